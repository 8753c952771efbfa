// Reading with marks: those that lie in each other, what tells them apart, the overview, the promise of privacy, and that a day's work
// leaves nothing behind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const nested = `The harbour spoke.

(Reporting by "Kari Lund wrote this," in Oslo)

Anders Myhre left.`;

inBothBrowsers('reading', (browser) => {
  const withPage = pageTests(browser);
  const kindsInPopover = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('.ai-popover:popover-open [data-mark]')].map((item) => item.getAttribute('data-mark')),
    );
  const all = ['boilerplate/credit', 'entities/person', 'quotes/direct'];

  withPage(
    'a name in a quote in a credit: all three are drawn, and all are reached by pointer and by keyboard',
    { plain: true },
    async (page) => {
      await page.paste(nested);
      await page.settled();
      assert.deepEqual(await page.marked('ai-entities-person'), ['Kari Lund', 'Anders Myhre']);
      assert.deepEqual(await page.marked('ai-quotes-direct'), ['"Kari Lund wrote this,"']);
      assert.equal((await page.marked('ai-boilerplate-credit')).length, 1);
      // What is drawn above what: the shorter lies on the longer.
      const order = await page.evaluate(() =>
        ['ai-quotes-direct', 'ai-boilerplate-credit', 'ai-entities-person'].map((name) => CSS.highlights.get(name).priority),
      );
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );

      const box = await page.evaluate(() => {
        const [name] = CSS.highlights.get('ai-entities-person');
        const { x, y, width, height } = name.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.clickAt(box.x, box.y);
      await page.until(() => !!document.querySelector('.ai-popover:popover-open'));
      assert.deepEqual((await kindsInPopover(page)).sort(), all);
      await page.press('Escape');

      // n comes to each of them in turn, i tells what stands there.
      await page.press('Escape');
      await page.evaluate(() => {
        document.activeElement.blur();
        document.getSelection().removeAllRanges();
      });
      const reached = new Set();
      for (let step = 0; step < 8; step++) {
        await page.press('p');
        for (const words of await page.marked('ai-active')) reached.add(words);
      }
      for (let step = 0; step < 8; step++) {
        await page.press('n');
        for (const words of await page.marked('ai-active')) reached.add(words);
      }
      for (const words of ['Kari Lund', '"Kari Lund wrote this,"', '(Reporting by "Kari Lund wrote this," in Oslo)'])
        assert.ok(reached.has(words), words);
      for (let step = 0; step < 8 && !(await page.marked('ai-active')).includes('Kari Lund'); step++) await page.press('p');
      await page.press('i');
      assert.deepEqual((await kindsInPopover(page)).sort(), all);
      await page.press('Escape');

      // With the caret in the text it is Alt and Enter.
      await page.evaluate(() => {
        const field = document.querySelector('.ai-text');
        field.focus();
        const [name] = CSS.highlights.get('ai-entities-person');
        document.getSelection().collapse(name.startContainer, name.startOffset + 2);
      });
      await page.press('Alt+Enter');
      assert.deepEqual((await kindsInPopover(page)).sort(), all);
    },
  );

  withPage('a mark’s words can be copied where it is explained', { plain: true }, async (page) => {
    await page.evaluate(() => {
      window.copied = [];
      navigator.clipboard.writeText = async (text) => void window.copied.push(text);
    });
    await page.paste(nested);
    await page.settled();
    await page.press('Escape');
    await page.evaluate(() => scrollTo(0, 0));
    for (let step = 0; step < 8 && !(await page.marked('ai-active')).includes('Kari Lund'); step++) await page.press('n');
    await page.press('i');
    await page.click('.ai-popover [data-mark="entities/person"] [data-key$="/copy"]');
    assert.deepEqual(await page.evaluate(() => window.copied), ['Kari Lund']);
  });

  withPage('the overview of the sample: headline, byline, dateline, agency, language, time, shares and voices', {}, async (page) => {
    await page.click('[data-key="empty/sample"]');
    await page.until(() => !!document.querySelector('.ai-headline:not(.ai-none)'));
    const text = await page.evaluate(() => document.querySelector('.ai-panel-body').innerText.replace(/\s+/g, ' '));
    for (const wanted of [
      'Ferry inquiry finds warnings on flood doors were ignored for months',
      'Miriam Castellanos',
      'PORT HALVOR',
      'Coastwire',
      'English',
      /\d+ minutes?/,
      /\d+ in the story, \d+ in all/,
      /\d+ % quoted/,
      /\d+ % not the story/,
      'Ingrid Solberg',
    ]) {
      assert.ok(wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted), `${wanted} in: ${text}`);
    }
    await page.click('[data-key="overview/headline"]');
    assert.deepEqual(await page.marked('ai-active'), ['Ferry inquiry finds warnings on flood doors were ignored for months']);
    // A voice leads to its quotes.
    await page.click('[data-key="voice/Ingrid Solberg"]');
    const speakers = await page.evaluate(() => [...document.querySelectorAll('.ai-item .ai-speaker')].map((name) => name.textContent));
    assert.ok(speakers.length > 0 && speakers.every((name) => name.includes('Ingrid Solberg')), speakers.join());
  });

  withPage('the promise of privacy stands on the first page and in the settings', {}, async (page) => {
    assert.match(await page.evaluate(() => document.querySelector('.ai-promise').textContent), /Nothing leaves this device/);
    await page.click('[data-key="bar/settings"]');
    assert.match(
      await page.evaluate(() => document.querySelector('.ai-dialog-settings').textContent),
      /Privacy.*Nothing leaves this device/s,
    );
  });

  withPage('fifty pastes leave no more behind than five', {}, async (page) => {
    const article = readFileSync(new URL('../../web/element/src/samples/en.txt', import.meta.url), 'utf8').trim();
    const pasteTimes = async (from, to) => {
      for (let round = from; round < to; round++) {
        await page.evaluate((text) => document.querySelector('article-inspector').setText(text), `Round ${round % 5}.\n\n${article}`);
        await page.settled();
      }
      await page.until(() => !!document.querySelector('.ai-headline:not(.ai-none)'));
      return page.evaluate(() => ({
        nodes: document.querySelectorAll('*').length,
        highlights: CSS.highlights.size,
        ranges: [...CSS.highlights].reduce((sum, [, marks]) => sum + marks.size, 0),
      }));
    };
    const few = await pasteTimes(0, 5);
    assert.deepEqual(await pasteTimes(5, 50), few);
  });
});

test('each kind of mark has a line or a tint that no other kind of its layer has', () => {
  const css = readFileSync(new URL('../../web/element/src/styles/marks.css', import.meta.url), 'utf8').replace(/\/\*[^]*?\*\//g, '');
  const looks = new Map();
  for (const [, selectors, style] of css.split('@media')[0].matchAll(/([^{}]+)\{([^{}]+)\}/g)) {
    // Colours do not count.
    const look = style.replace(/var\(--ai-(?!direct|mixed)[\w-]+\)|\s+/g, ' ').trim();
    for (const [, name] of selectors.matchAll(/::highlight\(ai-((?:entities|quotes)-\w+)\)/g)) looks.set(name, look);
  }
  assert.equal(looks.size, 7);
  assert.equal(new Set(looks.values()).size, 7, [...looks].join('\n'));
});
