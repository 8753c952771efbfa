// The element's parts that work on values alone: edits, pages, marks, what an address hands over, links to quotes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let element;

before(async () => {
  server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const load = (path) => server.ssrLoadModule(`/${path}`);
  element = {
    ...(await load('web/element/src/article.ts')),
    ...(await load('web/element/src/citation.ts')),
    ...(await load('web/element/src/corrections.ts')),
    ...(await load('web/element/src/files.ts')),
    ...(await load('web/element/src/styles-out.ts')),
    ...(await load('web/element/src/numbers.ts')),
    ...(await load('web/element/src/search.ts')),
    ...(await load('web/element/src/sources.ts')),
    ...(await load('web/element/src/store.ts')),
    ...(await load('web/element/src/versions.ts')),
    ...(await load('web/element/src/words.ts')),
    ...(await load('site/src/handed-over.ts')),
  };
});
after(() => server?.close());

/** Numbers below `most`, the same in each run. */
function dice(seed) {
  let state = seed;
  return (most) => (state = (state * 48271) % 2147483647) % most;
}

/** A report that holds only what a test names. */
const reportOf = (text, parts = {}) => ({
  version: 2,
  length: text.length,
  language: 'en',
  headline: null,
  standfirst: null,
  dateline: null,
  date: null,
  bylines: [],
  site: null,
  address: null,
  boilerplate: [],
  entities: [],
  quotes: [],
  findings: [],
  statistics: {},
  ...parts,
});
const spanOf = (text, words, from = 0) => {
  const start = text.indexOf(words, from);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};
const settings = { off: [], unsure: true };
const quoteOf = (text, words, name, more = {}) => ({
  kind: 'direct',
  content: [spanOf(text, words)],
  cue: null,
  score: 1,
  speaker: name && { ...spanOf(text, words), name, entity: null, anonymous: false, role: '', score: 1, evidence: [], candidates: [] },
  ...more,
});

test('every line of a text is in the article once: as headline, as paragraph, or in a fold', () => {
  const { articleOf } = element;
  const roll = dice(7);
  for (let round = 0; round < 300; round++) {
    const lines = Array.from(
      { length: 1 + roll(30) },
      (_, n) => ['', '   ', `line ${n} of it`, '–––', `${'x'.repeat(roll(50))} ${n}`][roll(5)],
    );
    const text = lines.join('\n');
    const boilerplate = Array.from({ length: roll(6) }, () => {
      const start = roll(text.length + 1);
      return { start, end: Math.min(text.length, start + 1 + roll(60)), kind: 'navigation', reason: '', score: 1 };
    }).sort((a, b) => a.start - b.start);
    const withWords = lines.filter((line) => line.trim() !== '');
    const title = withWords.length > 0 && roll(2) === 0 ? spanOf(text, withWords[roll(withWords.length)].trim()) : null;
    const article = articleOf(text, reportOf(text, { boilerplate, headline: title }), [], settings);
    const shown = [...article.before, ...article.rows].flatMap((row) => (row.type === 'fold' ? row.lines : [row]));
    const wanted = withWords.map((line) => line.trim());
    const told = shown.map(({ start, end }) => text.slice(start, end));
    if (article.title) {
      const at = wanted.indexOf(text.slice(title.start, title.end));
      assert.ok(at >= 0);
      wanted.splice(at, 1);
      const own = told.indexOf(text.slice(title.start, title.end));
      if (own >= 0 && told.length > wanted.length) told.splice(own, 1);
    }
    assert.deepEqual([...told].sort(), [...wanted].sort());
    // Text that is not marked is never folded.
    for (const { lines: folded } of article.folds) {
      for (const { start, end } of folded)
        assert.ok(
          boilerplate.some((mark) => mark.start < end && start < mark.end),
          text.slice(start, end),
        );
    }
  }
});

