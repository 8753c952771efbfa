/** What the core says of two whole texts, made ready to be shown side by side. Says nothing of whether a copy is true. */
import type { Comparison, ParagraphChange, Report, Span } from 'article-inspector';

import { firstIndex } from './search.ts';

export interface Version {
  readonly text: string;
  readonly report: Report;
}

export const flags = ['quote', 'speaker', 'name', 'number', 'negation', 'hedge'] as const;
export type Flag = (typeof flags)[number];

/** A difference: what the one side has in the place of what the other has. Either may be empty. */
export interface Piece {
  readonly a: Span;
  readonly b: Span;
  readonly flags: readonly Flag[];
}

export interface Pair {
  readonly change: ParagraphChange['change'];
  readonly a: Span | null;
  readonly b: Span | null;
  readonly pieces: readonly Piece[];
  /** Words in both that somebody else says. */
  readonly speakers: readonly { readonly a: string; readonly b: string; readonly at: Span }[];
}

export interface Compared {
  readonly pairs: readonly Pair[];
  /** How many differences have each flag. */
  readonly counts: ReadonlyMap<Flag, number>;
}

export function pairsOf(comparison: Comparison, a: Version, b: Version): Compared {
  const [quotedA, quotedB] = [quoted(a.report), quoted(b.report)];
  const speakers = otherSpeakers(comparison, a.report, b.report);
  const pairs = comparison.paragraphs.map(({ change, original, copy, differences }): Pair => {
    const pieces = differences.map(({ original: here, copy: there, kind }) => ({
      a: here,
      b: there,
      flags: flags.filter((flag) => flag === kind || (flag === 'quote' && (quotedA(here) || quotedB(there)))),
    }));
    const own = copy ? speakers.filter(({ at }) => at.start >= copy.start && at.start < copy.end) : [];
    return { change: change === 'same' && own.length > 0 ? 'altered' : change, a: original, b: copy, pieces, speakers: own };
  });
  const counts = new Map<Flag, number>();
  const count = (flag: Flag, times = 1): void => void counts.set(flag, (counts.get(flag) ?? 0) + times);
  for (const { pieces, speakers: own } of pairs) {
    for (const piece of pieces) piece.flags.forEach((flag) => count(flag));
    if (own.length > 0) count('speaker', own.length);
  }
  return { pairs, counts };
}

/** Tells whether a span touches words in quotation marks. */
function quoted({ quotes }: Report): (span: Span) => boolean {
  const pieces = quotes.flatMap(({ kind, content }) => (kind === 'indirect' ? [] : content)).sort((x, y) => x.start - y.start);
  return ({ start, end }) => {
    const behind = firstIndex(pieces.length, (index) => pieces[index]!.start >= end);
    return end > start && behind > 0 && pieces[behind - 1]!.end > start;
  };
}

// The same words in both, given to somebody else.
function otherSpeakers({ quotes }: Comparison, a: Report, b: Report): Pair['speakers'][number][] {
  return quotes.flatMap(({ speakerChanged, original, copy }) => {
    const [said, now] = [a.quotes[original ?? -1], b.quotes[copy ?? -1]];
    const at = now?.content[0];
    return speakerChanged && said && at ? [{ a: said.speaker?.name ?? '', b: now.speaker?.name ?? '', at }] : [];
  });
}
