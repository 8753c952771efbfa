/** The background: waits for the reader's click, brings the script into the page, and inspects what it reads. */
import type { Report } from 'article-inspector';

import { api, word } from './api.ts';
import { warmUp, withInspection, withRunner } from './inspector.ts';
import type { Answer, Message, ToBackground, ToPage, ToPanel } from './messages.ts';
import { isNever, readSettings } from './settings.ts';

interface SidebarAction {
  open(): Promise<void>;
}
const sidebar = (api as unknown as { sidebarAction?: SidebarAction }).sidebarAction;

// As an author's sheet: Chromium takes no colours for highlights from a user's.
const marks = { files: ['marks.css'], origin: 'AUTHOR' as const };
const junkColour = '#6b4fa0';

api.runtime.onInstalled.addListener(() => {
  api.contextMenus.create({ id: 'inspect-selection', title: word('selection'), contexts: ['selection'] });
});
api.action.onClicked.addListener((tab) => start(tab, 'toggle'));
api.contextMenus.onClicked.addListener((_, tab) => start(tab, 'inspect-selection'));
api.commands.onCommand.addListener((command, tab) => {
  if (command === 'inspect-selection') start(tab, 'inspect-selection');
});
api.runtime.onMessage.addListener((message: Message, sender, reply: (answer: Answer<unknown>) => void) => {
  if (message.to !== 'background') return false;
  answer(message, sender.tab?.id).then(
    (value) => reply({ value }),
    (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
  );
  return true;
});

function start(tab: chrome.tabs.Tab | undefined, what: 'toggle' | 'inspect-selection'): void {
  if (tab?.id === undefined) return;
  openPanel(tab.id); // at once: browsers allow it only within the click itself
  void inspectTab(tab.id, tab.url ?? '', what);
}

function openPanel(tabId: number): void {
  if (sidebar) {
    sidebar.open().catch(() => undefined); // it can't be opened in every window; the marks stand all the same
    return;
  }
  void api.sidePanel.setOptions({ tabId, path: 'panel.html', enabled: true });
  api.sidePanel.open({ tabId }).catch(() => undefined);
}

async function inspectTab(tabId: number, url: string, what: 'toggle' | 'inspect-selection'): Promise<void> {
  const { never } = await readSettings();
  if (isNever(hostOf(url), never)) return refuse(tabId);
  try {
    await api.scripting.executeScript({ target: { tabId }, files: ['page.js'] });
    // The core starts while the page is read.
    void warmUp().catch(() => undefined);
    // Twice would be once too much to take away: the sheet that may be there goes first.
    await api.scripting.removeCSS({ target: { tabId, allFrames: true }, ...marks });
    await api.scripting.insertCSS({ target: { tabId, allFrames: true }, ...marks });
    await api.tabs.sendMessage(tabId, { to: 'page', ask: what } satisfies ToPage);
  } catch {
    // Pages of the browser itself, and of its shop, are closed to extensions.
    await refuse(tabId);
  }
}

async function refuse(tabId: number): Promise<void> {
  await badge(tabId, '–');
  await api.runtime.sendMessage({ to: 'panel', tell: 'refused', tab: tabId } satisfies ToPanel).catch(() => undefined);
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
      const report = await withInspection(message.text, { blocks: message.blocks }, (inspection) => Promise.resolve(inspection.report));
      if (tabId !== undefined) await badge(tabId, `${junkShare(report)}%`);
      return report;
    }
    case 'write': {
      const { source, indent, ...options } = message.options ?? {};
      const writeOptions = { ...(source !== undefined && { source }), ...(indent !== undefined && { indent }) };
      return withInspection(message.text, options, (inspection) => inspection.write(message.format, writeOptions));
    }
    case 'compare': {
      const options = message.language === undefined ? {} : { language: message.language };
      return withInspection(message.original, options, (original) =>
        withInspection(message.copy, options, (copy) => original.compare(copy)),
      );
    }
    case 'check':
      return withRunner((runner) => runner.check(message.draft, message.sources));
    case 'off':
      if (tabId !== undefined) await turnedOff(tabId);
      return null;
  }
}

function junkShare({ statistics: { words, boilerplateWords } }: Report): number {
  return words === 0 ? 0 : Math.round((100 * boilerplateWords) / words);
}

async function turnedOff(tabId: number): Promise<void> {
  await badge(tabId, '');
  await api.scripting.removeCSS({ target: { tabId, allFrames: true }, ...marks }).catch(() => undefined);
  if (!sidebar) await api.sidePanel.setOptions({ tabId, enabled: false });
}

async function badge(tabId: number, text: string): Promise<void> {
  try {
    await api.action.setBadgeBackgroundColor({ tabId, color: junkColour });
    await api.action.setBadgeText({ tabId, text });
  } catch {
    // the tab has been closed meanwhile
  }
}
