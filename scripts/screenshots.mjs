// Takes the pictures of the built page. See scripts/screenshots.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launch, siteFolder } from '../tests/browser/browsers.mjs';
import { createSiteServer, listen } from './serve.mjs';

const [folder, best] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
mkdirSync(best, { recursive: true });
/** The pictures that README and docs show. */
const shown = ['page-light-1280', 'page-dark-1280', 'quotes-light-1280', 'compare-light-1280', 'page-light-390', 'mark-dark-390'];

const click = (key) => (page) => page.click(`[data-key="${key}"]`);
const tab = (name) => (page) => page.click(`[data-tab=${name}]`);
const close = (page) => page.keyboard.press('Escape');
const widthOf = (page) => page.viewportSize().width;

/** Each picture is taken from where the one before left the page. */
const pictures = [
  ['welcome', []],
  ['page', [click('empty/sample')]],
  ['quotes', [tab('quotes'), click('quotes/2')]],
  ['names', [tab('entities')]],
  ['junk', [tab('boilerplate')]],
  [
    'mark',
    [
      async (page) => {
        if (widthOf(page) < 900) await page.click('[data-tab=text]');
        await page.evaluate(() => {
          document.activeElement.blur();
          window.scrollTo(0, 0);
        });
        for (let step = 0; step < 16; step++) await page.keyboard.press('n');
        await page.keyboard.press('i');
      },
    ],
  ],
  ['clean', [close, click('bar/clean')]],
  [
    'compare',
    [
      click('bar/clean'),
      click('bar/compare'),
      (page) =>
        page.evaluate(() => {
          const [original, copy] = document.querySelectorAll('.ai-dialog-compare textarea');
          copy.value = original.value
            .replace('and it sailed', 'and it still sailed')
            .replace('212 people', '221 people')
            .replace('Hanne Vik', 'Hanne Wik')
            .replace('"That does not happen by itself."', '');
        }),
      click('compare/run'),
      (page) => page.waitForSelector('.ai-verdict'),
      (page) => page.evaluate(() => document.querySelector('.ai-verdict').scrollIntoView()),
    ],
  ],
];

const server = createSiteServer(siteFolder);
const site = `http://localhost:${await listen(server, 9200)}/`;
const browser = await launch('chromium');
for (const [width, height] of [
  [1280, 900],
  [390, 844],
]) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(site);
    await page.waitForSelector('article-inspector[ready]');
    for (const [name, steps] of pictures) {
      for (const step of steps) await step(page);
      await page.waitForTimeout(600);
      const file = join(folder, `${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path: file });
      if (shown.includes(`${name}-${colorScheme}-${width}`)) {
        // For the README: a third of the size.
        const session = await context.newCDPSession(page);
        const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
        writeFileSync(join(best, `${name}-${colorScheme}-${width}.webp`), Buffer.from(data, 'base64'));
        await session.detach();
      }
      console.log(file);
    }
    await context.close();
  }
}
await browser.close();
server.close();