test('the pieces of a paragraph are the paragraph, and only what stands in quotation marks is quoted', () => {
  const { articleOf, Parts } = element;
  const text = 'The plan, Kari Lund said, was “dead” and would “never” come back. She left.';
  const said = spanOf(text, 'was “dead” and would “never” come back');
  const report = reportOf(text, {
    entities: [{ id: 0, name: 'Kari Lund', type: 'person', role: '', score: 1, mentions: [spanOf(text, 'Kari Lund')] }],
    quotes: [quoteOf(text, 'was “dead” and would “never” come back', 'Kari Lund', { kind: 'mixed', content: [said] })],
  });
  const [row] = articleOf(text, report, [], settings).rows;
  const parts = new Parts(text, report, settings).of(row);
  assert.equal(parts.map(({ start, end }) => text.slice(start, end)).join(''), text);
  assert.deepEqual(
    parts.filter(({ isQuoted }) => isQuoted).map(({ start, end }) => text.slice(start, end)),
    ['“dead”', '“never”'],
  );
  assert.deepEqual(
    parts.filter(({ entity }) => entity === 0).map(({ start, end }) => text.slice(start, end)),
    ['Kari Lund'],
  );
  assert.equal(row.paraphrased, 'name:kari lund');
});

test('a speaker is named where the speaker changes, and not again', () => {
  const { articleOf } = element;
  const text = ['“One.” A said.', '“Two.” A said.', 'Plain.', '“Three.” B said.', '“Four.” A said.'].join('\n\n');
  const report = reportOf(text, {
    quotes: [
      ['“One.”', 'A'],
      ['“Two.”', 'A'],
      ['“Three.”', 'B'],
      ['“Four.”', 'A'],
    ].map(([words, name]) => quoteOf(text, words, name)),
  });
  assert.deepEqual(
    articleOf(text, report, [], settings).rows.map(({ notes }) => notes.map(({ key }) => key)),
    [['name:a'], [], [], ['name:b'], ['name:a']],
  );
});

test('the state goes one way: texts and corrections can be undone and redone, and a late report is not shown', () => {
  const { reduce, initial } = element;
  const bring = (text) => ({ type: 'text', text, blocks: [], source: '', isReaders: true });
  const run = (...actions) => actions.reduce(reduce, initial);
  const first = run(bring('One.'));
  const report = reportOf('One.');
  const read = reduce(first, { type: 'report', report, of: first.text });
  assert.equal(read.article.rows.length, 1);
  const second = reduce(read, bring('Two.'));
  assert.equal(second.article.rows.length, 0, 'nothing of the old text is shown beside the new one');
  assert.equal(reduce(second, { type: 'report', report, of: first.text }), second, 'the report of an older text');
  const corrected = reduce(read, { type: 'correct', corrections: [{ kind: 'headline', start: 0, end: 4 }] });
  assert.equal(corrected.article, read.article, 'what is seen stays until the corrected report comes');
  const undone = reduce(corrected, { type: 'undo' });
  assert.deepEqual(undone.text.corrections, []);
  assert.deepEqual(reduce(undone, { type: 'redo' }).text.corrections, corrected.text.corrections);
  assert.equal(reduce(reduce(second, { type: 'undo' }), { type: 'undo' }).text.text, '');
});

test('a correction takes the place of one of its kind at its place', () => {
  const { withCorrection } = element;
  let all = [];
  for (const one of [
    { kind: 'speaker', start: 0, end: 4, name: 'A' },
    { kind: 'speaker', start: 9, end: 12, name: 'B' },
    { kind: 'speaker', start: 0, end: 4, name: 'C' },
    { kind: 'headline', start: 0, end: 4 },
    { kind: 'headline', start: 9, end: 12 },
  ])
    all = withCorrection(all, one);
  assert.deepEqual(
    all.map(({ kind, start, name }) => [kind, start, name]),
    [
      ['speaker', 9, 'B'],
      ['speaker', 0, 'C'],
      ['headline', 9, undefined],
    ],
  );
});

