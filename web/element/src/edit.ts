/** Edits of a text, as values. Offsets are UTF-16 code units. */
import type { Span } from 'article-inspector';

/** At `at`, `removed` was replaced by `inserted`. */
export interface Edit {
  at: number;
  removed: string;
  inserted: string;
}

/** The smallest edit that makes `after` of `before`, or null where they are the same. */
export function difference(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
    tail++;
  }
  return { at: start, removed: before.slice(start, before.length - tail), inserted: after.slice(start, after.length - tail) };
}

export function apply(text: string, edit: Edit): string {
  return text.slice(0, edit.at) + edit.inserted + text.slice(edit.at + edit.removed.length);
}

export function inverse(edit: Edit): Edit {
  return { at: edit.at, removed: edit.inserted, inserted: edit.removed };
}

/**
 * Where a stretch of the text lies after the edit; null where it was swallowed by it. What is typed at its edges does
 * not become part of it.
 */
export function moved<S extends Span>(span: S, edit: Edit): S | null {
  const end = edit.at + edit.removed.length;
  const shift = edit.inserted.length - edit.removed.length;
  if (span.end <= edit.at) return span;
  if (span.start >= end) return { ...span, start: span.start + shift, end: span.end + shift };
  if (span.start >= edit.at && span.end <= end) return null;
  const start = span.start < edit.at ? span.start : edit.at + edit.inserted.length;
  const newEnd = span.end > end ? span.end + shift : edit.at;
  return newEnd > start ? { ...span, start, end: newEnd } : null;
}

/** Line ends as the editor keeps them: one line feed each. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
