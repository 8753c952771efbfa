/**
 * The text under the reader's hands: an editable element that holds one text node, so that an offset in the text is an
 * offset in that node and a mark is one range. Typing is the browser's; what would bring in markup or several nodes
 * (paste, drop, the return key) is done here, as an edit of plain text.
 */
import type { Span } from 'article-inspector';

import { h } from './dom.ts';
import { apply, difference, withPlainLineEnds, type Edit } from './edit.ts';
import { cutIntoPages, pageAt } from './pages.ts';

export interface EditorEvents {
  /** The text has changed by this edit. `typed` edits in a row are one act. */
  edited(edit: Edit, typed: boolean): void;
  /** Something was pasted or dropped onto the text; the host reads it and calls insert(). */
  received(data: DataTransfer): void;
  undo(): void;
  redo(): void;
  /** Another page of a long text is shown. */
  paged(): void;
  selected(): void;
}

export class Editor {
  readonly element: HTMLElement;
  readonly #events: EditorEvents;
  #text = '';
  #pages: Span[] = [{ start: 0, end: 0 }];
  #page = 0;
  #node: Text = document.createTextNode('');
  #composing = false;
  /** The reader has selected the whole text, of which one page is shown. */
  #allSelected = false;

  constructor(events: EditorEvents) {
    this.#events = events;
    this.element = h('div', {
      class: 'ai-text',
      role: 'textbox',
      'aria-multiline': 'true',
      spellcheck: 'false',
      tabindex: '0',
      translate: 'no',
      'data-key': 'text',
      on: {
        input: () => this.#read(),
        beforeinput: (event) => this.#beforeInput(event),
        keydown: (event) => this.#keyDown(event),
        compositionstart: () => {
          this.#composing = true;
        },
        compositionend: () => {
          this.#composing = false;
          this.#read();
        },
        paste: (event) => {
          event.preventDefault();
          if (event.clipboardData) this.#events.received(event.clipboardData);
        },
        copy: (event) => this.#copy(event),
        cut: (event) => this.#copy(event),
      },
    });
    makeEditable(this.element);
    document.addEventListener('selectionchange', () => {
      if (this.#hasSelection()) this.#events.selected();
    });
    this.#render();
  }

  get text(): string {
    return this.#text;
  }

  get pages(): readonly Span[] {
    return this.#pages;
  }

  get page(): number {
    return this.#page;
  }

  /** What is shown of the text. */
  get shown(): Span {
    return this.#pages[this.#page] ?? { start: 0, end: this.#text.length };
  }

  /** The selected stretch of the text, or null where the selection is elsewhere. */
  get selection(): Span | null {
    if (!this.#hasSelection()) return null;
    if (this.#allSelected) return { start: 0, end: this.#text.length };
    const selection = document.getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return null;
    const anchor = this.#offsetOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.#offsetOf(selection.focusNode, selection.focusOffset);
    return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  }

  /** Puts `text` in the place of the selection, or of `at`; it can be undone as one step. */
  insert(text: string, at: Span = this.selection ?? { start: this.#text.length, end: this.#text.length }): void {
    const inserted = withPlainLineEnds(text);
    const edit = { at: at.start, removed: this.#text.slice(at.start, at.end), inserted };
    this.apply(edit);
    this.#events.edited(edit, false);
  }

  /** Changes the text without telling of it, as undo does; the caret goes behind what was put in. */
  apply(edit: Edit): void {
    const shown = this.shown;
    const insideNode = edit.at >= shown.start && edit.at + edit.removed.length <= shown.end;
    const next = apply(this.#text, edit);
    const caret = edit.at + edit.inserted.length;
    this.#text = next;
    this.#allSelected = false;
    if (this.#pages.length === 1 && insideNode && cutIntoPages(next).length === 1) {
      this.#node.replaceData(edit.at, edit.removed.length, edit.inserted);
      this.#pages = [{ start: 0, end: next.length }];
      this.#tidy();
    } else {
      this.#pages = cutIntoPages(next);
      this.#page = pageAt(this.#pages, edit.removed.length > 0 && edit.at === 0 ? 0 : caret);
      this.#render();
      this.#events.paged();
    }
    if (document.activeElement === this.element) this.select({ start: caret, end: caret });
  }

  showPage(page: number): void {
    if (page === this.#page || page < 0 || page >= this.#pages.length) return;
    this.#page = page;
    this.#allSelected = false;
    this.#render();
    this.#events.paged();
  }

  select(span: Span): void {
    const { start } = this.shown;
    const within = (offset: number): number => Math.max(0, Math.min(this.#node.length, offset - start));
    document.getSelection()?.setBaseAndExtent(this.#node, within(span.start), this.#node, within(span.end));
  }

  /** A live range over what is shown of the span; null where nothing of it is. */
  rangeOf(span: Span): Range | null {
    const { start } = this.shown;
    const from = Math.max(0, span.start - start);
    const to = Math.min(this.#node.length, span.end - start);
    if (from >= to) return null;
    const range = document.createRange();
    range.setStart(this.#node, from);
    range.setEnd(this.#node, to);
    return range;
  }

  /** The offset of the character that is drawn at a place of the window; null where there is none. */
  offsetAt(x: number, y: number): number | null {
    const [node, offset] = caretFromPoint(x, y);
    if (node !== this.#node) return null;
    for (const at of [offset - 1, offset]) {
      if (at < 0 || at >= this.#node.length) continue;
      const range = document.createRange();
      range.setStart(this.#node, at);
      range.setEnd(this.#node, at + 1);
      for (const box of range.getClientRects()) {
        if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 3 && y <= box.bottom + 3) return this.shown.start + at;
      }
    }
    return null;
  }

  /** The stretch of the text whose lines lie between two heights of the window. */
  between(top: number, bottom: number): Span {
    const { start } = this.shown;
    const box = this.element.getBoundingClientRect();
    const from = top <= box.top ? 0 : this.#firstBelow(top);
    const to = bottom >= box.bottom ? this.#node.length : this.#firstBelow(bottom);
    return { start: start + from, end: start + to };
  }

  /** Where the span is drawn, in the window. Turns to its page first. */
  boxOf(span: Span): DOMRect {
    this.showPage(pageAt(this.#pages, span.start));
    return this.rangeOf(span)?.getBoundingClientRect() ?? this.element.getBoundingClientRect();
  }

  #firstBelow(height: number): number {
    const range = document.createRange();
    let low = 0;
    let high = this.#node.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      range.setStart(this.#node, middle);
      range.setEnd(this.#node, Math.min(middle + 1, this.#node.length));
      if (range.getBoundingClientRect().bottom < height) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #hasSelection(): boolean {
    const node = document.getSelection()?.focusNode;
    return !!node && this.element.contains(node);
  }

  #offsetOf(node: Node, offset: number): number {
    const { start } = this.shown;
    if (node === this.#node) return start + offset;
    const before = node === this.element ? [...node.childNodes].slice(0, offset).includes(this.#node) : true;
    return start + (before ? this.#node.length : 0);
  }

  #beforeInput(event: InputEvent): void {
    if (event.isComposing) return;
    const replace = (text: string): void => {
      event.preventDefault();
      this.insert(text);
    };
    switch (event.inputType) {
      case 'historyUndo':
        event.preventDefault();
        return this.#events.undo();
      case 'historyRedo':
        event.preventDefault();
        return this.#events.redo();
      case 'insertParagraph':
      case 'insertLineBreak':
        return replace('\n');
      case 'insertFromPaste':
      case 'insertFromDrop':
        event.preventDefault();
        if (event.dataTransfer) this.#events.received(event.dataTransfer);
        return;
      default:
        // The browser knows one page only; the reader means the whole text.
        if (this.#allSelected) replace(event.inputType.startsWith('insert') ? (event.data ?? '') : '');
    }
  }

  #keyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) {
      if (event.key.startsWith('Arrow')) this.#allSelected = false;
      return;
    }
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      if (key === 'y' || event.shiftKey) this.#events.redo();
      else this.#events.undo();
    } else if ((key === 'home' || key === 'end') && !event.shiftKey && this.#pages.length > 1) {
      event.preventDefault();
      const offset = key === 'home' ? 0 : this.#text.length;
      this.showPage(key === 'home' ? 0 : this.#pages.length - 1);
      this.select({ start: offset, end: offset });
    } else if (key === 'a') {
      event.preventDefault();
      this.select(this.shown);
      this.#allSelected = this.#pages.length > 1;
    }
  }

  #copy(event: ClipboardEvent): void {
    const selection = this.selection;
    if (!selection || selection.start === selection.end || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', this.#text.slice(selection.start, selection.end));
    if (event.type === 'cut') this.insert('', selection);
  }

  // Takes over what the browser has typed into the element.
  #read(): void {
    if (this.#composing) return;
    const before = this.#text.slice(this.shown.start, this.shown.end);
    const after = withPlainLineEnds(plainText(this.element));
    const { start, end } = this.shown;
    const local = difference(before, after);
    if (!this.#isTidy()) {
      const caret = this.#plainCaret();
      this.#fill(after);
      this.select({ start: start + caret, end: start + caret });
    }
    if (!local) return;
    const edit = { ...local, at: start + local.at };
    this.#text = apply(this.#text, edit);
    const growth = after.length - before.length;
    this.#pages = this.#pages.map((page, index) => {
      if (index < this.#page) return page;
      return { start: index === this.#page ? start : page.start + growth, end: index === this.#page ? end + growth : page.end + growth };
    });
    this.#events.edited(edit, true);
  }

  #plainCaret(): number {
    const selection = document.getSelection();
    if (!selection?.focusNode || !this.element.contains(selection.focusNode)) return 0;
    const range = document.createRange();
    range.setStart(this.element, 0);
    range.setEnd(selection.focusNode, selection.focusOffset);
    return plainText(range.cloneContents(), true).length;
  }

  #render(): void {
    this.#fill(this.#text.slice(this.shown.start, this.shown.end));
  }

  #fill(text: string): void {
    this.#node = document.createTextNode(text);
    // The line break at the end lets the caret stand on an empty last line; it is no part of the text.
    this.element.replaceChildren(this.#node, document.createElement('br'));
    this.#markEmptiness();
  }

  #tidy(): void {
    if (!this.#isTidy()) this.#render();
    this.#markEmptiness();
  }

  #isTidy(): boolean {
    const { childNodes } = this.element;
    if (childNodes.length !== 2 || childNodes[0] !== this.#node || childNodes[1]?.nodeName !== 'BR') return false;
    this.#markEmptiness();
    return true;
  }

  #markEmptiness(): void {
    this.element.classList.toggle('ai-empty', this.#node.length === 0);
  }
}

function makeEditable(element: HTMLElement): void {
  try {
    element.contentEditable = 'plaintext-only';
  } catch {
    element.contentEditable = 'true';
  }
}

function plainText(root: Node, keepLastBreak = false): string {
  let text = '';
  const nodes: Node[] = [...root.childNodes];
  nodes.forEach((node, index) => {
    if (node.nodeType === Node.TEXT_NODE) text += (node as Text).data;
    else if (node.nodeName === 'BR') text += index === nodes.length - 1 && !keepLastBreak ? '' : '\n';
    else text += (text === '' || text.endsWith('\n') ? '' : '\n') + plainText(node);
  });
  return text;
}

function caretFromPoint(x: number, y: number): [Node | null, number] {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return [position?.offsetNode ?? null, position?.offset ?? 0];
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return [range?.startContainer ?? null, range?.startOffset ?? 0];
}
