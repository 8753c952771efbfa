import type { DifferenceKind } from './check.ts';
import type { Span } from './report.ts';

/** How a text and a copy of it differ. Spans are UTF-16 code units, `end` exclusive, each in the text that its name says. */
export interface Comparison {
  /** All paragraphs of both stories, in the order of the original; what the copy alone has stands where it has it. */
  paragraphs: ParagraphChange[];
  /** All quotes of the original in their order, then those that the copy added. */
  quotes: QuoteChange[];
  /** Names that one side's story has and the other's has not. */
  names: NameChange[];
  /** Numbers that one side's story has and the other's has not. */
  numbers: NumberChange[];
}

export const changes = ['same', 'altered', 'dropped', 'added'] as const;
export type Change = (typeof changes)[number];

/** Words that differ; either side may be empty, where words were only added or only left out. `kind` says what they touch. */
export interface TextDifference {
  original: Span;
  copy: Span;
  kind: DifferenceKind;
}

/** A paragraph of one story and the one that stands for it in the other. Headline and standfirst are paragraphs. */
export interface ParagraphChange {
  /** `moved`: the same words at another place. */
  change: Change | 'moved';
  /** Null where the copy added it. */
  original: Span | null;
  /** Null where the copy dropped it. */
  copy: Span | null;
  /** A whole paragraph that one side lacks is one difference. */
  differences: TextDifference[];
}

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
  differences: TextDifference[];
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
