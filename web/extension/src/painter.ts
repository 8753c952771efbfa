/** Draws a report's marks in a page as CSS highlights: the page's elements stay as they are. */
import type { Report, Span } from 'article-inspector';

import { rangesOf } from '../../reading/ranges.ts';
import type { ReadPage } from '../../reading/read-page.ts';
import { blocks } from '../../reading/vocabulary.ts';

/** Names of highlights begin so: whatever else a page highlights is its own. */
export const prefix = 'article-inspector-';

// Which of two marks is drawn above: what is longer lies below.
const priorities = { boilerplate: 1, quotes: 2, entities: 3, findings: 4, shown: 5 };

/** So far beyond the window marks are drawn before the reader scrolls there. */
const margin = '100% 0px';

type Painted = { registry: HighlightRegistry; highlight: typeof Highlight };

interface Drawn {
  name: string;
  range: StaticRange;
}

/**
 * What a browser does for each change of a highlight grows with all that is highlighted. So marks are drawn where the reader is, and in
 * other places when they come near.
 */
export class Painter {
  #windows: Window[] = [];
  /** The highlights that are drawn, by window and name. Kept here since Firefox lets no extension list a page's highlights. */
  readonly #highlights = new Map<Window, Map<string, Highlight>>();
  #observer: IntersectionObserver | null = null;
  /** The marks in each block of the page. */
  readonly #marks = new Map<Element, Drawn[]>();
  readonly #near = new Set<Element>();

  /** Draws all marks of the kinds that are not off, in the place of those drawn before. */
  draw(page: ReadPage, report: Report, off: ReadonlySet<string>): void {
    const near = new Set(this.#near);
    this.clear();
    this.#windows = windowsOf(page.roots);
    for (const [name, spans] of spansByName(report, off)) {
      for (const span of spans) {
        for (const range of rangesOf(span, page.pieces)) {
          const block = blockOf(range.startContainer);
          const marks = this.#marks.get(block);
          if (marks) marks.push({ name, range });
          else this.#marks.set(block, [{ name, range }]);
        }
      }
    }
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: margin });
    for (const block of this.#marks.keys()) {
      // What was near still is, and must not flicker.
      if (near.has(block)) this.#enter(block);
      this.#observer.observe(block);
    }
  }

  /** Makes stretches stand out and gives their ranges. */
  show(spans: readonly Span[], page: ReadPage): StaticRange[] {
    const ranges = spans.flatMap((span) => rangesOf(span, page.pieces));
    for (const window of this.#windows) this.#highlights.get(window)?.get('shown')?.clear();
    for (const range of ranges) this.#highlight(range, 'shown')?.add(range);
    return ranges;
  }

  /** Takes away every highlight of ours, and none else. */
  clear(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    for (const [window, highlights] of this.#highlights) {
      for (const name of highlights.keys()) painted(window).registry.delete(prefix + name);
    }
    this.#highlights.clear();
    this.#marks.clear();
    this.#near.clear();
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      // What has no box of its own (display: contents) is nowhere: its marks are always drawn.
      const isNear = isIntersecting || (box.width === 0 && box.height === 0);
      if (isNear) this.#enter(target);
      else this.#leave(target);
    }
  }

  #enter(block: Element): void {
    if (this.#near.has(block)) return;
    this.#near.add(block);
    for (const { name, range } of this.#marks.get(block) ?? []) this.#highlight(range, name)?.add(range);
  }

  #leave(block: Element): void {
    if (!this.#near.delete(block)) return;
    for (const { name, range } of this.#marks.get(block) ?? []) this.#highlight(range, name)?.delete(range);
  }

  // The highlight of that name in the window where the range stands.
  #highlight({ startContainer }: StaticRange, name: string): Highlight | null {
    const window = startContainer.ownerDocument?.defaultView;
    if (!window || !this.#windows.includes(window)) return null;
    const known = this.#highlights.get(window) ?? new Map<string, Highlight>();
    this.#highlights.set(window, known);
    const own = known.get(name);
    if (own) return own;
    const { registry, highlight } = painted(window);
    const made = new highlight();
    made.priority = priorities[name.split('-')[0] as keyof typeof priorities] ?? 0;
    known.set(name, made);
    registry.set(prefix + name, made);
    return made;
  }
}

// What holds the text as a block: to watch each <b> and <a> by itself would cost more.
function blockOf(node: Node): Element {
  let element = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
  while (!blocks.has(element.localName) && element.parentElement) element = element.parentElement;
  return element;
}

function painted(window: Window): Painted {
  const { CSS: css, Highlight: highlight } = window as Window & typeof globalThis;
  return { registry: css.highlights, highlight };
}

function windowsOf(roots: readonly (Document | ShadowRoot)[]): Window[] {
  const views = roots.map((root) => (root.nodeType === Node.DOCUMENT_NODE ? (root as Document).defaultView : null));
  return views.filter((view): view is Window & typeof globalThis => view !== null);
}

/** By the name of the highlight: names and quotes look different by kind, what is not the story and flaws do not. */
function spansByName(report: Report, off: ReadonlySet<string>): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  const add = (layer: string, kind: string, name: string, found: readonly Span[]): void => {
    if (off.has(layer) || off.has(`${layer}/${kind}`)) return;
    const list = spans.get(name) ?? [];
    spans.set(name, list);
    for (const span of found) list.push(span);
  };
  for (const found of report.boilerplate) add('boilerplate', found.kind, 'boilerplate', [found]);
  for (const found of report.entities) add('entities', found.type, `entities-${found.type}`, found.mentions);
  for (const found of report.quotes) add('quotes', found.kind, `quotes-${found.kind}`, found.content);
  for (const found of report.findings) add('findings', found.kind, 'findings', [found]);
  return spans;
}
