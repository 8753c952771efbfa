/**
 * Time from the click to the marks on a page of 5,000 elements, in each browser, and how long the page's own thread is held meanwhile.
 *
 *     ./scripts/benchmark extension
 */
import { Chromium, Firefox } from './browsers.mjs';

const rounds = 9;

for (const Browser of [Chromium, Firefox]) {
  const browser = new Browser();
  await browser.start();
  const page = await browser.open('many');
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const times = [];
  const held = [];
  for (let round = 0; round < rounds; round++) {
    const marked = page.evaluate(
      () =>
        new Promise((done) => {
          const began = performance.now();
          let last = began;
          let longest = 0;
          const look = () => {
            const now = performance.now();
            longest = Math.max(longest, now - last);
            last = now;
            if ([...CSS.highlights.keys()].some((name) => name.startsWith('article-inspector-'))) done([now - began, longest]);
            else setTimeout(look);
          };
          look();
        }),
    );
    await browser.click(page);
    const [time, longest] = await marked;
    times.push(time);
    held.push(longest);
    await browser.click(page);
    await page.waitForFunction(() => [...CSS.highlights.keys()].length === 0);
  }
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
  const shown = (value) => `${value.toFixed(0)} ms`;
  console.log(
    `${browser.name}: ${elements} elements, ${rounds} clicks: first ${shown(times[0])}, median ${shown(median(times))}; page held ${shown(median(held))} (median of the longest)`,
  );
  await browser.stop();
}
