import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { inBothBrowsers, until } from './browsers.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const all = (marks) => Object.values(marks).flat();

inBothBrowsers('the reader’s choices', (browser) => {
  test('a kind that is off is not marked, and comes back', async () => {
    const page = await browser.open('article');
    await browser.mark(page);
    await browser.set({ off: ['boilerplate/read-more', 'quotes'] });
    const isMarked = async () => ((await browser.marks(page)).boilerplate ?? []).some((text) => text.includes('Ten islands'));
    await until(async () => !(await isMarked()), 'the kind is off');
    const names = Object.keys(await browser.marks(page));
    assert.ok(
      names.some((name) => name.startsWith('boilerplate')),
      names.join(),
    );
    assert.ok(!names.some((name) => name.startsWith('quotes')), names.join());
    await browser.set({ off: [] });
    await until(isMarked, 'the kind is on');
    await page.close();
  });

  test('on a site of “never” nothing is read', async () => {
    const page = await browser.open('article');
    await browser.set({ never: ['localhost'] });
    await browser.click(page);
    await until(async () => (await browser.badge()) === '–', 'the badge says so');
    assert.equal(all(await browser.marks(page)).length, 0);
    await browser.set({ never: [] });
    await browser.mark(page);
    await page.close();
  });

  test('a selection is inspected alone', async () => {
    const page = await browser.open('article');
    await page.evaluate(() => {
      const paragraphs = document.querySelectorAll('article p');
      const selection = getSelection();
      selection.removeAllRanges();
      const range = document.createRange();
      range.setStart(paragraphs[2].firstChild, 0);
      range.setEnd(paragraphs[3].firstChild, 9);
      selection.addRange(range);
    });
    await browser.inspectSelection(page);
    const read = await until(() => browser.text(), 'it has been read');
    assert.match(read, /^“We are very glad that the boats run again,” said Maria Olsen, the head of the office\.\n\nRead more$/);
    await page.close();
  });
});

inBothBrowsers('the side panel', (browser) => {
  test('shows the page’s text and marks, and scrolls the page to what is chosen', async (t) => {
    if (!browser.canReachPanel) return t.skip('this browser lets no test into its sidebar');
    const page = await browser.open('many');
    await browser.mark(page);
    const panel = await browser.panel();
    const shown = () => panel.evaluate(() => document.querySelector('article-inspector').text);
    await until(async () => (await shown()).includes('On day 1650 the boat'), 'the panel has the text');
    assert.equal(await shown(), await browser.text());
    await panel.evaluate(() => document.querySelector('article-inspector').setText(document.querySelector('article-inspector').text));
    assert.equal(await page.evaluate(() => scrollY), 0);
    // Chosen in a list of the panel: as the element says it.
    await panel.evaluate(() => {
      const inspector = document.querySelector('article-inspector');
      const start = inspector.text.indexOf('On day 1200');
      inspector.dispatchEvent(new CustomEvent('ai-show', { detail: [{ start, end: start + 11 }] }));
    });
    await until(() => page.evaluate(() => scrollY > 1000), 'the page has scrolled');
    assert.deepEqual((await browser.marks(page)).shown, ['On day 1200']);
    await page.close();
  });

  test('axe finds nothing serious in it, with an article and without', async (t) => {
    if (!browser.canReachPanel) return t.skip('this browser lets no test into its sidebar');
    const page = await browser.open('article');
    await browser.mark(page);
    const panel = await browser.panel();
    await until(() => panel.evaluate(() => document.querySelector('article-inspector').text.includes('Ferry')), 'the panel has the text');
    const serious = async () => {
      const { violations, passes } = await panel.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
      assert.ok(passes.length > 5, 'axe has run');
      return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
    };
    assert.deepEqual(await serious(), []);
    const empty = await browser.open('highlighted');
    await until(() => panel.evaluate(() => !document.querySelector('#notice').hidden), 'the panel says how to begin');
    assert.deepEqual(await serious(), []);
    await empty.close();
    await page.close();
  });

  test('follows the tab that is looked at', async (t) => {
    if (!browser.canReachPanel) return t.skip('this browser lets no test into its sidebar');
    const page = await browser.open('two');
    await browser.mark(page);
    const panel = await browser.panel();
    await until(
      () => panel.evaluate(() => document.querySelector('article-inspector').text.includes('Library opens')),
      'the panel has the text',
    );
    await panel.evaluate(() => document.querySelector('#never').click());
    await until(async () => all(await browser.marks(page)).length === 0, '“never” takes the marks away');
    await browser.set({ never: [] });
    await page.close();
  });
});
