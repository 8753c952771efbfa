/**
 * Reads a page: its text as a person would copy it, and what the markup says of each block of it. The same rules and the same vocabulary
 * as the native reader (core/html); tests hold the two together.
 *
 * A live page is read as it is shown: by computed styles, through shadow roots and frames of the same origin. A document that is not
 * shown (a paste, a file) is read by its tags alone.
 */
import type { Block, BlockPlace, BlockTag, PageData } from '../wasm/loader.ts';
import * as dom from './dom.ts';
import { readPageData } from './page-data.ts';
import { TextFlow, type Keeps, type Piece } from './text-flow.ts';
import { titlesOf, type Titles } from './titles.ts';
import * as vocabulary from './vocabulary.ts';

export type { Piece } from './text-flow.ts';

export interface ReadPage {
  text: string;
  /** By rising start, none overlapping another. */
  blocks: Block[];
  /** Where the text stands in the page, by rising start. */
  pieces: Piece[];
  /** The page's own title; may be empty. */
  title: string;
  /** What the page says of itself. */
  page: PageData;
  /** Documents and shadow roots that were read. */
  roots: (Document | ShadowRoot)[];
}

export interface ReadOptions {
  /** Reads what lies in these ranges alone. */
  within?: readonly AbstractRange[];
  /** The `display` that an element has to be read by, where the caller has changed it. */
  displayOf?: (element: Element) => string | undefined;
  /** Takes an element's shadow root, where the caller sees more than open ones. */
  shadowRootOf?: (element: Element) => ShadowRoot | null;
}

/** Reads a page that is shown. */
export const readPage = (document: Document, options: ReadOptions = {}): ReadPage => readAtOnce(new Reader(document, true, options));

/** Reads a document that is not shown. */
export const readDocument = (document: Document): ReadPage => readAtOnce(new Reader(document, false, {}));

/**
 * Reads a page that is shown, and lets the page go on after every `slice` milliseconds. Where the page changes meanwhile, what is read
 * may be neither the old nor the new page: the caller watches it and reads it again.
 */
export async function readPageInSlices(
  document: Document,
  options: ReadOptions,
  slice: number,
  rest: () => Promise<void>,
): Promise<ReadPage> {
  const reader = new Reader(document, true, options);
  for (;;) {
    const end = performance.now() + slice;
    // A look at the clock costs as much as some steps.
    do for (let step = 0; step < 16; step++) reader.step();
    while (!reader.isDone && performance.now() < end);
    if (reader.isDone) return reader.result();
    await rest();
  }
}

function readAtOnce(reader: Reader): ReadPage {
  while (!reader.isDone) reader.step();
  return reader.result();
}

interface Hints {
  tag: BlockTag;
  place: BlockPlace;
  headingLevel: number;
  depth: number;
  hidden: boolean;
  around: readonly BlockPlace[];
  group: number;
  outerGroup: number;
}

interface Frame {
  children: ArrayLike<Node>;
  nextChild: number;
  hints: Hints;
  /** Of the element, from 1 in the order of the page. */
  number: number;
  /** The number of the element around it. */
  parent: number;
  /** Line ends that it stands between; 0 for what runs on in a line. */
  lines: number;
  isCell: boolean;
  isButton: boolean;
  inLink: boolean;
  /** A closed <details>: of it only the summary is shown. */
  isFolded: boolean;
  layout: Layout;
}

interface Layout {
  lines: number;
  isCell: boolean;
  isUnseen: boolean;
  /** Null until it is asked for: elements without a text of their own are many, and each question to a style takes time. */
  keeps: Keeps | null;
  /** False where its text is not shown, though that of its children may be. Null until it is asked for. */
  isVisible: boolean | null;
  /** What answers; null where nothing is left to ask. */
  style: CSSStyleDeclaration | null;
}

// Besides custom elements these alone can have a shadow root.
const shadowHosts = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));

const noHints: Hints = { tag: 'other', place: 'unknown', headingLevel: 0, depth: 0, hidden: false, around: [], group: 0, outerGroup: 0 };

class Reader {
  readonly #flow = new TextFlow();
  readonly #blocks: Block[] = [];
  readonly #stack: Frame[] = [];
  readonly #titles: Titles;
  readonly #page: PageData;
  readonly #roots: (Document | ShadowRoot)[] = [];
  readonly #isLive: boolean;
  readonly #options: ReadOptions;
  #elements = 0;
  // The block that is being read: where it lies, whose hints it has, and how many frames have been open all through it.
  #start = 0;
  #end = 0;
  #visible = 0;
  #linked = 0;
  #hints = noHints;
  #level = 0;
  #lowest = 0;

