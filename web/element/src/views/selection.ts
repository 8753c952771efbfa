/** What can be done with words that the reader has selected: it appears beside them, and goes with the selection. */
import type { Span } from 'article-inspector';

import { h } from '../dom.ts';
import { selectedSpan } from '../spans.ts';
import type { State } from '../store.ts';
import { excerpt } from '../view.ts';
import type { Word, Words } from '../words.ts';
import type { Host } from './host.ts';

export class SelectionBar {
  readonly element: HTMLElement;
  readonly #article: HTMLElement;
  readonly #host: Host;
  readonly #stateOf: () => State;
  #span: Span | null = null;

  constructor(words: Words, host: Host, article: HTMLElement, stateOf: () => State) {
    this.#host = host;
    this.#article = article;
    this.#stateOf = stateOf;
    const button = (key: string, word: Word, act: (span: Span, what: string) => void): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: 'ai-tool',
          'data-key': `selection/${key}`,
          on: {
            // The selection stays while the button is pressed.
            mousedown: (event) => event.preventDefault(),
            click: () => {
              const span = this.#span;
              if (span) act(span, excerpt(this.#stateOf().reported.text, [span], 40));
              document.getSelection()?.removeAllRanges();
              this.hide();
              this.#article.focus({ preventScroll: true });
            },
          },
        },
        words(word),
      );
    this.element = h(
      'div',
      { class: 'ai-selection', role: 'toolbar', 'aria-label': words('selection.label'), hidden: true },
      button('quote', 'mend.quote', (span, what) => this.#host.correct({ kind: 'quote', ...span, name: '' }, what)),
      button('headline', 'mend.headline', (span, what) => this.#host.correct({ kind: 'headline', ...span }, what)),
      button('junk', 'mend.junk', (span, what) => this.#host.correct({ kind: 'junk', ...span }, what)),
      button('copy', 'action.copy', (span) => this.#host.copy(this.#stateOf().reported.text.slice(span.start, span.end))),
    );
  }

  update(): void {
    const span = selectedSpan(this.#article);
    this.#span = span && trimmed(this.#stateOf().reported.text, span);
    if (!this.#span) return this.hide();
    this.element.hidden = false;
    const box = document.getSelection()!.getRangeAt(0).getBoundingClientRect();
    const own = this.element.getBoundingClientRect();
    const below = box.bottom + 8 + own.height < window.innerHeight;
    this.element.style.insetInlineStart = `${Math.max(8, Math.min(box.left, window.innerWidth - own.width - 8))}px`;
    this.element.style.insetBlockStart = `${Math.max(8, below ? box.bottom + 8 : box.top - own.height - 8)}px`;
  }

  /** Leads the keyboard to what can be done with the words; false where none are selected. */
  focus(): boolean {
    this.update();
    if (this.#span) this.element.querySelector('button')?.focus();
    return this.#span !== null;
  }

  hide(): void {
    this.element.hidden = true;
  }
}

function trimmed(text: string, { start, end }: Span): Span | null {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end > start ? { start, end } : null;
}
