/**
 * <article-inspector>: an article to read, with what was found in it beside the words. The host gives it a `runner`; page and side panel
 * show the same element. It lives in the light DOM, so that selection, the browser's own search and assistive technology meet a plain
 * document.
 *
 * This is the shell: it puts the store, the views and the controllers together. Data flows one way: an action changes the state, the
 * views show it.
 */
import type { Block, PageData, Rejection, Report, Runner, Span } from 'article-inspector';

import { citedOf } from './citation.ts';
import { Inspecting } from './controllers/inspecting.ts';
import { Intake } from './controllers/intake.ts';
import { isTyping, listenToKeys } from './controllers/keyboard.ts';
import { Listeners } from './controllers/listeners.ts';
import { listenToPointer } from './controllers/pointer.ts';
import { Press } from './controllers/press.ts';
import { WordSelection } from './controllers/word-selection.ts';
import { sameCorrections, withCorrection, type Correction } from './corrections.ts';
import { h, setAttribute, type Child } from './dom.ts';
import { sampleIn } from './samples.ts';
import { defaults, forgetAll, forgetText, keepSettings, keepText, keptSettings, keptText, type Settings } from './settings.ts';
import { initial, Store, type Lens, type State, type Target } from './store.ts';
import { excerpt, isInStory, storyMentions } from './view.ts';
import { Bar, type MenuItem } from './views/bar.ts';
import { CheckingView, type SourceOffer } from './views/checking.ts';
import { CompareView } from './views/comparing.ts';
import { dialog } from './views/dialog.ts';
import { editView } from './views/edit.ts';
import { dateOf } from './views/head.ts';
import type { Host } from './views/host.ts';
import { keyList } from './views/keys.ts';
import { exportView, fileName, saveFile, type ExportFormat } from './views/out.ts';
import { Panel } from './views/panel.ts';
import { pictureFile, pictureOfShapes, quotePicture } from './views/picture.ts';
import { Reading } from './views/reading.ts';
import { SelectionBar } from './views/selection.ts';
import { settingsView } from './views/settings.ts';
import { Strip } from './views/strip.ts';
import { welcome } from './views/welcome.ts';
import { languageFor, wordsFor, type Word, type Words } from './words.ts';

/** The parts of the page, built in one language. */
interface Views {
  readonly words: Words;
  readonly bar: Bar;
  readonly reading: Reading;
  readonly panel: Panel;
  readonly strip: Strip;
  readonly selection: SelectionBar;
  readonly welcome: ReturnType<typeof welcome>;
  readonly status: HTMLElement;
  readonly announcer: HTMLElement;
  readonly notices: HTMLElement;
  readonly body: HTMLElement;
  readonly fileInput: HTMLInputElement;
}

const longText = 400_000;

