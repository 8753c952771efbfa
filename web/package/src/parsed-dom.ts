/**
 * As much of the DOM as the reader of pages (web/reading) asks of a document that is not shown, over parse5's tree: for Node and for
 * workers, which have no DOM. The package's build puts these classes in the place of the browser's.
 */
import * as select from 'css-select';
import { parse, type DefaultTreeAdapterMap } from 'parse5';

type Tree = DefaultTreeAdapterMap['node'];

export class Node {
  static readonly ELEMENT_NODE = 1;
  static readonly TEXT_NODE = 3;
  static readonly CDATA_SECTION_NODE = 4;
  static readonly DOCUMENT_FRAGMENT_NODE = 11;
  /** Not to be read by name: the reader takes the getters below. */
  readonly kind: number;
  readonly children: Node[] = [];
  above: Node | null = null;

  constructor(kind: number) {
    this.kind = kind;
  }

  get nodeType(): number {
    return this.kind;
  }
  get childNodes(): Node[] {
    return this.children;
  }
  get parentNode(): Node | null {
    return this.above;
  }
  get parentElement(): Element | null {
    return this.above instanceof Element ? this.above : null;
  }
  get ownerDocument(): Document | null {
    return null;
  }
  get isConnected(): boolean {
    return true;
  }
  get textContent(): string {
    let text = '';
    const waiting: Node[] = [this];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node instanceof Text) text += node.data;
      for (let k = node.children.length - 1; k >= 0; k--) waiting.push(node.children[k]!);
    }
    return text;
  }
  getRootNode(): Node {
    let node: Node = this;
    while (node.above) node = node.above;
    return node;
  }
}

export class Text extends Node {
  readonly data: string;

  constructor(data: string) {
    super(Node.TEXT_NODE);
    this.data = data;
  }
  get length(): number {
    return this.data.length;
  }
}

export class Element extends Node {
  readonly #name: string;
  readonly #attributes: ReadonlyMap<string, string>;

  constructor(name: string, attributes: ReadonlyMap<string, string>) {
    super(Node.ELEMENT_NODE);
    this.#name = name;
    this.#attributes = attributes;
  }
  get localName(): string {
    return this.#name;
  }
  get shadowRoot(): null {
    return null;
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }
  closest(selector: string): Element | null {
    for (let node: Node | null = this; node instanceof Element; node = node.above) if (select.is(node, selector, options)) return node;
    return null;
  }
  querySelector(selector: string): Element | null {
    return select.selectOne(selector, this.children, options) as Element | null;
  }
  querySelectorAll(selector: string): Element[] {
    return select.selectAll(selector, this.children, options) as Element[];
  }
  getBoundingClientRect(): never {
    return notShown();
  }
  getClientRects(): never {
    return notShown();
  }
  scrollIntoView(): never {
    return notShown();
  }
}

export class Document extends Node {
  constructor() {
    super(9);
  }
  get documentElement(): Element | null {
    return this.children.find((child) => child instanceof Element) ?? null;
  }
  get defaultView(): null {
    return null;
  }
  get title(): string {
    return (this.querySelector('title')?.textContent ?? '').replace(/[ \t\n\r\f]+/g, ' ').trim();
  }
  querySelector(selector: string): Element | null {
    return select.selectOne(selector, this.children, options) as Element | null;
  }
  querySelectorAll(selector: string): Element[] {
    return select.selectAll(selector, this.children, options) as Element[];
  }
  createRange(): never {
    return notShown();
  }
}

function notShown(): never {
  throw new TypeError('a parsed document is not shown');
}

const options: select.Options<Node, Element> = {
  adapter: {
    isTag: (node): node is Element => node instanceof Element,
    getAttributeValue: (element, name) => element.getAttribute(name) ?? undefined,
    getChildren: (node) => node.children,
    getName: (element) => element.localName,
    getParent: (node) => node.above,
    getSiblings: (node) => node.above?.children ?? [node],
    getText: (node) => node.textContent,
    hasAttrib: (element, name) => element.hasAttribute(name),
    removeSubsets: (nodes) => nodes.filter((node) => !nodes.some((other) => other !== node && isWithin(node, other))),
  },
};

function isWithin(node: Node, outer: Node): boolean {
  for (let one = node.above; one; one = one.above) if (one === outer) return true;
  return false;
}

/** Parses a page by the rules of the HTML standard. Nothing of it runs or is loaded. */
export function parseHtml(html: string): Document {
  const document = new Document();
  const waiting: { tree: Tree; node: Node }[] = [{ tree: parse(html), node: document }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { tree, node } = next;
    for (const child of 'childNodes' in tree ? tree.childNodes : []) {
      const made = madeOf(child);
      if (!made) continue;
      made.above = node;
      node.children.push(made);
      waiting.push({ tree: child, node: made });
    }
  }
  return document;
}

// Comments and doctypes are left out: nothing reads them.
function madeOf(tree: Tree): Node | null {
  if (tree.nodeName === '#text') return new Text((tree as DefaultTreeAdapterMap['textNode']).value);
  if (!('tagName' in tree)) return null;
  return new Element(tree.tagName, new Map(tree.attrs.map(({ name, value }) => [name, value])));
}
