/** The script in the page, there after a click alone: reads the text, has it inspected, marks what was found, and follows the page. */
import type { PageData, Report, Span } from 'article-inspector';

import { correctionOptions, withCorrection, type Correction } from '../../element/src/corrections.ts';
import * as dom from '../../reading/dom.ts';
import { rangesOf } from '../../reading/ranges.ts';
import { readPageInSlices, type ReadPage } from '../../reading/read-page.ts';
import { api } from './api.ts';
import { Card } from './card.ts';
import { cautionOf } from './caution.ts';
import { Follower } from './follower.ts';
import { Hidden } from './hidden.ts';
import { Host } from './host.ts';
import { marksOf, type Mark } from './marks.ts';
import { ask, type Message, type PageState, type ReadText, type ToPage, type ToPanel, type View } from './messages.ts';
import { Painter, prefix } from './painter.ts';
import { Pointer } from './pointer.ts';
import { selectedRanges } from './selection.ts';
import { onSettings, readSettings } from './settings.ts';
import { Story } from './story.ts';

/** Milliseconds for which the page is read before it may go on. */
const slice = 12;
/** How often a script looks whether its extension is still there. */
const orphanPause = 1000;

class PageInspector {
  readonly #painter = new Painter((css) => void ask({ to: 'background', ask: 'style', css }).catch(() => undefined));
  readonly #follower = new Follower(() => this.#look());
  readonly #host = new Host();
  readonly #hidden = new Hidden();
  readonly #story = new Story(this.#host);
  readonly #card = new Card(this.#host, {
    reject: (mark) => void this.correct(withCorrection(this.#corrections, this.#rejectionOf(mark)), this.#page?.text.length ?? 0),
    showInPanel: (mark) => this.#showInPanel(mark),
    step: (by) => this.nextMark(by),
  });
  readonly #pointer = new Pointer({
    marksAt: (node, offset) => this.#painter.marksAt(node, offset),
    isOurs: (target) => target === this.#host.element,
    rested: (mark, box) => this.#openCard(mark, box),
    chosen: (mark, box) => this.#openCard(mark, box, { isPinned: true }),
    left: () => {
      if (!this.#card.isPinned) this.#card.close();
    },
    elsewhere: () => this.#card.close(),
  });
  #off: ReadonlySet<string> = new Set();
  #inJunk = false;
  #page: ReadPage | null = null;
  #report: Report | null = null;
  #marks: Mark[] = [];
  #error: string | null = null;
  #corrections: readonly Correction[] = [];
  /** The mark that the card was last opened at. */
  #current: Mark | null = null;
  /** From the reader's click on, while the page is being read as well. */
  #isOn = false;
  #first: Promise<unknown> = Promise.resolve();
  #sheet: Promise<unknown> = Promise.resolve();
  /** Set where a selection alone is inspected: it is not followed. */
  #selection: StaticRange[] | null = null;
  /** Counts the inspections, so that a late answer to an old one is known. */
  #turn = 0;
  #orphanTimer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    onSettings((settings) => {
      this.#off = new Set(settings.off);
      this.#inJunk = settings.inJunk;
      void this.#draw();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void this.#draw());
    addEventListener('pagehide', () => this.#tellMarked(false));
    addEventListener('pageshow', () => this.#tellMarked(this.#isOn));
    addEventListener('beforeprint', () => this.#painter.drawAll());
    addEventListener('afterprint', () => this.#painter.drawNear());
  }

  async toggle(): Promise<void> {
    if (this.#isOn) await this.clear();
    else await this.#begin(null);
  }

  async begin(): Promise<void> {
    if (!this.#isOn) await this.#begin(null);
  }

  /** The selection alone; where nothing is selected, the page. */
  async inspectSelection(): Promise<void> {
    const page = await this.#readWith(null);
    const ranges = selectedRanges(page.roots);
    if (ranges.length > 0) await this.#begin(ranges);
    else await this.toggle();
  }

  async clear(): Promise<void> {
    const css = this.#painter.rules;
    this.#takeAway();
    await this.#sheet;
    await ask({ to: 'background', ask: 'off', css });
    tellPanel({ tell: 'changed' });
  }

  get state(): PageState {
    const { text = '', blocks = [], title = dom.titleOf(document) } = this.#page ?? {};
    const { hostname: host, href: source, protocol } = location;
    const views = [...(this.#hidden.isOn ? ['hidden' as const] : []), ...(this.#story.isOpen ? ['story' as const] : [])];
    return {
      isOn: this.#page !== null,
      host,
      origin: protocol.startsWith('http') ? `${protocol}//${host}/*` : '',
      source: this.#report?.address ?? source,
      title,
      text,
      blocks,
      page: pageDataOf(this.#page),
      corrections: this.#corrections,
      report: this.#report,
      caution: this.#page && (this.#report || this.#error) ? cautionOf(document, this.#report) : null,
      views,
      error: this.#error,
    };
  }

  /** Scrolls to stretches of the text that the panel shows; a text that has changed meanwhile is left where it is. */
  show(spans: { start: number; end: number }[], length: number): void {
    if (!this.#page || this.#page.text.length !== length) return;
    const [first] = this.#painter.show(spans, this.#page);
    if (first) scrollTo(first.startContainer);
  }

  /** Inspects with what the reader has put right. */
  async correct(corrections: readonly Correction[], length: number): Promise<void> {
    if (!this.#page || this.#page.text.length !== length) return;
    this.#corrections = [...corrections];
    await this.#inspect(this.#page);
  }

  async setView(view: View, isOn: boolean): Promise<void> {
    if (!this.#page || !this.#report) return;
    if (view === 'hidden') {
      if (isOn) this.#hidden.hide(this.#page, this.#report);
      else this.#hidden.show();
    } else if (isOn) {
      this.#card.close();
      const { text } = this.#page;
      const clean = await this.#storyOf(this.#page);
      if (this.#report) this.#story.open(clean, this.#report, text, () => void this.setView('story', false));
    } else {
      this.#story.close();
    }
    tellPanel({ tell: 'changed' });
  }

  async read(as: 'draft' | 'source'): Promise<ReadText> {
    const page = await this.#readWith(null);
    const name = dom.titleOf(document) || location.hostname;
    if (as === 'source') return { name, text: page.text };
    const selected = selectedRanges(page.roots);
    return { name, text: selected.length > 0 ? (await this.#readWith(selected)).text : await this.#storyOf(page) };
  }

  #storyOf(page: ReadPage): Promise<string> {
    const { text, blocks } = page;
    // What was put right stands at places of the text that is shown.
    const corrected = text === this.#page?.text ? correctionOptions(this.#corrections) : {};
    return ask<string>({ to: 'background', ask: 'write', text, format: 'text', options: { blocks, page: pageDataOf(page), ...corrected } });
  }

  /** Opens the card at the mark behind the last one, or at the first that is seen; at the end it begins anew. */
  nextMark(by: 1 | -1): void {
    const last = this.#current && this.#marks.findIndex((mark) => isSame(mark, this.#current!));
    const from = last !== null && last >= 0 ? last + by : this.#firstSeen();
    const mark = this.#marks[(from + this.#marks.length) % this.#marks.length];
    const node = mark && this.#page && rangesOf(mark, this.#page.pieces)[0];
    if (!mark || !node) return;
    scrollTo(node.startContainer, 'instant');
    this.#painter.show([mark], this.#page!);
    this.#openCard(mark, boxOf(node), { isPinned: true, takesFocus: true });
  }

  // Kept by the browser, a page may be gone from the tab and come back with its marks.
  #tellMarked(isOn: boolean): void {
    if (this.#isOn && api.runtime?.id) void ask({ to: 'background', ask: 'marked', isOn }).catch(() => undefined);
  }

  #firstSeen(): number {
    const seen = this.#marks.findIndex((mark) => {
      const [range] = rangesOf(mark, this.#page?.pieces ?? []);
      return range && boxOf(range).bottom > 0;
    });
    return Math.max(0, seen);
  }

  #openCard(mark: Mark, box: DOMRect, how = {}): void {
    if (!this.#page || !this.#report || this.#story.isOpen) return;
    this.#current = mark;
    this.#card.open(mark, this.#report, this.#page.text, box, how);
  }

  #rejectionOf({ layer, item, start, end }: Mark): Correction {
    // A quote is known by its first piece.
    const [first] = layer === 'quotes' ? (this.#report?.quotes[item]?.content ?? []) : [];
    return { kind: 'reject', layer, start: first?.start ?? start, end: first?.end ?? end };
  }

  #showInPanel({ layer, item }: Mark): void {
    // The panel can be opened within the click alone, and only the background may.
    void ask({ to: 'background', ask: 'panel' }).catch(() => undefined);
    tellPanel({ tell: 'show', layer, item });
  }

  async #begin(selection: StaticRange[] | null): Promise<void> {
    const turn = ++this.#turn;
    this.#isOn = true;
    this.#selection = selection;
    this.#corrections = [];
    this.#follower.stop();
    // All that is waited for is asked at once: for the sheet, the settings and, below, the page itself.
    this.#sheet = ask({ to: 'background', ask: 'sheet' }).catch(() => undefined);
    const chosen = readSettings();
    this.#orphanTimer ??= setInterval(() => this.#lookForExtension(), orphanPause);
    // Watched from before it is read: what changes meanwhile is read again.
    if (!selection) this.#follower.follow([document]);
    const reading = this.#readWith(selection);
    this.#first = reading;
    const page = await reading;
    const settings = await chosen;
    this.#off = new Set(settings.off);
    this.#inJunk = settings.inJunk;
    if (turn !== this.#turn) return;
    this.#page = page;
    if (!selection) this.#follower.follow(page.roots);
    await this.#inspect(page);
  }

  #readWith(selection: StaticRange[] | null): Promise<ReadPage> {
    const { displayOf } = this.#hidden;
    return readPageInSlices(document, { shadowRootOf, displayOf, ...(selection && { within: selection }) }, slice, rest);
  }

  // Reads the page anew; where its text is as it was, marks are only drawn again, since its nodes may be others.
  async #look(): Promise<boolean> {
    await this.#first;
    const turn = this.#turn;
    const page = await this.#readWith(this.#selection);
    if (turn !== this.#turn || !this.#page) return true;
    const changed = page.text !== this.#page.text;
    // What was put right stands at places of the old text.
    if (changed) this.#corrections = moved(this.#corrections, this.#page.text, page.text);
    this.#page = page;
    this.#follower.follow(page.roots);
    if (changed) void this.#inspect(page);
    else void this.#draw();
    return changed;
  }

  async #inspect(page: ReadPage): Promise<void> {
    const turn = ++this.#turn;
    const { text, blocks } = page;
    try {
      const question = { text, blocks, page: pageDataOf(page), corrections: this.#corrections };
      const report = await ask<Report>({ to: 'background', ask: 'inspect', ...question });
      if (turn !== this.#turn || !this.#page) return;
      this.#report = report;
      this.#error = null;
      await this.#draw();
      if (turn !== this.#turn) return;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#report = null;
      this.#error = error instanceof Error ? error.message : String(error);
    }
    tellPanel({ tell: 'changed' });
  }

  async #draw(): Promise<void> {
    const page = this.#page;
    const report = this.#report;
    if (!page || !report) return;
    const marks = marksOf(report, { off: this.#off, inJunk: this.#inJunk });
    if (!(await this.#painter.draw(page, marks, rest))) return;
    this.#marks = marks;
    this.#pointer.listen(this.#painter.windows);
    if (this.#hidden.isOn) this.#hidden.hide(page, report);
  }

  // Updated, switched off or removed, an extension leaves its scripts behind in pages: they take their marks with them.
  #lookForExtension(): void {
    if (!api.runtime?.id) this.#takeAway();
  }

  #takeAway(): void {
    this.#turn++;
    this.#isOn = false;
    clearInterval(this.#orphanTimer);
    this.#orphanTimer = undefined;
    this.#follower.stop();
    this.#painter.clear();
    this.#pointer.stop();
    this.#card.close();
    this.#story.close();
    this.#hidden.show();
    this.#host.close();
    this.#marks = [];
    this.#corrections = [];
    this.#page = this.#report = this.#error = this.#selection = this.#current = null;
  }
}

/** Takes away the marks of a script whose extension was updated in front of it: Firefox ends such a script without a word. */
function sweep(): void {
  // In Firefox the page's own view of its highlights alone can be listed.
  const view = (window as { wrappedJSObject?: Window & typeof globalThis }).wrappedJSObject ?? window;
  try {
    const names = [...(view.CSS.highlights as unknown as Map<string, unknown>).keys()].map(String);
    for (const name of names) if (name.startsWith(prefix)) CSS.highlights.delete(name);
  } catch {
    // What the page has made of its highlights is its own affair.
  }
}

/** What the page says of itself, where the reader of pages takes it. */
const pageDataOf = (page: ReadPage | null): PageData => (page as { page?: PageData } | null)?.page ?? {};

const isSame = (a: Mark, b: Mark): boolean => a.layer === b.layer && a.start === b.start && a.end === b.end;

/** Corrections follow their words where a text grows or loses something before or behind them; else they are dropped. */
function moved(corrections: readonly Correction[], before: string, after: string): Correction[] {
  const placed = ({ start, end }: Span): Span | null => {
    const words = before.slice(start, end);
    const near = [start, after.length - before.length + start].find((at) => after.startsWith(words, at));
    return near === undefined ? null : { start: near, end: near + end - start };
  };
  return corrections.flatMap((one): Correction[] => {
    const place = placed(one);
    if (one.kind !== 'merge') return place ? [{ ...one, ...place }] : [];
    const into = placed(one.into);
    return place && into ? [{ ...one, ...place, into }] : [];
  });
}

function boxOf({ startContainer, startOffset, endContainer, endOffset }: StaticRange): DOMRect {
  const range = dom.newRange(dom.ownerDocument(startContainer)!);
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.getClientRects()[0] ?? range.getBoundingClientRect();
}

// Lets the page go on. A message to oneself comes back at once where nothing else waits.
function rest(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

type Told = ToPanel extends infer One ? (One extends ToPanel ? Omit<One, 'to' | 'tab'> : never) : never;

function tellPanel(what: Told): void {
  // Nobody listens where the panel is closed.
  void api.runtime.sendMessage({ to: 'panel', ...what }).catch(() => undefined);
}

// Extensions may look into closed shadow roots: a reader sees what is in them as well.
function shadowRootOf(element: Element): ShadowRoot | null {
  if (openOrClosed) return Reflect.apply(openOrClosed, element, []) as ShadowRoot | null;
  const open = dom.openShadowRoot(element);
  const { dom: seesMore } = api as { dom?: typeof chrome.dom };
  if (open || !seesMore || !dom.localName(element).includes('-')) return open;
  return seesMore.openOrClosedShadowRoot(element as HTMLElement) as ShadowRoot | null;
}

/** Firefox's own getter for extensions. */
const openOrClosed = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot')?.get;

function scrollTo(node: Node, behavior?: ScrollBehavior): void {
  const element = dom.parentElement(node);
  const view = element && dom.defaultView(dom.ownerDocument(element)!);
  if (!view) return;
  const calm = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
  dom.scrollIntoView(element, { block: 'center', behavior: behavior ?? (calm ? 'instant' : 'smooth') });
}

function listen(): void {
  sweep();
  const inspector = new PageInspector();
  const answers = async (message: Exclude<ToPage, { ask: 'read' }>): Promise<void> => {
    switch (message.ask) {
      case 'state':
        return;
      case 'show':
        return inspector.show(message.spans, message.length);
      case 'correct':
        return inspector.correct(message.corrections, message.length);
      case 'view':
        return inspector.setView(message.view, message.isOn);
      case 'next-mark':
        return inspector.nextMark(1);
      case 'scroll':
        return scrollBy({ top: message.pages * innerHeight });
      case 'toggle':
        return inspector.toggle();
      case 'begin':
        return inspector.begin();
      case 'inspect-selection':
        return inspector.inspectSelection();
      case 'clear':
        return inspector.clear();
    }
  };
  api.runtime.onMessage.addListener((message: Message, _, reply: (answer: PageState | ReadText | null) => void) => {
    if (message.to !== 'page') return false;
    if (message.ask === 'read') {
      inspector.read(message.as).then(reply, () => reply(null));
      return true;
    }
    const done = (): void => reply(inspector.state);
    void answers(message).then(done, done);
    return true;
  });
}

// Every click brings the script anew; the first one stays. By a symbol, since elements and frames of the page are globals by their names.
const marker = Symbol.for('article-inspector');
const here = globalThis as { [marker]?: boolean };
if (!here[marker]) {
  here[marker] = true;
  listen();
}