test('markup loses its styles and handlers, and not a letter else', () => {
  const { withoutStyles } = element;
  assert.equal(withoutStyles('<p style="color: red" class=a>2 < 3 style="x"</p>'), '<p  class=a>2 < 3 style="x"</p>');
  assert.equal(withoutStyles("<p STYLE='display : none'>x"), '<p hidden>x');
  assert.equal(withoutStyles('<a onclick=go() href="a>b" style=x>y</a>'), '<a  href="a>b" >y</a>');
  assert.equal(withoutStyles('<p title="style=1">z</p><br/><p style="never closed'), '<p title="style=1">z</p><br/><p ');
  assert.equal(withoutStyles('<p>a</p><style media="x">p > b { color: red }</STYLE ><p>b'), '<p>a</p><p>b');
  assert.equal(withoutStyles('a<style onload=x>p</style>b'), 'ab');
  assert.equal(withoutStyles('<script>"<style>"</script><p style=x>b'), '<script>"<style>"</script><p >b');
  assert.equal(withoutStyles('<!-- <style> --><p>b'), '<!-- <style> --><p>b');
  assert.equal(withoutStyles('<title>a <style> b</title>c'), '<title>a <style> b</title>c');
  const roll = dice(3);
  for (let round = 0; round < 300; round++) {
    const soup = Array.from({ length: roll(60) }, () => ['<', '>', '"', "'", '=', 'p', ' ', 'style', '/', 'x'][roll(10)]).join('');
    assert.ok(withoutStyles(soup).length <= soup.length + 6 * soup.length);
  }
});

test('numbers and dates of the story are found in the language of the text', () => {
  const { figuresOf } = element;
  const found = (text, language) =>
    figuresOf(text, reportOf(text, { language })).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
  assert.deepEqual(found('On 9 September 31 people paid $1,200 or 3.5% in 2019.', 'en'), [
    'date 9 September',
    'number 31',
    'number $1,200',
    'number 3.5%',
    'date 2019',
  ]);
  assert.deepEqual(found('Am 9. September 2025 fehlten 20.000 Euro.', 'de'), ['date 9. September 2025', 'number 20.000']);
});

test('sources: who speaks, how much, people, bodies and documents apart; who is accused without a word', () => {
  const { sourcesOf } = element;
  const text = 'The report says it is late. “We know it,” said Ann. The Union accused others. The Harbour Board was accused of delay.';
  const report = reportOf(text, {
    entities: [
      { id: 0, name: 'Ann', type: 'person', role: '', score: 1, mentions: [spanOf(text, 'Ann')] },
      { id: 1, name: 'Harbour Board', type: 'organization', role: '', score: 1, mentions: [spanOf(text, 'Harbour Board')] },
      // Who accuses is not accused.
      { id: 2, name: 'Union', type: 'organization', role: '', score: 1, mentions: [spanOf(text, 'Union')] },
    ],
    quotes: [quoteOf(text, 'it is late', 'The report', { kind: 'indirect' }), quoteOf(text, '“We know it,”', 'Ann')],
  });
  const counted = { entity: null, anonymous: false, role: '', share: 0 };
  report.statistics.speakers = [
    { ...counted, name: 'Ann', quotes: { direct: 1, mixed: 0, indirect: 0 }, words: 3, reportedWords: 0 },
    { ...counted, name: 'the report', quotes: { direct: 0, mixed: 0, indirect: 1 }, words: 0, reportedWords: 2 },
    { ...counted, name: 'The report', quotes: { direct: 0, mixed: 0, indirect: 1 }, words: 0, reportedWords: 1 },
    { ...counted, name: 'Somebody else', quotes: { direct: 0, mixed: 0, indirect: 1 }, words: 9, reportedWords: 9 },
  ];
  const { speakers, silent } = sourcesOf(text, report);
  assert.deepEqual(
    speakers.map(({ name, kind, directWords, reportedWords }) => [name, kind, directWords, reportedWords]),
    [
      ['the report', 'document', 0, 3],
      ['Ann', 'person', 3, 0],
    ],
  );
  assert.deepEqual(
    silent.map(({ item }) => item),
    [1],
  );
});

