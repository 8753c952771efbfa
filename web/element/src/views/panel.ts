/** Beside the article: what is chosen, and what the lens shows of the whole text. */
import { h, replaceContent } from '../dom.ts';
import type { State } from '../store.ts';
import type { Words } from '../words.ts';
import { card } from './card.ts';
import type { Host } from './host.ts';
import { people } from './people.ts';
import { story } from './story.ts';
import { voices } from './voices.ts';

const contents = { story, people, voices };

export class Panel {
  readonly element: HTMLElement;
  readonly #card: HTMLElement;
  readonly #lens: HTMLElement;
  readonly #close: HTMLElement;
  readonly #words: Words;
  readonly #host: Host;

  constructor(words: Words, host: Host) {
    this.#words = words;
    this.#host = host;
    this.#card = h('section', { class: 'ai-card', 'aria-label': words('card.label'), 'data-key': 'card', tabindex: '-1', hidden: true });
    this.#lens = h('section', { class: 'ai-lens', 'data-key': 'lens', tabindex: '-1' });
    this.#close = h(
      'button',
      {
        type: 'button',
        class: 'ai-close ai-sheet-close',
        'aria-label': words('action.close'),
        'data-key': 'sheet/close',
        on: {
          click: () => {
            host.dispatch({ type: 'choose', target: null });
            host.dispatch({ type: 'sheet', isOpen: false });
          },
        },
      },
      '×',
    );
    this.element = h(
      'aside',
      { class: 'ai-panel', id: 'ai-panel', 'aria-label': words('panel.label') },
      this.#close,
      this.#card,
      this.#lens,
    );
  }

  update(state: State, before: State | null): void {
    this.element.classList.toggle('ai-sheet-open', state.isSheetOpen);
    const isSame =
      state.report === before?.report &&
      state.article === before.article &&
      state.lens === before.lens &&
      state.lists === before.lists &&
      state.chosen === before.chosen &&
      state.text.source === before.text.source &&
      state.settings === before.settings;
    if (isSame) return;
    const { chosen } = state;
    this.element.classList.toggle('ai-waiting', state.reported.text !== state.text.text);
    this.#card.hidden = chosen === null;
    replaceContent(this.#card, chosen && card(state, this.#words, this.#host, chosen));
    if (state.chosen !== before?.chosen && chosen) {
      this.#card.scrollTop = 0;
      this.element.scrollTop = 0;
    }
    this.#lens.setAttribute('aria-label', this.#words(`lens.${state.lens}`));
    this.#lens.dataset['lens'] = state.lens;
    replaceContent(this.#lens, h('h2', {}, this.#words(`lens.${state.lens}`)), contents[state.lens](state, this.#words, this.#host));
  }

  focusCard(): void {
    this.#card.focus({ preventScroll: true });
  }
}
