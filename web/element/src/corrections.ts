/**
 * What the reader has put right, as values. A correction names places of the text, not numbers of a report: so it outlives the report
 * that it corrects.
 */
import type { EntityType, Options, Span } from 'article-inspector';

export type Correction =
  /** Not a name, a quote, a flaw, or not junk: the mark is left out. */
  | (Span & { readonly kind: 'reject'; readonly layer: 'boilerplate' | 'entities' | 'quotes' | 'findings' })
  /** This is the headline. */
  | (Span & { readonly kind: 'headline' })
  /** This is not the story. */
  | (Span & { readonly kind: 'junk' })
  /** The quote that begins here was said by `name`; empty: by nobody who is named. */
  | (Span & { readonly kind: 'speaker'; readonly name: string })
  /** The name that is mentioned here is of another type. */
  | (Span & { readonly kind: 'type'; readonly type: EntityType })
  /** The name that is mentioned here is the same as the one that is mentioned at `into`. */
  | (Span & { readonly kind: 'merge'; readonly into: Span })
  /** The mention here is somebody, or something, else. */
  | (Span & { readonly kind: 'split' })
  /** These words are a quote, said by `name`. */
  | (Span & { readonly kind: 'quote'; readonly name: string });

/** The corrections with one more; one of the same kind at the same place gives way to it. */
export function withCorrection(corrections: readonly Correction[], added: Correction): readonly Correction[] {
  const replaced = (old: Correction): boolean =>
    old.kind === added.kind && (added.kind === 'headline' || (old.start === added.start && old.end === added.end));
  return [...corrections.filter((old) => !replaced(old)), added];
}

/** As the core takes them: what was rejected, and what was put right. */
export function correctionOptions(corrections: readonly Correction[]): Pick<Options, 'rejected' | 'corrections'> {
  const rejected = corrections.flatMap((one) => (one.kind === 'reject' ? [{ layer: one.layer, start: one.start, end: one.end }] : []));
  const others = corrections.filter((one) => one.kind !== 'reject');
  return { ...(rejected.length > 0 && { rejected }), ...(others.length > 0 && { corrections: others }) };
}

/** Whether the core makes the same of both. */
export const sameCorrections = (a: readonly Correction[], b: readonly Correction[]): boolean =>
  JSON.stringify(correctionOptions(a)) === JSON.stringify(correctionOptions(b));
