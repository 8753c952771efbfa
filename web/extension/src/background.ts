/** The background: waits for the reader's click, brings the script into the page, and inspects what it reads. */
import type { Options, Report } from 'article-inspector';

import { correctionOptions } from '../../element/src/corrections.ts';
import { api, word } from './api.ts';
import { warmUp, withInspection, withRunner } from './inspector.ts';
import type { Answer, Message, ToBackground, ToPage, ToPanel } from './messages.ts';
import { isMarked, refusalKey, setMarked, wishKey, type Refusal } from './tabs.ts';
import { isNever, readSettings } from './settings.ts';

interface SidebarAction {
  open(): Promise<void>;
}
const sidebar = (api as unknown as { sidebarAction?: SidebarAction }).sidebarAction;

// As an author's sheet: Chromium takes no colours for highlights from a user's.
const marks = { files: ['marks.css'], origin: 'AUTHOR' as const };
const junkColour = '#6b4fa0';

api.runtime.onInstalled.addListener(() => {
  api.contextMenus.removeAll(() => {
    api.contextMenus.create({ id: 'inspect-page', title: word('action'), contexts: ['page'] });
    api.contextMenus.create({ id: 'inspect-selection', title: word('selection'), contexts: ['selection'] });
    api.contextMenus.create({ id: 'check', title: word('check_selection'), contexts: ['selection'] });
  });
});
type What = 'toggle' | 'inspect-selection' | 'check';
const menu: Record<string, What> = { 'inspect-page': 'toggle', 'inspect-selection': 'inspect-selection', check: 'check' };
api.action.onClicked.addListener((tab) => start(tab, 'toggle'));
api.contextMenus.onClicked.addListener(({ menuItemId }, tab) => start(tab, menu[menuItemId] ?? 'toggle'));
api.commands.onCommand.addListener((command, tab) => {
  if (command === 'inspect-page') start(tab, 'toggle');
  else if (command === 'inspect-selection') start(tab, 'inspect-selection');
  else if (tab?.id !== undefined) void tell(tab.id, { to: 'page', ask: 'next-mark' });
});
api.runtime.onMessage.addListener((message: Message, sender, reply: (answer: Answer<unknown>) => void) => {
  if (message.to !== 'background') return false;
  answer(message, sender.tab?.id).then(
    (value) => reply({ value }),
    (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
  );
  return true;
});
// Where the reader has said "always", pages are inspected when they have come; of other sites nothing is known here.
api.tabs.onUpdated.addListener((tabId, { status }, tab) => {
  if (status === 'loading') void forget(tabId);
  if (status === 'complete' && tab.url) void inspectAlways(tabId, tab.url);
});
api.tabs.onRemoved.addListener((tabId) => {
  setMarked(tabId, false);
  sheets.delete(tabId);
  void forget(tabId);
  void api.storage.session.remove(wishKey(tabId));
});

function start(tab: chrome.tabs.Tab | undefined, what: What): void {
  if (tab?.id === undefined) return;
  // At once: browsers allow it only within the click itself. A click that takes the marks away opens nothing.
  if (what !== 'toggle' || !isMarked(tab.id)) openPanel(tab.id);
  void (what === 'check' ? checkTab(tab.id, tab.url ?? '') : inspectTab(tab.id, tab.url ?? '', what));
}

function openPanel(tabId: number): void {
  if (sidebar) {
    sidebar.open().catch(() => undefined); // it can't be opened in every window; the marks stand all the same
    return;
  }
  void api.sidePanel.setOptions({ tabId, path: 'panel.html', enabled: true });
  api.sidePanel.open({ tabId }).catch(() => undefined);
}

const tell = (tabId: number, message: ToPage): Promise<unknown> => api.tabs.sendMessage(tabId, message).catch(() => undefined);

async function checkTab(tabId: number, url: string): Promise<void> {
  await api.storage.session.set({ [wishKey(tabId)]: true });
  await inspectTab(tabId, url, 'begin');
  await api.runtime.sendMessage({ to: 'panel', tell: 'check', tab: tabId } satisfies ToPanel).catch(() => undefined);
}

async function inspectTab(tabId: number, url: string, what: 'toggle' | 'inspect-selection' | 'begin'): Promise<void> {
  const { never } = await readSettings();
  if (isNever(hostOf(url), never)) return refuse(tabId, 'never');
  // The core starts while the page is read.
  void warmUp().catch(() => undefined);
  try {
    await api.scripting.executeScript({ target: { tabId }, files: ['page.js'] });
  } catch {
    // Pages of the browser itself, and of its shop, are closed to extensions.
    return refuse(tabId, 'closed');
  }
  void forget(tabId);
  setMarked(tabId, true);
  await tell(tabId, { to: 'page', ask: what });
}

/** What is done to each tab's sheets, one thing after the other: a sheet that is taken away late would take a new one along. */
const sheets = new Map<number, Promise<unknown>>();

function inTurn(tabId: number, change: () => Promise<unknown>): Promise<unknown> {
  const turn = (sheets.get(tabId) ?? Promise.resolve()).then(change).catch(() => undefined);
  sheets.set(tabId, turn);
  return turn;
}

function bringSheet(tabId: number): Promise<unknown> {
  const target = { tabId, allFrames: true };
  return inTurn(tabId, async () => {
    // Twice would be once too much to take away: the sheet that may be there goes first.
    await api.scripting.removeCSS({ target, ...marks }).catch(() => undefined);
    await api.scripting.insertCSS({ target, ...marks });
  });
}

async function inspectAlways(tabId: number, url: string): Promise<void> {
  const origins = [`${url.split('://')[0]}://${hostOf(url)}/*`];
  if (/^https?:/.test(url) && (await api.permissions.contains({ origins }))) await inspectTab(tabId, url, 'begin');
}

async function refuse(tabId: number, why: Refusal): Promise<void> {
  setMarked(tabId, false);
  await api.storage.session.set({ [refusalKey(tabId)]: why });
  await badge(tabId, '–');
  await api.runtime.sendMessage({ to: 'panel', tell: 'refused', tab: tabId } satisfies ToPanel).catch(() => undefined);
}

/** The tab shows something else, or is read after all. */
async function forget(tabId: number): Promise<void> {
  await api.storage.session.remove(refusalKey(tabId));
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

async function answer(message: ToBackground, tabId: number | undefined): Promise<unknown> {
  switch (message.ask) {
    case 'inspect': {
      const report = await withInspection(message.text, optionsOf(message), (inspection) => Promise.resolve(inspection.report));
      if (tabId !== undefined) await badge(tabId, `${junkShare(report)}%`);
      return report;
    }
    case 'write': {
      const { source, indent, messageLanguage, offsets: _, withText: __, ...options } = message.options ?? {};
      const writeOptions = {
        ...(source !== undefined && { source }),
        ...(indent !== undefined && { indent }),
        ...(messageLanguage !== undefined && { messageLanguage }),
      };
      return withInspection(message.text, options, (inspection) => inspection.write(message.format, writeOptions));
    }
    case 'compare': {
      const { text: original, ...originalOptions } = message.original;
      const { text: copy, ...copyOptions } = message.copy;
      return withInspection(original, originalOptions, (one) => withInspection(copy, copyOptions, (other) => one.compare(other)));
    }
    case 'check':
      return withRunner((runner) => runner.check(message.draft, message.sources));
    case 'sheet':
      if (tabId !== undefined) await bringSheet(tabId);
      return null;
    case 'style':
      if (tabId !== undefined) {
        const rule = { target: { tabId, allFrames: true }, css: message.css, origin: 'AUTHOR' as const };
        await inTurn(tabId, () => api.scripting.insertCSS(rule));
      }
      return null;
    case 'marked':
      if (tabId !== undefined) setMarked(tabId, message.isOn);
      return null;
    case 'panel':
      if (tabId !== undefined) openPanel(tabId);
      return null;
    case 'off':
      if (tabId !== undefined) await turnedOff(tabId, message.css);
      return null;
  }
}

/** As the panel counts it: of all words, those that are not the story. */
function junkShare({ statistics: { words, boilerplateWords } }: Report): number {
  return words === 0 ? 0 : Math.round((100 * boilerplateWords) / words);
}

function optionsOf({ blocks, page, corrections }: Extract<ToBackground, { ask: 'inspect' }>): Options {
  return { blocks, ...correctionOptions(corrections), ...(Object.keys(page).length > 0 && { page }) };
}

async function turnedOff(tabId: number, rules: readonly string[]): Promise<void> {
  setMarked(tabId, false);
  const target = { tabId, allFrames: true };
  const gone = inTurn(tabId, async () => {
    await api.scripting.removeCSS({ target, ...marks });
    await Promise.all(rules.map((css) => api.scripting.removeCSS({ target, css, origin: 'AUTHOR' })));
  });
  if (!sidebar) await api.sidePanel.setOptions({ tabId, enabled: false });
  await badge(tabId, '');
  await gone;
}

async function badge(tabId: number, text: string): Promise<void> {
  try {
    await api.action.setBadgeBackgroundColor({ tabId, color: junkColour });
    await api.action.setBadgeText({ tabId, text });
  } catch {
    // the tab has been closed meanwhile
  }
}
