/** Where the pointer rests and clicks in the page, told as marks. The page's own handlers get every event as well. */
import * as dom from '../../reading/dom.ts';
import type { Mark } from './marks.ts';

/** Milliseconds for which the pointer rests on a mark before its card opens, and is away before it closes. */
const restTime = 400;
const leaveTime = 350;

/** A click on one of these means something to the page. */
const busy = 'a[href], button, input, select, textarea, label, summary, [contenteditable]';

export interface PointerEvents {
  /** The shortest first. */
  marksAt(node: Node, offset: number): Mark[];
  /** Whether an event comes from our own element. */
  isOurs(target: EventTarget | null): boolean;
  rested(mark: Mark, box: DOMRect): void;
  chosen(mark: Mark, box: DOMRect): void;
  left(): void;
  /** A click beside every mark. */
  elsewhere(): void;
}

interface Place {
  mark: Mark;
  box: DOMRect;
}

export class Pointer {
  readonly #events: PointerEvents;
  readonly #windows = new Map<Window, AbortController>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(events: PointerEvents) {
    this.#events = events;
  }

  /** Listens in these windows, and in no others. */
  listen(windows: readonly Window[]): void {
    for (const [window, controller] of this.#windows) {
      if (windows.includes(window)) continue;
      controller.abort();
      this.#windows.delete(window);
    }
    for (const window of windows) {
      if (this.#windows.has(window)) continue;
      const controller = new AbortController();
      const how = { signal: controller.signal, passive: true, capture: true };
      this.#windows.set(window, controller);
      window.addEventListener('pointermove', (event) => this.#moved(event, window), how);
      window.addEventListener('click', (event) => this.#clicked(event, window), how);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const controller of this.#windows.values()) controller.abort();
    this.#windows.clear();
  }

  // Events that a page's own script makes are none of the reader's.
  #moved(event: PointerEvent, window: Window): void {
    if (!event.isTrusted || event.pointerType !== 'mouse' || event.buttons !== 0) return;
    clearTimeout(this.#timer);
    if (this.#events.isOurs(event.target)) return;
    const { clientX, clientY } = event;
    this.#timer = setTimeout(() => {
      const place = this.#placeAt(window, clientX, clientY);
      if (place) this.#events.rested(place.mark, place.box);
      else this.#timer = setTimeout(() => this.#events.left(), leaveTime);
    }, restTime);
  }

  #clicked(event: MouseEvent, window: Window): void {
    if (!event.isTrusted || event.button !== 0 || this.#events.isOurs(event.target)) return;
    clearTimeout(this.#timer);
    const target = event.composedPath()[0] as Node;
    const isBusy = dom.nodeType(target) === Node.ELEMENT_NODE && dom.closest(target as Element, busy);
    const isSelecting = window.getSelection()?.isCollapsed === false;
    const place = isBusy || isSelecting ? null : this.#placeAt(window, event.clientX, event.clientY);
    if (place) this.#events.chosen(place.mark, place.box);
    else this.#events.elsewhere();
  }

  #placeAt(window: Window, x: number, y: number): Place | null {
    const caret = caretAt(window.document, x, y);
    if (!caret) return null;
    // The nearest caret may stand behind the letter that the pointer is on.
    for (const offset of [caret.offset, caret.offset - 1]) {
      const [mark] = offset < 0 ? [] : this.#events.marksAt(caret.node, offset);
      const box = mark && boxAt(caret.node, offset, x, y);
      if (mark && box) return { mark, box: inTop(box, window) };
    }
    return null;
  }
}

interface Caret {
  node: Node;
  offset: number;
}

function caretAt(document: Document, x: number, y: number): Caret | null {
  const { caretPositionFromPoint: position, caretRangeFromPoint: range } = Document.prototype as Partial<Document>;
  if (position) {
    const found = Reflect.apply(position, document, [x, y]) as CaretPosition | null;
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const found = range && (Reflect.apply(range, document, [x, y]) as Range | null);
  return found ? { node: found.startContainer, offset: found.startOffset } : null;
}

/** The box of the letter at an offset, where the point lies in it. */
function boxAt(node: Node, offset: number, x: number, y: number): DOMRect | null {
  if (dom.nodeType(node) !== Node.TEXT_NODE || offset >= (node as Text).length) return null;
  const range = dom.newRange(dom.ownerDocument(node)!);
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return [...range.getClientRects()].find((box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top && y <= box.bottom) ?? null;
}

/** A box of a frame, in the window around all frames. */
function inTop(box: DOMRect, window: Window): DOMRect {
  let { left, top } = box;
  for (let inner = window; inner.frameElement; inner = inner.parent) {
    const frame = dom.boxOf(inner.frameElement);
    left += frame.left;
    top += frame.top;
  }
  return new DOMRect(left, top, box.width, box.height);
}
