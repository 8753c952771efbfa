// How quick the built page is, in a real Chromium and a real Firefox.
//
//   ./scripts/benchmark page [BROWSER]
//
// Prints a table: a cold load over loopback, paste to marks, a key to its letter, the longest time that the page's thread
// was taken, memory after fifty pastes. Budgets stand beside the figures that have one.
import { createSiteServer, listen } from '../../scripts/serve.mjs';
import { launch, Page, siteFolder } from '../browser/browsers.mjs';

const names = ['Kari Lund', 'Ingrid Solberg', 'Anders Myhre', 'Halvor Lines', 'the Harbour Council', 'Oslo', 'Bergen', 'Amira Haddad'];
const sentences = [
  'NAME said on Monday that the quay would be closed for repairs until the end of the month.',
  '"We have no choice," NAME told reporters in NAME, "and we have said so since spring."',
  'The plan, which NAME first proposed two years ago, costs 40 million kroner.',
  'NAME declined to comment, and a spokesman for NAME called the figures "wrong in every line".',
  'READ MORE: What NAME wrote to NAME',
  'Two officials said the talks with NAME had ended without a result.',
];

/** A text of about this many characters, the same each time. */
function newsText(length) {
  let seed = 1;
  const next = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const parts = [];
  for (let size = 0; size < length;) {
    const paragraph = Array.from({ length: 1 + next(4) }, () =>
      sentences[next(sentences.length)].replace(/NAME/g, () => names[next(names.length)]),
    ).join(' ');
    parts.push(paragraph);
    size += paragraph.length + 2;
  }
  return parts.join('\n\n').slice(0, length);
}

const rows = [];
const row = (browser, what, value, unit, budget = null) => rows.push({ browser, what, value, unit, budget });
const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const worst = (values) => Math.max(...values);

// In the page: watches for how long the thread does not come back, by messages that it sends to itself.
const watchThread = () => {
  const channel = new MessageChannel();
  window.longest = 0;
  let last = performance.now();
  channel.port1.onmessage = () => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
    channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
};

// In the page: from a change of the text to the frame in which its marks stand.
const pasteToMarks = (text) =>
  new Promise((done) => {
    const element = document.querySelector('article-inspector');
    window.longest = 0;
    const start = performance.now();
    element.addEventListener('inspected', () => requestAnimationFrame(() => setTimeout(() => done({ time: performance.now() - start }))), {
      once: true,
    });
    element.setText(text);
  });
const rest = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

async function measure(name, site) {
  const browser = await launch(name);
  const tab = await (name === 'chromium'
    ? browser.newContext({ viewport: { width: 1280, height: 900 } }).then((context) => context.newPage())
    : browser.newPage());
  if (name === 'firefox') await tab.setViewport({ width: 1280, height: 900 });
  const page = new Page({ name }, browser, tab, []);

  await tab.goto(site);
  await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
  const load = await page.evaluate(async () => {
    const ready = performance.now();
    const [navigation] = performance.getEntriesByType('navigation');
    const parts = performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType !== 'other');
    const bytes = [navigation, ...parts].reduce((sum, entry) => sum + entry.decodedBodySize, 0);
    const element = document.querySelector('article-inspector');
    const start = performance.now();
    const marked = new Promise((done) =>
      element.addEventListener('inspected', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))), {
        once: true,
      }),
    );
    document.querySelector('[data-key="welcome/sample"]').click();
    return { ready, bytes, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null, sample: await marked };
  });
  row(name, 'cold load: first paint', load.paint, 'ms');
  row(name, 'cold load: ready to inspect', load.ready, 'ms');
  row(name, 'cold load: bytes, unpacked', load.bytes, 'bytes');
  row(name, 'the sample, from the click to its marks', load.sample, 'ms');

  await page.evaluate(watchThread);
  for (const [label, length] of [
    ['4 thousand', 4_000],
    ['100 thousand', 100_000],
    ['1 million', 1_000_000],
  ]) {
    const text = newsText(length);
    const times = [];
    const taken = [];
    for (let round = 0; round < 5; round++) {
      await page.evaluate(() => document.querySelector('article-inspector').setText(''));
      await rest(page);
      times.push((await page.evaluate(pasteToMarks, text)).time);
      await rest(page);
      taken.push(await page.evaluate(() => window.longest));
    }
    row(name, `${label} characters: paste to marks`, middle(times), 'ms');
    row(name, `${label} characters: longest time the page's thread was taken`, middle(taken), 'ms');
  }

  await page.evaluate(pasteToMarks, newsText(100_000));
  await rest(page);
  await page.press('e');
  await page.until(() => document.activeElement?.classList.contains('ai-edit-field'));
  await page.evaluate(() => {
    window.longest = 0;
    window.keys = [];
    let pressed = 0;
    document.addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
    document.addEventListener('input', () => requestAnimationFrame(() => setTimeout(() => window.keys.push(performance.now() - pressed))));
  });
  await rest(page);
  // Between the keys the browser tidies up, which nobody waits for.
  const taken = [];
  for (let key = 0; key < 30; key++) {
    await page.evaluate(() => (window.longest = 0));
    await page.press('x');
    await page.until((count) => window.keys.length > count, key);
    taken.push(await page.evaluate(() => window.longest));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
  }
  const keys = await page.evaluate(() => window.keys);
  row(name, 'a key in the plain text of 100 thousand characters: until it is seen, median', middle(keys), 'ms', 50);
  row(name, 'a key in the plain text of 100 thousand characters: until it is seen, worst of 30', worst(keys), 'ms');
  row(name, "a key in 100 thousand characters: longest time the page's thread was taken", worst(taken), 'ms', 16);
  const done = await page.evaluate(
    () =>
      new Promise((finished) => {
        const start = performance.now();
        document
          .querySelector('article-inspector')
          .addEventListener('inspected', () => requestAnimationFrame(() => setTimeout(() => finished(performance.now() - start))), {
            once: true,
          });
        document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
        );
      }),
  );
  row(name, 'from “Done” to the annotated article of 100 thousand characters', done, 'ms');

  if (name === 'chromium') {
    const session = await tab.context().newCDPSession(tab);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    const text = newsText(20_000);
    const before = await heap();
    for (let round = 0; round < 50; round++) await page.evaluate(pasteToMarks, `${round} ${text}`);
    await rest(page);
    row(name, 'memory gained by 50 pastes of 20 thousand characters', (await heap()) - before, 'bytes');
  }
  await browser.close();
}

const server = createSiteServer(siteFolder);
const site = `http://localhost:${await listen(server, 9100)}/`;
const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : ['chromium', 'firefox']) await measure(name, site);
server.close();
server.closeAllConnections();

const format = ({ value, unit }) =>
  value === null ? '–' : unit === 'ms' ? `${value.toFixed(1)} ms` : `${Math.round(value).toLocaleString('en')} ${unit}`;
console.log('| browser | what | measured | budget |\n| --- | --- | ---: | ---: |');
for (const each of rows)
  console.log(`| ${each.browser} | ${each.what} | ${format(each)} | ${each.budget === null ? '' : `${each.budget} ${each.unit}`} |`);
console.log('\nThe sizes of all files, compressed as a good host does: node scripts/download-size.mjs build/site');
