/**
 * The whole article as one small picture: a lane a layer, and a frame around what is seen. It is a slider: a click or
 * the arrow keys take the reader there.
 */
import type { Span } from 'article-inspector';

import { h } from '../dom.ts';
import { isShown, type Layer, type Marks } from '../marks.ts';
import type { Words } from '../words.ts';

const lanes: readonly { layer: Layer; from: number; to: number }[] = [
  { layer: 'boilerplate', from: 0, to: 1 },
  { layer: 'quotes', from: 0.3, to: 0.75 },
  { layer: 'entities', from: 0.8, to: 1 },
];

export class Strip {
  readonly element: HTMLElement;
  readonly #canvas = h('canvas', { 'aria-hidden': 'true' });
  readonly #frame = h('span', { class: 'ai-strip-frame', 'aria-hidden': 'true' });
  #length = 1;
  // Told by the browser: to ask for it would have the whole page laid out at once.
  #size = { width: 0, height: 0 };
  #seen: Span = { start: 0, end: 1 };

  constructor(go: (offset: number) => void, resized: () => void) {
    this.element = h(
      'div',
      {
        class: 'ai-strip',
        role: 'slider',
        tabindex: '0',
        'aria-orientation': 'vertical',
        'aria-valuemin': '0',
        'aria-valuemax': '100',
        'data-key': 'strip',
        on: {
          pointerdown: (event) => {
            this.element.setPointerCapture(event.pointerId);
            go(this.#offsetAt(event.clientY));
          },
          pointermove: (event) => {
            if (this.element.hasPointerCapture(event.pointerId)) go(this.#offsetAt(event.clientY));
          },
          keydown: (event) => {
            const step = this.#step(event.key);
            if (step === null) return;
            event.preventDefault();
            go(Math.max(0, Math.min(this.#length, step)));
          },
        },
      },
      this.#canvas,
      this.#frame,
    );
    new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      this.#size = { width, height };
      resized();
    }).observe(this.element);
  }

  draw(length: number, marks: Marks, off: ReadonlySet<string>, words: Words): void {
    this.#length = Math.max(1, length);
    this.element.setAttribute('aria-label', words('strip.label'));
    const box = this.#size;
    if (box.height === 0) return;
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(box.width * scale), Math.round(box.height * scale)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const style = getComputedStyle(this.element);
    const colours = new Map<string, string>();
    const colourOf = (name: string): string => {
      const known = colours.get(name) ?? style.getPropertyValue(name);
      colours.set(name, known);
      return known;
    };
    for (const { layer, from, to } of lanes) {
      // In a long text many marks share a row of the picture: one of a colour is drawn there.
      const drawnTo = new Map<string, number>();
      for (const mark of marks[layer]) {
        if (!isShown(off, layer, mark.kind)) continue;
        const colour = layer === 'boilerplate' ? '--ai-strip-junk' : `--ai-strip-${layer}-${mark.kind}`;
        const top = (mark.start / this.#length) * height;
        const bottom = top + Math.max(scale * (layer === 'entities' ? 1.5 : 1), ((mark.end - mark.start) / this.#length) * height);
        const begin = Math.max(top, drawnTo.get(colour) ?? 0);
        if (bottom - begin < 0.5) continue;
        drawnTo.set(colour, bottom);
        context.fillStyle = colourOf(colour);
        context.fillRect(from * width, begin, (to - from) * width, bottom - begin);
      }
    }
  }

  /** Frames what is seen of the text; null where that cannot be said. */
  frame(seen: Span | null, words: Words): void {
    this.#frame.hidden = seen === null;
    if (!seen) return;
    this.#seen = seen;
    const percent = Math.round((100 * seen.start) / this.#length);
    this.#frame.style.insetBlockStart = `${(100 * seen.start) / this.#length}%`;
    this.#frame.style.blockSize = `${Math.max(1, (100 * (seen.end - seen.start)) / this.#length)}%`;
    this.element.setAttribute('aria-valuenow', String(percent));
    this.element.setAttribute('aria-valuetext', words('strip.value', { percent }));
  }

  #offsetAt(y: number): number {
    const box = this.element.getBoundingClientRect();
    return Math.round(Math.max(0, Math.min(1, (y - box.top) / Math.max(1, box.height))) * this.#length);
  }

  #step(key: string): number | null {
    const page = Math.max(1, this.#seen.end - this.#seen.start);
    switch (key) {
      case 'ArrowDown':
      case 'ArrowRight':
        return this.#seen.start + page / 4;
      case 'ArrowUp':
      case 'ArrowLeft':
        return this.#seen.start - page / 4;
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
