/**
 * <article-inspector>: the editor with its marks, the views and the ways out. The host gives it a `runner`; page and
 * side panel show the same element. It lives in the light DOM, so that selection, the browser's own search and
 * assistive technology meet a plain document.
 *
 * With the attribute `companion` the text stands elsewhere too, and the host scrolls it there: the lists stay in view.
 *
 * Data flows one way: an edit of the text -> a report from the runner -> marks -> painting and views. Views ask for
 * changes through Actions and are built anew from the state.
 */
import type { Block, Format, Options, Report, Runner, Span } from 'article-inspector';

import { h, icon, replaceContent, setAttribute, setText, type Child } from './dom.ts';
import { inverse, moved, type Edit } from './edit.ts';
import { Editor } from './editor.ts';
import { largestFile, readFile } from './files.ts';
import { readHtml, tellsStructure } from './html.ts';
import { History, type Step } from './history.ts';
import { Inspection, longText } from './inspection.ts';
import { edited, joined, marksNear, nearOf, optionsNear, shifted, shortText } from './near.ts';
import {
  counts,
  layers,
  marksAt,
  marksOf,
  movedDismissals,
  movedMarks,
  noMarks,
  type Dismissal,
  type Layer,
  type Mark,
  type Marks,
} from './marks.ts';
import { canPaint, Painter } from './painter.ts';
import { sampleIn } from './samples.ts';
import { excerpt, kindsWord, type Actions, type ListSettings, type State } from './view.ts';
import { defaults, forgetSettings, keepSettings, keptSettings, type Settings } from './settings.ts';
import { comparisonView } from './views/compare.ts';
import { dialog } from './views/dialog.ts';
import { boilerplate, entities, findings, quotes } from './views/items.ts';
import { keyList } from './views/keys.ts';
import { legend } from './views/layers.ts';
import { fileName, linkToText, saveFile, waysOutView, type WayOut } from './views/out.ts';
import { overview } from './views/overview.ts';
import { markDetails, type PopoverActions } from './views/popover.ts';
import { settingsView } from './views/settings.ts';
import { Strip } from './views/strip.ts';
import { languageFor, wordsFor, type Word, type Words } from './words.ts';

const tabs = ['text', 'overview', 'quotes', 'entities', 'boilerplate', 'findings'] as const;
type Tab = (typeof tabs)[number];

const panels: Record<Exclude<Tab, 'text'>, (state: State, actions: Actions) => Child[]> = {
  overview,
  quotes,
  entities,
  boilerplate,
  findings,
};

const icons = {
  open: 'M4 5h6l2 2h8v12H4z',
  sample: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  undo: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  redo: 'm15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6',
  clear: 'M6 6l12 12M18 6 6 18',
  out: 'M12 15V3M8 7l4-4 4 4M5 13v7h14v-7',
  compare: 'M4 4h6v16H4zM14 4h6v16h-6z',
  clean: 'M5 6h14M5 10h14M5 14h14M5 18h8',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 5v4M6 15v4',
  keys: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
} as const;

const emptyReport: Report = {
  version: 2,
  model: '00000000',
  length: 0,
  language: 'und',
  headline: null,
  standfirst: null,
  dateline: null,
  date: null,
  bylines: [],
  site: null,
  address: null,
  boilerplate: [],
  entities: [],
  entitiesFallback: false,
  quotes: [],
  quotesFallback: false,
  findings: [],
  statistics: {
    paragraphs: 0,
    sentences: 0,
    words: 0,
    storyWords: 0,
    boilerplateWords: 0,
    quotedWords: 0,
    readingSeconds: 0,
    quotes: { direct: 0, mixed: 0, indirect: 0 },
    anonymousQuotes: 0,
    speakers: [],
  },
};

/** Width in rem from which text and lists stand side by side; element.css says the same. */
const narrowest = 58;
/** Lists wait until the reader has not typed for so many milliseconds. */
const typingPause = 250;
/** Edits typed within this time of each other, without a new word between them, are undone together. */
const oneAct = 1200;

export class ArticleInspector extends HTMLElement {
  #settings: Settings = keptSettings() ?? defaults;
  #areSettingsKept = keptSettings() !== null;
  #words: Words = wordsFor(languageFor([this.#settings.language, ...navigator.languages]));
  #runner: Promise<Runner> | null = null;
  #inspection: Inspection | null = null;
  readonly #history = new History();
  /** The last report of the whole text; in #report what was read near the edits since then stands behind it. */
  #whole: Report = emptyReport;
  #report: Report = emptyReport;
  /** The text that the report is of. */
  #reported = '';
  /** What has been edited since that report. */
  #edits: Span | null = null;
  #marks: Marks = noMarks;
  #counts: ReadonlyMap<string, number> = new Map();
  #dismissals: Dismissal[] = [];
  #blocks: Block[] = [];
  /** The stretch of the text that the reader is dragging. */
  #dragged: Span | null = null;
  /** Hints for what is just being put in. */
  #inserted: Block[] = [];
  readonly #off = new Set<string>(this.#settings.off);
  readonly #lists: ListSettings = { filter: {}, sort: {}, shown: {} };
  #active: Pick<Mark, 'layer' | 'item'> | null = null;
  #activeSpans: Span[] = [];
  #tab: Tab = 'overview';
  #ready = false;
  #tellWhenRead = false;
  #renderTimer = 0;
  #lastTyped = Number.NEGATIVE_INFINITY;
  #isClean = false;
  /** The address that the text is known to come from; only ever written, never opened. */
  #source = '';

  #editor!: Editor;
  #painter!: Painter;
  #strip!: Strip;
  #legend!: HTMLElement;
  /** What the legend has been built for. */
  #legendShows = '';
  #status!: HTMLElement;
  #announcer!: HTMLElement;
  #notices!: HTMLElement;
  #pages!: HTMLElement;
  #panel!: HTMLElement;
  #tabList!: HTMLElement;
  #popover!: HTMLElement;
  #paper!: HTMLElement;
  #clean!: HTMLElement;
  #cleanButton!: HTMLButtonElement;
  #clearButton!: HTMLButtonElement;
  #empty!: HTMLElement;
  #fileInput!: HTMLInputElement;
  #undoButton!: HTMLButtonElement;
  #redoButton!: HTMLButtonElement;

