/**
 * The article, to be read: headline, paragraphs with their marks, speakers in the margin, folds of what is not the story. Built from
 * the state; a long text a slice at a time, and of a very long one a part.
 */
import type { Span } from 'article-inspector';

import { h, replaceContent, setAttribute, type Child } from '../dom.ts';
import { belongingsOf, doubtOf, Parts, speakerKey, type Fold, type Paragraph, type Part, type Row } from '../article.ts';
import { firstIndex } from '../search.ts';
import { textNode } from '../spans.ts';
import { sameTarget, type Dispatch, type State, type Target } from '../store.ts';
import type { Words } from '../words.ts';
import { foldRow } from './fold.ts';
import { headOf } from './head.ts';
import { Margin } from './margin.ts';
import { speakerWords } from './phrases.ts';

/** So many rows are built at once; more follow in slices. */
const atOnce = 40;
/** Rows of a section, which the browser lays out when it is near. */
const sectionLength = 40;
/** No more rows than this stand in the page. */
const mostRows = 1_200;
/** The page is held no longer than this by a slice, in milliseconds. */
const slice = 6;

export class Reading {
  readonly element: HTMLElement;
  readonly #dispatch: Dispatch;
  readonly #words: Words;
  #state: State | null = null;
  #parts: Parts | null = null;
  #rows: readonly Row[] = [];
  /** The rows that stand in the page. */
  #first = 0;
  #behind = 0;
  #timer = 0;
  readonly #elements = new Map<Row, HTMLElement>();
  /** Builds the lines of a fold as far as a place. */
  readonly #opened = new Map<Row, (offset: number) => void>();
  readonly #margin: Margin;
  /** What lights up together, by key. */
  readonly #lights = new Map<string, Element[]>();
  #lit: Element[] = [];

  constructor(words: Words, dispatch: Dispatch) {
    this.#words = words;
    this.#dispatch = dispatch;
    this.element = h('article', { class: 'ai-article', tabindex: '-1', 'data-key': 'article', 'aria-label': words('app.text') });
    this.#margin = new Margin(this.element);
  }

  update(state: State, before: State | null): void {
    this.#state = state;
    if (state.article !== before?.article || state.settings.unsure !== before.settings.unsure) this.#build(state, before);
    else if (state.open !== before.open) this.#refold(state, before);
    if (!sameTarget(state.chosen, before?.chosen ?? null) || !sameTarget(state.resting, before?.resting ?? null)) this.#light();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#margin.destroy();
  }

  #build(state: State, before: State | null): void {
    clearTimeout(this.#timer);
    const isSameText = before?.reported.text === state.reported.text;
    this.#parts = new Parts(state.reported.text, state.report, state.settings);
    this.#rows = [...state.article.before, ...state.article.rows];
    this.#elements.clear();
    this.#opened.clear();
    this.#margin.clear();
    this.#lights.clear();
    this.#lit = [];
    const headLength = state.article.before.length;
    // What is seen stays where it is: as much is built at once as stood there.
    const wasBuilt = isSameText ? Math.max(this.#behind - this.#first, atOnce) : atOnce;
    if (!isSameText) this.#first = 0;
    this.#behind = Math.min(this.#rows.length, this.#first + wasBuilt);
    const { language } = state.report;
    this.element.lang = language === 'und' ? '' : language;
    const beforeTitle = this.#rows.slice(0, Math.min(headLength, 200));
    replaceContent(
      this.element,
      this.#turn('earlier'),
      this.#first === 0 && beforeTitle.map((row) => this.#row(row)),
      this.#first === 0 && headOf(state, this.#words),
      this.#sections(Math.max(this.#first, headLength), this.#behind),
      this.#turn('later'),
    );
    this.#light();
    this.#continue();
  }

  #sections(from: number, to: number): HTMLElement[] {
    const sections: HTMLElement[] = [];
    for (let at = from; at < to; at += sectionLength) {
      sections.push(
        h(
          'div',
          { class: 'ai-section' },
          this.#rows.slice(at, Math.min(to, at + sectionLength)).map((row) => this.#row(row)),
        ),
      );
    }
    return sections;
  }

