/** The script in the page, there after a click alone: reads the text, has it inspected, marks what was found, and follows the page. */
import type { Report } from 'article-inspector';

import * as dom from '../../reading/dom.ts';
import { readPageInSlices, type ReadPage } from '../../reading/read-page.ts';
import { api } from './api.ts';
import { Follower } from './follower.ts';
import { ask, type Message, type PageState, type ToPanel } from './messages.ts';
import { Painter } from './painter.ts';
import { onSettings, readSettings } from './settings.ts';

/** Milliseconds for which the page is read before it may go on. */
const slice = 12;

class PageInspector {
  readonly #painter = new Painter();
  readonly #follower = new Follower(() => this.#look());
  #off: ReadonlySet<string> = new Set();
  #page: ReadPage | null = null;
  #report: Report | null = null;
  #error: string | null = null;
  /** From the reader's click on, while the page is being read as well. */
  #isOn = false;
  #first: Promise<unknown> = Promise.resolve();
  /** Set where a selection alone is inspected: it is not followed. */
  #selection: StaticRange[] | null = null;
  /** Counts the inspections, so that a late answer to an old one is known. */
  #turn = 0;

  constructor() {
    onSettings(({ off }) => {
      this.#off = new Set(off);
      if (this.#page && this.#report) this.#painter.draw(this.#page, this.#report, this.#off);
    });
  }

  async toggle(): Promise<void> {
    if (this.#isOn) await this.clear();
    else await this.#begin(null);
  }

  async inspectSelection(): Promise<void> {
    const ranges = selectedRanges();
    await this.#begin(ranges.length > 0 ? ranges : null);
  }

  async clear(): Promise<void> {
    this.#turn++;
    this.#isOn = false;
    this.#follower.stop();
    this.#painter.clear();
    this.#page = this.#report = this.#error = this.#selection = null;
    await ask({ to: 'background', ask: 'off' });
    tellPanel();
  }

  get state(): PageState {
    const { text = '', blocks = [], title = dom.titleOf(document) } = this.#page ?? {};
    const { hostname: host, href: source } = location;
    return { isOn: this.#page !== null, host, source, title, text, blocks, report: this.#report, error: this.#error };
  }

  /** Scrolls to stretches of the text that the panel shows; a text that has changed meanwhile is left where it is. */
  show(spans: { start: number; end: number }[], length: number): void {
    if (!this.#page || this.#page.text.length !== length) return;
    const [first] = this.#painter.show(spans, this.#page);
    if (first) scrollTo(first.startContainer);
  }

  async #begin(selection: StaticRange[] | null): Promise<void> {
    const turn = ++this.#turn;
    this.#isOn = true;
    this.#selection = selection;
    this.#follower.stop();
    this.#off = new Set((await readSettings()).off);
    // Watched from before it is read: what changes meanwhile is read again.
    if (!selection) this.#follower.follow([document]);
    const reading = this.#read();
    this.#first = reading;
    const page = await reading;
    if (turn !== this.#turn) return;
    this.#page = page;
    if (!selection) this.#follower.follow(page.roots);
    await this.#inspect(page);
  }

  #read(): Promise<ReadPage> {
    return readPageInSlices(document, { shadowRootOf, ...(this.#selection && { within: this.#selection }) }, slice, rest);
  }

  // Reads the page anew; where its text is as it was, marks are only drawn again, since its nodes may be others.
  async #look(): Promise<boolean> {
    await this.#first;
    const turn = this.#turn;
    const page = await this.#read();
    if (turn !== this.#turn || !this.#page) return true;
    const changed = page.text !== this.#page.text;
    this.#page = page;
    this.#follower.follow(page.roots);
    if (changed) void this.#inspect(page);
    else if (this.#report) this.#painter.draw(page, this.#report, this.#off);
    return changed;
  }

  async #inspect({ text, blocks }: ReadPage): Promise<void> {
    const turn = ++this.#turn;
    try {
      const report = await ask<Report>({ to: 'background', ask: 'inspect', text, blocks });
      if (turn !== this.#turn || !this.#page) return;
      this.#report = report;
      this.#error = null;
      this.#painter.draw(this.#page, report, this.#off);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#report = null;
      this.#error = error instanceof Error ? error.message : String(error);
    }
    tellPanel();
  }
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

function tellPanel(): void {
  // Nobody listens where the panel is closed.
  void api.runtime.sendMessage({ to: 'panel', tell: 'changed' } satisfies ToPanel).catch(() => undefined);
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

function selectedRanges(): StaticRange[] {
  const selection = getSelection();
  const ranges: StaticRange[] = [];
  for (let i = 0; selection && i < selection.rangeCount; i++) {
    const range = selection.getRangeAt(i);
    if (!range.collapsed) ranges.push(new StaticRange(range));
  }
  return ranges;
}

function scrollTo(node: Node): void {
  const element = dom.parentElement(node);
  const view = element && dom.defaultView(dom.ownerDocument(element)!);
  if (!view) return;
  const calm = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
  dom.scrollIntoView(element, { block: 'center', behavior: calm ? 'instant' : 'smooth' });
}

function listen(): void {
  const inspector = new PageInspector();
  api.runtime.onMessage.addListener((message: Message, _, reply: (state: PageState) => void) => {
    if (message.to !== 'page') return false;
    const done = (): void => reply(inspector.state);
    switch (message.ask) {
      case 'state':
        done();
        return false;
      case 'show':
        inspector.show(message.spans, message.length);
        done();
        return false;
      case 'toggle':
        void inspector.toggle().then(done);
        return true;
      case 'inspect-selection':
        void inspector.inspectSelection().then(done);
        return true;
      case 'clear':
        void inspector.clear().then(done);
        return true;
    }
  });
}

// Every click brings the script anew; the first one stays. By a symbol, since elements and frames of the page are globals by their names.
const marker = Symbol.for('article-inspector');
const here = globalThis as { [marker]?: boolean };
if (!here[marker]) {
  here[marker] = true;
  listen();
}
