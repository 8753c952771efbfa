/** What the views are made from, and what they can ask for. Views build elements; they keep nothing. */
import type { Report, Span } from 'article-inspector';

import type { Kind, Layer, Mark, Marks } from './marks.ts';
import type { Words } from './words.ts';

export interface State {
  readonly text: string;
  /** The newest report; its offsets are those of `text` where `isCurrent`. */
  readonly report: Report;
  readonly marks: Marks;
  readonly counts: ReadonlyMap<string, number>;
  /** Switched-off layers and kinds (`layer/kind`). */
  readonly off: ReadonlySet<string>;
  readonly active: Pick<Mark, 'layer' | 'item'> | null;
  readonly lists: ListSettings;
  readonly words: Words;
}

/** How the lists are filtered, sorted and cut, by the reader. */
export interface ListSettings {
  filter: Record<string, string>;
  sort: Record<string, string>;
  /** How many items of a list are built. */
  shown: Record<string, number>;
}

export interface Actions {
  /** Scrolls to the stretches, marks them as the ones looked at. */
  show(spans: readonly Span[], item?: Pick<Mark, 'layer' | 'item'>): void;
  toggle(key: string): void;
  dismiss(mark: Pick<Mark, 'layer' | 'kind' | 'item'>): void;
  copy(text: string): void;
  /** Changes how lists are shown and builds them anew. */
  list(change: (lists: ListSettings) => void): void;
  showTab(tab: string): void;
  linkTo(quote: number): void;
}

export const kindWord = (words: Words, layer: Layer, kind: Kind): string => words.maybe(`kind.${layer}/${kind}`, kind);
export const kindsWord = (words: Words, layer: Layer, kind: Kind): string =>
  words.maybe(`kinds.${layer}/${kind}`, kindWord(words, layer, kind));

/** One line of a text's stretches, cut to a length. */
export function excerpt(text: string, spans: readonly Span[], most = 280): string {
  const parts: string[] = [];
  let length = 0;
  for (const { start, end } of spans) {
    const part = text
      .slice(start, Math.min(end, start + most))
      .replace(/\s+/g, ' ')
      .trim();
    parts.push(part);
    length += part.length;
    if (length > most) break;
  }
  const line = parts.join(' … ');
  return line.length > most ? `${cutBefore(line, most)} …` : line;
}

function cutBefore(line: string, most: number): string {
  const space = line.lastIndexOf(' ', most);
  return line.slice(0, space > most / 2 ? space : most);
}

export function quoteSpans(report: Report, item: number): Span[] {
  return report.quotes[item]?.content ?? [];
}

/** Words of a stretch, counted roughly: for shares, not for records. */
export function wordCount(text: string, spans: readonly Span[]): number {
  let count = 0;
  for (const { start, end } of spans) count += text.slice(start, end).match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return count;
}
