/** The side panel: the same element as the site shows, kept in step with the page in the tab beside it. */
import { defineArticleInspector, sameCorrections, type ArticleInspector } from '@article-inspector/element';
import type { Comparison, Inspection, Options, QuoteCheck, Report, Runner, Span, TextToCheck } from 'article-inspector';

import { api, word } from './api.ts';
import { ask, type Message, type PageState, type ReadText, type ToPage, type View } from './messages.ts';
import { isNever, onSettings, readSettings, writeSettings } from './settings.ts';
import { tabPicker } from './tab-picker.ts';
import { refusalKey, wishKey, type Refusal } from './tabs.ts';

defineArticleInspector();
const find = <Found extends HTMLElement>(selector: string): Found => document.querySelector<Found>(selector)!;
const element = find<ArticleInspector>('article-inspector');
const notice = find('#notice');
const caution = find('#caution');
const never = find<HTMLInputElement>('#never');
const always = find<HTMLInputElement>('#always');
const inJunk = find<HTMLInputElement>('#in-junk');
const views: Record<View, HTMLElement> = { hidden: find('#hide'), story: find('#story') };

/** What the tab's page last said; null where nothing of ours is in it. */
let state: PageState | null = null;
let tab: number | undefined;
let refusal: Refusal | null = null;

// The core runs in the background, which the browser ends when it likes. So nothing is held open there: whatever is asked names its text,
// and the background keeps the last inspections by their text. What the page has had inspected is not inspected again, and what the
// reader puts right here is put right in the page as well.
const opened = new WeakMap<Inspection, Options | undefined>();
const runner: Runner = {
  inspect: async (text, options) => {
    if (state?.report && state.text === text) {
      const { corrections } = element;
      if (sameCorrections(corrections, state.corrections)) return state.report;
      const told = await tell({ to: 'page', ask: 'correct', corrections: [...corrections], length: text.length });
      state = told;
      if (told.report && told.text === text) return told.report;
    }
    return JSON.parse(await runner.write(text, 'json', options)) as Report;
  },
  open: async (text, options) => {
    const report = await runner.inspect(text, options);
    const inspection: Inspection = {
      text,
      report,
      write: (format, writeOptions) => runner.write(text, format, { ...options, ...writeOptions }),
      compare: (copy) =>
        ask<Comparison>({
          to: 'background',
          ask: 'compare',
          original: { ...options, text },
          copy: { ...opened.get(copy), text: copy.text },
        }),
      dispose: () => undefined,
      [Symbol.dispose]: () => undefined,
    };
    opened.set(inspection, options);
    return inspection;
  },
  write: (text, format, options) => ask<string>({ to: 'background', ask: 'write', text, format, ...(options && { options }) }),
  compare: async (original, copy, language) => {
    const options = language === undefined ? {} : { language };
    return (await runner.open(original, options)).compare(await runner.open(copy, options));
  },
  check: (draft, sources) => {
    const plain = (text: string | TextToCheck): TextToCheck => (typeof text === 'string' ? { text } : text);
    return ask<QuoteCheck>({ to: 'background', ask: 'check', draft: plain(draft), sources: sources.map(plain) });
  },
  dispose: () => undefined,
  [Symbol.dispose]: () => undefined,
};
element.runner = Promise.resolve(runner);

const tell = <Answer = PageState>(message: ToPage): Promise<Answer> => api.tabs.sendMessage(tab!, message) as Promise<Answer>;

async function refresh(): Promise<void> {
  const [active] = await api.tabs.query({ active: true, currentWindow: true });
  tab = active?.id;
  refusal = tab === undefined ? null : (((await api.storage.session.get(refusalKey(tab)))[refusalKey(tab)] as Refusal) ?? null);
  try {
    state = tab === undefined ? null : await tell({ to: 'page', ask: 'state' });
  } catch {
    state = null; // no script of ours is in that page
  }
  await show();
  await takeWish();
}

async function show(): Promise<void> {
  const settings = await readSettings();
  const isOn = state?.isOn === true;
  element.off = settings.off;
  // A window that is open stays, whatever tab is looked at meanwhile.
  element.hidden = (!isOn || state?.text === '') && !element.querySelector('dialog[open]');
  if (state && isOn && state.text !== element.text)
    element.setText(state.text, { blocks: state.blocks, page: state.page, source: state.source, isReaders: false });
  if (state && isOn) element.corrections = state.corrections;
  say(notice, refusal ? word(`refused_${refusal}`) : state?.error ? word('failed', state.error) : isOn ? '' : word('begin'));
  const unread = isOn && state?.caution ? word(`caution_${state.caution}`) : '';
  say(caution, unread);
  find('#views').hidden = !isOn || !state?.report;
  for (const [view, button] of Object.entries(views))
    button.setAttribute('aria-pressed', String(state?.views.includes(view as View) ?? false));
  await showChoices(settings);
}

function say(place: HTMLElement, words: string): void {
  place.hidden = words === '';
  if (place.textContent !== words) place.textContent = words;
}

/** What the reader has said of this site, and of others. */
async function showChoices(settings: { never: string[]; inJunk: boolean }): Promise<void> {
  const host = state?.host ?? '';
  const { origins = [] } = await api.permissions.getAll();
  find('#never-row').hidden = host === '';
  find('#always-row').hidden = !state?.origin;
  never.checked = isNever(host, settings.never);
  always.checked = state !== null && origins.includes(state.origin);
  inJunk.checked = settings.inJunk;
  find('#never-label').textContent = word('never', host);
  find('#always-label').textContent = word('always', host);
  const allow = settings.never.map((site) =>
    row(word('never', site), word('allow'), () => writeSettings({ never: without(settings.never, site) })),
  );
  const stop = origins.map((origin) =>
    row(
      word('always', origin.replace(/^[a-z*]+:\/\/|\/\*$/g, '')),
      word('stop'),
      async () => void (await api.permissions.remove({ origins: [origin] })),
    ),
  );
  find('#sites').replaceChildren(...allow, ...stop);
}

