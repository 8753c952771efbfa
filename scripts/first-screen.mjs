// Counts on how many pages the first line of the story is seen without scrolling, in the built page.
//
//   node scripts/first-screen.mjs FOLDER [COUNT]
//
// FOLDER holds pages: HTML files, or .jsonl.gz files whose lines have an `html`. COUNT pages are taken, 100 unless told.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { launch, siteFolder } from '../tests/browser/browsers.mjs';
import { createSiteServer, listen } from './serve.mjs';

const [folder, most = '100'] = process.argv.slice(2);
function* pagesIn() {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (/\.html?$/.test(name)) yield [name, readFileSync(path, 'utf8')];
    if (!/-html\.jsonl\.gz$/.test(name)) continue;
    let line = 0;
    for (const text of gunzipSync(readFileSync(path)).toString('utf8').split('\n')) {
      const html = text && JSON.parse(text).html;
      if (html) yield [`${name}:${++line}`, html];
    }
  }
}

const server = createSiteServer(siteFolder);
const site = `http://localhost:${await listen(server, 9700)}/`;
const browser = await launch('chromium');
for (const [width, height] of [
  [1280, 900],
  [390, 844],
]) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(site);
  await page.waitForSelector('article-inspector[ready]');
  let [seen, all] = [0, 0];
  for (const [name, html] of pagesIn()) {
    if (all >= Number(most)) break;
    const found = await page.evaluate(async (markup) => {
      const element = document.querySelector('article-inspector');
      const read = new Promise((done) => element.addEventListener('inspected', () => setTimeout(done, 50), { once: true }));
      element.setHtml(markup);
      if (element.text === '') return 'no text';
      await read;
      const first = [...document.querySelectorAll('.ai-standfirst, .ai-row:not(.ai-head, .ai-fold) > .ai-words')].find(
        (node) => node.textContent.trim().length > 40,
      );
      if (!first) return 'no story';
      return first.getClientRects()[0].top + 20 < innerHeight ? '' : `${Math.round(first.getClientRects()[0].top)} px down`;
    }, html);
    all++;
    if (found === '') seen++;
    else console.log(`${width}: ${name}: ${found}`);
  }
  console.log(`${width} x ${height}: the first line of the story is seen on ${seen} of ${all} pages`);
  await context.close();
}
await browser.close();
server.close();
server.closeAllConnections();
