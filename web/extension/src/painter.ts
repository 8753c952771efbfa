/** Draws marks in a page as CSS highlights: the page's elements stay as they are. */
import type { Span } from 'article-inspector';

import * as dom from '../../reading/dom.ts';
import { rangesOf } from '../../reading/ranges.ts';
import type { ReadPage } from '../../reading/read-page.ts';
import { blocks } from '../../reading/vocabulary.ts';
import { Colours } from './colours.ts';
import type { Mark } from './marks.ts';

/** Names of highlights begin so: whatever else a page highlights is its own. */
export const prefix = 'article-inspector-';

// Which of two marks is drawn above: what is longer lies below.
const priorities = { boilerplate: 1, quotes: 2, entities: 3, findings: 4, shown: 5 };

/** So far beyond the window marks are drawn before the reader scrolls there. */
const margin = '100% 0px';

/** A page of more colours than this has the others' junk underlined alone: a browser works out each rule for each element. */
const mostColours = 48;

/** What is drawn in a window; its own registry and constructor, since a window of another document takes no others. */
interface Painted {
  registry: HighlightRegistry;
  highlight: typeof Highlight;
  /** By name. Kept here since Firefox lets no extension list a page's highlights. */
  highlights: Map<string, Highlight>;
}

/** Milliseconds for which places are looked up before the page may go on. */
const slice = 8;

interface Drawn {
  mark: Mark;
  range: StaticRange;
  /** Of the highlight that it is in while it is near. */
  name: string | null;
}

/** The rule for junk that is dimmed to a colour. */
const ruleFor = (colour: string): string =>
  `::highlight(${prefix}boilerplate-${colour}) { color: #${colour}; text-decoration: underline dotted 1px #${colour}; }`;

/**
 * What a browser does for each change of a highlight grows with all that is highlighted. So marks are drawn where the reader is, and in
 * other places when they come near.
 */
export class Painter {
  readonly #painted = new Map<Window, Painted>();
  #observer: IntersectionObserver | null = null;
  /** The marks in each block of the page, and in each text node. */
  readonly #marks = new Map<Element, Drawn[]>();
  readonly #byNode = new Map<Node, Drawn[]>();
  readonly #near = new Set<Element>();
  #colours = new Colours();
  /** Counts the calls that draw, so that one that was overtaken stops. */
  #turn = 0;
  /** The colours that the page's sheet has rules for, until the marks are taken away. */
  readonly #ruled = new Set<string>();
  readonly #rule: (css: string) => void;

  /** `rule` adds a rule to the page's sheet of marks. */
  constructor(rule: (css: string) => void) {
    this.#rule = rule;
  }

  /**
   * Draws these marks in the place of those drawn before, which stay until all places are known. `rest` lets the page go on. Tells whether
   * they were drawn: a call that comes meanwhile, or clear(), goes before.
   */
  async draw(page: ReadPage, marks: readonly Mark[], rest: () => Promise<void>): Promise<boolean> {
    const turn = ++this.#turn;
    const places: [Element, Drawn][] = [];
    let end = performance.now() + slice;
    for (const mark of marks) {
      for (const range of rangesOf(mark, page.pieces)) {
        const block = blockOf(range.startContainer);
        if (block) places.push([block, { mark, range, name: null }]);
      }
      if (performance.now() < end) continue;
      await rest();
      if (turn !== this.#turn) return false;
      end = performance.now() + slice;
    }
    const near = new Set(this.#near);
    this.#erase();
    this.#colours = new Colours();
    for (const root of page.roots) this.#open(root);
    for (const [block, drawn] of places) {
      push(this.#marks, block, drawn);
      push(this.#byNode, drawn.range.startContainer, drawn);
    }
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: margin });
    for (const block of this.#marks.keys()) {
      // What was near still is, and must not flicker.
      if (near.has(block)) this.#enter(block);
      this.#observer.observe(block);
    }
    return true;
  }

  /** Draws every mark, wherever it is: what is printed is the whole page. */
  drawAll(): void {
    this.#observer?.disconnect();
    for (const block of this.#marks.keys()) this.#enter(block);
  }

  /** Draws again what is near alone. */
  drawNear(): void {
    for (const block of this.#marks.keys()) this.#observer?.observe(block);
  }

  /** Makes stretches stand out and gives their ranges. */
  show(spans: readonly Span[], page: ReadPage): StaticRange[] {
    const ranges = spans.flatMap((span) => rangesOf(span, page.pieces));
    for (const { highlights } of this.#painted.values()) highlights.get('shown')?.clear();
    for (const range of ranges) this.#highlight(range, 'shown')?.add(range);
    return ranges;
  }

  /** The marks at a place in a text node, the shortest first. */
  marksAt(node: Node, offset: number): Mark[] {
    const found = (this.#byNode.get(node) ?? []).filter(({ range }) => range.startOffset <= offset && offset < range.endOffset);
    return found.map(({ mark }) => mark).sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** The windows in which something may be drawn. */
  get windows(): Window[] {
    return [...this.#painted.keys()];
  }

  /** The rules that the page's sheet has been given. */
  get rules(): string[] {
    return [...this.#ruled].map(ruleFor);
  }

  /** Takes away every highlight of ours, and none else. */
  clear(): void {
    this.#turn++;
    this.#erase();
    this.#near.clear();
    this.#ruled.clear();
  }

  #erase(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    for (const { registry, highlights } of this.#painted.values()) {
      for (const name of highlights.keys()) registry.delete(prefix + name);
    }
    this.#painted.clear();
    this.#marks.clear();
    this.#byNode.clear();
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
    for (const drawn of this.#marks.get(block) ?? []) {
      drawn.name = this.#nameOf(drawn);
      this.#highlight(drawn.range, drawn.name)?.add(drawn.range);
    }
  }

  #leave(block: Element): void {
    if (!this.#near.delete(block)) return;
    for (const drawn of this.#marks.get(block) ?? []) {
      if (drawn.name !== null) this.#highlight(drawn.range, drawn.name)?.delete(drawn.range);
      drawn.name = null;
    }
  }

  // Names and quotes look different by kind, flaws do not; junk is dimmed by its own colour.
  #nameOf({ mark: { layer, kind }, range }: Drawn): string {
    if (layer === 'findings') return layer;
    if (layer !== 'boilerplate') return `${layer}-${kind}`;
    const element = dom.parentElement(range.startContainer);
    const colour = element && this.#colours.dimmed(element);
    if (!colour || (!this.#ruled.has(colour) && this.#ruled.size >= mostColours)) return layer;
    if (!this.#ruled.has(colour)) {
      this.#ruled.add(colour);
      this.#rule(ruleFor(colour));
    }
    return `${layer}-${colour}`;
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

function push<Key>(map: Map<Key, Drawn[]>, key: Key, drawn: Drawn): void {
  const list = map.get(key);
  if (list) list.push(drawn);
  else map.set(key, [drawn]);
}

// What holds the text as a block: to watch each <b> and <a> by itself would cost more. Null for a node that the page has taken out.
function blockOf(node: Node): Element | null {
  if (!dom.isConnected(node)) return null;
  let element = dom.parentElement(node) ?? (dom.rootOf(node) as Partial<ShadowRoot>).host;
  if (!element) return null;
  for (let outer = dom.parentElement(element); outer && !blocks.has(dom.localName(element)); outer = dom.parentElement(outer)) {
    element = outer;
  }
  return element;
}

export function windowOf(node: Node): Window | null {
  const document = dom.ownerDocument(node);
  return document && dom.defaultView(document);
}