  /** Builds what is still to come of the rows that are shown. */
  #continue(): void {
    const isBuilt = this.#behind >= Math.min(this.#rows.length, this.#first + mostRows);
    setAttribute(this.element, 'aria-busy', isBuilt ? null : 'true');
    if (isBuilt) return;
    this.#timer = window.setTimeout(() => {
      const end = performance.now() + slice;
      const last = Math.min(this.#rows.length, this.#first + mostRows);
      const turn = this.element.querySelector(':scope > .ai-turn-later');
      while (this.#behind < last && performance.now() < end) {
        // Sections of ten here: a slice must not be late for a frame.
        const to = Math.min(last, this.#behind + 10);
        const section = h(
          'div',
          { class: 'ai-section' },
          this.#rows.slice(this.#behind, to).map((row) => this.#row(row)),
        );
        if (turn) turn.before(section);
        else this.element.append(section);
        this.#behind = to;
      }
      this.#continue();
      if (this.#behind < last) return;
      turn?.replaceWith(...[this.#turn('later')].filter((one) => one !== null));
      this.#light();
    });
  }

  // A very long text is shown a part at a time; these lead on.
  #turn(way: 'earlier' | 'later'): HTMLElement | null {
    const isLater = way === 'later';
    const isBeyond = isLater ? this.#rows.length - this.#first > mostRows : this.#first > 0;
    if (!isBeyond) return isLater && this.#behind < this.#rows.length ? h('div', { class: 'ai-turn-later' }) : null;
    return h(
      'p',
      { class: `ai-turn ai-turn-${way}` },
      h(
        'button',
        {
          type: 'button',
          class: 'ai-button',
          'data-key': `turn/${way}`,
          on: { click: () => this.#show(this.#first + (isLater ? mostRows : -mostRows)) },
        },
        this.#words(isLater ? 'long.later' : 'long.earlier'),
      ),
    );
  }

  #show(first: number): void {
    this.#first = Math.max(0, Math.min(first, this.#rows.length - 1));
    this.#behind = this.#first;
    if (this.#state) this.#build(this.#state, this.#state);
    this.element.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  #row(row: Row): HTMLElement {
    const element = row.type === 'fold' ? this.#fold(row) : this.#paragraph(row);
    element.dataset['at'] = String(row.start);
    this.#elements.set(row, element);
    return element;
  }

  // --- What is not the story ---

  #fold(fold: Fold): HTMLElement {
    const { reported, open } = this.#state!;
    const { element, showUpTo } = foldRow(fold, {
      words: this.#words,
      text: reported.text,
      language: this.element.lang,
      isOpen: open.has(fold.start),
      dispatch: this.#dispatch,
    });
    this.#opened.set(fold, showUpTo);
    return element;
  }

  #refold(state: State, before: State): void {
    for (const [row, element] of [...this.#elements]) {
      const changes = (start: number): boolean => state.open.has(start) !== before.open.has(start);
      const isInline =
        row.type === 'paragraph' &&
        [...element.querySelectorAll<HTMLElement>('[data-inline]')].some((one) => changes(Number(one.dataset['inline'])));
      if (!isInline && !(row.type === 'fold' && changes(row.start))) continue;
      const focus = document.activeElement?.getAttribute('data-key');
      const isFocused = element.contains(document.activeElement);
      const next = this.#row(row);
      element.replaceWith(next);
      if (!isFocused) continue;
      const same = [...next.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === focus);
      if (same) same.focus({ preventScroll: true });
      // Closed at its end: what is read goes on where it stood.
      else next.querySelector<HTMLElement>('[data-key]')?.focus();
    }
    this.#light();
  }

  // --- The story ---

  #paragraph(row: Paragraph): HTMLElement {
    const { reported, article } = this.#state!;
    const tag = { paragraph: 'p', heading: 'h2', 'list-item': 'p', quotation: 'blockquote', preformatted: 'pre' } as const;
    const hue = row.paraphrased === null ? null : (article.speakers.get(row.paraphrased) ?? null);
    const element = h(
      'div',
      {
        class: ['ai-row', `ai-${row.tag}`, row.paraphrased !== null && 'ai-has-paraphrase', hue !== null && `ai-hue-${hue % 6}`]
          .filter(Boolean)
          .join(' '),
      },
      h(tag[row.tag], { class: 'ai-words' }, this.#pieces(reported.text, row)),
      (row.notes.length > 0 || row.flaws.length > 0) &&
        h(
          'div',
          { class: 'ai-notes', lang: this.#words.language },
          row.notes.map((note) => this.#note(note.quote)),
          row.flaws.map((flaw) => this.#flaw(flaw)),
        ),
    );
    if (row.notes.length + row.flaws.length > 0) this.#margin.watch(element);
    return element;
  }

  #pieces(text: string, row: Span): Child[] {
    const children: Child[] = [];
    const parts = this.#parts!.of(row);
    for (let at = 0; at < parts.length;) {
      const { quote, junk } = parts[at]!;
      let behind = at + 1;
      while (behind < parts.length && parts[behind]!.quote === quote && parts[behind]!.junk === junk) behind++;
      const alike = parts.slice(at, behind);
      if (junk >= 0) children.push(this.#inlineJunk(text, alike));
      else if (quote >= 0) children.push(this.#said(text, alike));
      else children.push(alike.map((part) => this.#piece(text, part)));
      at = behind;
    }
    return children;
  }

  #inlineJunk(text: string, parts: readonly Part[]): HTMLElement {
    const words = this.#words;
    const [first] = parts;
    const span = { start: first!.start, end: parts.at(-1)!.end };
    const isOpen = this.#state!.open.has(span.start);
    const kind = this.#state!.report.boilerplate[first!.junk]?.kind ?? 'other';
    const what = words.count(`fold.${kind}`, 1);
    return h(
      'span',
      { class: 'ai-inline', 'data-inline': span.start },
      isOpen && h('span', { class: 'ai-junk' }, textNode(text, span), ' '),
      h(
        'button',
        {
          type: 'button',
          class: 'ai-inline-button',
          'data-key': `inline/${span.start}`,
          'aria-expanded': String(isOpen),
          title: what,
          lang: words.language,
          on: { click: () => this.#dispatch({ type: 'fold', start: span.start, isOpen: !isOpen }) },
        },
        isOpen ? words('fold.hide') : '[…]',
        !isOpen && h('span', { class: 'ai-unseen' }, ` ${what}: ${words('fold.show')}`),
      ),
      ' ',
    );
  }

  #said(text: string, parts: readonly Part[]): Child {
    const { report, article } = this.#state!;
    const item = parts[0]!.quote;
    const quote = report.quotes[item]!;
    const key = speakerKey(quote);
    const doubt = doubtOf(quote.score);
    const hue = article.speakers.get(key);
    const children: Child[] = [];
    for (let at = 0; at < parts.length;) {
      let behind = at + 1;
      while (behind < parts.length && parts[behind]!.isQuoted === parts[at]!.isQuoted) behind++;
      const inside = parts.slice(at, behind).map((part) => this.#piece(text, part));
      children.push(parts[at]!.isQuoted ? h('q', { class: 'ai-quoted' }, inside) : inside);
      at = behind;
    }
    const element = h(
      'span',
      {
        class: `ai-said ai-said-${quote.kind}${doubt === 'sure' ? '' : ' ai-unsure'}${hue === undefined ? '' : ` ai-hue-${hue % 6}`}`,
        'data-quote': item,
      },
      children,
    );
    this.#lights.set(`quote/${item}`, [...(this.#lights.get(`quote/${item}`) ?? []), element]);
    return element;
  }

  #piece(text: string, part: Part): Child {
    let piece: Node = textNode(text, part);
    if (part.finding >= 0) piece = h('span', { class: 'ai-flawed', 'data-finding': part.finding }, piece);
    if (part.entity < 0) return piece;
    const entity = this.#state!.report.entities[part.entity]!;
    const element = h(
      'span',
      { class: `ai-name ai-name-${entity.type}${doubtOf(entity.score) === 'perhaps' ? ' ai-unsure' : ''}`, 'data-entity': part.entity },
      piece,
    );
    const key = `entity/${part.entity}`;
    const known = this.#lights.get(key);
    if (known) known.push(element);
    else this.#lights.set(key, [element]);
    return element;
  }

  #note(item: number): HTMLElement {
    const { report, article } = this.#state!;
    const quote = report.quotes[item]!;
    const key = speakerKey(quote);
    const hue = article.speakers.get(key);
    const { name, about, isUnsure } = speakerWords(this.#words, quote);
    const note = h(
      'button',
      {
        type: 'button',
        class: `ai-who${isUnsure ? ' ai-unsure' : ''}${hue === undefined ? '' : ` ai-hue-${hue % 6}`}`,
        'data-key': `note/${item}`,
        'data-note': item,
        'data-of': `[data-quote="${item}"]`,
        on: { click: () => this.#dispatch({ type: 'choose', target: { kind: 'quote', item } }) },
      },
      h('b', {}, name),
      about && h('span', {}, about),
    );
    this.#lights.set(`note/${key}`, [...(this.#lights.get(`note/${key}`) ?? []), note]);
    return note;
  }

  #flaw(item: number): HTMLElement {
    const { kind } = this.#state!.report.findings[item]!;
    return h(
      'button',
      {
        type: 'button',
        class: 'ai-flaw',
        'data-key': `flaw/${item}`,
        'data-of': `[data-finding="${item}"]`,
        on: { click: () => this.#dispatch({ type: 'choose', target: { kind: 'finding', item } }) },
      },
      this.#words.maybe(`kind.findings/${kind}`, kind),
    );
  }

  // --- Light ---

  #light(): void {
    const { chosen, resting } = this.#state!;
    for (const element of this.#lit) element.classList.remove('ai-lit', 'ai-chosen');
    this.#lit = [];
    const add = (key: string, name: 'ai-lit' | 'ai-chosen'): void => {
      for (const element of this.#lights.get(key) ?? []) {
        element.classList.add(name);
        this.#lit.push(element);
      }
    };
    const target = resting ?? chosen;
    for (const key of this.#litWith(target)) add(key, 'ai-lit');
    if (target?.kind === 'quote') add(`quote/${target.item}`, 'ai-chosen');
    if (chosen?.kind === 'quote' && chosen !== target) add(`quote/${chosen.item}`, 'ai-chosen');
    if (chosen?.kind === 'line') {
      const line = this.element.querySelector(`[data-line="${chosen.start}"]`);
      line?.classList.add('ai-chosen');
      if (line) this.#lit.push(line);
    }
    this.element.classList.toggle(
      'ai-has-lit',
      target !== null && (target.kind === 'entity' || target.kind === 'speaker' || target.kind === 'quote'),
    );
  }

  #litWith(target: Target | null): string[] {
    const { report } = this.#state!;
    if (!target || target.kind === 'finding' || target.kind === 'line') return [];
    const key =
      target.kind === 'speaker'
        ? target.key
        : target.kind === 'quote'
          ? speakerKey(report.quotes[target.item]!)
          : `entity:${report.entities[target.item]?.id}`;
    if (key === '') return [];
    const { quotes, entities } = belongingsOf(report, key);
    return [`note/${key}`, ...entities.map((item) => `entity/${item}`), ...quotes.map((item) => `quote/${item}`)];
  }

  // --- Places ---

  /** Brings a place of the text into view; opens the fold that hides it. */
  reveal(span: Span): void {
    const state = this.#state!;
    const index = firstIndex(this.#rows.length, (at) => this.#rows[at]!.end > span.start);
    const row = this.#rows[index];
    if (!row) return this.element.scrollIntoView({ block: 'start' });
    if (index < this.#first || index >= this.#first + mostRows) this.#show(Math.max(0, index - 20));
    else if (index >= this.#behind) {
      clearTimeout(this.#timer);
      const to = Math.min(this.#rows.length, index + 20);
      const turn = this.element.querySelector(':scope > .ai-turn-later');
      for (const section of this.#sections(this.#behind, to)) turn ? turn.before(section) : this.element.append(section);
      this.#behind = to;
      this.#light();
      this.#continue();
    }
    if (row.type === 'fold' && span.start >= row.start && !state.open.has(row.start))
      this.#dispatch({ type: 'fold', start: row.start, isOpen: true });
    this.#opened.get(row)?.(span.start);
    const element = this.#elements.get(row);
    const inside =
      element &&
      [...element.querySelectorAll<HTMLElement>('.ai-lit, .ai-chosen, .ai-flawed, .ai-line')].find(
        (one) => one.textContent !== '' && this.#covers(one, span),
      );
    const box = (inside ?? element)?.getBoundingClientRect();
    if (!box) return;
    const room = window.innerHeight;
    if (box.top > 0.15 * room && box.bottom < 0.6 * room) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || Math.abs(box.top) > 3 * room;
    window.scrollBy({ top: box.top - 0.3 * room, behavior: calm ? 'instant' : 'smooth' });
  }

  #covers(element: HTMLElement, span: Span): boolean {
    const text = this.#state!.reported.text.slice(span.start, Math.min(span.end, span.start + 20));
    return (element.textContent ?? '').includes(text.slice(0, 12));
  }

  /** The row at the upper edge of the window, or the quote that is chosen. */
  seenElement(): Element | null {
    const { start } = this.seen();
    const row = this.#rows.slice(this.#first, this.#behind).find((one) => one.start === start);
    return this.element.querySelector('.ai-said.ai-chosen') ?? (row ? (this.#elements.get(row) ?? null) : null);
  }

  /** The stretch of the text that is seen, roughly: from the first row in the window to the last. */
  seen(): Span {
    const built = this.#rows.slice(this.#first, this.#behind);
    const boxOf = (index: number): DOMRect | undefined => this.#elements.get(built[index]!)?.getBoundingClientRect();
    const first = firstIndex(built.length, (index) => (boxOf(index)?.bottom ?? 0) > 60);
    const last = firstIndex(built.length, (index) => (boxOf(index)?.top ?? 0) > window.innerHeight);
    return { start: built[first]?.start ?? 0, end: built[Math.max(first, last - 1)]?.end ?? 0 };
  }
}
