/**
 * Draws marks with the CSS Custom Highlight API: the text stays one untouched text node. Only what lies near the
 * window is drawn, so that a long text costs no more than a short one.
 */
import type { Span } from 'article-inspector';

import type { Editor } from './editor.ts';
import { isShown, layers, marksWithin, type Kind, type Layer, type Marks } from './marks.ts';

/** Names of highlights in CSS begin so: another program's highlights are left alone. */
const prefix = 'ai';
/** What is drawn later lies on top. */
const priorities: Record<Layer, number> = { quotes: 1, boilerplate: 2, entities: 3, findings: 4 };
const priorityOfActive = 5;

export const canPaint = (): boolean => typeof Highlight !== 'undefined' && 'highlights' in CSS;

export const highlightName = (layer: Layer, kind: Kind): string => `${prefix}-${layer}-${kind}`;

export class Painter {
  readonly #editor: Editor;
  readonly #highlights = new Map<string, Highlight>();
  #painted: Span | null = null;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  /** Draws the marks that stand within a window’s height of what is seen. */
  paint(marks: Marks, off: ReadonlySet<string>): void {
    if (!canPaint()) return;
    const margin = window.innerHeight;
    const near = this.#editor.between(-margin, window.innerHeight + margin);
    this.#painted = near;
    const wanted = new Map<string, Span[]>();
    for (const layer of layers) {
      for (const mark of marksWithin(marks[layer], near)) {
        if (!isShown(off, layer, mark.kind)) continue;
        const name = highlightName(layer, mark.kind);
        const list = wanted.get(name);
        if (list) list.push(mark);
        else wanted.set(name, [mark]);
        this.#highlight(name, priorities[layer]);
      }
    }
    for (const [name, highlight] of this.#highlights) {
      if (name !== `${prefix}-active`) this.#draw(highlight, wanted.get(name) ?? []);
    }
  }

  // What is drawn already stays: the browser paints anew what changes, and only that.
  #draw(highlight: Highlight, spans: readonly Span[]): void {
    const keyOf = ({ start, end }: Span): string => `${start} ${end}`;
    const missing = new Map(spans.map((span) => [keyOf(span), span]));
    for (const range of [...highlight]) {
      const span = this.#editor.spanOf(range);
      if (!span || !missing.delete(keyOf(span))) highlight.delete(range);
    }
    for (const span of missing.values()) {
      const range = this.#editor.rangeOf(span);
      if (range) highlight.add(range);
    }
  }

  /** Whether what is seen now has been scrolled out of what was drawn. */
  get isStale(): boolean {
    const seen = this.#editor.between(0, window.innerHeight);
    return !this.#painted || seen.start < this.#painted.start || seen.end > this.#painted.end;
  }

  /** Draws the stretches that the reader is looking at. */
  activate(spans: readonly Span[]): void {
    if (!canPaint()) return;
    this.#draw(this.#highlight(`${prefix}-active`, priorityOfActive), spans);
  }

  /** Takes every mark away. */
  dispose(): void {
    for (const name of this.#highlights.keys()) CSS.highlights.delete(name);
    this.#highlights.clear();
  }

  #highlight(name: string, priority: number): Highlight {
    let highlight = this.#highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = priority;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    return highlight;
  }
}
