/**
 * The whole story as one small picture: where somebody speaks, where the one who is lit stands, and a frame around what is seen. It is
 * a slider: a click or the arrow keys take the reader there. What is not the story takes no room in it.
 */
import type { Report, Span } from 'article-inspector';

import { speakerKey, type Article } from '../article.ts';
import { h } from '../dom.ts';
import { firstIndex } from '../search.ts';
import type { State } from '../store.ts';
import type { Words } from '../words.ts';

interface Stretch extends Span {
  /** Characters of the story before it. */
  readonly at: number;
}

export class Strip {
  readonly element: HTMLElement;
  readonly #words: Words;
  readonly #canvas = h('canvas', { 'aria-hidden': 'true' });
  readonly #frame = h('span', { class: 'ai-strip-frame', 'aria-hidden': 'true' });
  readonly #observer: ResizeObserver;
  #state: State | null = null;
  #article: Article | null = null;
  #stretches: Stretch[] = [];
  #length = 1;
  // Told by the browser: to ask for it would have the whole page laid out at once.
  #size = { width: 0, height: 0 };
  #seen = { start: 0, end: 1 };

  constructor(words: Words, go: (offset: number) => void) {
    this.#words = words;
    const goTo = (at: number): void => go(this.#offsetOf(Math.max(0, Math.min(this.#length - 1, at))));
    this.element = h(
      'div',
      {
        class: 'ai-strip',
        role: 'slider',
        tabindex: '0',
        'aria-label': words('strip.label'),
        'aria-orientation': 'vertical',
        'aria-valuemin': '0',
        'aria-valuemax': '100',
        'aria-valuenow': '0',
        'data-key': 'strip',
        on: {
          pointerdown: (event) => {
            this.element.setPointerCapture(event.pointerId);
            goTo(this.#placeOf(event.clientY));
          },
          pointermove: (event) => {
            if (this.element.hasPointerCapture(event.pointerId)) goTo(this.#placeOf(event.clientY));
          },
          keydown: (event) => {
            const to = this.#step(event.key);
            if (to === null) return;
            event.preventDefault();
            goTo(to);
          },
        },
      },
      this.#canvas,
      this.#frame,
    );
    this.#observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      this.#size = { width, height };
      this.#draw();
    });
    this.#observer.observe(this.element);
  }

  destroy(): void {
    this.#observer.disconnect();
  }

  update(state: State): void {
    this.#state = state;
    if (state.article !== this.#article) {
      this.#article = state.article;
      let at = 0;
      this.#stretches = [...state.article.before, ...state.article.rows].flatMap((row) => {
        if (row.type === 'fold') return [];
        const stretch = { start: row.start, end: row.end, at };
        at += row.end - row.start;
        return [stretch];
      });
      this.#length = Math.max(1, at);
    }
    this.element.hidden = this.#stretches.length === 0;
    this.#draw();
  }

  /** Frames what is seen of the text. */
  frame({ start, end }: Span): void {
    const [from, to] = [this.#at(start), Math.max(this.#at(start) + 1, this.#at(end))];
    this.#seen = { start: from, end: to };
    const percent = Math.round((100 * from) / this.#length);
    this.#frame.style.insetBlockStart = `${(100 * from) / this.#length}%`;
    this.#frame.style.blockSize = `${Math.max(1, (100 * (to - from)) / this.#length)}%`;
    this.element.setAttribute('aria-valuenow', String(percent));
    this.element.setAttribute('aria-valuetext', this.#words('strip.value', { percent }));
  }

  #draw(): void {
    const { width: cssWidth, height: cssHeight } = this.#size;
    const state = this.#state;
    if (cssHeight === 0 || !state) return;
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(cssWidth * scale), Math.round(cssHeight * scale)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const style = getComputedStyle(this.element);
    const lit = litKey(state);
    const { report } = state;
    const colour = (name: string): string => style.getPropertyValue(name);
    const [litLine, rule, quoted] = [colour('--ai-lit-line'), colour('--ai-rule'), colour('--ai-strip-quote')];
    const draw = (span: Span, fill: string, from: number, to: number, least: number): void => {
      const top = (this.#at(span.start) / this.#length) * height;
      const bottom = (this.#at(span.end) / this.#length) * height;
      if (context.fillStyle !== fill) context.fillStyle = fill;
      context.fillRect(from * width, top, (to - from) * width, Math.max(least * scale, bottom - top));
    };
    // In a very long text a row of the picture stands for many quotes, or names: one of them is drawn.
    const some = <Item>(items: readonly Item[]): readonly Item[] => {
      const step = Math.max(1, Math.floor(items.length / (2 * height)));
      return step === 1 ? items : Array.from({ length: Math.floor(items.length / step) }, (_, index) => items[index * step]!);
    };
    for (const quote of some(report.quotes)) {
      const isLit = lit !== '' && speakerKey(quote) === lit;
      for (const piece of quote.content) draw(piece, isLit ? litLine : quote.kind === 'indirect' ? rule : quoted, 0.15, 0.85, 1);
    }
    for (const { start, end } of some(litMentions(report, lit))) draw({ start, end }, litLine, 0, 1, 2);
  }

  #at(offset: number): number {
    const index = firstIndex(this.#stretches.length, (one) => this.#stretches[one]!.end > offset);
    const stretch = this.#stretches[index];
    return stretch ? stretch.at + Math.max(0, offset - stretch.start) : this.#length;
  }

  #offsetOf(at: number): number {
    const index = firstIndex(this.#stretches.length, (one) => this.#stretches[one]!.at > at) - 1;
    const stretch = this.#stretches[Math.max(0, index)];
    return stretch ? stretch.start + (at - stretch.at) : 0;
  }

  #placeOf(y: number): number {
    const box = this.element.getBoundingClientRect();
    return Math.round(Math.max(0, Math.min(1, (y - box.top) / Math.max(1, box.height))) * this.#length);
  }

  #step(key: string): number | null {
    const page = Math.max(1, this.#seen.end - this.#seen.start);
    switch (key) {
      case 'ArrowDown':
      case 'ArrowRight':
        return this.#seen.start + page / 2;
      case 'ArrowUp':
      case 'ArrowLeft':
        return this.#seen.start - page / 2;
      case 'PageDown':
        return this.#seen.start + page;
      case 'PageUp':
        return this.#seen.start - page;
      case 'Home':
        return 0;
      case 'End':
        return this.#length;
      default:
        return null;
    }
  }
}

function litKey({ resting, chosen, report }: State): string {
  const target = resting ?? chosen;
  if (target?.kind === 'speaker') return target.key;
  if (target?.kind === 'quote') return speakerKey(report.quotes[target.item]!);
  return target?.kind === 'entity' ? `entity:${report.entities[target.item]?.id}` : '';
}

function litMentions(report: Report, key: string): readonly Span[] {
  if (!key.startsWith('entity:')) return [];
  const entity = report.entities.find(({ id }) => `entity:${id}` === key);
  return entity?.mentions.filter(({ boilerplate }) => !boilerplate) ?? [];
}
