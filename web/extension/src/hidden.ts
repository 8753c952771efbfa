/** Hides what is wholly junk: an element that holds text, and none of the story's. By an attribute of ours, which a rule of our sheet hides. */
import type { Report } from 'article-inspector';

import * as dom from '../../reading/dom.ts';
import { rangesOf } from '../../reading/ranges.ts';
import type { ReadPage } from '../../reading/read-page.ts';

export const hiddenAttribute = 'data-article-inspector-junk';

const never: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article']);

export class Hidden {
  /** Each with the `display` by which the page shows it. */
  readonly #elements = new Map<Element, string>();

  get isOn(): boolean {
    return this.#elements.size > 0;
  }

  /** How the page shows an element that is hidden here: the page is read as if it were not. */
  readonly displayOf = (element: Element): string | undefined => this.#elements.get(element);

  hide(page: ReadPage, report: Report): void {
    const wanted = new Set(junkElements(page, report));
    for (const element of this.#elements.keys()) if (!wanted.has(element)) this.#show(element);
    for (const element of wanted) {
      if (this.#elements.has(element)) continue;
      this.#elements.set(element, dom.defaultView(dom.ownerDocument(element)!)!.getComputedStyle(element).display);
      dom.setAttribute(element, hiddenAttribute, '');
    }
  }

  show(): void {
    for (const element of [...this.#elements.keys()]) this.#show(element);
  }

  #show(element: Element): void {
    this.#elements.delete(element);
    dom.removeAttribute(element, hiddenAttribute);
  }
}

/** The outermost elements all of whose text is junk. */
function junkElements(page: ReadPage, report: Report): Element[] {
  // A text node holds junk up to so many characters of its own; what is not junk keeps all that is around it.
  const junk = new Map<Text, number>();
  for (const span of report.boilerplate) {
    for (const { startContainer: node, startOffset, endOffset } of rangesOf(span, page.pieces)) {
      junk.set(node as Text, (junk.get(node as Text) ?? 0) + endOffset - startOffset);
    }
  }
  const read = new Map<Text, number>();
  for (const { node, length } of page.pieces) read.set(node, (read.get(node) ?? 0) + length);
  const kept = new Set<Node>();
  for (const [node, length] of read) {
    // White space between two pieces of junk belongs to neither.
    if ((junk.get(node) ?? 0) >= 0.9 * length) continue;
    for (
      let outer: Node | null = node;
      outer && !kept.has(outer);
      outer = dom.parentNode(outer) ?? (outer as Partial<ShadowRoot>).host ?? null
    ) {
      kept.add(outer);
    }
  }
  const found = new Set<Element>();
  for (const node of read.keys()) {
    if (kept.has(node)) continue;
    let outermost: Element | null = null;
    for (
      let outer = dom.parentElement(node);
      outer && !kept.has(outer) && !never.has(dom.localName(outer));
      outer = dom.parentElement(outer)
    ) {
      outermost = outer;
    }
    // Our rule reaches the page's own elements alone, none within a shadow root.
    if (outermost && dom.nodeType(dom.rootOf(outermost)) === Node.DOCUMENT_NODE) found.add(outermost);
  }
  return [...found];
}
