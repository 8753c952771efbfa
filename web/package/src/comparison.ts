import type { DifferenceKind } from './check.ts';
import type { Span } from './report.ts';

/** How a text and a copy of it differ. Spans are UTF-16 code units, `end` exclusive, each in the text that its name says. */
export interface Comparison {
  /** All quotes of the original in their order, then those that the copy added. */
  quotes: QuoteChange[];
  /** Names that one side's story has and the other's has not. */
  names: NameChange[];
  /** Numbers that one side's story has and the other's has not. */
  numbers: NumberChange[];
}

export const changes = ['same', 'altered', 'dropped', 'added'] as const;
export type Change = (typeof changes)[number];

export interface QuoteChange {
  change: Change;
  /** Index into the original report's quotes, or null where the copy added it. */
  original: number | null;
  /** Index into the copy's quotes, or null where the copy dropped it. */
  copy: number | null;
  /** The same words, said by another. */
  speakerChanged: boolean;
  /** Dropped as a quote, but its words stand in the copy, here. */
  unmarked: Span | null;
  /** The words that differ; either side may be empty, where words were only added or only left out. `kind` says what they touch. */
  differences: { original: Span; copy: Span; kind: DifferenceKind }[];
}

export interface NameChange {
  change: Exclude<Change, 'same'>;
  /** An entity's `id` in the original report, or null. */
  original: number | null;
  /** An entity's `id` in the copy's report, or null. */
  copy: number | null;
}

export interface NumberChange extends Span {
  change: 'dropped' | 'added';
}
