/**
 * Words selected by keyboard, for who has no pointer: the arrow keys go from word to word and from paragraph to paragraph, with Shift the
 * selection grows, Enter leads to what can be done with it.
 */
import { isOfText } from '../spans.ts';

interface Word {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** Which row it stands in. */
  readonly row: number;
}

export interface WordSelectionEvents {
  /** What is selected now. */
  selected(words: string): void;
  /** The reader wants to do something with it. */
  act(): void;
}

export class WordSelection {
  readonly #events: WordSelectionEvents;
  #words: Word[] = [];
  #anchor = 0;
  #focus = 0;

  constructor(events: WordSelectionEvents) {
    this.#events = events;
  }

  get isActive(): boolean {
    return this.#words.length > 0;
  }

  /** Begins at the first word that stands in, or behind, `from`. */
  start(article: HTMLElement, from: Element | null): void {
    this.#words = wordsOf(article);
    const first = this.#words.findIndex(({ node }) => from?.contains(node));
    this.#anchor = this.#focus = Math.max(0, first);
    this.#select();
  }

  stop(): void {
    this.#words = [];
  }

  /** Whether the key was meant for it. */
  key({ key, shiftKey }: KeyboardEvent): boolean {
    if (!this.isActive) return false;
    if (!this.#words[this.#focus]?.node.isConnected) {
      this.stop();
      return false;
    }
    if (key === 'Enter') this.#events.act();
    else {
      const to = this.#step(key, shiftKey);
      if (to === null) return false;
      this.#focus = Math.max(0, Math.min(this.#words.length - 1, to));
      if (!shiftKey) this.#anchor = this.#focus;
      this.#select();
    }
    return true;
  }

  #step(key: string, isGrowing: boolean): number | null {
    const row = this.#words[this.#focus]!.row;
    switch (key) {
      case 'ArrowRight':
        return this.#focus + 1;
      case 'ArrowLeft':
        return this.#focus - 1;
      case 'ArrowDown': {
        const next = this.#words.findIndex((word) => word.row > row);
        if (!isGrowing) return next < 0 ? this.#focus : next;
        // To the end of the paragraph; from there to the end of the next.
        const last = this.#words.findLastIndex((word) => word.row === row);
        return last > this.#focus || next < 0 ? last : this.#words.findLastIndex((word) => word.row === this.#words[next]!.row);
      }
      case 'ArrowUp': {
        const first = this.#words.findIndex((word) => word.row === row);
        if (first < this.#focus || first === 0) return first;
        return this.#words.findIndex((word) => word.row === this.#words[first - 1]!.row);
      }
      case 'Home':
        return this.#words.findIndex((word) => word.row === row);
      case 'End':
        return this.#words.findLastIndex((word) => word.row === row);
      default:
        return null;
    }
  }

  #select(): void {
    const [anchor, focus] = [this.#words[this.#anchor], this.#words[this.#focus]];
    const selection = document.getSelection();
    if (!anchor || !focus || !selection) return;
    const isForward = this.#anchor <= this.#focus;
    if (isForward) selection.setBaseAndExtent(anchor.node, anchor.start, focus.node, focus.end);
    else selection.setBaseAndExtent(anchor.node, anchor.end, focus.node, focus.start);
    focus.node.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    this.#events.selected(selection.toString());
  }
}

function wordsOf(article: HTMLElement): Word[] {
  const words: Word[] = [];
  const rows = new Map<Element | null, number>();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!isOfText(node)) continue;
    const block = node.parentElement!.closest('.ai-words, .ai-line, .ai-title, .ai-standfirst');
    if (!rows.has(block)) rows.set(block, rows.size);
    for (const match of node.data.matchAll(/\S+/g)) {
      words.push({ node, start: match.index, end: match.index + match[0].length, row: rows.get(block)! });
    }
  }
  return words;
}
