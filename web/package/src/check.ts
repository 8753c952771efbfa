import type { Span } from './report.ts';

/** Whether the quotations of a draft stand in its sources. Offsets are UTF-16 code units, `end` exclusive, each in the text that its name says. */
export interface QuoteCheck {
  /** What stands between quotation marks, in the order of the draft. */
  quotes: CheckedQuote[];
  /** What the draft reports in its own words, in the order of the draft. */
  paraphrases: CheckedParaphrase[];
}

export const verdicts = ['verbatim', 'shortened', 'altered', 'spliced', 'misattributed', 'absent'] as const;
export type Verdict = (typeof verdicts)[number];

/** True for what a source has as the draft has it: word for word, or with what the draft says it leaves out or puts in. */
export const isFaithful = (verdict: Verdict): boolean => verdict === 'verbatim' || verdict === 'shortened';

export const differenceKinds = ['negation', 'number', 'hedge', 'name', 'word', 'dropped', 'added'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** `start` and `end` are those of the quotation in the draft, marks included. */
export interface CheckedQuote extends Span {
  verdict: Verdict;
  /** Index of the source that has the words; null where none has. */
  source: number | null;
  /** Where they stand in that source. */
  match: Span | null;
  differences: QuoteDifference[];
  /** Whom the draft names for the words, and whom the source does; null where neither was looked for. */
  speaker: { draft: string | null; source: string | null; differs: boolean } | null;
  /** How sure the verdict is, from 0 to 1. */
  score: number;
}

/** Words that differ: `start` and `end` in the draft, `source` in the source. Either may be empty, where words were only dropped or added. */
export interface QuoteDifference extends Span {
  kind: DifferenceKind;
  source: Span;
}

export interface CheckedParaphrase extends Span {
  /** True where a sentence of a source says the like. */
  supported: boolean;
  source: number | null;
  match: Span | null;
  /** Share of its telling words that the likest sentence has, from 0 to 1. */
  score: number;
}