test('the same short run of junk between paragraphs three times is a refrain, numbers aside; a run that stands twice is not', () => {
  const { articleOf } = element;
  const lines = ['A paragraph.', 'Advertisement 1', 'A paragraph.', 'Read on', 'A paragraph.', 'Advertisement 2'];
  const text = [...lines, 'A paragraph.', 'Read on', 'A paragraph.', 'Advertisement 33', 'The end.'].join('\n\n');
  const boilerplate = [...text.matchAll(/Advertisement \d+|Read on/g)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    kind: 'advertisement',
  }));
  const { folds } = articleOf(text, reportOf(text, { boilerplate }), [], { off: [] });
  assert.deepEqual(
    folds.map(({ refrain }) => refrain),
    ['Advertisement #', '', 'Advertisement #', '', 'Advertisement #'],
  );
});

test('versions: a difference is flagged by what it touches, a quote among it, and the same words said by another are a change', () => {
  const { pairsOf } = element;
  const of = (paragraphs, quotes = []) => {
    const text = paragraphs.join('\n\n');
    return { text, report: reportOf(text, { quotes: quotes.map(([words, name]) => quoteOf(text, words, name)) }) };
  };
  const a = of(
    ['The council will not close it.', '“It is late,” said Ann.', '“Go on,” said Ann.'],
    [
      ['“It is late,”', 'Ann'],
      ['“Go on,”', 'Ann'],
    ],
  );
  const b = of(
    ['The council may close it.', '“It is early,” said Ann.', '“Go on,” said Bo.', 'Snow fell.'],
    [
      ['“It is early,”', 'Ann'],
      ['“Go on,”', 'Bo'],
    ],
  );
  const differing = (kind, words, others) => ({
    kind,
    original: words ? spanOf(a.text, words) : { start: 0, end: 0 },
    copy: others ? spanOf(b.text, others) : { start: 0, end: 0 },
  });
  const paragraph = (change, words, others, differences = []) => ({
    change,
    original: words ? spanOf(a.text, words) : null,
    copy: others ? spanOf(b.text, others) : null,
    differences,
  });
  const { pairs, counts } = pairsOf(
    {
      paragraphs: [
        paragraph('altered', 'The council will not close it.', 'The council may close it.', [differing('negation', 'will not', 'may')]),
        paragraph('altered', '“It is late,” said Ann.', '“It is early,” said Ann.', [differing('word', 'late', 'early')]),
        paragraph('same', '“Go on,” said Ann.', '“Go on,” said Bo.'),
        paragraph('added', null, 'Snow fell.', [differing('added', null, 'Snow fell')]),
      ],
      quotes: [
        { change: 'altered', original: 0, copy: 0, speakerChanged: false, unmarked: null, differences: [] },
        { change: 'same', original: 1, copy: 1, speakerChanged: true, unmarked: null, differences: [] },
      ],
      names: [],
      numbers: [],
    },
    a,
    b,
  );
  assert.deepEqual(
    pairs.map(({ change }) => change),
    ['altered', 'altered', 'altered', 'added'],
  );
  assert.deepEqual(
    pairs.map(({ pieces }) => pieces.map(({ flags }) => flags)),
    [[['negation']], [['quote']], [], [[]]],
  );
  assert.deepEqual(
    pairs.map(({ speakers }) => speakers.map(({ a: said, b: now }) => [said, now])),
    [[], [], [['Ann', 'Bo']], []],
  );
  assert.deepEqual(
    [...counts],
    [
      ['negation', 1],
      ['quote', 1],
      ['speaker', 1],
    ],
  );
});

