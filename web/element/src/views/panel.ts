/** Beside the article: what is chosen, and what the lens shows of the whole text. */
import { h, replaceContent } from '../dom.ts';
import { sameTarget, type State, type Target } from '../store.ts';
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
      // Their licence asks that whoever sees what they helped to find can see it.
      h('p', { class: 'ai-note' }, words('panel.places')),
    );
  }

  update(state: State, before: State | null): void {
    this.element.classList.toggle('ai-sheet-open', state.isSheetOpen);
    this.element.classList.toggle('ai-waiting', state.reported.text !== state.text.text);
    const isSame =
      state.report === before?.report &&
      state.article === before.article &&
      state.text.source === before.text.source &&
      state.text.corrections === before.text.corrections &&
      state.settings === before.settings;
    if (!isSame || state.chosen !== before.chosen) this.#showCard(state, before);
    if (!isSame || state.lens !== before.lens || state.lists !== before.lists || state.open !== before.open) this.#showLens(state);
    else if (state.chosen !== before.chosen) this.#markChosen(state.chosen);
  }

  #showCard(state: State, before: State | null): void {
    const { chosen } = state;
    this.#card.hidden = chosen === null;
    const isAnother = !sameTarget(chosen, before?.chosen ?? null);
    if (isAnother) this.#card.replaceChildren();
    replaceContent(this.#card, chosen && card(state, this.#words, this.#host, chosen));
    if (!isAnother || !chosen) return;
    this.#card.scrollTop = 0;
    this.element.scrollTop = 0;
  }

  #showLens(state: State): void {
    const { lens } = state;
    this.#lens.setAttribute('aria-label', this.#words(`lens.${lens}`));
    if (this.#lens.dataset['lens'] !== lens) this.#lens.replaceChildren();
    this.#lens.dataset['lens'] = lens;
    replaceContent(this.#lens, h('h2', {}, this.#words(`lens.${lens}`)), contents[lens](state, this.#words, this.#host));
    this.#markChosen(state.chosen);
  }

  // The lists stay as they are when something is chosen: a long text has long ones.
  #markChosen(chosen: Target | null): void {
    for (const entry of this.#lens.querySelectorAll('.ai-entry[aria-current]')) entry.removeAttribute('aria-current');
    if (!chosen || chosen.kind === 'line') return;
    const key = `${chosen.kind}/${chosen.kind === 'speaker' ? chosen.key : chosen.item}`;
    for (const entry of this.#lens.querySelectorAll<HTMLElement>('.ai-entry')) {
      if (entry.dataset['key'] === key) entry.setAttribute('aria-current', 'true');
    }
  }

  focusCard(): void {
    this.#card.focus({ preventScroll: true });
  }
}