  /** What inspects. Set once, by the host. */
  set runner(runner: Promise<Runner>) {
    this.#runner = runner;
    this.#inspection = new Inspection(runner, {
      inspected: (report, text) => this.#inspected(report, text),
      failed: (error) => this.#failed(error),
      busy: (busy) => this.#editor.element.setAttribute('aria-busy', String(busy)),
    });
    runner.then(
      () => this.#becomeReady(),
      () => this.#request(true),
    );
  }

  get text(): string {
    return this.#editor.text;
  }

  /** Puts a text in the place of the one that is there; can be undone. */
  setText(text: string, { blocks = [], source = '' }: { blocks?: Block[]; source?: string } = {}): void {
    this.#insert(text, { start: 0, end: this.#editor.text.length }, blocks);
    this.#source = source;
    this.#scrollToTop();
  }

  /** Switched-off layers and kinds (`layer/kind`). A reader's own switch is told by the event `ai-off`, its detail the list. */
  get off(): string[] {
    return [...this.#off];
  }

  set off(keys: readonly string[]) {
    this.#off.clear();
    for (const key of keys) this.#off.add(key);
    if (this.childElementCount === 0) return;
    this.#paint();
    this.#renderLegend();
    this.#drawStrip();
  }

  /** Opens a file as its text; where that is not possible, says so and leaves the text as it is. */
  async openFile(file: File): Promise<void> {
    const { name } = file;
    const read = await readFile(file);
    if ('problem' in read) {
      const values = { name, reason: read.reason, size: Math.ceil(file.size / 1e6), most: largestFile / 1e6 };
      this.#notice(`error.${read.problem}`, values);
      return;
    }
    if (read.type === 'html') {
      const { text, ...more } = readHtml(read.text);
      this.setText(text, more);
    } else {
      this.setText(read.text);
    }
    this.#say('status.opened', { name });
    if (read.encoding === 'windows-1252') this.#notice('status.windows1252', { name });
  }

  /** Tells the reader something that they must know; it stays until it is closed. */
  notice(word: Word, values: Record<string, string | number> = {}): void {
    this.#notice(word, values);
  }

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.#applySettings();
    this.#build();
    this.#listen();
    this.#setTab(this.#isWide() ? 'overview' : 'text');
    this.#hideWelcome();
    this.#renderAll();
  }

  // --- Building ---

  #build(): void {
    const words = this.#words;
    this.lang = words.language;
    this.#editor ??= new Editor({
      edited: (edit, typed) => this.#edited(edit, typed),
      received: (data) => void this.#receive(data),
      undo: () => this.#undo(),
      redo: () => this.#redo(),
      paged: () => this.#paged(),
      selected: () => undefined,
    });
    this.#editor.element.setAttribute('aria-label', words('app.text'));
    this.#editor.element.setAttribute('data-placeholder', words('app.placeholder'));
    this.#painter ??= new Painter(this.#editor);
    this.#strip = new Strip(
      (offset) => {
        if (this.#isClean) this.#showClean(false);
        const start = Math.max(0, Math.min(Math.floor(offset), this.#editor.text.length - 1));
        this.#scrollTo({ start, end: start + 1 }, 'start');
      },
      () => this.#drawStrip(),
    );
    this.#legend = h('div', { class: 'ai-legend', role: 'group', 'aria-label': words('layers.label') });
    this.#status = h('p', { class: 'ai-status' });
    this.#announcer = h('p', { class: 'ai-unseen', role: 'status' });
    this.#notices = h('div', { class: 'ai-notices', role: 'alert' });
    this.#pages = h('nav', { class: 'ai-pages', 'aria-label': words('pages.label'), hidden: true });
    this.#panel = h('div', { class: 'ai-panel-body', role: 'tabpanel', id: 'ai-panel', tabindex: '-1', 'data-key': 'panel' });
    this.#popover = h('div', { class: 'ai-popover', role: 'dialog', 'aria-label': words('mark.label'), tabindex: '-1', popover: 'manual' });
    this.#fileInput = h('input', {
      type: 'file',
      hidden: true,
      'aria-label': words('bar.open.long'),
      accept: '.txt,.md,.markdown,.html,.htm,.text,text/plain,text/markdown,text/html',
      on: { change: () => void this.#openChosen() },
    });
    this.#clean = h('article', {
      class: 'ai-clean',
      tabindex: '-1',
      'aria-label': words('clean.label'),
      'data-key': 'clean',
      hidden: true,
    });
    this.#tabList = this.#buildTabs();
    this.#empty = this.#buildEmpty();
    this.replaceChildren(
      this.#buildBar(),
      this.#notices,
      h(
        'div',
        { class: 'ai-body' },
        h(
          'section',
          { class: 'ai-reading', 'aria-label': words('app.text') },
          this.#legend,
          this.#status,
          (this.#paper = h('div', { class: 'ai-paper' }, this.#editor.element, this.#empty, this.#clean)),
          this.#pages,
        ),
        this.#strip.element,
        h('aside', { class: 'ai-panel', 'aria-label': words('tabs.label') }, this.#tabList, this.#panel),
      ),
      this.#popover,
      this.#fileInput,
      this.#announcer,
    );
  }

  #buildBar(): HTMLElement {
    const words = this.#words;
    const button = (
      key: string,
      label: Word,
      long: Word,
      picture: keyof typeof icons,
      click: () => void,
      look: '' | 'first' | 'icon' | 'icon first' = '',
    ): HTMLButtonElement =>
      h(
        'button',
        {
          type: 'button',
          class: [
            'ai-tool',
            ...look
              .split(' ')
              .filter(Boolean)
              .map((one) => `ai-tool-${one}`),
          ].join(' '),
          'data-key': `bar/${key}`,
          title: words(long),
          on: { click },
        },
        icon(icons[picture]),
        h('span', {}, words(label)),
      );
    this.#undoButton = button('undo', 'bar.undo', 'bar.undo', 'undo', () => this.#undo(), 'icon first');
    this.#redoButton = button('redo', 'bar.redo', 'bar.redo', 'redo', () => this.#redo(), 'icon');
    this.#clearButton = button('clear', 'bar.clear', 'bar.clear.long', 'clear', () => this.#clear(), 'icon');
    this.#cleanButton = button('clean', 'bar.clean', 'bar.clean.long', 'clean', () => this.#showClean(!this.#isClean), 'first');
    this.#cleanButton.setAttribute('aria-pressed', 'false');
    const brand = this.getAttribute('brand');
    return h(
      'header',
      { class: 'ai-bar' },
      brand && h('h1', { class: 'ai-brand' }, brand),
      h(
        'div',
        { class: 'ai-tools', role: 'group', 'aria-label': words('app.tools') },
        button('open', 'bar.open', 'bar.open.long', 'open', () => void this.#chooseFile()),
        button('sample', 'bar.sample', 'bar.sample.long', 'sample', () => this.#openSample()),
        this.#undoButton,
        this.#redoButton,
        this.#clearButton,
        this.#cleanButton,
        button('out', 'bar.out', 'bar.out', 'out', () => this.#showWaysOut()),
        button('compare', 'bar.compare', 'bar.compare.long', 'compare', () => this.#showCompare()),
        button('settings', 'bar.settings', 'bar.settings', 'settings', () => this.#showSettings(), 'icon first'),
        button('keys', 'bar.keys', 'bar.keys.long', 'keys', () => this.#showKeys(), 'icon'),
      ),
    );
  }

  #buildTabs(): HTMLElement {
    return h(
      'div',
      {
        class: 'ai-tabs',
        role: 'tablist',
        'aria-label': this.#words('tabs.label'),
        on: {
          keydown: (event) => {
            const seen = tabs.filter((tab) => this.#tabButton(tab).offsetParent !== null);
            const at = seen.indexOf(this.#tab);
            const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: seen.length - 1 }[event.key];
            if (next === undefined) return;
            event.preventDefault();
            const tab = seen[(next + seen.length) % seen.length];
            if (tab) {
              this.#setTab(tab);
              this.#tabButton(tab).focus();
            }
          },
        },
      },
      tabs.map((tab) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            id: `ai-tab-${tab}`,
            'data-tab': tab,
            'data-key': `tab/${tab}`,
            'aria-controls': tab === 'text' ? null : 'ai-panel',
            on: { click: () => this.#setTab(tab) },
          },
          h('span', {}, this.#words(`tab.${tab}`)),
          h('span', { class: 'ai-count' }),
        ),
      ),
    );
  }

  #buildEmpty(): HTMLElement {
    const words = this.#words;
    const button = (key: string, word: Word, click: () => void): HTMLElement =>
      h('button', { type: 'button', class: 'ai-invite', 'data-key': `empty/${key}`, on: { click } }, words(word));
    return h(
      'div',
      { class: 'ai-welcome' },
      h('h2', {}, words('app.empty.title')),
      h('p', {}, words('app.empty.lead')),
      h(
        'p',
        { class: 'ai-invites' },
        button('paste', 'app.empty.paste', () => void this.#pasteFromClipboard()),
        button('sample', 'app.empty.sample', () => this.#openSample()),
        button('open', 'app.empty.open', () => void this.#chooseFile()),
      ),
      h('p', { class: 'ai-promise' }, words('app.promise')),
    );
  }

  #tabButton(tab: Tab): HTMLElement {
    return this.#tabList.querySelector<HTMLElement>(`[data-tab=${tab}]`)!;
  }

  // --- Listening ---

  #listen(): void {
    let waits = false;
    const onScroll = (): void => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        if (this.#painter.isStale) this.#paint();
        this.#frameStrip();
      });
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', () => {
      if (this.#isWide() && this.#tab === 'text') this.#setTab('overview');
      this.#paint();
      this.#drawStrip();
    });
    document.addEventListener('keydown', (event) => this.#key(event));
    this.#listenToPointer();
    this.#listenToDrops();
  }

  #listenToPointer(): void {
    const { element } = this.#editor;
    let timer = 0;
    element.addEventListener('pointermove', (event) => {
      clearTimeout(timer);
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
      timer = window.setTimeout(() => this.#rest(event.clientX, event.clientY), 350);
    });
    element.addEventListener('pointerleave', () => clearTimeout(timer));
    element.addEventListener('click', (event) => this.#point(event.clientX, event.clientY));
    document.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Node && !this.#popover.contains(event.target)) this.#closePopover();
    });
  }

  #listenToDrops(): void {
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.classList.add('ai-dropping');
    });
    this.addEventListener('dragleave', (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.contains(event.relatedTarget)) this.classList.remove('ai-dropping');
    });
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.classList.remove('ai-dropping');
      const file = event.dataTransfer?.files[0];
      if (file) void this.openFile(file);
      else if (event.dataTransfer) this.#dropText(event.dataTransfer, event.clientX, event.clientY);
    });
    this.#editor.element.addEventListener('dragstart', () => {
      this.#dragged = this.#editor.selection;
    });
    this.#editor.element.addEventListener('dragend', () => {
      this.#dragged = null;
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (this.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return this.#escape();
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        return this.#step(step);
      }
      if (event.key === 'Enter') {
        event.preventDefault();
        return this.#explainCaret();
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      const undoes = (event.ctrlKey || event.metaKey) && !isTyping(event.target) && event.key.toLowerCase() === 'z';
      if (undoes) {
        event.preventDefault();
        if (event.shiftKey) this.#redo();
        else this.#undo();
      }
      return;
    }
    if (!this.#settings.letters || this.querySelector('dialog[open]')) return;
    const layer = layers[Number(event.key) - 1];
    if (event.key === '?') this.#showKeys();
    else if (event.key === 'c') this.#showClean(!this.#isClean);
    else if (event.key === 'n') this.#step(1);
    else if (event.key === 'p') this.#step(-1);
    else if (event.key === 'Enter' && event.target === document.body) this.#explainActive();
    else if (event.key === 'i') this.#explainActive();
    else if (layer) this.#actions.toggle(layer);
    else return;
    event.preventDefault();
  }

  #escape(): void {
    if (this.#popover.matches(':popover-open')) return this.#closePopover(true);
    if (document.activeElement === this.#editor.element) this.#editor.element.blur();
  }

  // --- Texts in ---

  async #receive(data: DataTransfer, at?: Span): Promise<void> {
    const [file] = data.files;
    const plain = data.getData('text/plain');
    const markup = data.getData('text/html');
    if (!plain && !markup) {
      if (file) await this.openFile(file);
      return;
    }
    const { length } = this.#editor.text;
    const place = at ?? this.#editor.selection ?? { start: length, end: length };
    const rich = markup ? readHtml(markup) : null;
    if (rich && (tellsStructure(rich) || !plain)) this.#insert(rich.text, place, rich.blocks);
    else this.#insert(plain, place);
    if (place.start === 0 && place.end === length) this.#scrollToTop();
  }

  // Onto a place of the text, it goes there; beside it, it becomes the text. What is dragged within the text is moved.
  #dropText(data: DataTransfer, x: number, y: number): void {
    const offset = this.#editor.offsetAt(x, y);
    const dragged = this.#dragged;
    if (dragged && offset !== null) {
      if (offset >= dragged.start && offset < dragged.end) return;
      const text = this.#editor.text.slice(dragged.start, dragged.end);
      const behind = offset >= dragged.end;
      this.#editor.insert('', dragged);
      const at = behind ? offset - text.length : offset;
      this.#insert(text, { start: at, end: at });
    } else if (!dragged) {
      void this.#receive(data, offset === null ? { start: 0, end: this.#editor.text.length } : { start: offset, end: offset });
    }
  }

  /** Puts a text, and what its markup told of it, in the place of a stretch. */
  #insert(text: string, at: Span, blocks: readonly Block[] = []): void {
    this.#inserted = blocks.map((block) => ({ ...block, start: block.start + at.start, end: block.end + at.start }));
    this.#editor.insert(text, at);
  }

  async #pasteFromClipboard(): Promise<void> {
    try {
      const text = await navigator.clipboard.readText();
      if (text) this.setText(text);
    } catch {
      this.#editor.element.focus();
      this.#notice('error.clipboard', { key: /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘V' : 'Ctrl+V' });
    }
  }

  async #chooseFile(): Promise<void> {
    if (!window.showOpenFilePicker) {
      this.#fileInput.value = '';
      this.#fileInput.click();
      return;
    }
    try {
      const [handle] = await window.showOpenFilePicker();
      if (handle) await this.openFile(await handle.getFile());
    } catch (error) {
      // Closing the browser's window without a choice is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.#failed(error);
    }
  }

  async #openChosen(): Promise<void> {
    const file = this.#fileInput.files?.[0];
    if (file) await this.openFile(file);
  }

  #openSample(): void {
    this.setText(sampleIn(this.#words.language));
    this.#showNarrow('text');
  }

  #clear(): void {
    this.setText('');
    this.#editor.element.focus();
  }

  // --- The text changes ---

  #edited(edit: Edit, typed: boolean): void {
    if (typed) this.#lastTyped = performance.now();
    const before = { dismissals: this.#dismissals, blocks: this.#blocks };
    this.#follow(edit);
    this.#blocks = [...this.#blocks, ...this.#inserted].sort((a, b) => a.start - b.start);
    this.#inserted = [];
    const after = { dismissals: this.#dismissals, blocks: this.#blocks };
    this.#history.record(
      new EditStep(edit, typed, (done, isUndo) => {
        this.#editor.apply(done);
        this.#follow(done);
        const state = isUndo ? before : after;
        this.#dismissals = state.dismissals;
        this.#blocks = state.blocks;
        this.#paint();
        this.#request(true);
      }),
    );
    // What the browser types moves the drawn marks with it; what is put in may have taken their places away.
    if (!typed) this.#paint();
    this.#renderHistory();
    this.#request(!typed);
  }

  /** Moves what stands behind an edit, until the new report has come. */
  #follow(edit: Edit): void {
    this.#marks = movedMarks(this.#marks, edit);
    this.#edits = edited(this.#edits, edit);
    this.#activeSpans = this.#activeSpans.map((span) => moved(span, edit)).filter((span) => span !== null);
    this.#dismissals = movedDismissals(this.#dismissals, edit);
    this.#blocks = this.#blocks.map((block) => moved(block, edit)).filter((block) => block !== null);
    this.#closePopover();
    this.#hideWelcome();
  }

  #request(hurry: boolean): void {
    const { text } = this.#editor;
    this.#hideWelcome();
    if (text === '') {
      this.#inspected(emptyReport, '');
      return;
    }
    if (!this.#ready || text.length > longText) {
      this.#status.classList.remove('ai-done');
      this.#status.textContent = this.#words(this.#ready ? 'status.reading' : 'status.loading');
    }
    this.#tellWhenRead ||= hurry;
    const atOnce = hurry || text.length <= shortText;
    this.#inspection?.request(text, this.#options(), atOnce);
    if (!atOnce) this.#requestNear();
  }

  /** What has been typed into a long text has its marks at once; the whole is read when the reader pauses. */
  #requestNear(): void {
    const near = this.#edits && nearOf(this.#editor.text, this.#edits);
    if (!near) return;
    const { read } = near;
    const options = optionsNear(read, this.#whole.language, this.#blocks, this.#dismissals);
    this.#inspection?.requestPart(this.#editor.text.slice(read.start, read.end), options, (report) => {
      const part = shifted(report, read.start);
      this.#report = joined(this.#whole, part);
      this.#marks = marksNear(this.#marks, this.#whole, part, near.edited, this.#dismissals, this.#leastSure);
      this.#paint();
      this.dispatchEvent(new CustomEvent('marked'));
    });
  }

  #options(): Options {
    return {
      ...(this.#blocks.length > 0 ? { blocks: this.#blocks } : {}),
      ...(this.#dismissals.length > 0 ? { rejected: this.#dismissals } : {}),
    };
  }

  #inspected(report: Report, text: string): void {
    // A report of a text that is no more is only good where nothing newer is under way: marks would stand wrong.
    if (text !== this.#editor.text) return;
    this.#whole = this.#report = report;
    this.#reported = text;
    this.#edits = null;
    this.#mark();
    this.#editor.element.lang = report.language === 'und' ? '' : report.language;
    if (this.#isClean) void this.#renderClean();
    performance.mark('article-inspector:marks');
    this.dispatchEvent(new CustomEvent('marked'));
    this.dispatchEvent(new CustomEvent('inspected', { detail: report }));
  }

  get #leastSure(): number {
    return this.#settings.leastSure / 100;
  }

  #mark(): void {
    // The report is of an older text: its places are no longer those of the marks.
    if (this.#edits) return this.#request(true);
    this.#marks = marksOf(this.#report, this.#dismissals, this.#leastSure);
    this.#counts = counts(this.#marks);
    this.#keepActive();
    this.#paint();
    this.#renderSoon();
  }

  // Items are known again by their places: in a new report they may have other numbers.
  #keepActive(): void {
    if (!this.#active) return;
    const { layer } = this.#active;
    const [first] = this.#activeSpans;
    const mark = this.#marks[layer].find(({ start, end }) => start === first?.start && end === first.end);
    if (mark) this.#active = { layer, item: mark.item };
    else this.#deactivate();
  }

  #becomeReady(): void {
    this.#ready = true;
    this.setAttribute('ready', '');
    if (this.#editor.text === '') this.#renderStatus();
    else this.#request(true);
  }

  #undo(): void {
    this.#say(this.#history.undo() ? 'status.undone' : 'status.nothing');
    this.#renderHistory();
  }

  #redo(): void {
    this.#say(this.#history.redo() ? 'status.redone' : 'status.nothing');
    this.#renderHistory();
  }

  // --- What views ask for ---

  readonly #actions: PopoverActions = {
    show: (spans, item) => {
      if (this.#isClean) this.#showClean(false);
      const elsewhere = this.hasAttribute('companion');
      if (!elsewhere) this.#showNarrow('text');
      this.#activate(item ?? null, spans);
      const [first] = spans;
      if (first && !elsewhere) this.#scrollTo(first);
      this.#markCurrentItem();
    },
    toggle: (key) => {
      this.off = this.#off.has(key) ? [...this.#off].filter((other) => other !== key) : [...this.#off, key];
      this.#change({ off: this.off });
      this.dispatchEvent(new CustomEvent<string[]>('ai-off', { detail: this.off }));
      if (this.#off.has(key)) this.#say('status.off', { kind: this.#nameOf(key) });
    },
    dismiss: (mark) => this.#dismiss(mark),
    copy: (text) => void this.#copy(text),
    list: (change) => {
      change(this.#lists);
      this.#renderPanel();
    },
    showTab: (tab) => this.#setTab(tab as Tab),
    linkTo: (quote) => this.#copyLink(quote),
    inList: (mark) => {
      this.#closePopover();
      this.#activate(mark, this.#spansOf(mark));
      this.#setTab(mark.layer);
      this.#revealInList(true);
    },
    close: () => this.#closePopover(true),
  };

  #dismiss(mark: Pick<Mark, 'layer' | 'kind' | 'item'>): void {
    const { layer, kind } = mark;
    const [first] = this.#spansOf(mark);
    if (!first) return;
    const name = layer === 'entities' ? (this.#report.entities[mark.item]?.name ?? '') : '';
    const dismissal: Dismissal = { layer, kind, name, start: first.start, end: first.end };
    const what = name || excerpt(this.#editor.text, [dismissal], 40);
    const set = (list: Dismissal[]): void => {
      this.#dismissals = list;
      this.#mark();
      this.#request(true);
    };
    const step: Step = {
      undo: () => set(this.#dismissals.filter((other) => !sameDismissal(other, dismissal))),
      redo: () => set([...this.#dismissals, dismissal]),
    };
    step.redo();
    this.#history.record(step);
    this.#renderHistory();
    this.#closePopover(true);
    this.#say('status.dismissed', { what });
  }

  // --- Ways out ---

  async #write(format: Format): Promise<string> {
    const runner = await this.#runner;
    if (!runner) return '';
    return runner.write(this.#editor.text, format, { ...this.#options(), source: this.#source, indent: 2 });
  }

  #showWaysOut(): void {
    const words = this.#words;
    const hand = (way: WayOut, give: (content: string) => void): void => {
      this.#write(way.format).then(give, (error: unknown) => this.#failed(error));
    };
    this.#open(
      words('out.label'),
      'out',
      waysOutView(words, this.#source, {
        copy: (way) => hand(way, (content) => void this.#copy(content)),
        save: (way) =>
          hand(way, (content) => {
            const { headline } = this.#report;
            const name = fileName(headline ? this.#editor.text.slice(headline.start, headline.end) : '', way.extension);
            saveFile(name, way.type, content);
            this.#say('status.saved', { name });
          }),
        source: (address) => {
          this.#source = address;
        },
      }),
    );
  }

  #copyLink(item: number): void {
    const [first] = this.#report.quotes[item]?.content ?? [];
    if (!first) return;
    const link = linkToText(this.#source, this.#reported.slice(first.start, first.end));
    if (link) return void this.#copy(link);
    this.#showWaysOut();
    this.#notice('error.link');
    this.querySelector<HTMLElement>('[data-key="out/source"]')?.focus();
  }

  // --- Clean view ---

  #showClean(isClean: boolean): void {
    this.#isClean = isClean && this.#editor.text !== '';
    this.#cleanButton.setAttribute('aria-pressed', String(this.#isClean));
    this.#paper.classList.toggle('ai-is-clean', this.#isClean);
    this.#clean.hidden = !this.#isClean;
    this.#editor.element.hidden = this.#isClean;
    this.#closePopover();
    this.#showNarrow('text');
    this.#frameStrip();
    if (this.#isClean) void this.#renderClean();
    else this.#paint();
  }

  async #renderClean(): Promise<void> {
    try {
      const paragraphs = (await this.#write('text')).split('\n\n');
      const { headline } = this.#report;
      const title = headline && this.#reported.slice(headline.start, headline.end).replace(/\s+/g, ' ').trim();
      this.#clean.lang = this.#editor.element.lang;
      replaceContent(
        this.#clean,
        paragraphs.map((paragraph, index) => h(index === 0 && paragraph === title ? 'h2' : 'p', {}, paragraph)),
      );
    } catch (error) {
      this.#failed(error);
    }
  }

  // --- Windows over the page ---

  #open(title: string, name: string, content: Child[]): HTMLDialogElement {
    this.#closePopover();
    const element = dialog(this.#words, title, name, content);
    // Notices about what is done in the window are read in it.
    element.firstElementChild?.append(this.#notices);
    element.addEventListener('close', () => this.querySelector('.ai-bar')?.after(this.#notices));
    this.append(element);
    element.showModal();
    return element;
  }

  #showKeys(): void {
    this.#open(this.#words('keys.label'), 'keys', keyList(this.#words));
  }

  #showSettings(): void {
    const content = (): Child[] =>
      settingsView(this.#words, this.#settings, this.#areSettingsKept, this.getAttribute('bookmarklet') ?? '', {
        change: (change) => {
          this.#change(change);
          if (change.leastSure !== undefined) this.#mark();
          if (change.language === undefined) return;
          element.close();
          this.#rebuild();
          this.#showSettings();
        },
        keep: (keep) => {
          this.#areSettingsKept = keep && keepSettings(this.#settings);
          if (!keep) forgetSettings();
          else if (!this.#areSettingsKept) this.#notice('settings.keep.failed');
        },
      });
    const element = this.#open(this.#words('settings.label'), 'settings', content());
  }

  #change(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change };
    if (this.#areSettingsKept) keepSettings(this.#settings);
    this.#applySettings();
  }

  #applySettings(): void {
    const { theme, palette, size } = this.#settings;
    setAttribute(this, 'theme', theme === 'system' ? null : theme);
    setAttribute(this, 'palette', palette === 'colour' ? null : palette);
    this.style.setProperty('--ai-scale', String(size / 100));
  }

  /** Builds everything but the text anew, in another language. */
  #rebuild(): void {
    this.#words = wordsFor(languageFor([this.#settings.language, ...navigator.languages]));
    const tab = this.#tab;
    this.#build();
    this.#setTab(tab);
    this.#hideWelcome();
    if (this.#isClean) this.#showClean(true);
    this.#renderAll();
    this.#paint();
  }

  #showCompare(): void {
    const words = this.#words;
    const field = (key: 'original' | 'copy', value: string): HTMLTextAreaElement => {
      const element = h('textarea', {
        rows: '10',
        spellcheck: 'false',
        'data-key': `compare/${key}`,
        'aria-label': words(`compare.${key}`),
      });
      element.value = value;
      return element;
    };
    const original = field('original', this.#editor.text);
    const copy = field('copy', '');
    const result = h('div', { class: 'ai-compared' });
    const run = async (): Promise<void> => {
      const [first, second] = [original.value, copy.value];
      const runner = await this.#runner;
      if (!first.trim() || !second.trim())
        return replaceContent(result, h('p', { class: 'ai-verdict', role: 'status' }, words('compare.empty')));
      if (!runner) return;
      try {
        const [comparison, report, copyReport] = await Promise.all([
          runner.compare(first, second),
          runner.inspect(first),
          runner.inspect(second),
        ]);
        replaceContent(
          result,
          ...comparisonView(words, { comparison, original: { text: first, report }, copy: { text: second, report: copyReport } }),
        );
      } catch (error) {
        this.#failed(error);
      }
    };
    this.#open(words('compare.label'), 'compare', [
      h('p', {}, words('compare.lead')),
      h('div', { class: 'ai-pair' }, h('label', {}, words('compare.original'), original), h('label', {}, words('compare.copy'), copy)),
      h(
        'p',
        {},
        h(
          'button',
          { type: 'button', class: 'ai-primary', 'data-key': 'compare/run', on: { click: () => void run() } },
          words('compare.run'),
        ),
      ),
      result,
    ]);
    copy.focus();
  }

  #failed(error: unknown): void {
    this.#notice('error.core', { reason: error instanceof Error ? error.message : String(error) });
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#say('status.copied');
    } catch {
      this.#notice('error.copy');
    }
  }

  #nameOf(key: string): string {
    const [layer, kind] = key.split('/');
    return kind ? kindsWord(this.#words, layer as Layer, kind as Mark['kind']) : this.#words(`layer.${layer as Layer}`);
  }

  #spansOf({ layer, item }: Pick<Mark, 'layer' | 'item'>): Span[] {
    return this.#marks[layer].filter((mark) => mark.item === item);
  }

  #activate(item: Pick<Mark, 'layer' | 'item'> | null, spans: readonly Span[]): void {
    this.#active = item && { layer: item.layer, item: item.item };
    this.#activeSpans = [...spans];
    this.#painter.activate(spans);
    // For a host that shows the text elsewhere as well, in the page that it comes from.
    if (spans.length > 0) this.dispatchEvent(new CustomEvent<Span[]>('ai-show', { detail: [...spans] }));
  }

  #deactivate(): void {
    this.#activate(null, []);
  }

  // --- Pointing, resting, stepping ---

  #rest(x: number, y: number): void {
    if (this.#popover.contains(document.activeElement)) return;
    const marks = this.#marksAtPoint(x, y);
    if (marks.length > 0) this.#openPopover(marks, x, y);
    else this.#closePopover();
  }

  #point(x: number, y: number): void {
    const marks = this.#marksAtPoint(x, y);
    const [first] = marks;
    if (!first) return;
    this.#activate(first, this.#spansOf(first));
    if (this.#isWide()) {
      this.#setTab(first.layer);
      this.#revealInList(false);
    }
    this.#openPopover(marks, x, y);
  }

  #marksAtPoint(x: number, y: number): Mark[] {
    const offset = this.#editor.offsetAt(x, y);
    return offset === null ? [] : marksAt(this.#marks, offset, this.#off);
  }

  #explainCaret(): void {
    const selection = this.#editor.selection;
    if (!selection) return this.#explainActive();
    const marks = marksAt(this.#marks, selection.start, this.#off);
    const before = marksAt(this.#marks, Math.max(0, selection.start - 1), this.#off);
    this.#explain(marks.length > 0 ? marks : before);
  }

  #explainActive(): void {
    const [span] = this.#activeSpans;
    if (span) this.#explain(marksAt(this.#marks, span.start, this.#off));
  }

  #explain(marks: readonly Mark[]): void {
    const [first] = marks;
    if (!first) return;
    const box = this.#editor.boxOf({ start: first.start, end: first.start + 1 });
    this.#openPopover(marks, box.left, box.bottom);
    this.#popover.focus();
  }

  /** To the next or previous mark that is shown, from the one looked at or from what is seen. */
  #step(direction: 1 | -1 | number): void {
    const all = layers
      .flatMap((layer) => this.#marks[layer])
      .filter((mark) => !this.#off.has(mark.layer) && !this.#off.has(`${mark.layer}/${mark.kind}`))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const current = this.#activeSpans[0];
    const caret = document.activeElement === this.#editor.element ? this.#editor.selection : null;
    const from = current ?? caret ?? this.#editor.between(80, window.innerHeight);
    const at = current
      ? all.findIndex(
          (mark) => mark.start === current.start && mark.end === current.end && mark.layer === (this.#active?.layer ?? mark.layer),
        )
      : -1;
    const next =
      at >= 0
        ? all[at + direction]
        : direction > 0
          ? all.find((mark) => mark.start >= from.start)
          : all.findLast((mark) => mark.start < from.start);
    if (!next) return;
    if (this.#isClean) this.#showClean(false);
    this.#showNarrow('text');
    this.#activate(next, [next]);
    this.#scrollTo(next);
    if (document.activeElement === this.#editor.element) this.#editor.select({ start: next.start, end: next.start });
    this.#markCurrentItem();
    const kind = this.#words.maybe(`kind.${next.layer}/${next.kind}`, next.kind);
    this.#announce(`${kind}: ${excerpt(this.#editor.text, [next], 120)}`);
  }

  #openPopover(marks: readonly Mark[], x: number, y: number): void {
    replaceContent(this.#popover, ...markDetails(this.#state(), this.#actions, marks));
    if (!this.#popover.matches(':popover-open')) this.#popover.showPopover();
    const box = this.#popover.getBoundingClientRect();
    const below = y + 18 + box.height < window.innerHeight;
    this.#popover.style.insetInlineStart = `${Math.max(8, Math.min(x - 24, window.innerWidth - box.width - 8))}px`;
    this.#popover.style.insetBlockStart = `${Math.max(8, below ? y + 18 : y - box.height - 18)}px`;
  }

  #closePopover(returnFocus = false): void {
    if (!this.#popover.matches(':popover-open')) return;
    const hadFocus = this.#popover.contains(document.activeElement);
    this.#popover.hidePopover();
    if (hadFocus && returnFocus) this.#editor.element.focus({ preventScroll: true });
  }

  // --- Scrolling ---

  #scrollTo(span: Span, block: 'center' | 'start' = 'center'): void {
    const box = this.#editor.boxOf(span);
    const room = window.innerHeight;
    const target = block === 'center' ? box.top - Math.max(80, (room - Math.min(box.height, room)) / 2) : box.top - 120;
    const far = Math.abs(target) > 3 * room;
    const calm = far || block === 'start' || matchMedia('(prefers-reduced-motion: reduce)').matches;
    window.scrollBy({ top: target, behavior: calm ? 'instant' : 'smooth' });
  }

  #scrollToTop(): void {
    window.scrollTo({ top: 0, behavior: 'instant' });
  }

  #isWide(): boolean {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return this.clientWidth >= narrowest * rem;
  }

  #showNarrow(tab: Tab): void {
    if (!this.#isWide()) this.#setTab(tab);
  }

  // --- Showing ---

  #state(): State {
    return {
      text: this.#editor.text,
      report: this.#report,
      marks: this.#marks,
      counts: this.#counts,
      off: this.#off,
      active: this.#active,
      lists: this.#lists,
      words: this.#words,
    };
  }

  #paint(): void {
    this.#painter.paint(this.#marks, this.#off);
    this.#painter.activate(this.#activeSpans);
  }

  #paged(): void {
    this.#paint();
    this.#renderPages();
    this.#scrollToTop();
  }

  #setTab(tab: Tab): void {
    this.#tab = tab;
    this.dataset['tab'] = tab;
    for (const each of tabs) {
      const button = this.#tabButton(each);
      button.setAttribute('aria-selected', String(each === tab));
      button.tabIndex = each === tab ? 0 : -1;
    }
    this.#panel.setAttribute('aria-labelledby', `ai-tab-${tab}`);
    this.#renderPanel();
    if (tab === 'text') this.#paint();
  }

  /** The marks come first; what stands around them is built when they are drawn, and waits while the reader types. */
  #renderSoon(): void {
    clearTimeout(this.#renderTimer);
    const rest = this.#lastTyped + typingPause - performance.now();
    if (rest > 0) this.#renderTimer = window.setTimeout(() => this.#renderInParts(), rest);
    else requestAnimationFrame(() => (this.#renderTimer = window.setTimeout(() => this.#renderInParts())));
  }

  // In parts, so that none of them keeps the reader's next key waiting.
  #renderInParts(): void {
    const parts = this.#parts();
    const next = (): void => {
      parts.shift()?.();
      if (parts.length > 0) this.#renderTimer = window.setTimeout(next);
    };
    next();
  }

  #renderAll(): void {
    for (const part of this.#parts()) part();
  }

  #parts(): (() => void)[] {
    return [
      () => {
        this.#renderStatus();
        this.#renderPages();
        this.#renderHistory();
        this.#renderTabCounts();
        this.#renderLegend();
        if (!canPaint()) this.#notice('error.highlight');
      },
      () => this.#drawStrip(),
      () => this.#renderPanel(),
    ];
  }

  #renderLegend(): void {
    this.#legend.hidden = this.#editor.text === '';
    const isOpen = this.#legend.hasAttribute('data-open');
    const shows = JSON.stringify([[...this.#counts], [...this.#off], isOpen, this.#words.language]);
    if (this.#legend.childElementCount > 0 && shows === this.#legendShows) return;
    this.#legendShows = shows;
    replaceContent(
      this.#legend,
      ...legend(this.#state(), this.#actions),
      // Seen in a narrow window alone, where the kinds would take half of it.
      h(
        'button',
        {
          type: 'button',
          class: 'ai-kinds-switch',
          'data-key': 'switch',
          'aria-expanded': String(isOpen),
          on: {
            click: () => {
              this.#legend.toggleAttribute('data-open');
              this.#renderLegend();
            },
          },
        },
        this.#words('layers.kinds'),
      ),
    );
  }

  #renderStatus(): void {
    const words = this.#words;
    if (this.#editor.text === '') {
      this.#status.textContent = '';
      return;
    }
    if (this.#reported !== this.#editor.text) return;
    const count = (layer: Layer): number => this.#counts.get(layer) ?? 0;
    this.#status.classList.add('ai-done');
    const text = words('status.ready', {
      words: words.count('status.words', this.#report.statistics.words),
      junk: words.count('status.junk', count('boilerplate')),
      names: words.count('status.names', count('entities')),
      quotes: words.count('status.quotes', count('quotes')),
    });
    setText(this.#status, text);
    // Typing is not interrupted by counts; a new text is told of.
    if (this.#tellWhenRead) this.#announce(text);
    this.#tellWhenRead = false;
  }

  #renderPages(): void {
    const { pages, page, text } = this.#editor;
    this.#pages.hidden = pages.length < 2;
    if (pages.length < 2) return this.#pages.replaceChildren();
    const words = this.#words;
    const turn = (key: string, word: Word, to: number): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: 'ai-tool',
          'data-key': `pages/${key}`,
          disabled: to < 0 || to >= pages.length,
          on: { click: () => this.#editor.showPage(to) },
        },
        words(word),
      );
    replaceContent(
      this.#pages,
      turn('previous', 'pages.previous', page - 1),
      h('span', {}, words('pages.now', { page: page + 1, pages: pages.length })),
      turn('next', 'pages.next', page + 1),
      h('p', {}, words('pages.long', { count: text.length, pages: pages.length })),
    );
  }

  #renderPanel(): void {
    if (this.#tab === 'text') return;
    const build = panels[this.#tab];
    if (this.#editor.text === '') replaceContent(this.#panel, h('p', { class: 'ai-none' }, this.#words('status.empty')));
    else replaceContent(this.#panel, ...build(this.#state(), this.#actions));
  }

  #renderTabCounts(): void {
    for (const tab of tabs) {
      const count = this.#counts.get(tab);
      const place = this.#tabButton(tab).querySelector('.ai-count');
      if (place) setText(place, count ? this.#words.number(count) : '');
    }
  }

  #renderHistory(): void {
    this.#undoButton.disabled = !this.#history.canUndo;
    this.#redoButton.disabled = !this.#history.canRedo;
  }

  #hideWelcome(): void {
    const isEmpty = this.#editor.text === '';
    if (this.#clearButton.disabled === isEmpty && this.#empty.hidden === !isEmpty) return;
    this.#clearButton.disabled = isEmpty;
    this.#cleanButton.disabled = isEmpty;
    this.#empty.hidden = !isEmpty;
    if (isEmpty && this.#isClean) this.#showClean(false);
    this.classList.toggle('ai-has-text', !isEmpty);
  }

  #drawStrip(): void {
    this.#strip.element.hidden = this.#editor.text === '';
    if (this.#editor.text === '') return;
    this.#strip.draw(this.#editor.text.length, this.#marks, this.#off, this.#words);
    this.#frameStrip();
  }

  #frameStrip(): void {
    // In clean view other words stand at other places: nothing is framed.
    if (this.#editor.text !== '') this.#strip.frame(this.#isClean ? null : this.#editor.between(60, window.innerHeight), this.#words);
  }

  #markCurrentItem(): void {
    const key = this.#active && `${this.#active.layer}/${this.#active.item}`;
    for (const item of this.#panel.querySelectorAll<HTMLElement>('[data-item]')) {
      setAttribute(item, 'aria-current', item.dataset['item'] === key ? 'true' : null);
    }
  }

  #revealInList(focus: boolean): void {
    if (!this.#active) return;
    const { layer, item } = this.#active;
    const find = (): HTMLElement | null => this.#panel.querySelector<HTMLElement>(`[data-item="${layer}/${item}"]`);
    if (!find()) {
      // Filtered out, or behind the cut: show it all the same.
      this.#lists.filter[layer] = '';
      this.#lists.sort[`${layer}/type`] = 'all';
      this.#lists.sort['quotes/view'] = 'list';
      this.#lists.sort['quotes/who'] = 'all';
      this.#lists.shown[layer] = Number.MAX_SAFE_INTEGER;
      this.#renderPanel();
    }
    this.#markCurrentItem();
    const found = find();
    if (!found) return;
    found.scrollIntoView({ block: 'nearest' });
    if (focus) found.querySelector<HTMLElement>('.ai-item-main')?.focus({ preventScroll: true });
  }

  #say(word: Word, values: Record<string, string | number> = {}): void {
    this.#announce(this.#words(word, values));
  }

  #announce(text: string): void {
    this.#announcer.textContent = text;
  }

  /** Something that the reader must know; stays until it is closed or said again. */
  #notice(word: Word, values: Record<string, string | number> = {}): void {
    const text = this.#words(word, values);
    for (const old of this.#notices.querySelectorAll(`[data-word="${word}"]`)) old.remove();
    const notice: HTMLElement = h(
      'div',
      { class: 'ai-notice', 'data-word': word },
      h('p', {}, text),
      h(
        'button',
        { type: 'button', class: 'ai-close', 'aria-label': this.#words('action.close'), on: { click: () => notice.remove() } },
        '×',
      ),
    );
    this.#notices.append(notice);
  }
}

class EditStep implements Step {
  readonly #apply: (edit: Edit, isUndo: boolean) => void;
  readonly #typed: boolean;
  #edit: Edit;
  #time = performance.now();

  constructor(edit: Edit, typed: boolean, applyEdit: (edit: Edit, isUndo: boolean) => void) {
    this.#edit = edit;
    this.#typed = typed;
    this.#apply = applyEdit;
  }

  undo(): void {
    this.#apply(inverse(this.#edit), true);
  }

  redo(): void {
    this.#apply(this.#edit, false);
  }

  absorb(later: Step): boolean {
    if (!(later instanceof EditStep) || !this.#typed || !later.#typed || later.#time - this.#time > oneAct) return false;
    const [a, b] = [this.#edit, later.#edit];
    if (b.removed === '' && a.removed === '' && b.at === a.at + a.inserted.length && !(/\s$/.test(a.inserted) && /^\S/.test(b.inserted))) {
      this.#edit = { ...a, inserted: a.inserted + b.inserted };
    } else if (a.inserted === '' && b.inserted === '' && b.at + b.removed.length === a.at) {
      this.#edit = { at: b.at, removed: b.removed + a.removed, inserted: '' };
    } else {
      return false;
    }
    this.#time = later.#time;
    return true;
  }
}

function sameDismissal(a: Dismissal, b: Dismissal): boolean {
  return a.layer === b.layer && a.kind === b.kind && a.name === b.name && (a.layer === 'entities' || a.start === b.start);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.nodeName));
}

declare global {
  interface Window {
    /** The File System Access API, where there is one. */
    showOpenFilePicker?: () => Promise<{ getFile(): Promise<File> }[]>;
  }
}