const without = <Value>(list: readonly Value[], one: Value): Value[] => list.filter((other) => other !== one);

function row(label: string, button: string, click: () => Promise<void>): HTMLElement {
  const item = document.createElement('li');
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.textContent = button;
  undo.setAttribute('aria-label', `${button}: ${label}`);
  undo.addEventListener('click', () => void click().then(show));
  item.append(label, undo);
  return item;
}

element.addEventListener('ai-show', (event) => {
  const spans = (event as CustomEvent<Span[]>).detail.map(({ start, end }) => ({ start, end }));
  if (state?.isOn) void tell({ to: 'page', ask: 'show', spans, length: state.text.length }).catch(() => undefined);
});
element.addEventListener('ai-off', (event) => void writeSettings({ off: (event as CustomEvent<string[]>).detail }));

for (const [view, button] of Object.entries(views)) {
  button.textContent = word(view === 'hidden' ? 'hide' : 'story');
  button.addEventListener('click', () => {
    const isOn = button.getAttribute('aria-pressed') !== 'true';
    void tell({ to: 'page', ask: 'view', view: view as View, isOn }).then(refresh, refresh);
  });
}
find('#check').textContent = word('check');
find('#check').addEventListener('click', () => void openCheck());
element.sourceOffer = (add) => tabPicker({ except: tab, chosen: add });

/** The window in which the quotations of what is selected, or of the story, are held against sources. */
async function openCheck(): Promise<void> {
  const read = tab === undefined ? null : await tell<ReadText | null>({ to: 'page', ask: 'read', as: 'draft' });
  if (!element.querySelector('dialog[open]')) element.checkQuotes(read?.text ?? element.text);
}

// A panel that opens asks, and it is told where it is open already: one of the two takes the wish.
let taking: Promise<void> = Promise.resolve();
function takeWish(): Promise<void> {
  taking = taking.then(async () => {
    if (tab === undefined || !state?.isOn || element.hidden) return;
    const key = wishKey(tab);
    if (!(key in (await api.storage.session.get(key)))) return;
    await api.storage.session.remove(key);
    await openCheck();
  });
  return taking;
}

const compare = find('#compare');
const tabs = find('#tabs');
compare.textContent = word('compare');
compare.addEventListener('click', () => {
  const chosen = ({ text }: ReadText): void => closeTabs([text]);
  const paste = document.createElement('button');
  paste.type = 'button';
  paste.textContent = word('compare_paste');
  paste.addEventListener('click', () => closeTabs([]));
  tabs.replaceChildren(tabPicker({ except: tab, chosen }), paste);
  tabs.hidden = false;
  tabs.querySelector('button')?.focus();
});

function closeTabs(versions: string[]): void {
  tabs.hidden = true;
  element.compareWith(versions);
}

element.addEventListener('close', () => void show(), true);

never.addEventListener('change', () => {
  void (async () => {
    const host = state?.host ?? '';
    const { never: sites } = await readSettings();
    await writeSettings({ never: never.checked ? [...new Set([...sites, host])] : without(sites, host) });
    if (never.checked && state?.isOn) await tell({ to: 'page', ask: 'clear' });
    await refresh();
  })();
});
always.addEventListener('change', () => {
  const origins = [state?.origin ?? ''];
  // Asked for at this moment, for this site alone: the browser shows its own question.
  const answer = always.checked ? api.permissions.request({ origins }) : api.permissions.remove({ origins });
  void answer.then(show, show);
});
inJunk.addEventListener('change', () => void writeSettings({ inJunk: inJunk.checked }));

// Some browsers hand the keys to a panel that opens. Until the reader turns to it, keys that scroll are the page's.
let isTurnedTo = false;
for (const kind of ['pointerdown', 'focusin']) document.addEventListener(kind, () => (isTurnedTo = true), true);
document.addEventListener('keydown', (event) => {
  const pages = { PageDown: 0.9, PageUp: -0.9, ' ': event.shiftKey ? -0.9 : 0.9, ArrowDown: 0.06, ArrowUp: -0.06, End: 1e6, Home: -1e6 }[
    event.key
  ];
  if (event.key === 'Tab') isTurnedTo = true;
  if (isTurnedTo || pages === undefined || !state?.isOn || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  void tell({ to: 'page', ask: 'scroll', pages }).catch(() => undefined);
});

api.runtime.onMessage.addListener((message: Message, sender) => {
  if (message.to !== 'panel' || (message.tab ?? sender.tab?.id) !== tab) return false;
  if (message.tell === 'show') void refresh().then(() => element.choose(message.layer, message.item));
  else void refresh();
  return false;
});
api.tabs.onActivated.addListener(() => void refresh());
api.tabs.onUpdated.addListener((changed, { status }) => {
  if (changed === tab && status !== undefined) void refresh();
});
api.permissions.onAdded.addListener(() => void show());
api.permissions.onRemoved.addListener(() => void show());
onSettings(() => void show());
document.documentElement.lang = api.i18n.getUILanguage();
find('#more summary').textContent = word('more');
find('#in-junk-label').textContent = word('in_junk');
void refresh();