test('a citation has the words, who said them, where they stand, and a link to them', () => {
  const { citation, citedOf } = element;
  const text = 'Bridge opens\n\n“It holds,” said Anna Holm.';
  const report = reportOf(text, {
    headline: spanOf(text, 'Bridge opens'),
    site: 'Courier',
    bylines: [{ name: 'Mara L.', role: '' }],
    quotes: [quoteOf(text, '“It holds,”', 'Anna Holm')],
  });
  const cited = citedOf(text, report, 0, '1 May 2026', 'https://x.org/a');
  assert.equal(
    citation(cited, 'plain', 'quoted in'),
    '“It holds,” – Anna Holm\n(Mara L., “Bridge opens”, Courier, 1 May 2026)\nhttps://x.org/a#:~:text=It%20holds',
  );
  assert.equal(
    citation(cited, 'markdown', 'quoted in'),
    '> “It holds,”\n>\n> – Anna Holm, [Mara L., “Bridge opens”, Courier, 1 May 2026](https://x.org/a#:~:text=It%20holds)',
  );
  assert.match(citation(cited, 'footnote', 'quoted in'), /^Anna Holm, quoted in Mara L\./);
});

test('bytes are read as what they are', () => {
  const { decode } = element;
  const bytes = (...values) => new Uint8Array(values);
  assert.equal(decode(new TextEncoder().encode('Köln')).text, 'Köln');
  assert.equal(decode(bytes(0xef, 0xbb, 0xbf, 0x41)).text, 'A');
  assert.equal(decode(bytes(0xfe, 0xff, 0, 0x41)).text, 'A');
  assert.deepEqual(decode(bytes(0x4b, 0xf6, 0x6c, 0x6e)), { text: 'Köln', encoding: 'windows-1252' });
  assert.equal(decode(bytes(...Array(400).fill(0), 1, 2, 3)), null);
  assert.equal(decode(bytes(0x41, 0, 0x42)).text, 'A\0B');
});

test('an address hands over a text as it was encoded, or says that it is broken', () => {
  const { handedOver } = element;
  assert.equal(handedOver(''), null);
  assert.equal(handedOver('#section'), null);
  assert.deepEqual(handedOver('#text=a%20%2B%26b+c&source=https%3A%2F%2Fx.org'), { html: '', text: 'a +&b+c', source: 'https://x.org' });
  assert.equal(handedOver('#html=%3Cp%3Ea').html, '<p>a');
  assert.equal(handedOver('#text=%E0%A4%A'), 'unreadable');
});

test('a link to a quote carries its first and last words, and only web addresses take one', () => {
  const { linkToText } = element;
  assert.equal(linkToText('https://x.org/a#b', '“Well-kept, it is,”'), 'https://x.org/a#:~:text=Well%2Dkept%2C%20it%20is');
  const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';
  assert.equal(
    linkToText('https://x.org/', long),
    'https://x.org/#:~:text=one%20two%20three%20four%20five%20six,nine%20ten%20eleven%20twelve%20thirteen%20fourteen',
  );
  for (const bad of ['', 'x.org', 'javascript:alert(1)', 'file:///etc/passwd']) assert.equal(linkToText(bad, 'word'), null);
});

test('every language has every word, and every message of the core in its own', () => {
  const { languages, wordsFor } = element;
  const read = (path) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
  const keys = Object.keys(read('web/element/src/words/en.json')).sort();
  const english = read('core/data/en/messages.json');
  assert.ok(languages.length > 1);
  for (const language of languages) {
    assert.deepEqual(Object.keys(read(`web/element/src/words/${language}.json`)).sort(), keys);
    const own = read(`core/data/${language}/messages.json`);
    assert.deepEqual(Object.keys(own), Object.keys(english));
    if (language !== 'en')
      for (const [key, message] of Object.entries(own)) if (message !== '') assert.notEqual(message, english[key], `${language}: ${key}`);
  }
  const mark = { start: 0, end: 9, kind: 'navigation', reason: 'link-lines', lines: 12, place: 'after', score: 1 };
  assert.equal(wordsFor('en').sentenceOf(mark), 'one of 12 short lines of links after the last paragraph');
  assert.equal(wordsFor('de').sentenceOf(mark), 'eine von 12 kurzen Zeilen mit Links nach dem letzten Absatz');
  assert.equal(
    wordsFor('en').sentenceOf({ start: 0, end: 1, kind: 'bad-bytes', reason: 'unreadable-bytes' }),
    english['finding/unreadable-bytes'],
  );
});
