/**
 * A real Chromium and a real Firefox with the built extension in them, behind one small interface: pages are opened, and the extension's
 * button, command and menu are used as a person uses them, by the browser's own ways.
 */
import { createServer } from 'node:http';
import { after, afterEach, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

import { programs, quiet } from '../programs.mjs';
import { pages, policy } from './pages.mjs';

const folderFor = (name) => fileURLToPath(new URL(`../../build/extension-${name}`, import.meta.url));
export const pause = (time) => new Promise((done) => setTimeout(done, time));

/** Asks again and again until there is an answer. */
export async function until(ask, what, time = 20_000) {
  const deadline = Date.now() + time;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await pause(50);
  }
}

let names = ['chromium', 'firefox'];

/** From now on tests run in that browser alone. */
export function runIn(name) {
  names = [name];
}

const started = new Map();

/** The one browser of that name in this process: to start one takes longer than most tests. It ends with the tests. */
export function shared(name) {
  if (started.has(name)) return started.get(name);
  const browser = new { chromium: Chromium, firefox: Firefox }[name]();
  let starting;
  const start = () => (starting ??= browser.start());
  after(() => starting && browser.stop());
  const one = { browser, start };
  started.set(name, one);
  return one;
}

/** Runs the tests that `define(browser)` declares in each browser that is installed. */
export function inBothBrowsers(title, define) {
  inBrowsers(names, title, define);
}

/** The same for what is tried in one browser. */
export function inChromium(title, define) {
  inBrowsers(
    names.filter((name) => name === 'chromium'),
    title,
    define,
  );
}

function inBrowsers(wanted, title, define) {
  for (const name of wanted) {
    const { browser, start } = shared(name);
    describe(`${title} (${name})`, { skip: programs[name] ? false : `${name} is not installed` }, () => {
      before(start);
      // What a failed test leaves open is not the next one's.
      afterEach(() => browser.closeAll());
      define(browser);
    });
  }
}

/** The pages, each at its name, with a policy that forbids them everything. */
async function serve() {
  const server = createServer((request, response) => {
    const page = pages[request.url.slice(1)];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(page ?? '');
  });
  await new Promise((done) => server.listen(0, done));
  return server;
}

class Browser {
  async start() {
    this.server = await serve();
    this.site = `http://localhost:${this.server.address().port}`;
    await this.launch();
  }

  async stop() {
    await this.instance?.close();
    this.server?.closeAllConnections();
    this.server?.close();
  }

  async open(name) {
    const page = await this.instance.newPage();
    await page.goto(`${this.site}/${name}`);
    await page.bringToFront();
    return page;
  }

  /** Closes every page of the tests. */
  async closeAll() {
    for (const page of await this.instance.pages()) if (page.url().startsWith(this.site)) await page.close();
  }

  /** Clicks the extension's button and waits until the page has marks. */
  async mark(page) {
    await this.click(page);
    await until(async () => Object.keys(await this.marks(page)).length > 0, 'there are marks');
  }

  /** What was read of the one page that is inspected. */
  async text() {
    return (await this.state())?.text;
  }

  /** What the one page that is inspected says of itself. */
  async state() {
    const states = await this.inExtension(async () => {
      const api = globalThis.browser ?? chrome;
      const tabs = await api.tabs.query({});
      return Promise.all(tabs.map(({ id }) => api.tabs.sendMessage(id, { to: 'page', ask: 'state' }).catch(() => null)));
    });
    return states.find((state) => state?.isOn);
  }

  /** Says to the script in the active page what a command, the menu or the panel would. */
  inPage(page, ask, more = {}) {
    return this.inExtension(
      async (message) => {
        const api = globalThis.browser ?? chrome;
        for (const { id } of await api.tabs.query({})) await api.tabs.sendMessage(id, message).catch(() => null);
      },
      { to: 'page', ask, ...more },
    );
  }

  /** Puts settings where the extension keeps them. */
  set(settings) {
    return this.inExtension((values) => (globalThis.browser ?? chrome).storage.local.set(values), settings);
  }

  /** The marked stretches of text in a page's own document, by the highlight's name. Junk has one name for all colours that it is dimmed to. */
  marks(page) {
    return page.evaluate(() => {
      const marks = {};
      for (const [name, ranges] of CSS.highlights) {
        if (!name.startsWith('article-inspector-') || ranges.size === 0) continue;
        const short = name.slice('article-inspector-'.length).replace(/^boilerplate-.*/, 'boilerplate');
        const texts = [...ranges].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset));
        marks[short] = [...(marks[short] ?? []), ...texts];
      }
      return marks;
    });
  }
}

export class Chromium extends Browser {
  name = 'chromium';
  /** Clicks in the panel go where it is drawn. */
  isPanelDrawn = true;

  async launch() {
    this.instance = await puppeteer.launch({
      executablePath: programs.chromium,
      headless: true,
      pipe: true,
      enableExtensions: [folderFor('chromium')],
      args: quiet,
    });
    this.extension = await until(async () => [...(await this.instance.extensions()).values()][0], 'the extension is loaded');
    // A click before the background has said that it listens for clicks would be lost.
    await until(() => this.inExtension(() => chrome.action.onClicked.hasListeners()).catch(() => false), 'the background listens');
  }

  click(page) {
    return this.extension.triggerAction(page);
  }

  async areMarksSeen(page) {
    return Object.keys(await this.marks(page)).length > 0;
  }

