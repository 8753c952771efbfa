/** A report as marks: stretches of the text, each with what it is of. */
import type { Report, Span } from 'article-inspector';

export type Layer = 'boilerplate' | 'entities' | 'quotes' | 'findings';
export const layers: readonly Layer[] = ['boilerplate', 'quotes', 'entities', 'findings'];

export interface Mark extends Span {
  layer: Layer;
  kind: string;
  /** Which one of its layer in the report. */
  item: number;
}

/** What is marked: not the layers and kinds that are off, and no names and quotes in what is not the story unless they are asked for. */
export interface Wanted {
  off: ReadonlySet<string>;
  inJunk: boolean;
}

/** By rising start. */
export function marksOf(report: Report, { off, inJunk }: Wanted): Mark[] {
  const marks: Mark[] = [];
  const add = (layer: Layer, kind: string, item: number, spans: readonly Span[]): void => {
    if (off.has(layer) || off.has(`${layer}/${kind}`)) return;
    for (const { start, end } of spans) marks.push({ layer, kind, item, start, end });
  };
  const isJunk = inJunk ? () => false : within(report.boilerplate);
  const inStory = (spans: readonly Span[]): Span[] => spans.filter((span) => !isJunk(span));
  report.boilerplate.forEach((found, item) => add('boilerplate', found.kind, item, [found]));
  report.quotes.forEach((found, item) => add('quotes', found.kind, item, inStory(found.content)));
  report.entities.forEach((found, item) => add('entities', found.type, item, inStory(found.mentions)));
  report.findings.forEach((found, item) => add('findings', found.kind, item, [found]));
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether a span lies within one of these, which stand by rising start and do not overlap. */
function within(spans: readonly Span[]): (span: Span) => boolean {
  return ({ start, end }) => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    const found = spans[low];
    return found !== undefined && found.start <= start && end <= found.end;
  };
}
