/** The side panel: the same element as the site shows, kept in step with the page in the tab beside it. */
import { defineArticleInspector, type ArticleInspector } from '@article-inspector/element';
import type { Comparison, QuoteCheck, Report, Runner, Span, TextToCheck } from 'article-inspector';

import { api, word } from './api.ts';
import { ask, type Message, type PageState, type ToPage } from './messages.ts';
import { isNever, onSettings, readSettings, writeSettings } from './settings.ts';

defineArticleInspector();
const element = document.querySelector<ArticleInspector>('article-inspector')!;
const notice = document.querySelector<HTMLElement>('#notice')!;
const site = document.querySelector<HTMLElement>('#site')!;
const never = document.querySelector<HTMLInputElement>('#never')!;

/** What the tab's page last said; null where nothing of ours is in it. */
let state: PageState | null = null;
let tab: number | undefined;
let refusedHere = false;

// The core runs in the background, which the browser ends when it likes. So nothing is held open there: whatever is asked names its text,
// and the background keeps the last inspections by their text. What the page has had inspected is not inspected again.
const runner: Runner = {
  inspect: async (text, options) => {
    if (state?.report && state.text === text && !options?.rejected?.length) return state.report;
    return JSON.parse(await runner.write(text, 'json', options)) as Report;
  },
  open: async (text, options) => {
    const report = await runner.inspect(text, options);
    return {
      text,
      report,
      write: (format, writeOptions) => runner.write(text, format, { ...options, ...writeOptions }),
      compare: (copy) => runner.compare(text, copy.text, options?.language),
      dispose: () => undefined,
      [Symbol.dispose]: () => undefined,
    };
  },
  write: (text, format, options) => ask<string>({ to: 'background', ask: 'write', text, format, ...(options && { options }) }),
  compare: (original, copy, language) =>
    ask<Comparison>({ to: 'background', ask: 'compare', original, copy, ...(language !== undefined && { language }) }),
  check: (draft, sources) => {
    const plain = (text: string | TextToCheck): TextToCheck => (typeof text === 'string' ? { text } : text);
    return ask<QuoteCheck>({ to: 'background', ask: 'check', draft: plain(draft), sources: sources.map(plain) });
  },
  dispose: () => undefined,
  [Symbol.dispose]: () => undefined,
};
element.runner = Promise.resolve(runner);

const tell = (message: ToPage): Promise<PageState> => api.tabs.sendMessage(tab!, message) as Promise<PageState>;

async function refresh(): Promise<void> {
  const [active] = await api.tabs.query({ active: true, currentWindow: true });
  if (active?.id !== tab) refusedHere = false;
  tab = active?.id;
  try {
    state = tab === undefined ? null : await tell({ to: 'page', ask: 'state' });
  } catch {
    state = null; // no script of ours is in that page
  }
  if (state?.isOn) refusedHere = false;
  await show();
}

async function show(): Promise<void> {
  const settings = await readSettings();
  const host = state?.host ?? '';
  element.off = settings.off;
  element.hidden = !state?.isOn;
  if (state?.isOn && state.text !== element.text) element.setText(state.text, { blocks: state.blocks });
  site.hidden = host === '';
  never.checked = isNever(host, settings.never);
  document.querySelector('#never-label')!.textContent = word('never', host);
  const said = refusedHere ? word('refused') : state?.error ? word('failed', state.error) : state?.isOn ? '' : word('begin');
  notice.hidden = said === '';
  notice.textContent = said;
  offerForgiveness(settings.never);
}

// A page on which nothing is read can't say its host: the sites themselves are listed, each to be taken off.
function offerForgiveness(sites: readonly string[]): void {
  document.querySelector('#sites')?.remove();
  if (!refusedHere || sites.length === 0) return;
  const list = document.createElement('ul');
  list.id = 'sites';
  for (const one of sites) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.textContent = word('allow', one);
    button.addEventListener('click', () => void writeSettings({ never: sites.filter((other) => other !== one) }).then(show));
    item.append(button);
    list.append(item);
  }
  notice.after(list);
}

element.addEventListener('ai-show', (event) => {
  const spans = (event as CustomEvent<Span[]>).detail.map(({ start, end }) => ({ start, end }));
  if (state?.isOn) void tell({ to: 'page', ask: 'show', spans, length: element.text.length }).catch(() => undefined);
});
element.addEventListener('ai-off', (event) => void writeSettings({ off: (event as CustomEvent<string[]>).detail }));

never.addEventListener('change', () => {
  void (async () => {
    const host = state?.host ?? '';
    const { never: sites } = await readSettings();
    await writeSettings({ never: never.checked ? [...new Set([...sites, host])] : sites.filter((one) => one !== host) });
    if (never.checked && state?.isOn) await tell({ to: 'page', ask: 'clear' });
    await refresh();
  })();
});

api.runtime.onMessage.addListener((message: Message, sender) => {
  if (message.to !== 'panel' || (message.tab ?? sender.tab?.id) !== tab) return false;
  refusedHere = message.tell === 'refused';
  void refresh();
  return false;
});
api.tabs.onActivated.addListener(() => void refresh());
api.tabs.onUpdated.addListener((changed, { status }) => {
  if (changed === tab && status !== undefined) void refresh();
});
onSettings(() => void show());
document.documentElement.lang = api.i18n.getUILanguage();
void refresh();
