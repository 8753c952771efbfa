// The page as a person uses it: paste, marks, switches, lists, keyboard, a second paste, and what must not happen.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const article = `Home > News > Coast

Ferry inquiry finds warnings on flood doors were ignored
Ferry inquiry finds warnings on flood doors were ignored

The company knew of the doors. "The company knew, and it sailed," said Ingrid Solberg, a judge, in Oslo.

READ MORE: How the night unfolded

Halvor Lines rejected the report. "We will not be made a scapegoat," Anders Myhre said.

(Reporting by A. Nobody; Editing by Ingrid Solberg)`;

inBothBrowsers('the page', (browser) => {
  const withPage = pageTests(browser);
  const plain = { plain: true };

  withPage('a pasted article is inspected by the real core, in a worker, and marked', {}, async (page) => {
    await page.paste(article);
    await page.until(() => CSS.highlights.size > 0);
    await page.until(() => /words read/.test(document.querySelector('.ai-status').textContent));
    assert.equal(await page.text(), article);
    assert.ok((await page.evaluate(() => performance.getEntriesByName('article-inspector:marks').length)) > 0);
  });

  withPage('the sample article is marked by the real core, and what is not the story is listed', {}, async (page) => {
    await page.click('[data-key="empty/sample"]');
    await page.until(() => [...CSS.highlights].some(([name, marks]) => name.startsWith('ai-boilerplate-') && marks.size > 0));
    await page.until(() => Number(document.querySelector('[data-tab=boilerplate] .ai-count').textContent) > 3);
  });

  withPage('marks stand on exactly what was found', plain, async (page) => {
    await page.paste(article);
    await page.settled();
    assert.deepEqual(await page.marked('ai-entities-person'), ['Ingrid Solberg', 'Anders Myhre', 'Ingrid Solberg']);
    assert.deepEqual(await page.marked('ai-boilerplate-read-more'), ['READ MORE: How the night unfolded']);
    assert.deepEqual(await page.marked('ai-quotes-direct'), ['"The company knew, and it sailed,"', '"We will not be made a scapegoat,"']);
    assert.equal((await page.marked('ai-findings-doubled-headline')).length, 1);
  });

  withPage('a layer and a kind can be switched off and on, with their counts beside them', plain, async (page) => {
    await page.paste(article);
    await page.settled();
    const count = () => page.evaluate(() => document.querySelector('[data-key="switch/entities/person"] .ai-count').textContent);
    assert.equal(await count(), '2');
    await page.click('[data-key="switch/entities"]');
    let marks = await page.marks();
    assert.ok(!Object.keys(marks).some((name) => name.startsWith('ai-entities')));
    assert.ok(marks['ai-quotes-direct']);
    await page.click('[data-key="switch/entities"]');
    await page.click('[data-key="switch/entities/person"]');
    marks = await page.marks();
    assert.ok(!marks['ai-entities-person'] && marks['ai-entities-location']);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'switch/entities/person');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-checked')), 'false');
  });

  withPage(
    'lists name everything; an item shows its place in the text, a mark shows its item',
    { plain: true, height: 500 },
    async (page) => {
      await page.paste(`${article}\n\n${'A plain line that only takes room.\n\n'.repeat(60)}"It ends here," said Kari Lund.`);
      await page.settled();
      await page.click('[data-tab=quotes]');
      const quotes = await page.evaluate(() =>
        [...document.querySelectorAll('.ai-item')].map((item) => item.querySelector('.ai-speaker').textContent),
      );
      assert.deepEqual(quotes, ['Ingrid Solberg', 'Anders Myhre', 'Kari Lund']);
      await page.click('[data-key="quotes/2"]');
      assert.deepEqual(await page.marked('ai-active'), ['"It ends here,"']);
      await page.until(() => {
        const [range] = CSS.highlights.get('ai-active');
        const box = range.getBoundingClientRect();
        return box.top > 0 && box.bottom < innerHeight;
      });
      await page.click('[data-tab=boilerplate]');
      assert.match(await page.evaluate(() => document.querySelector('.ai-panel-body').textContent), /points to another story/);
      await page.click('[data-key="strip"]'); // somewhere in the middle
      await page.evaluate(() => scrollTo(0, 0));
      await page.settled();
      const box = await page.evaluate(() => {
        const [first] = CSS.highlights.get('ai-entities-person');
        const { x, y, width, height } = first.getBoundingClientRect();
        scrollBy(0, y - 200);
        const moved = first.getBoundingClientRect();
        return { x: moved.x + width / 2, y: moved.y + height / 2 };
      });
      await page.clickAt(box.x, box.y);
      await page.until(() => !!document.querySelector('.ai-popover:popover-open'));
      assert.equal(await page.evaluate(() => document.querySelector('[aria-current=true]')?.dataset.item), 'entities/0');
      // The name stands inside nothing else here; the popover says what, why and how sure.
      assert.match(
        await page.evaluate(() => document.querySelector('.ai-popover').textContent),
        /Person.*80 % sure.*Ingrid Solberg · 2 mentions.*judge/s,
      );
    },
  );

  withPage('resting on a mark tells what it is; moving off it takes that away', plain, async (page) => {
    await page.paste(article);
    await page.settled();
    const { x, y } = await page.evaluate(() => {
      scrollTo(0, 0);
      const [mark] = CSS.highlights.get('ai-boilerplate-read-more');
      const box = mark.getBoundingClientRect();
      return { x: box.x + 40, y: box.y + box.height / 2 };
    });
    await page.move(x, y);
    await page.until(() => /points to another story/.test(document.querySelector('.ai-popover:popover-open')?.textContent ?? ''));
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains('ai-text')), true);
    await page.move(x + 600, y + 3);
    await page.until(() => !document.querySelector('.ai-popover:popover-open'));
  });

  withPage('a second paste replaces text and marks; everything can be undone and done again', plain, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.paste('Only Kari Lund is left.');
    await page.settled();
    assert.deepEqual(await page.marked('ai-entities-person'), ['Kari Lund']);
    assert.deepEqual(await page.marked('ai-quotes-direct'), []);
    await page.press('Control+z');
    assert.equal(await page.text(), article);
    await page.settled();
    assert.equal((await page.marked('ai-quotes-direct')).length, 2);
    await page.press('Control+Shift+z');
    assert.equal(await page.text(), 'Only Kari Lund is left.');
    await page.press('Control+z');
    await page.press('Control+z');
    assert.equal(await page.text(), '');
  });

  withPage('typing is an edit of plain text: lines, deletions, undo word by word', plain, async (page) => {
    await page.click('.ai-text');
    await page.type('Kari Lund spoke.');
    await page.press('Enter');
    await page.press('Enter');
    await page.type('In Oslo');
    assert.equal(await page.text(), 'Kari Lund spoke.\n\nIn Oslo');
    await page.settled();
    assert.deepEqual(await page.marked('ai-entities-location'), ['Oslo']);
    await page.press('Backspace');
    await page.press('Control+Backspace');
    assert.equal(await page.text(), 'Kari Lund spoke.\n\nIn ');
    for (let step = 0; step < 4; step++) await page.press('Control+z');
    assert.ok((await page.text()).startsWith('Kari Lund'));
    await page.press('ArrowUp');
    await page.press('Home');
    await page.type('Then ');
    assert.match(await page.text(), /Then /);
    const nodes = await page.evaluate(() =>
      [...document.querySelector('.ai-text').children].map((section) => [...section.childNodes].map((node) => node.nodeName)),
    );
    assert.deepEqual(nodes, [['#text', 'BR']]);
  });

  withPage('the keyboard alone steps through marks, explains one and waves it away', plain, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.className), '');
    await page.evaluate(() => scrollTo(0, 0));
    await page.press('n');
    assert.deepEqual(await page.marked('ai-active'), ['Home > News > Coast']);
    await page.press('n');
    await page.press('n');
    const third = await page.marked('ai-active');
    await page.press('p');
    await page.press('n');
    assert.deepEqual(await page.marked('ai-active'), third);
    assert.match(await page.evaluate(() => document.querySelector('[role=status]').textContent), /:/);
    await page.press('i');
    assert.ok(await page.evaluate(() => document.querySelector('.ai-popover').contains(document.activeElement)));
    await page.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Not this/);
    const before = Object.values(await page.marks()).reduce((sum, count) => sum + count);
    await page.press('Enter');
    await page.settled();
    const after = Object.values(await page.marks()).reduce((sum, count) => sum + count);
    assert.ok(after < before);
    await page.press('Control+z');
    await page.settled();
    assert.equal(Object.values(await page.marks()).reduce((sum, count) => sum + count) >= before - 1, true);
    assert.equal(await page.text(), article);
  });

  test('it asks the server for nothing once it has loaded, and breaks no content security policy', async () => {
    const page = await browser.open();
    await page.settled();
    await new Promise((done) => setTimeout(done, 300));
    const loaded = browser.requests.length;
    assert.ok(
      browser.requests.every((url) => url.startsWith('/some/where/') || url === '/favicon.ico'),
      browser.requests.join(' '),
    );
    await page.paste(article);
    await page.settled();
    for (const tab of ['quotes', 'entities', 'boilerplate', 'overview']) await page.click(`[data-tab=${tab}]`);
    await page.press('Escape');
    await page.press('n');
    await new Promise((done) => setTimeout(done, 300));
    assert.deepEqual(browser.requests.slice(loaded), []);
    assert.deepEqual(await page.violations(), []);
    await page.close();
  });
});
