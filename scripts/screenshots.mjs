// Takes the pictures of the built page. See scripts/screenshots.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launch, siteFolder } from '../tests/browser/browsers.mjs';
import { createSiteServer, listen } from './serve.mjs';

const [folder, best] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
mkdirSync(best, { recursive: true });
/** The pictures that README and docs show. */
const shown = [
  'page-light-1280',
  'page-dark-1280',
  'voices-light-1280',
  'compare-light-1280',
  'page-light-390',
  'quote-dark-390',
  'interview-light-1280',
  'feature-dark-1280',
];

const click = (key) => (page) => page.click(`[data-key="${key}"]`);
const lens = (name) => (page) => page.click(`[data-lens=${name}]`);
const press = (key) => (page) => page.keyboard.press(key);
const toTop = (page) => page.evaluate(() => window.scrollTo(0, 0));
const menu = (item) => async (page) => {
  await page.click('[data-key="bar/menu"]');
  await page.click(`[data-key="menu/${item}"]`);
};

/** A page of scripts/pictures, as if it had been copied and pasted. */
const paste = (name) => {
  const markup = readFileSync(new URL(`pictures/${name}.html`, import.meta.url), 'utf8');
  return (page) =>
    page.evaluate((html) => {
      const element = document.querySelector('article-inspector');
      const read = new Promise((done) => element.addEventListener('inspected', () => setTimeout(done, 50), { once: true }));
      element.setHtml(html);
      return read;
    }, markup);
};

/** Each picture is taken from where the one before left the page. */
const pictures = [
  ['welcome', []],
  ['page', [click('welcome/sample')]],
  ['people', [lens('people'), (page) => page.click('.ai-lens .ai-entry')]],
  ['voices', [press('Escape'), lens('voices'), toTop]],
  ['quote', [press('Escape'), toTop, (page) => page.click('.ai-quoted')]],
  ['fold', [press('Escape'), lens('story'), press('Escape'), toTop, press('o')]],
  [
    'compare',
    [
      press('o'),
      menu('compare'),
      (page) =>
        page.evaluate(() => {
          const [original, version] = document.querySelectorAll('.ai-version textarea');
          version.value = original.value
            .replace('and it sailed', 'and it still sailed')
            .replace('212 people', '221 people')
            .replace('did not close fully', 'closed fully')
            .replace('"That does not happen by itself."', '');
        }),
      click('compare/run'),
      (page) => page.waitForSelector('.ai-verdict'),
    ],
  ],
  ['interview', [press('Escape'), paste('interview'), lens('voices'), press('Escape'), toTop]],
  ['feature', [paste('feature'), press('n')]],
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
      await page.waitForSelector('.ai-body:not([aria-busy=true]):not(:has([aria-busy=true]))', { state: 'attached' });
      await page.evaluate(() => document.activeElement?.matches('.ai-lens-button') && document.activeElement.blur());
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
