/**
 * A real Chromium (through Playwright) and a real Firefox (through WebDriver BiDi), behind one small interface, so that
 * each test is written once and does what a person does. The site is served by the project's own server, below a path
 * of its own, and every request that reaches it is recorded.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

import { createSiteServer, listen } from '../../scripts/serve.mjs';
import { programs, quiet } from '../programs.mjs';
import { plainReport } from './plain-report.mjs';

export const siteFolder = fileURLToPath(new URL('../../build/site', import.meta.url));

/** The browsers that this process runs tests in. */
const chosen = new Set(['chromium', 'firefox']);

/** Runs the tests that are declared from now on in one browser alone. */
export function runIn(name) {
  chosen.clear();
  chosen.add(name);
}

// A browser takes seconds to start: one of each kind serves all tests of a process, each with a profile of its own.
const running = new Map();
const suitesLeft = new Map();

/** Runs the tests that `define(browser)` declares in both browsers. `browser.open()` gives a page of the site. */
export function inBothBrowsers(title, define, names = ['chromium', 'firefox']) {
  for (const name of names.filter((one) => chosen.has(one))) {
    suitesLeft.set(name, (suitesLeft.get(name) ?? 0) + 1);
    describe(`${title} (${name})`, () => {
      const browser = { name, site: null, open: null, instance: null, requests: [] };
      before(async () => {
        browser.server = createSiteServer(siteFolder, '/some/where/');
        browser.server.on('request', (request) => browser.requests.push(request.url));
        const port = await listen(browser.server, 8800);
        browser.site = `http://localhost:${port}/some/where/`;
        if (!running.has(name)) running.set(name, launch(name));
        browser.instance = await running.get(name);
        browser.open = (options) => open(browser, options);
      });
      after(async () => {
        browser.server?.closeAllConnections();
        browser.server?.close();
        suitesLeft.set(name, suitesLeft.get(name) - 1);
        if (suitesLeft.get(name) > 0) return;
        running.delete(name);
        await browser.instance?.close();
      });
      define(browser);
    });
  }
}

/**
 * Makes the function that declares a test with a page of its own, which must have no error and break no content security policy;
 * `isExpected` tells violations that are no fault of the page.
 */
export function pageTests(browser, isExpected = () => false) {
  return (title, options, run) =>
    test(title, async () => {
      const page = await browser.open(options);
      try {
        await run(page);
        assert.deepEqual(page.errors, []);
        assert.deepEqual(
          (await page.violations()).filter((violation) => !isExpected(violation)),
          [],
        );
      } finally {
        await page.close();
      }
    });
}

/** `preferences` are Firefox's own, for what its driver cannot set. */
export function launch(name, preferences = {}) {
  if (name === 'chromium') return chromium.launch({ executablePath: programs.chromium, args: quiet });
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: programs.firefox,
    headless: true,
    extraPrefsFirefox: {
      'ui.prefersReducedMotion': 1,
      'dom.events.testing.asyncClipboard': true,
      'intl.accept_languages': 'en-GB',
      ...preferences,
    },
  });
}

const watchPolicy = () => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
};

/**
 * Opens the site and waits until the core is ready. `plain` sets the report of plain-report.mjs in the core's place;
 * `before` runs in the page before anything of the site does.
 */
export async function open(
  browser,
  { width = 1280, height = 900, plain = false, before: first, path = '', scheme = 'light', forcedColors = 'none', locale = 'en-GB' } = {},
) {
  const isChromium = browser.name === 'chromium';
  const context = isChromium
    ? await browser.instance.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        forcedColors,
        reducedMotion: 'reduce',
        locale,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
    : await browser.instance.createBrowserContext();
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(String(error?.stack ?? error)));
  if (!isChromium) await tab.setViewport({ width, height });
  const beforeAll = (script) => (isChromium ? tab.addInitScript(script) : tab.evaluateOnNewDocument(script));
  await beforeAll(watchPolicy);
  if (first) await beforeAll(first);
  const page = new Page(browser, context, tab, errors);
  await tab.goto(browser.site + path);
  await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
  if (plain) await page.usePlainReports();
  return page;
}

export class Page {
  constructor(browser, context, tab, errors) {
    Object.assign(this, { browser, context, tab, errors });
  }

  evaluate(run, argument) {
    return this.tab.evaluate(run, argument);
  }

  click(selector) {
    return this.tab.click(selector);
  }

  /** Presses keys as "Control+Shift+z". */
  async press(keys) {
    const parts = keys.split('+');
    const last = parts.pop();
    for (const key of parts) await this.tab.keyboard.down(key);
    await this.tab.keyboard.press(last);
    for (const key of parts.reverse()) await this.tab.keyboard.up(key);
  }

