// What a script of an afternoon makes of a draft's quotations: the likest stretch of any source by edit distance over words, and a threshold.
// The check of quotations is held against it.

const words = (text) =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}']+/gu) ?? [];

/** The share of a quotation's words that the likest stretch of a source has unchanged; both of its ends are free. */
function likeness(quotation, source) {
  let costs = new Array(source.length + 1).fill(0);
  quotation.forEach((word, i) => {
    const row = [i + 1];
    for (let j = 1; j <= source.length; j++)
      row.push(Math.min(costs[j - 1] + (word === source[j - 1] ? 0 : 1), costs[j] + 1, row[j - 1] + 1));
    costs = row;
  });
  return 1 - Math.min(...costs) / Math.max(1, quotation.length);
}

/** {id, quotes} in the form of the tool's answer. A quotation as like as `threshold` counts as verbatim, a less like one as absent. */
export function fuzzyCheck({ id, draft, sources }, threshold) {
  const read = sources.map(({ text }) => words(text));
  const quotes = [...draft.matchAll(/“[^“”]*”|"[^"]*"/g)].map(({ 0: quotation, index }) => {
    const alike = read.map((source) => likeness(words(quotation), source));
    const best = Math.max(0, ...alike);
    const found = best >= threshold;
    return {
      start: index,
      end: index + quotation.length,
      verdict: found ? 'verbatim' : 'absent',
      source: found ? alike.indexOf(best) : null,
      differences: [],
    };
  });
  return { id, quotes };
}