  constructor(document: Document, isLive: boolean, options: ReadOptions) {
    this.#isLive = isLive;
    this.#options = options;
    const said = readPageData(document);
    this.#page = said.data;
    this.#titles = titlesOf(said);
    this.#roots.push(document);
    const top = dom.documentElement(document);
    if (top) this.#enter(top);
  }

  get isDone(): boolean {
    return this.#stack.length === 0;
  }

  result(): ReadPage {
    this.#endBlock();
    const text = this.#flow.text;
    for (const block of this.#blocks) if (this.#titles.has(text.slice(block.start, block.end))) block.title = true;
    return { text, blocks: this.#blocks, pieces: this.#flow.pieces, title: this.#titles.first, page: this.#page, roots: this.#roots };
  }

  /** Reads the next node. */
  step(): void {
    const frame = this.#stack[this.#stack.length - 1];
    if (!frame) return;
    const child = frame.children[frame.nextChild++];
    if (!child) this.#leave();
    else this.#read(child, frame);
  }

  #read(child: Node, frame: Frame): void {
    const type = dom.nodeType(child);
    const isElement = type === Node.ELEMENT_NODE;
    if (frame.isFolded && !(isElement && dom.localName(child as Element) === 'summary')) return;
    if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) this.#add(child as Text, frame);
    else if (isElement) this.#enter(child as Element);
  }

  #enter(element: Element): void {
    const number = ++this.#elements;
    const name = dom.localName(element);
    if (name === 'br' && isLayoutAlone(element)) this.#flow.breakWord();
    else if (name === 'br') this.#flow.breakLine();
    const content = this.#frameContent(element, name);
    // Of a page as it is shown, its layout tells whether scripts run.
    const isLiveNoscript = this.#isLive && name === 'noscript';
    if (!content && !isLiveNoscript && vocabulary.skipped.has(name)) return;
    const outer = this.#stack[this.#stack.length - 1];
    const layout = this.#isLive
      ? liveLayout(element, name, this.#options.displayOf?.(element))
      : plainLayout(element, name, outer ? keepsOf(outer.layout) : 'nothing');
    if (!layout) return;
    const frame = frameInside(outer, element, name, layout, number, content ?? this.#childrenOf(element));
    this.#stack.push(frame);
    this.#bound(frame);
    if (frame.isCell) this.#flow.nextCell();
  }

  #leave(): void {
    this.#bound(this.#stack.pop()!);
    this.#lowest = Math.min(this.#lowest, this.#stack.length);
  }

  // The document in a frame, where it is of the page's own origin.
  #frameContent(element: Element, name: string): Node[] | null {
    if (!this.#isLive || (name !== 'iframe' && name !== 'frame')) return null;
    try {
      const inner = (element as HTMLIFrameElement).contentDocument;
      const top = inner && dom.documentElement(inner);
      if (!top) return null;
      this.#roots.push(inner);
      return [top];
    } catch {
      return null; // another origin
    }
  }