export class ArticleInspector extends HTMLElement {
  readonly #store: Store;
  readonly #inspecting: Inspecting;
  readonly #intake: Intake;
  readonly #listeners = new Listeners();
  readonly #press = new Press();
  readonly #words = new WordSelection({
    selected: (words) => this.#announce(words),
    act: () => this.#views?.selection.focus(),
  });
  #areSettingsKept: boolean;
  #views: Views | null = null;
  #edit: HTMLElement | null = null;
  #sourceOffer: SourceOffer | null = null;
  /** What the reader has saved or copied as a whole: to leave it costs nothing. */
  #saved = '';
  #unsubscribe: (() => void) | null = null;

  constructor() {
    super();
    const settings = keptSettings();
    this.#areSettingsKept = settings !== null;
    this.#store = new Store({ ...initial, settings: settings ?? defaults });
    this.#inspecting = new Inspecting(this.#store, {
      free: () => new Promise((done) => this.#press.free(done)),
      inspected: (report) => this.#inspected(report),
      failed: (error) => this.#failed(error),
    });
    this.#intake = new Intake({
      brought: ({ blocks, ...text }) => this.setText(text.text, { ...text, blocks: [...blocks] }),
      notice: (word, values) => this.notice(word, values),
      say: (word, values) => this.#say(word, values),
    });
  }

  // --- For a host ---

  /** What inspects. Set once, by the host. */
  set runner(runner: Promise<Runner>) {
    this.#inspecting.runner = runner;
  }

  get text(): string {
    return this.#store.state.text.text;
  }

  /** Puts a text in the place of the one that is there; can be undone. */
  setText(
    text: string,
    {
      blocks = [],
      page = null,
      source = '',
      isReaders = true,
    }: { blocks?: Block[]; page?: PageData | null; source?: string; isReaders?: boolean } = {},
  ): void {
    this.#store.dispatch({ type: 'text', text: text.replace(/\r\n?/g, '\n'), blocks, page, source, isReaders });
    window.scrollTo({ top: 0, behavior: 'instant' });
  }

  /** What the reader has put right in this text. A host sets what was put right elsewhere: in the page that the text comes from. */
  get corrections(): readonly Correction[] {
    return this.#store.state.text.corrections;
  }

  set corrections(corrections: readonly Correction[]) {
    if (!sameCorrections(this.corrections, corrections)) this.#store.dispatch({ type: 'correct', corrections: [...corrections] });
  }

  /** Chooses one thing of the report: its card is shown, and the event `ai-show` tells where it stands. */
  choose(layer: Rejection['layer'], item: number): void {
    const start = this.#store.state.report.boilerplate[item]?.start ?? 0;
    const targets = {
      entities: { kind: 'entity', item },
      quotes: { kind: 'quote', item },
      findings: { kind: 'finding', item },
      boilerplate: { kind: 'line', start },
    } as const;
    this.#choose(targets[layer]);
  }

  /** Opens the window in which versions are compared, with these filled in. */
  compareWith(versions: readonly string[]): void {
    this.#showCompare(versions);
  }

  /** Opens the window in which the quotations of `draft` are checked against sources. */
  checkQuotes(draft: string): void {
    this.#showCheck(draft);
  }

  /** What that window offers to bring sources with, beside fields and files. */
  set sourceOffer(offer: SourceOffer) {
    this.#sourceOffer = offer;
  }

  /** Takes in HTML as if the reader had pasted it. `plain` is its text, where that is known. */
  setHtml(markup: string, { plain = '', source = '' }: { plain?: string; source?: string } = {}): void {
    this.#intake.html(markup, plain, source);
  }

  /** Switched-off layers and kinds (`layer/kind`). A reader's own switch is told by the event `ai-off`, its detail the list. */
  get off(): string[] {
    return [...this.#store.state.settings.off];
  }

  set off(keys: readonly string[]) {
    const { settings } = this.#store.state;
    if (keys.join(' ') !== settings.off.join(' ')) this.#store.dispatch({ type: 'settings', settings: { ...settings, off: [...keys] } });
  }

  /** Opens a file as its text; where that is not possible, says so and leaves the text as it is. */
  openFile(file: File): Promise<void> {
    return this.#intake.file(file);
  }

  /** Tells the reader something that they must know; it stays until it is closed. */
  notice(word: Word, values: Record<string, string | number> = {}): void {
    const views = this.#views;
    if (!views) return;
    const text = views.words(word, values);
    this.#unnotice(word);
    const notice: HTMLElement = h(
      'div',
      { class: 'ai-notice', 'data-word': word },
      h('p', {}, text),
      h(
        'button',
        { type: 'button', class: 'ai-close', 'aria-label': views.words('action.close'), on: { click: () => notice.remove() } },
        '×',
      ),
    );
    views.notices.append(notice);
  }

  /** Takes a notice back: what it says is true no more. */
  #unnotice(word: Word): void {
    for (const old of this.#views?.notices.querySelectorAll(`[data-word="${word}"]`) ?? []) old.remove();
  }

  // --- In the page, and out of it ---

  connectedCallback(): void {
    if (!this.#views) this.#build();
    this.#listen();
    this.#unsubscribe ??= this.#store.subscribe((state, before) => this.#changed(state, before));
    this.#show(this.#store.state, null);
    if (this.#store.state.text.text === '' && this.#store.state.settings.keepText) this.#takeKept();
  }

  disconnectedCallback(): void {
    this.#listeners.stop();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  #build(): void {
    const { settings } = this.#store.state;
    const words = wordsFor(languageFor([settings.language, ...navigator.languages]));
    this.#views?.reading.destroy();
    this.#views?.strip.destroy();
    const { dispatch } = this.#store;
    const reading = new Reading(words, dispatch);
    const views: Views = (this.#views = {
      words,
      bar: new Bar(words, this.getAttribute('brand'), {
        lens: (lens) => this.#lens(lens),
        act: (item) => this.#act(item),
        home: () => this.#home(),
      }),
      reading,
      panel: new Panel(words, this.#host),
      strip: new Strip(words, (offset) => reading.reveal({ start: offset, end: offset + 1 })),
      selection: new SelectionBar(words, this.#host, reading.element, () => this.#store.state),
      welcome: welcome(words, {
        read: (text) => this.#intake.text(text),
        paste: () => void this.#pasteFromClipboard(),
        sample: () => this.#openSample(),
        open: () => void this.#chooseFile(),
      }),
      status: h('p', { class: 'ai-status' }),
      announcer: h('p', { class: 'ai-unseen', role: 'status' }),
      notices: h('div', { class: 'ai-notices', role: 'alert' }),
      body: h('div', { class: 'ai-body' }),
      fileInput: h('input', {
        type: 'file',
        hidden: true,
        'aria-label': words('menu.open'),
        accept: '.txt,.md,.markdown,.html,.htm,.text,text/plain,text/markdown,text/html',
        on: { change: () => void this.#openChosen() },
      }),
    });
    this.lang = words.language;
    const { bar, panel, strip, selection, status, announcer, notices, body, fileInput } = views;
    body.append(h('div', { class: 'ai-paper' }, status, reading.element), strip.element, panel.element);
    this.replaceChildren(
      h('div', { class: 'ai-page' }, bar.element, notices, views.welcome.element, body),
      selection.element,
      fileInput,
      announcer,
    );
  }

  #listen(): void {
    const signal = this.#listeners.start();
    const { dispatch } = this.#store;
    listenToKeys(
      this,
      {
        hasLetters: () => this.#store.state.settings.letters && this.text !== '',
        undo: () => this.#act('undo'),
        redo: () => this.#act('redo'),
        lens: (lens) => this.#lens(lens),
        step: (by) => this.#step(by),
        explain: () => this.#views?.panel.focusCard(),
        fold: () => this.#foldNear(),
        edit: () => this.#act('edit'),
        keys: () => this.#act('keys'),
        select: () => this.#act('select'),
        selecting: (event) => this.#words.key(event),
        escape: () => this.#escape(),
      },
      signal,
    );
    this.#press.listen(this, signal);
    // Delegated from the element: the views are built anew when the language changes.
    listenToPointer(this, dispatch, { chosen: (target) => this.#choose(target) }, signal);
    document.addEventListener('paste', (event) => this.#pasted(event), { signal });
    document.addEventListener('selectionchange', () => this.#views?.selection.update(), { signal });
    this.#listenToDrops(signal);
    let waits = false;
    const frame = (): void => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        const views = this.#views;
        if (views && this.text !== '' && !views.strip.element.hidden) views.strip.frame(views.reading.seen());
      });
    };
    window.addEventListener('scroll', frame, { passive: true, signal });
    window.addEventListener('resize', frame, { signal });
    window.addEventListener('beforeunload', (event) => this.#leaving(event), { signal });
  }

  #listenToDrops(signal: AbortSignal): void {
    this.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        this.classList.add('ai-dropping');
      },
      { signal },
    );
    this.addEventListener(
      'dragleave',
      (event) => {
        if (!(event.relatedTarget instanceof Node) || !this.contains(event.relatedTarget)) this.classList.remove('ai-dropping');
      },
      { signal },
    );
    this.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        this.classList.remove('ai-dropping');
        if (event.dataTransfer) void this.#intake.transfer(event.dataTransfer);
      },
      { signal },
    );
  }

  // --- The state changes ---

  #changed(state: State, before: State): void {
    if (state.text !== before.text) {
      if (state.text.text !== before.text.text || state.text.corrections !== before.text.corrections) this.#inspecting.request(state.text);
      this.#keepText(state);
    }
    if (state.isReady && !before.isReady) this.setAttribute('ready', '');
    if (state.text.source !== '' && before.text.source === '') this.#unnotice('error.link');
    if (state.settings !== before.settings) this.#settingsChanged(state, before);
    this.#show(state, before);
  }

  #show(state: State, before: State | null): void {
    const views = this.#views;
    if (!views) return;
    this.#applySettings(state.settings);
    const hasText = state.text.text !== '';
    this.classList.toggle('ai-has-text', hasText);
    views.welcome.element.hidden = hasText;
    views.body.hidden = !hasText || state.isEditing;
    this.setAttribute('lens', state.lens);
    views.bar.update(state);
    views.status.textContent = this.#statusOf(state);
    views.body.setAttribute('aria-busy', String(state.text !== state.reported));
    this.#showEdit(state, before);
    const isAnother = state.article !== before?.article;
    views.reading.update(state, before);
    if (!isAnother || before === null) this.#showRest(state, before);
    else this.#later(before);
  }

  // The article first; what stands beside it in a task of its own.
  #restBefore: State | null | undefined;
  #later(before: State): void {
    if (this.#restBefore !== undefined) return;
    this.#restBefore = before;
    setTimeout(() => this.#press.free(() => this.#showRest(this.#store.state, before)));
  }

  #showRest(state: State, before: State | null): void {
    const last = this.#restBefore;
    this.#restBefore = undefined;
    this.#views?.panel.update(state, last === undefined ? before : last);
    this.#views?.strip.update(state);
    if (state.article !== (last === undefined ? before : last)?.article) this.#views?.strip.frame(this.#views.reading.seen());
  }

  #statusOf(state: State): string {
    const words = this.#views!.words;
    if (state.text.text === '' || state.reported === state.text) return '';
    if (!state.isReady) return words('status.loading');
    return state.text.text.length > longText || state.reported.text !== state.text.text ? words('status.reading') : '';
  }

  #showEdit(state: State, before: State | null): void {
    if (state.isEditing === (before?.isEditing ?? false)) return;
    this.#edit?.remove();
    this.#edit = null;
    if (!state.isEditing) return;
    const { dispatch } = this.#store;
    const { element, field } = editView(
      this.#views!.words,
      state.text.text,
      (text) => this.#edited(text),
      () => dispatch({ type: 'edit', isEditing: false }),
    );
    this.#edit = element;
    this.#views!.body.before(element);
    field.focus();
    field.setSelectionRange(0, 0);
    field.scrollTop = 0;
  }

  #edited(text: string): void {
    const { text: before } = this.#store.state;
    if (text === before.text) this.#store.dispatch({ type: 'edit', isEditing: false });
    // What HTML said is of places in the old text, and so are corrections.
    else this.#store.dispatch({ type: 'text', text, blocks: [], source: before.source, isReaders: true });
  }

  #inspected(report: Report): void {
    performance.mark('article-inspector:marks');
    this.dispatchEvent(new CustomEvent('marked'));
    this.dispatchEvent(new CustomEvent('inspected', { detail: report }));
    const { words } = this.#views ?? {};
    if (!words) return;
    const { statistics, entities, quotes } = report;
    this.#announce(
      words('status.read', {
        words: words.count('count.words', statistics.storyWords),
        names: words.count('count.names', entities.filter(isInStory).length),
        quotes: words.count('count.quotes', quotes.length),
      }),
    );
  }

  #failed(error: unknown): void {
    this.notice('error.core', { reason: error instanceof Error ? error.message : String(error) });
  }

  // --- What the reader does ---

  readonly #host: Host = {
    dispatch: (action) => this.#store.dispatch(action),
    go: (target, span) => this.#go(target, span),
    show: (span) => this.#reveal(span),
    correct: (correction, what) => {
      const { corrections } = this.#store.state.text;
      this.#store.dispatch({ type: 'correct', corrections: withCorrection(corrections, correction) });
      this.#say('status.corrected', { what });
    },
    copy: (text) => void this.#copy(text),
    picture: (quote, form) => void this.#savePicture(quote, form),
    askSource: () => {
      this.#act('save');
      this.notice('error.link');
      this.querySelector<HTMLElement>('[data-key="out/source"]')?.focus();
    },
  };

  #choose(target: Target): void {
    this.#store.dispatch({ type: 'choose', target });
    this.#tellShown(target);
  }

  #go(target: Target, span?: Span): void {
    this.#choose(target);
    const place = span ?? this.#placeOf(target);
    if (place) this.#reveal(place);
    // In a narrow window the lists lie over the text that is to be seen.
    if (!this.#isWide() && !this.hasAttribute('companion')) this.#store.dispatch({ type: 'sheet', isOpen: target.kind === 'quote' });
  }

  #placeOf(target: Target): Span | undefined {
    const { report } = this.#store.state;
    switch (target.kind) {
      case 'quote':
        return report.quotes[target.item]?.content[0];
      case 'entity': {
        const entity = report.entities[target.item];
        return entity && storyMentions(entity)[0];
      }
      case 'finding':
        return report.findings[target.item];
      case 'line':
        return { start: target.start, end: target.start + 1 };
      case 'speaker':
        return report.quotes.find(({ speaker }) => speaker && keyOf(speaker) === target.key)?.content[0];
    }
  }

  #reveal(span: Span): void {
    if (this.hasAttribute('companion')) this.#tell([span]);
    else this.#views?.reading.reveal(span);
  }

  // For a host that shows the text elsewhere as well, in the page that it comes from.
  #tellShown(target: Target): void {
    const { report } = this.#store.state;
    if (target.kind === 'quote') this.#tell(report.quotes[target.item]?.content ?? []);
    else if (target.kind === 'entity') this.#tell(report.entities[target.item]?.mentions ?? []);
    else {
      const place = this.#placeOf(target);
      if (place) this.#tell([place]);
    }
  }

  #tell(spans: readonly Span[]): void {
    this.dispatchEvent(new CustomEvent<Span[]>('ai-show', { detail: spans.map(({ start, end }) => ({ start, end })) }));
  }

  #lens(lens: Lens): void {
    const { lens: before, isSheetOpen, chosen } = this.#store.state;
    const isAgain = lens === before && isSheetOpen && !chosen;
    if (chosen) this.#store.dispatch({ type: 'choose', target: null });
    this.#store.dispatch({ type: 'lens', lens, isSheetOpen: !isAgain });
  }

  /** To the next or previous quote or name, by the lens; from what is chosen, or from what is seen. */
  #step(by: 1 | -1): void {
    const { state } = this.#store;
    const isAt = this.#stepped !== null && state.chosen !== null;
    const from = isAt ? this.#stepped! : this.#views!.reading.seen().start - (by > 0 ? 1 : 0);
    const next = nextPlace(state, from, by);
    if (!next) return this.#say('status.noMore');
    this.#stepped = next.span.start;
    this.#choose(next.target);
    this.#reveal(next.span);
    this.#announce(this.#describe(next.target));
  }
  #stepped: number | null = null;

  #describe(target: Target): string {
    const { report, reported } = this.#store.state;
    if (target.kind === 'entity') return report.entities[target.item]?.name ?? '';
    if (target.kind !== 'quote') return '';
    const quote = report.quotes[target.item];
    const name = quote?.speaker?.name || this.#views!.words('speaker.none');
    return `${name}: ${excerpt(reported.text, quote?.content ?? [], 160)}`;
  }

  #foldNear(): void {
    const { article, open } = this.#store.state;
    const { start } = this.#views!.reading.seen();
    const fold = article.folds.find(({ end }) => end >= start);
    if (fold) this.#store.dispatch({ type: 'fold', start: fold.start, isOpen: !open.has(fold.start) });
  }

  #escape(): void {
    const { state, dispatch } = this.#store;
    if (state.isEditing) return;
    if (this.#words.isActive) {
      this.#words.stop();
      document.getSelection()?.removeAllRanges();
      this.#views?.reading.element.focus({ preventScroll: true });
      return this.#views?.selection.hide();
    }
    if (state.chosen) dispatch({ type: 'choose', target: null });
    if (state.isSheetOpen && !this.#isWide()) dispatch({ type: 'sheet', isOpen: false });
    this.#views?.selection.hide();
  }

  #selectWords(): void {
    const { reading } = this.#views!;
    if (this.text === '') return;
    reading.element.focus({ preventScroll: true });
    this.#words.start(reading.element, reading.seenElement());
  }

  #act(item: MenuItem): void {
    const { state, dispatch } = this.#store;
    switch (item) {
      case 'open':
        return void this.#chooseFile();
      case 'sample':
        return this.#openSample();
      case 'edit':
        return dispatch({ type: 'edit', isEditing: state.text.text !== '' });
      case 'select':
        return this.#selectWords();
      case 'compare':
        return this.#showCompare();
      case 'check':
        return this.#showCheck();
      case 'save':
        return this.#showExports();
      case 'print':
        return window.print();
      case 'undo':
        dispatch({ type: 'undo' });
        return this.#say(state.past.length > 0 ? 'status.undone' : 'status.nothing');
      case 'redo':
        dispatch({ type: 'redo' });
        return this.#say(state.future.length > 0 ? 'status.redone' : 'status.nothing');
      case 'clear':
        return this.#home();
      case 'settings':
        return this.#showSettings();
      case 'keys':
        return void this.#open(this.#views!.words('keys.label'), 'keys', keyList(this.#views!.words));
      case 'privacy': {
        const { words } = this.#views!;
        return void this.#open(words('privacy.title'), 'privacy', [h('p', {}, words('app.promise')), h('p', {}, words('privacy.more'))]);
      }
    }
  }

  #home(): void {
    if (this.text === '') return;
    this.setText('');
    this.#views?.welcome.target.focus();
  }

  #openSample(): void {
    this.setText(sampleIn(this.#views!.words.language), { isReaders: false });
    this.#views?.reading.element.focus({ preventScroll: true });
  }

  #pasted(event: ClipboardEvent): void {
    if (event.defaultPrevented || !event.clipboardData || this.querySelector('dialog[open]')) return;
    // Into a field it goes as it always does; the one on the first screen is there to take an article.
    if (isTyping(event.target) && event.target !== this.#views?.welcome.target) return;
    event.preventDefault();
    void this.#intake.transfer(event.clipboardData);
    if (this.text !== '') this.#views?.reading.element.focus({ preventScroll: true });
  }

  async #pasteFromClipboard(): Promise<void> {
    if (await this.#intake.clipboard()) return;
    this.#views?.welcome.target.focus();
    this.notice('error.clipboard', { key: /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘V' : 'Ctrl+V' });
  }

  async #chooseFile(): Promise<void> {
    const { fileInput } = this.#views!;
    if (!window.showOpenFilePicker) {
      fileInput.value = '';
      fileInput.click();
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
    const file = this.#views!.fileInput.files?.[0];
    if (file) await this.openFile(file);
  }

  // --- What is taken along ---

  #showExports(): void {
    const { words } = this.#views!;
    const hand = (way: ExportFormat, give: (content: string) => void): void => {
      this.#inspecting.write(way.format).then(
        (content) => {
          this.#saved = this.text;
          give(content);
        },
        (error: unknown) => this.#failed(error),
      );
    };
    this.#open(
      words('out.label'),
      'out',
      exportView(words, this.#store.state.text.source, {
        copy: (way) => hand(way, (content) => void this.#copy(content)),
        save: (way) => hand(way, (content) => this.#saveAs(way.extension, way.type, content)),
        source: (source) => this.#store.dispatch({ type: 'source', source }),
      }),
    );
  }

  #saveAs(extension: string, type: string, content: string | Blob): void {
    const { report, reported } = this.#store.state;
    const { headline } = report;
    const name = fileName(headline ? reported.text.slice(headline.start, headline.end) : '', extension);
    saveFile(name, type, content);
    this.#say('status.saved', { name });
  }

  async #savePicture(quote: number, form: 'png' | 'svg'): Promise<void> {
    const { report, reported, text } = this.#store.state;
    const picture = quotePicture(citedOf(reported.text, report, quote, dateOf(report, this.#views!.words), text.source));
    if (form === 'svg') return this.#saveAs('svg', 'image/svg+xml', pictureFile(picture));
    const image = await pictureOfShapes(picture);
    if (image) this.#saveAs('png', 'image/png', image);
    else this.notice('error.picture');
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#toast('status.copied');
    } catch {
      this.notice('error.copy');
    }
  }

  // --- Leaving ---

  #leaving(event: BeforeUnloadEvent): void {
    const { text, settings } = this.#store.state;
    const isKept = settings.keepText && keptText() !== null;
    if (this.hasAttribute('companion') || !text.isReaders || text.text === '' || text.text === this.#saved || isKept) return;
    event.preventDefault();
  }

  #keepText({ text, settings }: State): void {
    if (!settings.keepText || this.hasAttribute('companion')) return;
    if (text.text === '') forgetText();
    else if (
      text.isReaders &&
      !keepText({ text: text.text, blocks: text.blocks, page: text.page, source: text.source, corrections: text.corrections })
    )
      forgetText();
  }

  #takeKept(): void {
    const kept = keptText() as {
      text?: unknown;
      blocks?: Block[];
      source?: string;
      page?: PageData | null;
      corrections?: State['text']['corrections'];
    } | null;
    if (typeof kept?.text !== 'string' || kept.text === '' || !Array.isArray(kept.blocks)) return;
    this.setText(kept.text, { blocks: kept.blocks, page: kept.page ?? null, source: String(kept.source ?? '') });
    if (Array.isArray(kept.corrections) && kept.corrections.length > 0) {
      this.#store.dispatch({ type: 'correct', corrections: kept.corrections });
    }
  }

  // --- Windows over the page ---

  #open(title: string, name: string, content: Child[]): HTMLDialogElement {
    const { words, notices } = this.#views!;
    this.#store.dispatch({ type: 'rest', target: null });
    const element = dialog(words, title, name, content);
    // Notices about what is done in the window are read in it.
    element.firstElementChild?.append(notices);
    element.addEventListener('close', () => this.querySelector('.ai-bar')?.after(notices));
    this.append(element);
    element.showModal();
    return element;
  }

  #showSettings(): void {
    const { words } = this.#views!;
    const element = this.#open(
      words('settings.label'),
      'settings',
      settingsView(words, this.#store.state.settings, this.#areSettingsKept, this.getAttribute('bookmarklet') ?? '', {
        change: (change) => {
          this.#change(change);
          if (change.language === undefined) return;
          element.close();
          this.#rebuild();
          this.#showSettings();
        },
        keep: (keep) => {
          this.#areSettingsKept = keep && keepSettings(this.#store.state.settings);
          if (!keep) forgetAll();
          else if (!this.#areSettingsKept) this.notice('settings.keep.failed');
        },
        mark: (layer, isShown) => {
          const off = this.off.filter((key) => key !== layer);
          this.#change({ off: isShown ? off : [...off, layer] });
          this.dispatchEvent(new CustomEvent<string[]>('ai-off', { detail: this.off }));
        },
      }),
    );
  }

  #change(change: Partial<Settings>): void {
    const settings = { ...this.#store.state.settings, ...change };
    // To keep the text is to keep that wish as well.
    if (change.keepText) this.#areSettingsKept = true;
    if (change.keepText === false) forgetText();
    this.#store.dispatch({ type: 'settings', settings });
    if (this.#areSettingsKept) keepSettings(settings);
    if (change.keepText) this.#keepText(this.#store.state);
  }

  #settingsChanged(state: State, before: State): void {
    if (state.settings.off === before.settings.off) return;
    this.#store.dispatch({ type: 'report', report: state.report, of: state.reported });
  }

  #applySettings({ theme, palette, size }: Settings): void {
    setAttribute(this, 'theme', theme === 'system' ? null : theme);
    setAttribute(this, 'palette', palette === 'colour' ? null : palette);
    this.style.setProperty('--ai-scale', String(size / 100));
  }

  /** Builds the page anew, in another language. */
  #rebuild(): void {
    this.#build();
    this.#show(this.#store.state, null);
  }

  #showCompare(versions: readonly string[] = []): void {
    const { words } = this.#views!;
    const { text } = this.#store.state;
    const view = new CompareView(words, {
      base: text.text === '' ? null : text.text,
      versions,
      compare: (original, others) => this.#inspecting.compare(original, others),
      failed: (error) => this.#failed(error),
    });
    this.#open(words('compare.label'), 'compare', [view.element]);
  }

  #showCheck(draft = this.#store.state.text.text): void {
    const { words } = this.#views!;
    const view = new CheckingView(words, {
      draft,
      offer: this.#sourceOffer,
      check: async (draft, sources) => {
        const runner = await this.#inspecting.runner;
        return runner!.check(draft, sources);
      },
      copy: (text) => this.#copy(text),
      failed: (error) => this.#failed(error),
    });
    this.#open(words('check.label'), 'check', [view.element]);
  }

  // --- Telling ---

  #isWide(): boolean {
    return getComputedStyle(this.#views!.strip.element).display !== 'none';
  }

  #say(word: Word, values: Record<string, string | number> = {}): void {
    this.#announce(this.#views?.words(word, values) ?? '');
  }

  #announce(text: string): void {
    if (this.#views) this.#views.announcer.textContent = text;
  }

  /** Said, and seen for a moment. */
  #toast(word: Word): void {
    this.#say(word);
    const toast = h('p', { class: 'ai-toast', 'aria-hidden': 'true' }, this.#views!.words(word));
    (this.querySelector('dialog[open]') ?? this).append(toast);
    setTimeout(() => toast.remove(), 2_000);
  }
}

/** The nearest quote, or in the lens of names the nearest name, that begins behind (or before) a place. */
function nextPlace({ report, lens }: State, from: number, by: 1 | -1): { target: Target; span: Span } | null {
  let next: { target: Target; span: Span } | null = null;
  const consider = (kind: 'entity' | 'quote', item: number, span: Span | undefined): void => {
    if (!span || (by > 0 ? span.start <= from : span.start >= from)) return;
    if (!next || (by > 0 ? span.start < next.span.start : span.start > next.span.start)) next = { target: { kind, item }, span };
  };
  if (lens === 'people') {
    report.entities.forEach((entity, item) => {
      for (const span of storyMentions(entity)) consider('entity', item, span);
    });
  } else report.quotes.forEach(({ content: [span] }, item) => consider('quote', item, span));
  return next;
}

const keyOf = ({ entity, name }: { entity: number | null; name: string }): string =>
  entity === null ? `name:${name.toLowerCase()}` : `entity:${entity}`;

declare global {
  interface Window {
    /** The File System Access API, where there is one. */
    showOpenFilePicker?: () => Promise<{ getFile(): Promise<File> }[]>;
  }
}