  /** Starts the extension anew, as an update does. */
  async reload() {
    await this.instance.uninstallExtension(this.extension.id);
    await this.instance.installExtension(folderFor('chromium'));
    this.extension = await until(async () => [...(await this.instance.extensions()).values()][0], 'the extension is loaded');
    await until(() => this.inExtension(() => chrome.action.onClicked.hasListeners()).catch(() => false), 'the background listens');
  }

  // No test can open Chromium's own menu or press its own keys: after a click has let the extension in, its menu's event is given.
  async inspectSelection(page) {
    await this.mark(page);
    await this.selectionAsItIs(page);
  }

  /** The same where the extension has been let in already. */
  async selectionAsItIs() {
    await this.inExtension(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.sendMessage(tab.id, { to: 'page', ask: 'inspect-selection' });
    });
  }

  async inExtension(run, ...values) {
    const [worker] = await until(async () => {
      const workers = await this.extension.workers();
      return workers.length > 0 && workers;
    }, 'the background runs');
    return worker.evaluate(run, ...values);
  }

  badge() {
    return this.inExtension(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return chrome.action.getBadgeText({ tabId: tab.id });
    });
  }

  /** What the side panel shows, as a page. */
  async panel() {
    const target = await until(
      // Each tab has its own; that of the tab opened last is the one that is seen.
      () =>
        this.instance
          .targets()
          .filter((one) => one.url().startsWith('chrome-extension:') && one.url().endsWith('panel.html'))
          .at(-1),
      'the panel is open',
    );
    return target.asPage();
  }
}

/** The panel's page in a tab behind the others: Firefox lets no test into its sidebar, which shows the same page. */
class PanelInTab {
  constructor(browser, context) {
    Object.assign(this, { browser, context });
  }

  async evaluate(run, value) {
    const call = typeof run === 'string' ? `(async () => { ${run} })()` : `(async () => (${run})(${JSON.stringify(value)}))()`;
    return JSON.parse(await this.browser.evaluate(this.context, `${call}.then((value) => JSON.stringify(value ?? null))`));
  }

  click(selector) {
    return this.evaluate((one) => document.querySelector(one).click(), selector);
  }

  async reload() {
    await this.browser.instance.connection.send('browsingContext.reload', { context: this.context, wait: 'complete' });
  }
}

// In Firefox a test of the browser's own windows is allowed to use them: the extension's command is given there, and settings are set.
export class Firefox extends Browser {
  name = 'firefox';
  isPanelDrawn = false;

  async launch() {
    this.instance = await puppeteer.launch({
      browser: 'firefox',
      executablePath: programs.firefox,
      headless: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' },
    });
    this.id = await this.instance.installExtension(folderFor('firefox'));
  }

  /** Firefox keeps the highlights that a script leaves behind, but takes their sheet away. */
  async areMarksSeen(page) {
    return page.evaluate(() =>
      ['entities-person', 'quotes-direct'].some((name) => {
        const style = getComputedStyle(document.querySelector('article p'), `::highlight(article-inspector-${name})`);
        return style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.textDecorationLine !== 'none';
      }),
    );
  }

  reload() {
    this.side = null;
    return this.inWindow(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      await (await AddonManager.getAddonByID(${JSON.stringify(this.id)})).reload();
    })()`);
  }

  /** Grants pages of these sites, as a reader does when the browser asks: no test can press the button of that question. */
  grant(origins) {
    return this.inWindow(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.id)});
      await ExtensionPermissions.add(extension.id, { permissions: [], origins: ${JSON.stringify(origins)} }, extension);
    })()`);
  }

  async evaluate(context, expression) {
    const { result } = await this.instance.connection.send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value;
  }

  async inWindow(expression) {
    const { result: tree } = await this.instance.connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    return this.evaluate(tree.contexts[0].context, expression);
  }

  async click(page) {
    await page.bringToFront();
    await this.inWindow(`document.querySelector('keyset[id^="ext-keyset-id"] key').doCommand()`);
  }

  selectionAsItIs(page) {
    return this.inspectSelection(page);
  }

  async inspectSelection(page) {
    await page.bringToFront();
    await this.inWindow(`document.querySelectorAll('keyset[id^="ext-keyset-id"] key')[1].doCommand()`);
  }

  // A page of the extension's own in a tab can do what the extension can.
  async inExtension(run, ...values) {
    const ask = async () => {
      this.own ??= await this.openOwn('THIRD-PARTY-NOTICES.txt');
      return this.evaluate(this.own, `(${run})(...${JSON.stringify(values)}).then((value) => JSON.stringify(value ?? null))`);
    };
    try {
      return JSON.parse(await ask());
    } catch {
      // Reloaded, the extension has closed its pages.
      this.own = null;
      return JSON.parse(await ask());
    }
  }

  async panel() {
    this.side ??= new PanelInTab(this, await this.openOwn('panel.html'));
    await this.side.reload();
    return this.side;
  }

  /** Opens a page of the extension's own in a tab behind the others. */
  async openOwn(name) {
    const host = await this.inWindow(`WebExtensionPolicy.getByID(${JSON.stringify(this.id)}).mozExtensionHostname`);
    const { connection } = this.instance;
    const { result } = await connection.send('browsingContext.create', { type: 'tab', background: true });
    const { context } = result;
    await connection.send('browsingContext.navigate', { context, url: `moz-extension://${host}/${name}`, wait: 'none' });
    await until(() => this.evaluate(context, `document.readyState === 'complete' && location.protocol === 'moz-extension:'`), 'it is open');
    return context;
  }

  badge() {
    return this.inWindow(`(() => {
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.id)});
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const action = ExtensionParent.apiManager.global.browserActionFor(extension);
      return action.action.getContextData(gBrowser.selectedTab).badgeText;
    })()`);
  }
}
