// What the article says of itself, what keeps marks apart, the promise of privacy, and that a day's work leaves nothing behind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const nested = `The harbour spoke of a long day in the north.

Kari Lund wrote a letter. "I met Anders Myhre, and he left," Lund said. Two officials said that crews had gone home.`;

inBothBrowsers('reading', (browser) => {
  const withPage = pageTests(browser);

  withPage('a name in a quote: both are there, the name is chosen on its letters, the quote beside them', { plain: true }, async (page) => {
    await page.paste(nested);
    await page.point('.ai-quoted .ai-name');
    await page.until(() => document.querySelector('.ai-card h2')?.textContent === 'Anders Myhre');
    await page.point('.ai-quoted');
    await page.until(() => /Kari Lund/.test(document.querySelector('.ai-card h2')?.textContent));
    // What is reported without quotation marks has no tint, and a rule at its side.
    assert.equal(await page.evaluate(() => document.querySelectorAll('.ai-said-indirect .ai-quoted').length), 0);
    assert.equal(await page.evaluate(() => !!document.querySelector('.ai-said-indirect').closest('.ai-has-paraphrase')), true);
  });

  withPage('the head of the sample: headline, authors, place, date, minutes, voices', {}, async (page) => {
    await page.point('[data-key="welcome/sample"]');
    await page.until(() => !!document.querySelector('.ai-title'));
    const head = (await page.words('.ai-head')).join(' ');
    for (const wanted of [
      /^Ferry inquiry finds warnings on flood doors were ignored for months/,
      /By Miriam Castellanos and Tobias Renner/,
      /PORT HALVOR/,
      /Nov/,
      /\d+ minutes/,
      /\d+ voices/,
    ])
      assert.match(head, wanted);
    const folds = await page.words('.ai-fold-what');
    assert.ok(folds.length > 3, folds.join('\n'));
    assert.match((await page.words('.ai-summary'))[0], /\d+ words in English\. \d+ lines/);
  });

  withPage('numbers and dates are a checklist, and each leads to its place', {}, async (page) => {
    await page.point('[data-key="welcome/sample"]');
    await page.until(() => !!document.querySelector('.ai-title'));
    await page.point('[data-key="checklist"]');
    await page.until(() => document.querySelectorAll('.ai-checks li').length > 5);
    const figures = await page.words('.ai-checks b');
    for (const wanted of ['212', '340', '60', '1994']) assert.ok(figures.includes(wanted), figures.join(' '));
    assert.ok(!figures.includes('2025'), 'what is not the story is not listed');
    // What is ticked stays ticked, whatever is looked at in between.
    await page.point('.ai-checks input');
    await page.point('.ai-quoted');
    await page.press('2');
    await page.press('1');
    assert.deepEqual(
      await page.evaluate(() => [...document.querySelectorAll('.ai-checks input')].slice(0, 2).map(({ checked }) => checked)),
      [true, false],
    );
  });

  withPage('the promise of privacy stands on the first page and in the menu', {}, async (page) => {
    assert.match((await page.words('.ai-welcome')).join(), /stays on this device/);
    await page.point('[data-key="bar/menu"]');
    await page.point('[data-key="menu/privacy"]');
    await page.until(() => /stays on this device/.test(document.querySelector('.ai-dialog-privacy')?.textContent ?? ''));
  });

  withPage('twenty pastes leave no more behind than five', {}, async (page) => {
    const article = readFileSync(new URL('../../web/element/src/samples/en.txt', import.meta.url), 'utf8').trim();
    const pasteTimes = async (from, to) => {
      for (let round = from; round < to; round++) {
        await page.evaluate((text) => document.querySelector('article-inspector').setText(text), `Round ${round % 5}.\n\n${article}`);
        await page.settled();
      }
      await page.settled();
      return page.evaluate(() => document.querySelectorAll('*').length);
    };
    const few = await pasteTimes(0, 5);
    assert.equal(await pasteTimes(5, 20), few);
  });
});
