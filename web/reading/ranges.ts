import type { Span } from 'article-inspector';
import type { Piece } from './text-flow.ts';

/** Where a stretch of the text stands in the page: a range a text node. Nodes that have changed since are left out. */
export function rangesOf(span: Span, pieces: readonly Piece[]): StaticRange[] {
  const parts: { node: Text; from: number; to: number }[] = [];
  for (let at = firstTouching(span, pieces); at < pieces.length; at++) {
    const { start, length, node, offset } = pieces[at]!;
    if (start >= span.end) break;
    const from = offset + Math.max(0, span.start - start);
    const to = offset + Math.min(length, span.end - start);
    const last = parts[parts.length - 1];
    if (last?.node === node) last.to = to;
    else parts.push({ node, from, to });
  }
  return parts
    .filter(({ node, to }) => to <= node.length)
    .map(({ node, from, to }) => new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }));
}

function firstTouching(span: Span, pieces: readonly Piece[]): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { start, length } = pieces[middle]!;
    if (start + length <= span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}
