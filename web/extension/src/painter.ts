/** Draws a report's marks in a page as CSS highlights: the page's elements stay as they are. */
import type { Report, Span } from 'article-inspector';

import * as dom from '../../reading/dom.ts';
import { rangesOf } from '../../reading/ranges.ts';
import type { ReadPage } from '../../reading/read-page.ts';
import { blocks } from '../../reading/vocabulary.ts';

/** Names of highlights begin so: whatever else a page highlights is its own. */
export const prefix = 'article-inspector-';

// Which of two marks is drawn above: what is longer lies below.
const priorities = { boilerplate: 1, quotes: 2, entities: 3, findings: 4, shown: 5 };

/** So far beyond the window marks are drawn before the reader scrolls there. */
const margin = '100% 0px';

/** What is drawn in a window; its own registry and constructor, since a window of another document takes no others. */
interface Painted {
  registry: HighlightRegistry;
  highlight: typeof Highlight;
  /** By name. Kept here since Firefox lets no extension list a page's highlights. */
  highlights: Map<string, Highlight>;
}

interface Drawn {
  name: string;
  range: StaticRange;
}

/**
 * What a browser does for each change of a highlight grows with all that is highlighted. So marks are drawn where the reader is, and in
 * other places when they come near.
 */
export class Painter {
  readonly #painted = new Map<Window, Painted>();
  #observer: IntersectionObserver | null = null;
  /** The marks in each block of the page. */
  readonly #marks = new Map<Element, Drawn[]>();
  readonly #near = new Set<Element>();

  /** Draws all marks of the kinds that are not off, in the place of those drawn before. */
  draw(page: ReadPage, report: Report, off: ReadonlySet<string>): void {
    const near = new Set(this.#near);
    this.clear();
    for (const root of page.roots) this.#open(root);
    for (const [name, spans] of spansByName(report, off)) {
      for (const span of spans) {
        for (const range of rangesOf(span, page.pieces)) {
          const block = blockOf(range.startContainer);
          if (!block) continue;
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
    for (const { highlights } of this.#painted.values()) highlights.get('shown')?.clear();
    for (const range of ranges) this.#highlight(range, 'shown')?.add(range);
    return ranges;
  }

  /** Takes away every highlight of ours, and none else. */
  clear(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    for (const { registry, highlights } of this.#painted.values()) {
      for (const name of highlights.keys()) registry.delete(prefix + name);
    }
    this.#painted.clear();
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

  #open(root: Document | ShadowRoot): void {
    const window = dom.nodeType(root) === Node.DOCUMENT_NODE && dom.defaultView(root as Document);
    // A frame that has been taken out meanwhile has no window, or one without styles.
    const { CSS: css, Highlight: highlight } = (window || {}) as Partial<Window & typeof globalThis>;
    if (window && css && highlight) this.#painted.set(window, { registry: css.highlights, highlight, highlights: new Map() });
  }

  // The highlight of that name in the window where the range stands.
  #highlight({ startContainer }: StaticRange, name: string): Highlight | null {
    const window = windowOf(startContainer);
    const painted = window && this.#painted.get(window);
    if (!painted) return null;
    const known = painted.highlights.get(name);
    if (known) return known;
    const made = new painted.highlight();
    made.priority = priorities[name.split('-')[0] as keyof typeof priorities] ?? 0;
    painted.highlights.set(name, made);
    painted.registry.set(prefix + name, made);
    return made;
  }
}

// What holds the text as a block: to watch each <b> and <a> by itself would cost more. Null for a node that the page has taken out.
function blockOf(node: Node): Element | null {
  if (!dom.isConnected(node)) return null;
  let element = dom.parentElement(node) ?? (dom.rootOf(node) as Partial<ShadowRoot>).host;
  if (!element) return null;
  for (let outer = dom.parentElement(element); outer && !blocks.has(dom.localName(element)); outer = dom.parentElement(outer))
    element = outer;
  return element;
}

function windowOf(node: Node): Window | null {
  const document = dom.ownerDocument(node);
  return document && dom.defaultView(document);
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
