/**
 * The text under the reader's hands: an editable element that holds sections of one text node each, so that an offset in the text is
 * an offset in one of these nodes and a mark is a range. Typing is the browser's; what would bring in markup or other nodes (paste,
 * drop, the return key, a deletion across sections) is done here, as an edit of plain text.
 */
import type { Span } from 'article-inspector';

import { h } from './dom.ts';
import { apply, difference, withPlainLineEnds, type Edit } from './edit.ts';
import { cutIntoPages, longestSinglePage } from './pages.ts';
import { firstIndex, stretchAt } from './search.ts';
import { cutIntoSections, longestSection, type Section } from './sections.ts';

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
  /** What is shown; never empty. */
  #sections: Section[] = [];
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
  insert(text: string, at: Span = this.selection ?? { start: this.#text.length, end: this.#text.length }, typed = false): void {
    const inserted = withPlainLineEnds(text);
    const edit = { at: at.start, removed: this.#text.slice(at.start, at.end), inserted };
    this.apply(edit);
    this.#events.edited(edit, typed);
  }

  /** Changes the text without telling of it, as undo does; the caret goes behind what was put in. */
  apply(edit: Edit): void {
    const next = apply(this.#text, edit);
    // A whole new text of many pages is read from its beginning.
    const isNew = edit.inserted.length === next.length && next.length > longestSinglePage;
    const caret = isNew ? 0 : edit.at + edit.inserted.length;
    this.#text = next;
    this.#allSelected = false;
    if (this.#staysOnPage(edit)) {
      this.#replace(edit);
      this.#shiftPages(edit);
    } else {
      this.#pages = cutIntoPages(next);
      this.#page = stretchAt(this.#pages, edit.removed.length > 0 && edit.at === 0 ? 0 : caret);
      this.#render();
      this.#events.paged();
    }
    if (document.activeElement !== this.element) return;
    this.select({ start: caret, end: caret });
    this.#reveal(caret);
  }

  #staysOnPage(edit: Edit): boolean {
    const { start, end } = this.shown;
    if (edit.at < start || edit.at + edit.removed.length > end) return false;
    const length = end - start + edit.inserted.length - edit.removed.length;
    const isOnlyPage = this.#pages.length === 1;
    return length <= longestSinglePage && (isOnlyPage || (length > 0 && this.#text.length > longestSinglePage));
  }

  #shiftPages({ inserted, removed }: Edit): void {
    const growth = inserted.length - removed.length;
    this.#pages = this.#pages.map(({ start, end }, index) =>
      index < this.#page ? { start, end } : { start: index === this.#page ? start : start + growth, end: end + growth },
    );
  }

  // As the browser does it after what it has typed itself.
  #reveal(caret: number): void {
    const line = this.rangeOf({ start: caret - 1, end: caret })?.getBoundingClientRect();
    if (!line || line.height === 0) return;
    const below = line.bottom + line.height - window.innerHeight;
    if (below > 0 && below < window.innerHeight) window.scrollBy({ top: below + line.height, behavior: 'instant' });
  }

  showPage(page: number): void {
    if (page === this.#page || page < 0 || page >= this.#pages.length) return;
    this.#page = page;
    this.#allSelected = false;
    this.#render();
    this.#events.paged();
  }

  select(span: Span): void {
    const { start, end } = this.shown;
    const within = (offset: number): [Text, number] => this.#place(Math.max(0, Math.min(end - start, offset - start)));
    document.getSelection()?.setBaseAndExtent(...within(span.start), ...within(span.end));
  }

  /** A live range over what is shown of the span; null where nothing of it is. */
  rangeOf(span: Span): Range | null {
    const { start, end } = this.shown;
    const from = Math.max(0, span.start - start);
    const to = Math.min(end - start, span.end - start);
    if (from >= to) return null;
    const range = document.createRange();
    range.setStart(...this.#place(from));
    range.setEnd(...this.#place(to));
    return range;
  }

  /** The stretch of the text that a range made by rangeOf() has come to; null where its place is gone. */
  spanOf(range: AbstractRange): Span | null {
    const [from, to] = [range.startContainer, range.endContainer].map((node) => this.#sections.find((section) => section.node === node));
    if (!from || !to) return null;
    const { start } = this.shown;
    return { start: start + from.start + range.startOffset, end: start + to.start + range.endOffset };
  }

  /** The offset of the character that is drawn at a place of the window; null where there is none. */
  offsetAt(x: number, y: number): number | null {
    const [node, offset] = caretFromPoint(x, y);
    const section = this.#sections.find((one) => one.node === node);
    if (!section) return null;
    for (const at of [offset - 1, offset]) {
      if (at < 0 || at >= section.node.length) continue;
      const range = document.createRange();
      range.setStart(section.node, at);
      range.setEnd(section.node, at + 1);
      for (const box of range.getClientRects()) {
        if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 3 && y <= box.bottom + 3)
          return this.shown.start + section.start + at;
      }
    }
    return null;
  }

  /** The stretch of the text whose lines lie between two heights of the window. */
  between(top: number, bottom: number): Span {
    const { start, end } = this.shown;
    const box = this.element.getBoundingClientRect();
    const from = top <= box.top ? 0 : this.#firstBelow(top);
    const to = bottom >= box.bottom ? end - start : this.#firstBelow(bottom);
    return { start: start + from, end: start + to };
  }

  /** Where the span is drawn, in the window. Turns to its page first. */
  boxOf(span: Span): DOMRect {
    this.showPage(stretchAt(this.#pages, span.start));
    return this.rangeOf(span)?.getBoundingClientRect() ?? this.element.getBoundingClientRect();
  }

  #firstBelow(height: number): number {
    const section = this.#sections[firstIndex(this.#sections.length - 1, (index) => bottomOf(this.#sections[index]?.element) >= height)];
    if (!section) return 0;
    const { node } = section;
    const range = document.createRange();
    const isBelow = (at: number): boolean => {
      range.setStart(node, at);
      range.setEnd(node, Math.min(at + 1, node.length));
      return bottomOf(range) >= height;
    };
    return section.start + firstIndex(node.length, isBelow);
  }

  // The node and the offset in it for an offset in what is shown.
  #place(offset: number): [Text, number] {
    const section = this.#sections[stretchAt(this.#sections, offset)]!;
    return [section.node, Math.min(section.node.length, offset - section.start)];
  }

  #hasSelection(): boolean {
    const node = document.getSelection()?.focusNode;
    return !!node && this.element.contains(node);
  }

  #offsetOf(node: Node, offset: number): number {
    const { start, end } = this.shown;
    if (node === this.element) return start + (this.#sections.at(offset)?.start ?? end - start);
    const section = this.#sections.find((one) => one.element.contains(node));
    if (!section) return start;
    // Behind the text stands only the line break that ends its section.
    const isBefore = node === section.element && offset === 0;
    return start + section.start + (node === section.node ? Math.min(offset, section.node.length) : isBefore ? 0 : section.node.length);
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
      default: {
        const inserted = event.inputType.startsWith('insert') ? (event.data ?? '') : '';
        // The browser knows one page only; the reader means the whole text.
        if (this.#allSelected) return replace(inserted);
        const beyond = this.#beyondSection(event);
        if (!beyond) return;
        event.preventDefault();
        this.insert(inserted, beyond, true);
      }
    }
  }

  // The stretch that the browser is about to replace, where it would do more to the sections than change one's text.
  #beyondSection(event: InputEvent): Span | null {
    const { selection } = this;
    if (!selection) return null;
    const { start, end } = this.shown;
    const isInOne = (span: Span): boolean => stretchAt(this.#sections, span.start - start) === stretchAt(this.#sections, span.end - start);
    if (selection.start < selection.end) return isInOne(selection) ? null : selection;
    // A line end goes alone: browsers take the break behind the last line for one.
    const { start: caret } = selection;
    if (/^delete.*Backward$/.test(event.inputType) && this.#text[caret - 1] === '\n' && caret > start)
      return { start: caret - 1, end: caret };
    if (/^delete.*Forward$/.test(event.inputType) && this.#text[caret] === '\n' && caret < end) return { start: caret, end: caret + 1 };
    const [range] = event.getTargetRanges();
    if (!range || range.collapsed) return null;
    const { startContainer: from, startOffset, endContainer: to, endOffset } = range;
    if (!this.element.contains(from) || !this.element.contains(to)) return null;
    const span = { start: this.#offsetOf(from, startOffset), end: this.#offsetOf(to, endOffset) };
    return isInOne(span) ? null : span;
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
    const changed = this.#isTidy() ? this.#sections.filter((section) => section.node.data !== section.text) : null;
    const edit = changed?.length === 1 ? this.#readSection(changed[0]!) : changed?.length === 0 ? null : this.#readAll();
    if (!edit) return;
    this.#text = apply(this.#text, edit);
    this.#shiftPages(edit);
    this.#markEmptiness();
    this.#events.edited(edit, true);
  }

  #readSection(section: Section): Edit | null {
    const { start } = this.shown;
    const after = withPlainLineEnds(section.node.data);
    const edit = difference(section.text, after);
    const index = this.#sections.indexOf(section);
    if (after !== section.node.data || after.length > longestSection) {
      const caret = this.#offsetOf(section.node, document.getSelection()?.focusOffset ?? 0);
      this.#setSections(index, index + 1, after);
      this.select({ start: caret, end: caret });
    } else {
      section.text = after;
      this.#count(index);
    }
    return edit && { ...edit, at: start + section.start + edit.at };
  }

  // The browser has made nodes of its own: they give their text and go.
  #readAll(): Edit | null {
    const { start, end } = this.shown;
    const before = this.#text.slice(start, end);
    const after = withPlainLineEnds(plainText(this.element));
    const caret = start + this.#plainCaret();
    this.#fill(after);
    document.getSelection()?.setBaseAndExtent(...this.#place(caret - start), ...this.#place(caret - start));
    const edit = difference(before, after);
    return edit && { ...edit, at: start + edit.at };
  }

  #plainCaret(): number {
    const selection = document.getSelection();
    if (!selection?.focusNode || !this.element.contains(selection.focusNode)) return 0;
    const range = document.createRange();
    range.setStart(this.element, 0);
    range.setEnd(selection.focusNode, selection.focusOffset);
    return plainText(range.cloneContents(), true).length;
  }

  // Takes an edit inside what is shown over into the nodes: only those that it touches change.
  #replace(edit: Edit): void {
    if (!this.#isTidy()) return this.#render();
    const { start } = this.shown;
    const [from, to] = [edit.at - start, edit.at - start + edit.removed.length];
    const [first, last] = [stretchAt(this.#sections, from), stretchAt(this.#sections, to)];
    const [head, tail] = [this.#sections[first]!, this.#sections[last]!];
    const text = head.text.slice(0, from - head.start) + edit.inserted + tail.text.slice(to - tail.start);
    if (first === last && text.length <= longestSection) {
      head.node.replaceData(from - head.start, edit.removed.length, edit.inserted);
      head.text = text;
      this.#count(first);
    } else {
      this.#setSections(first, last + 1, text);
    }
    this.#markEmptiness();
  }

  #render(): void {
    this.#fill(this.#text.slice(this.shown.start, this.shown.end));
  }

  #fill(text: string): void {
    this.#sections = [];
    this.element.replaceChildren();
    this.#setSections(0, 0, text);
    this.#markEmptiness();
  }

  // Puts sections of `text` in the place of some.
  #setSections(first: number, behind: number, text: string): void {
    const made = cutIntoSections(text).map(section);
    const next = this.#sections[behind]?.element ?? null;
    for (const old of this.#sections.splice(first, behind - first, ...made)) old.element.remove();
    const content = document.createDocumentFragment();
    content.append(...made.map(({ element }) => element));
    this.element.insertBefore(content, next);
    this.#count(Math.max(0, first - 1));
  }

  // Where the sections behind one stand, once it has changed.
  #count(from: number): void {
    let at = this.#sections[from]?.start ?? 0;
    for (let index = from; index < this.#sections.length; index++) {
      const one = this.#sections[index]!;
      one.start = at;
      at += one.text.length + 1;
    }
  }

  #isTidy(): boolean {
    const { children, childNodes } = this.element;
    if (childNodes.length !== this.#sections.length || children.length !== this.#sections.length) return false;
    return this.#sections.every(({ element, node }, index) => {
      const inside = element.childNodes;
      return children[index] === element && inside.length === 2 && inside[0] === node && inside[1]?.nodeName === 'BR';
    });
  }

  #markEmptiness(): void {
    this.element.classList.toggle('ai-empty', this.#sections.length === 1 && this.#sections[0]!.text === '');
  }
}

function section(text: string): Section {
  const node = document.createTextNode(text);
  // The line break at the end lets the caret stand on an empty last line; it is no part of the text.
  return { element: h('div', {}, node, document.createElement('br')), node, start: 0, text };
}

const bottomOf = (what: Element | Range | undefined): number => what?.getBoundingClientRect().bottom ?? 0;

function makeEditable(element: HTMLElement): void {
  try {
    element.contentEditable = 'plaintext-only';
  } catch {
    element.contentEditable = 'true';
  }
}

// The text of whatever stands there: elements are lines of their own, and a line break that ends its element says nothing.
function plainText(root: Node, keepLastBreak = false): string {
  let text = '';
  const nodes: Node[] = [...root.childNodes];
  nodes.forEach((node, index) => {
    const isLast = index === nodes.length - 1;
    if (node.nodeType === Node.TEXT_NODE) text += (node as Text).data;
    else if (node.nodeName === 'BR') text += isLast && !keepLastBreak ? '' : '\n';
    else text += (index === 0 ? '' : '\n') + plainText(node, keepLastBreak && isLast);
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
