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
    const ranges = new Map<string, Range[]>();
    for (const layer of layers) {
      for (const mark of marksWithin(marks[layer], near)) {
        if (!isShown(off, layer, mark.kind)) continue;
        const range = this.#editor.rangeOf(mark);
        if (!range) continue;
        const name = highlightName(layer, mark.kind);
        const list = ranges.get(name);
        if (list) list.push(range);
        else ranges.set(name, [range]);
        this.#highlight(name, priorities[layer]);
      }
    }
    for (const [name, highlight] of this.#highlights) {
      if (name === `${prefix}-active`) continue;
      highlight.clear();
      for (const range of ranges.get(name) ?? []) highlight.add(range);
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
    const highlight = this.#highlight(`${prefix}-active`, priorityOfActive);
    highlight.clear();
    for (const span of spans) {
      const range = this.#editor.rangeOf(span);
      if (range) highlight.add(range);
    }
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