  // As they are shown: what a shadow root holds, and in its slots what stands in the page.
  #childrenOf(element: Element): ArrayLike<Node> {
    if (!this.#isLive) return dom.childNodes(element);
    const name = dom.localName(element);
    const root = (name.includes('-') || shadowHosts.has(name)) && (this.#options.shadowRootOf ?? dom.openShadowRoot)(element);
    if (root) {
      this.#roots.push(root);
      return dom.childNodes(root);
    }
    if (name === 'slot' && dom.nodeType(dom.rootOf(element)) === Node.DOCUMENT_FRAGMENT_NODE) {
      const assigned = (element as HTMLSlotElement).assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    return dom.childNodes(element);
  }

  // A block's edge: what stood before it and what follows it are blocks of their own.
  #bound(frame: Frame): void {
    if (frame.lines > 0) this.#flow.breakBlock(frame.lines);
    if (frame.lines > 0 || frame.isCell || frame.isButton) this.#endBlock();
  }

  #add(node: Text, frame: Frame): void {
    if (!isVisible(frame.layout)) return;
    let from = 0;
    let to = node.length;
    if (this.#options.within) {
      const part = partWithin(node, this.#options.within);
      if (!part) return;
      [from, to] = part;
    }
    const added = this.#flow.add(node, from, to, () => keepsOf(frame.layout));
    if (added.visible === 0) return;
    if (this.#visible === 0) {
      this.#start = added.start;
      this.#lowest = this.#level = this.#stack.length;
      this.#hints = frame.hints;
    } else if (this.#lowest < this.#level) {
      // The block goes on outside the element that it began in: it is that of the element around both.
      this.#level = this.#lowest;
      this.#hints = this.#stack[this.#level - 1]!.hints;
    }
    this.#end = added.end;
    this.#visible += added.visible;
    if (frame.inLink) this.#linked += added.visible;
  }

  #endBlock(): void {
    if (this.#visible === 0) return;
    const { headingLevel, depth, ...hints } = this.#hints;
    this.#blocks.push({
      start: this.#start,
      end: this.#end,
      ...hints,
      headingLevel: hints.tag === 'heading' ? headingLevel : 0,
      depth: Math.min(depth, 255),
      linkPercent: Math.floor((100 * this.#linked) / this.#visible),
      title: false,
    });
    this.#visible = this.#linked = 0;
  }
}

function frameInside(
  outer: Frame | undefined,
  element: Element,
  name: string,
  layout: Layout,
  number: number,
  children: ArrayLike<Node>,
): Frame {
  const hints: Hints = { ...(outer?.hints ?? noHints) };
  hints.tag = tagInside(hints.tag, name);
  hints.depth++;
  hints.hidden ||= layout.isUnseen;
  const words = wordsOf(element, name);
  addPlaces(element, name, words, hints);
  if (words.some((word) => vocabulary.captions.has(word))) hints.tag = 'caption';
  const level = headingLevel(element, name);
  if (level > 0) {
    hints.tag = 'heading';
    hints.headingLevel = level;
  }
  const isButton = name === 'button' || dom.attribute(element, 'role') === 'button';
  if (isButton) hints.tag = 'button';
  if (layout.lines > 0 || layout.isCell) {
    hints.group = outer?.number ?? 0;
    hints.outerGroup = outer?.parent ?? 0;
  }
  return {
    children,
    nextChild: 0,
    hints,
    number,
    parent: outer?.number ?? 0,
    lines: layout.lines,
    isCell: layout.isCell,
    isButton,
    inLink: (outer?.inLink ?? false) || (name === 'a' && dom.hasAttribute(element, 'href')),
    isFolded: name === 'details' && !dom.hasAttribute(element, 'open'),
    layout,
  };
}

/** How an element is laid out that is shown; null where it is not. */
function liveLayout(element: Element, name: string, ownDisplay?: string): Layout | null {
  const style = dom.defaultView(dom.ownerDocument(element)!)!.getComputedStyle(element);
  const display = ownDisplay ?? style.display;
  // Where scripts run, Chromium draws nothing of a <noscript> but calls it inline.
  if (display === 'none' || (name === 'noscript' && dom.boxesOf(element).length === 0)) return null;
  const isCell = display === 'table-cell';
  const isInline = display.startsWith('inline') || display.startsWith('ruby') || display === 'contents' || isCell;
  // What floats or has a position of its own is laid out as a block, whatever its `display` was: nothing else need be asked for these.
  const runsOn = isInline || isDropCap(element, name, style) || (name === 'span' && isLayoutAlone(element));
  const isClipped = !isInline && style.position === 'absolute' && (style.clip !== 'auto' || /^inset\((50|100)%\)$/.test(style.clipPath));
  return {
    lines: runsOn ? 0 : name === 'p' ? 2 : 1,
    isCell,
    isUnseen: isClipped || isUnseen(element),
    keeps: null,
    isVisible: null,
    style,
  };
}

/** Viewers of PDF lay a page's lines out with such elements: where a line ends means nothing there. */
const isLayoutAlone = (element: Element): boolean => dom.attribute(element, 'role') === 'presentation';

/** A drop cap floats, which makes a block of it: its letter still belongs to the word behind it. */
function isDropCap(element: Element, name: string, style: CSSStyleDeclaration): boolean {
  return !vocabulary.blocks.has(name) && style.float !== 'none' && (dom.textContent(element)?.length ?? 0) <= 3;
}

function keepsOf(layout: Layout): Keeps {
  return (layout.keeps ??= keptBy(layout.style!.whiteSpace));
}

function keptBy(whiteSpace: string): Keeps {
  if (whiteSpace === 'pre-line') return 'lines';
  return /^(pre|pre-wrap|break-spaces)$/.test(whiteSpace) ? 'all' : 'nothing';
}

function isVisible(layout: Layout): boolean {
  return (layout.isVisible ??= layout.style!.visibility === 'visible');
}

/** The same by its tag and attributes alone. */
function plainLayout(element: Element, name: string, outer: Keeps): Layout | null {
  if (isHidden(element, name) || hasClassOf(element, vocabulary.onHover)) return null;
  return {
    lines: vocabulary.blocks.has(name) ? (name === 'p' ? 2 : 1) : 0,
    isCell: name === 'td' || name === 'th',
    isUnseen: isUnseen(element),
    keeps: vocabulary.preformatted.has(name) ? 'all' : outer,
    isVisible: true,
    style: null,
  };
}

function isHidden(element: Element, name: string): boolean {
  if (dom.hasAttribute(element, 'hidden') && dom.attribute(element, 'hidden') !== 'until-found') return true;
  if (name === 'dialog' && !dom.hasAttribute(element, 'open')) return true;
  const style = (dom.attribute(element, 'style') ?? '').replace(/[ \t\n\r\f]/g, '').toLowerCase();
  return /(^|;)(display:none|visibility:hidden)($|[;!])/.test(style);
}

const isUnseen = (element: Element): boolean => dom.attribute(element, 'aria-hidden') === 'true' || hasClassOf(element, vocabulary.unseen);

function hasClassOf(element: Element, classes: ReadonlySet<string>): boolean {
  const names = dom.attribute(element, 'class');
  return names !== null && names.split(/[ \t\n\r\f]+/).some((name) => classes.has(name.toLowerCase()));
}

// A paragraph, or an item of a list, in one of these is still one of these.
const keepsItsTag: ReadonlySet<BlockTag> = new Set<BlockTag>(['quotation', 'caption', 'list-item']);

function tagInside(outer: BlockTag, name: string): BlockTag {
  const own = vocabulary.tags.get(name);
  if (!own) return outer;
  const isMinor = own === 'paragraph' || own === 'list-item';
  return isMinor && keepsItsTag.has(outer) ? outer : own;
}

// Of <html> and <body> the classes tell about the site, not about a place on the page.
function wordsOf(element: Element, name: string): string[] {
  if (name === 'html' || name === 'body') return [];
  const names = ['class', 'id', 'itemprop'].map((attribute) => dom.attribute(element, attribute) ?? '').join(' ');
  return names.length < 3 ? [] : vocabulary.wordsOf(names);
}

function addPlaces(element: Element, name: string, words: readonly string[], hints: Hints): void {
  const byName = vocabulary.placeOfRole.get(dom.attribute(element, 'role') ?? '') ?? vocabulary.placeOfTag.get(name) ?? null;
  const byWords = vocabulary.placeOfWords(words);
  for (const place of [byName, byWords]) {
    if (place && !hints.around.includes(place)) hints.around = [...hints.around, place];
  }
  const wordsWin = !byName || (byWords !== null && vocabulary.wordsOverTags.has(byWords));
  hints.place = (wordsWin && byWords ? byWords : byName) ?? hints.place;
}

function headingLevel(element: Element, name: string): number {
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  if (dom.attribute(element, 'role') !== 'heading') return 0;
  const level = dom.attribute(element, 'aria-level') ?? '2';
  return /^[1-6]$/.test(level) ? Number(level) : 2;
}

// The part of a text node that lies in one of the ranges.
function partWithin(node: Text, ranges: readonly AbstractRange[]): [number, number] | null {
  for (const range of ranges) {
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from < to && touches(range, node)) return [from, to];
  }
  return null;
}