  /**
   * Shows the page as it prints, or again as it is seen. Firefox's driver has no such switch: there the rules for paper hold on the screen,
   * and those for the screen do not.
   */
  asPrinted(isOn) {
    if (this.browser.name === 'chromium') return this.tab.emulateMedia({ media: isOn ? 'print' : 'screen' });
    return this.tab.evaluate((on) => {
      const other = on ? { print: 'all', screen: 'not all' } : { all: 'print', 'not all': 'screen' };
      const turn = (rules) => {
        for (const rule of rules) {
          if (rule instanceof CSSMediaRule && other[rule.media.mediaText]) rule.media.mediaText = other[rule.media.mediaText];
          if (rule.cssRules) turn(rule.cssRules);
        }
      };
      for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) turn(sheet.cssRules);
    }, isOn);
  }

  type(text) {
    return this.tab.keyboard.type(text);
  }

  async move(x, y) {
    await this.tab.mouse.move(x - 3, y);
    await this.tab.mouse.move(x, y);
  }

  async resize(width, height) {
    if (this.browser.name === 'chromium') await this.tab.setViewportSize({ width, height });
    else await this.tab.setViewport({ width, height });
    await this.settled();
  }

  /** Presses the button where the element is drawn, and lets it go when `meanwhile` is done. */
  async hold(selector, meanwhile) {
    const { x, y } = await this.place(selector);
    const { mouse } = this.tab;
    await mouse.move(x, y);
    await mouse.down();
    await meanwhile();
    await mouse.up();
  }

  /** Presses the button at one place and lets it go at another. */
  async drag(fromX, fromY, toX, toY) {
    const { mouse } = this.tab;
    await mouse.move(fromX, fromY);
    await mouse.down();
    await mouse.move((fromX + toX) / 2, (fromY + toY) / 2);
    await mouse.move(toX, toY);
    await mouse.up();
  }

  clickAt(x, y) {
    return this.tab.mouse.click(x, y);
  }

  /** Waits until `check(argument)` gives something in the page. */
  async until(check, argument, time = 60_000) {
    const deadline = Date.now() + time;
    for (;;) {
      const result = await this.tab.evaluate(check, argument).catch((error) => {
        // The page is just giving way to another.
        if (!/navigat|context/i.test(error.message)) throw error;
      });
      if (result) return result;
      if (Date.now() > deadline) throw new Error(`waited in vain for ${check}`);
      await new Promise((done) => setTimeout(done, 25));
    }
  }

  usePlainReports() {
    return this.tab.evaluate((source) => {
      const report = new Function(`return ${source}`)();
      document.querySelector('article-inspector').runner = Promise.resolve({
        inspect: async (text) => report(text),
        write: async (text, format) => `${format} of ${text.length}`,
        open: async (text) => {
          await window.gate;
          return { text, report: report(text), write: async (format) => `${format} of ${text.length}`, dispose() {} };
        },
        dispose() {},
      });
    }, plainReport.toString());
  }

  /** Puts a text on the clipboard as a person does: selects it somewhere and copies it. */
  async copy(text) {
    await this.tab.evaluate((value) => {
      const field = document.createElement('textarea');
      field.id = 'elsewhere';
      field.value = value;
      document.body.prepend(field);
      field.focus();
      field.select();
    }, text);
    await this.press('Control+c');
    await this.tab.evaluate(() => document.querySelector('#elsewhere').remove());
  }

  /** Copies what another page shows, as HTML and as text, the way a person does. */
  async copyPage(html) {
    const tab = await this.context.newPage();
    await tab.setContent(html);
    await tab.bringToFront();
    await tab.evaluate(() => window.focus());
    const { keyboard } = tab;
    for (const key of ['a', 'c']) {
      await keyboard.down('Control');
      await keyboard.press(key);
      await keyboard.up('Control');
    }
    await tab.close();
    await this.tab.bringToFront();
  }

  /** Pastes what is on the clipboard, and waits until it is read. */
  async pasteCopied() {
    const before = await this.text();
    await this.tab.evaluate(() => document.activeElement?.blur());
    await this.press('Control+v');
    await this.until((old) => document.querySelector('article-inspector').text !== old, before);
    await this.settled();
  }

  /** Pastes a plain text, in the place of the one that is there. */
  async paste(text) {
    await this.copy(text);
    await this.tab.evaluate(() => document.activeElement?.blur());
    await this.press('Control+v');
    const plain = text.replace(/\r\n?/g, '\n');
    await this.until((length) => document.querySelector('article-inspector').text.length === length, plain.length);
    await this.settled();
  }

  text() {
    return this.tab.evaluate(() => document.querySelector('article-inspector').text);
  }

  /** The words of all elements that fit a selector, each in one line. */
  words(selector) {
    return this.tab.evaluate(
      (one) => [...document.querySelectorAll(one)].map((node) => node.textContent.replace(/\s+/g, ' ').trim()),
      selector,
    );
  }

  /**
   * Where the nth element that fits, or the first with these words, is drawn; it is scrolled to first. A person aims at what stands
   * still: so does this.
   */
  place(selector, which = 0) {
    return this.until(
      async ([one, wanted]) => {
        const find = () => {
          const found = [...document.querySelectorAll(one)].filter((node) => node.getClientRects().length > 0);
          return typeof wanted === 'number' ? found[wanted] : found.find(({ textContent }) => textContent.includes(wanted));
        };
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const node = find();
        if (!node || document.querySelector('.ai-article[aria-busy=true]')) return null;
        const [first] = node.getClientRects();
        if (first.top < 70 || first.bottom > innerHeight - 20) node.scrollIntoView({ block: 'center', behavior: 'instant' });
        await frame();
        const before = find()?.getClientRects()[0];
        await frame();
        const after = find()?.getClientRects()[0];
        if (!before || !after || before.x !== after.x || before.y !== after.y) return null;
        if (after.y + after.height / 2 < 0 || after.y + after.height / 2 > innerHeight) return null;
        return { x: after.x + Math.min(after.width / 2, 40), y: after.y + after.height / 2 };
      },
      [selector, which],
    );
  }

  /** Clicks where it is drawn: what lies over it takes the click. */
  async point(selector, which = 0) {
    const { x, y } = await this.place(selector, which);
    await this.clickAt(x, y);
  }

  async settled() {
    await this.until(() => !document.querySelector('.ai-body[aria-busy=true], .ai-article[aria-busy=true]'));
    await this.tab.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done))))),
    );
  }

  violations() {
    return this.tab.evaluate(() => window.violations);
  }

  close() {
    return this.context.close();
  }
}
