/** A card at a mark: what it is, who says it and on what evidence, how sure that is, and what can be done about it. */
import type { Quote, Report, Span } from 'article-inspector';

import { word } from './api.ts';
import { make, type Host } from './host.ts';
import type { Mark } from './marks.ts';

export interface CardActions {
  reject(mark: Mark): void;
  showInPanel(mark: Mark): void;
  step(by: 1 | -1): void;
}

/** Below this a reader is told that it may be wrong. */
const sure = 0.75;

export class Card {
  readonly #host: Host;
  readonly #actions: CardActions;
  #element: HTMLElement | null = null;
  #focusedBefore: Element | null = null;
  /** Opened by a click or a key: it stays until it is closed. */
  #isPinned = false;

  constructor(host: Host, actions: CardActions) {
    this.#host = host;
    this.#actions = actions;
  }

  get isOpen(): boolean {
    return this.#element !== null;
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  /** Opens it at a box of the window. `takesFocus` where a key has asked for it. */
  open(mark: Mark, report: Report, text: string, box: DOMRect, { isPinned = false, takesFocus = false } = {}): void {
    const before = takesFocus && !this.#focusedBefore ? document.activeElement : this.#focusedBefore;
    this.#element?.remove();
    this.#focusedBefore = before;
    this.#isPinned = isPinned;
    const element = make('div', { class: 'card', role: 'dialog', 'aria-label': word('card'), tabindex: '-1' });
    element.append(...describe(mark, report, text), this.#buttons(mark));
    element.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') this.close();
    });
    element.lang = document.documentElement.lang && word('language');
    element.dir = 'auto';
    this.#host.open().append(element);
    this.#element = element;
    place(element, box);
    if (takesFocus) element.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.#element) return;
    this.#element.remove();
    this.#element = null;
    this.#isPinned = false;
    if (this.#focusedBefore instanceof HTMLElement) this.#focusedBefore.focus({ preventScroll: true });
    this.#focusedBefore = null;
  }

  #buttons(mark: Mark): HTMLElement {
    const button = (label: string, click: () => void, sign = ''): HTMLElement =>
      make('button', { type: 'button', click, ...(sign && { 'aria-label': word(label), title: word(label) }) }, sign || word(label));
    return make(
      'div',
      { class: 'acts' },
      button('card_wrong', () => {
        this.close();
        this.#actions.reject(mark);
      }),
      button('card_panel', () => this.#actions.showInPanel(mark)),
      button('card_previous', () => this.#actions.step(-1), '‹'),
      button('card_next', () => this.#actions.step(1), '›'),
      button('close', () => this.close(), '×'),
    );
  }
}

function place(card: HTMLElement, box: DOMRect): void {
  const { innerWidth: width, innerHeight: height } = window;
  const own = card.getBoundingClientRect();
  const isBelow = box.bottom + 8 + own.height <= height || box.top < own.height + 8;
  const top = isBelow ? Math.min(box.bottom + 8, Math.max(8, height - own.height - 8)) : box.top - own.height - 8;
  card.style.setProperty('top', `${Math.max(8, top)}px`);
  card.style.setProperty('left', `${Math.max(8, Math.min(box.left, width - own.width - 8))}px`);
}

function describe(mark: Mark, report: Report, text: string): HTMLElement[] {
  const kind = word(`kind_${mark.kind.replaceAll('-', '_')}`);
  const said = (className: string, words: string): HTMLElement => make('p', { class: className }, words);
  const doubt = (score: number): HTMLElement[] => (score < sure ? [said('doubt', word('card_unsure', Math.round(score * 100)))] : []);
  switch (mark.layer) {
    case 'entities': {
      const { name, role, score, mentions } = report.entities[mark.item]!;
      const often = mentions.length > 1 ? [said('kind', word('card_mentions', mentions.length))] : [];
      return [said('kind', [kind, role].filter(Boolean).join(' · ')), said('name', name), ...often, ...doubt(score)];
    }
    case 'quotes': {
      const quote = report.quotes[mark.item]!;
      return [said('kind', kind), ...speaker(quote, text), ...doubt(quote.score)];
    }
    case 'boilerplate': {
      const { score } = report.boilerplate[mark.item]!;
      return [said('kind', word('kind_boilerplate')), said('name', kind), ...doubt(score)];
    }
    case 'findings':
      return [said('kind', word('kind_findings')), said('name', kind)];
  }
}

function speaker({ speaker: who }: Quote, text: string): HTMLElement[] {
  if (!who) return [make('p', { class: 'name' }, word('card_nobody'))];
  const { name, role, score, evidence } = who as typeof who & { role?: string; score?: number; evidence?: readonly Span[] };
  const parts: HTMLElement[] = [make('p', { class: 'name' }, score !== undefined && score < sure ? word('card_probably', name) : name)];
  if (role) parts.push(make('p', { class: 'kind' }, role));
  for (const span of (evidence ?? []).slice(0, 3)) parts.push(make('blockquote', {}, around(span, text)));
  return parts;
}

/** A stretch with the words about it. */
function around({ start, end }: Span, text: string): string {
  const from = Math.max(0, text.lastIndexOf('\n', start - 1) + 1, start - 60);
  const line = text.indexOf('\n', end);
  const to = Math.min(line < 0 ? text.length : line, end + 60);
  return `${from > 0 && text[from - 1] !== '\n' ? '…' : ''}${text.slice(from, to).trim()}${to < text.length && text[to] !== '\n' ? '…' : ''}`;
}