function touches({ startContainer, startOffset, endContainer, endOffset }: AbstractRange, node: Text): boolean {
  const fromStart = sideOf(node, startContainer, startOffset);
  const fromEnd = sideOf(node, endContainer, endOffset);
  return fromStart !== null && fromEnd !== null && fromStart >= 0 && fromEnd <= 0;
}

/**
 * Where a text node lies: before a place (negative), behind it (positive) or around it (0); null where they are in different documents.
 * What a shadow root holds lies where its host does.
 */
function sideOf(node: Text, container: Node, offset: number): number | null {
  if (node === container) return 0;
  let inner: Node = node;
  for (;;) {
    const root = dom.rootOf(inner);
    const boundary = inRoot(container, root);
    if (boundary === container) return sideInTree(inner, container, offset);
    if (boundary && !dom.contains(boundary, inner)) return sideOfNode(inner, boundary);
    // What stands in a host is shown in its slot.
    const next: Element | null = boundary ? slotOf(inner, boundary) : hostOf(root);
    if (!next) return null;
    inner = next;
  }
}

/** The slot in a host's shadow root where a node within that host is shown. */
function slotOf(node: Node, host: Node): Element | null {
  let child = node;
  for (let outer = dom.parentNode(child); outer && outer !== host; outer = dom.parentNode(outer)) child = outer;
  return (child as Partial<Slottable>).assignedSlot ?? null;
}

const hostOf = (root: Node): Element | null => (dom.nodeType(root) === Node.DOCUMENT_FRAGMENT_NODE ? (root as ShadowRoot).host : null);

/** The node itself, or the host around it that is in that root. */
function inRoot(node: Node, root: Node): Node | null {
  let outer: Node | null = node;
  while (outer && dom.rootOf(outer) !== root) outer = hostOf(dom.rootOf(outer));
  return outer;
}

function sideInTree(node: Node, container: Node, offset: number): number {
  const range = dom.newRange(dom.ownerDocument(node)!);
  range.setStart(container, offset);
  return range.comparePoint(node, 0);
}

function sideOfNode(node: Node, other: Node): number {
  const position = dom.comparePosition(node, other);
  if (position & Node.DOCUMENT_POSITION_CONTAINED_BY) return 0;
  return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
