/** The text as it is drawn: which part of the text a node of the page holds. Nodes hold the text as it is, so offsets only add up. */
import type { Span } from 'article-inspector';

const starts = new WeakMap<Node, number>();

/** A text node for a span of the text, known again by spanOfSelection(). */
export function textNode(text: string, { start, end }: Span): Text {
  const node = document.createTextNode(text.slice(start, end));
  starts.set(node, start);
  return node;
}

/** Whether a node of the page holds a part of the text, and not the page's own words. */
export const isOfText = (node: Node): boolean => starts.has(node);

/** The offset in the text that a place in the page has; null where no text stands there. */
function offsetOf(node: Node, offset: number): number | null {
  const start = starts.get(node);
  if (start !== undefined) return start + offset;
  // Between elements: the nearest text behind the place, else the nearest before it.
  const child = node.childNodes[offset];
  const behind = child && firstText(child, false);
  if (behind) return starts.get(behind)!;
  const before = offset > 0 ? firstText(node.childNodes[offset - 1]!, true) : null;
  return before ? starts.get(before)! + before.length : null;
}

function firstText(node: Node, last: boolean): Text | null {
  if (starts.has(node)) return node as Text;
  const children = last ? [...node.childNodes].reverse() : [...node.childNodes];
  for (const child of children) {
    const found = firstText(child, last);
    if (found) return found;
  }
  return null;
}

/** The stretch of the text that is selected inside `within`; null where none is. */
export function selectedSpan(within: Node): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!within.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start ? { start, end } : null;
}
