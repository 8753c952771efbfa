import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { inBothBrowsers, pause, until } from './browsers.mjs';

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

/** What axe finds in a page. */
async function faultsIn(panel) {
  await panel.evaluate(axe);
  const { violations, passes } = await panel.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.ok(passes.length > 5, 'axe has run');
  return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0].html}`);
}

inBothBrowsers('the side panel', (browser) => {
  test('shows the page’s text and marks, and scrolls the page to what is chosen', async () => {
    const page = await browser.open('many');
    await browser.mark(page);
    const panel = await browser.panel();
    const shown = () => panel.evaluate(() => document.querySelector('article-inspector').text);
    await until(async () => (await shown())?.includes('On day 1650 the boat'), 'the panel has the text');
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

  test('axe finds nothing in it, with an article and without', async () => {
    const page = await browser.open('article');
    await browser.mark(page);
    const panel = await browser.panel();
    await until(() => panel.evaluate(() => document.querySelector('article-inspector').text?.includes('Ferry')), 'the panel has the text');
    assert.deepEqual(await faultsIn(panel), []);
    const empty = await browser.open('highlighted');
    await until(() => panel.evaluate(() => !document.querySelector('#notice').hidden), 'the panel says how to begin');
    assert.deepEqual(await faultsIn(panel), []);
    await empty.close();
    await page.close();
  });

  test('follows the tab that is looked at', async () => {
    const page = await browser.open('two');
    await browser.mark(page);
    const panel = await browser.panel();
    await until(
      () => panel.evaluate(() => document.querySelector('article-inspector').text?.includes('Library opens')),
      'the panel has the text',
    );
    await page.close();
  });

  test('“Never” is reached where it is seen, at every width', async (t) => {
    if (!browser.isPanelDrawn) return t.skip('here the panel is tried in a tab that is not drawn');
    for (const width of [250, 345, 480]) {
      const page = await browser.open('article');
      await browser.mark(page);
      const panel = await browser.panel();
      await panel.setViewport({ width, height: 600 });
      await until(
        () => panel.evaluate(() => document.querySelector('article-inspector').text?.includes('Ferry')),
        'the panel has the text',
      );
      await panel.click('#more summary');
      const isThere = await panel.evaluate(() => {
        const box = document.querySelector('#never').getBoundingClientRect();
        return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.id;
      });
      assert.equal(isThere, 'never', `${width} pixels`);
      assert.ok(await panel.evaluate(() => document.querySelector('#top').scrollWidth <= innerWidth), `${width} pixels`);
      await panel.click('#never');
      await until(async () => all(await browser.marks(page)).length === 0, '“never” takes the marks away');
      await browser.set({ never: [] });
      await page.close();
    }
  });

  test('a site of “never” says why it is not read, and the sentence goes with the page', async () => {
    const page = await browser.open('article');
    await browser.set({ never: ['localhost'] });
    await browser.click(page);
    const panel = await browser.panel();
    const says = (what) =>
      until(() => panel.evaluate((words) => document.querySelector('#notice').textContent.includes(words), what), what);
    await says('never to read its site');
    await browser.set({ never: [] });
    await page.goto(`${browser.site}/two`);
    await says('Click the extension');
    await page.close();
  });

  test('what is called wrong in the page is wrong in the panel, what is shown from the page is chosen there', async () => {
    const page = await browser.open('article');
    await browser.mark(page);
    const panel = await browser.panel();
    const says = (words) => panel.evaluate((wanted) => document.querySelector('article-inspector').textContent.includes(wanted), words);
    await until(() => panel.evaluate(() => document.querySelector('article-inspector').text?.includes('Ferry')), 'the panel has the text');
    const { report, text } = await browser.state();
    const item = report.entities.findIndex(({ name }) => name === 'Maria Olsen');
    await panel.evaluate((one) => document.querySelector('article-inspector').choose('entities', one), item);
    await until(() => says('Maria Olsen'), 'her card is shown');
    await until(async () => (await browser.marks(page)).shown?.includes('Maria Olsen'), 'the page shows her');
    const [{ start, end }] = report.entities[item].mentions;
    await browser.inPage(page, 'correct', { corrections: [{ kind: 'reject', layer: 'entities', start, end }], length: text.length });
    await until(
      async () => !(await panel.evaluate(() => document.querySelector('article-inspector').textContent.includes('named 2 times'))),
      'the panel knows it',
    );
    assert.equal(
      (await browser.state()).report.entities.some(({ name }) => name === 'Maria Olsen'),
      false,
    );
    // And the other way: what is put right in the panel, a speaker here, is put right in the page, and is still there in a panel that opens anew.
    const speakerOf = async () => {
      const { report: one, text: read } = await browser.state();
      return one.quotes.find(({ content: [first] }) => read.startsWith('“We are very glad', first.start))?.speaker?.name;
    };
    const quote = report.quotes.find(({ content: [first] }) => text.startsWith('“We are very glad', first.start)).content[0];
    await panel.evaluate(
      (place) => {
        const inspector = document.querySelector('article-inspector');
        inspector.corrections = [...inspector.corrections, { kind: 'speaker', ...place, name: 'Ann Lee' }];
      },
      { start: quote.start, end: quote.end },
    );
    await until(async () => (await speakerOf()) === 'Ann Lee', 'the page knows the speaker');
    assert.equal((await browser.state()).corrections.length, 2);
    await panel.reload();
    await until(
      () => panel.evaluate(() => document.querySelector('article-inspector').corrections?.length === 2),
      'a panel that opens knows what was put right',
    );
    await page.close();
  });

  test('a site of “always” is inspected when it opens, until that is ended', async (t) => {
    if (!browser.grant) return t.skip('this browser lets no test grant what it asks for');
    const page = await browser.open('article');
    await browser.mark(page);
    const panel = await browser.panel();
    await until(() => panel.evaluate(() => !document.querySelector('#always-row').hidden), 'the panel asks');
    await browser.grant([(await browser.state()).origin]);
    await until(() => panel.evaluate(() => document.querySelector('#always').checked), 'the panel knows that it may');
    const listed = () => panel.evaluate(() => [...document.querySelectorAll('#sites li')].map(({ textContent }) => textContent));
    await until(async () => (await listed()).some((words) => words.includes('localhost')), 'the site is listed');
    await page.goto(`${browser.site}/canonical`);
    await until(async () => all(await browser.marks(page)).length > 0, 'it is inspected without a click');
    await panel.click('#sites button');
    await until(async () => (await listed()).length === 0, 'it is ended');
    await page.goto(`${browser.site}/article`);
    await pause(500);
    assert.equal(all(await browser.marks(page)).length, 0);
    await page.close();
  });

  test('a page is compared with the one in another tab, and the quotes of a selection are checked against it', async (t) => {
    if (!browser.isPanelDrawn) return t.skip('here the panel is tried in a tab that is not drawn');
    const other = await browser.open('canonical');
    await browser.mark(other);
    // The driver can't look into the panel of a tab that is not seen: there shall be one alone.
    const hidePanel = async () => {
      await browser.inExtension(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        await chrome.sidePanel.setOptions({ tabId: tab.id, enabled: false });
      });
      await pause(300);
    };
    await hidePanel();
    const page = await browser.open('article');
    await page.bringToFront();
    await browser.click(page);
    const panel = await browser.panel();
    await until(() => panel.evaluate(() => !document.querySelector('#views').hidden), 'the panel is ready');
    await panel.evaluate(() => document.querySelector('#compare').click());
    await until(() => panel.evaluate(() => document.querySelectorAll('#tabs button').length > 1), 'the other tab is offered');
    // A click waits for a frame, and a panel that is not drawn has none.
    await panel.focus('#tabs button');
    await panel.keyboard.press('Enter');
    await until(() => panel.evaluate(() => document.querySelector('dialog[open] .ai-result')?.childElementCount > 0), 'they are compared');
    await page.close();

    // The quotes of what is selected, by the menu, against the same tab.
    await hidePanel();
    const repost = await browser.open('repost');
    await browser.mark(repost);
    const checking = await browser.panel();
    await until(() => checking.evaluate(() => !document.querySelector('#views').hidden), 'the panel is ready');
    await repost.evaluate(() => getSelection().selectAllChildren(document.querySelector('#draft')));
    await browser.inExtension(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'check' }, tab);
    });
    const inWindow = (look) => checking.evaluate(look);
    await until(() => inWindow(() => document.querySelector('dialog[open] .tabs li button')), 'the window is open and offers the tab');
    assert.match(await inWindow(() => document.querySelector('[data-key="check/draft"]').value), /^“We are not very glad[^\n]*office\.$/);
    await checking.focus('dialog[open] .tabs li button');
    await checking.keyboard.press('Enter');
    await until(() => inWindow(() => document.querySelector('.tabs [role=status]').textContent.includes('Ferry')), 'it says what it took');
    assert.match(await inWindow(() => document.querySelector('[data-key="check/source/1"]').value), /storm had damaged/);
    await checking.focus('[data-key="check/run"]');
    await checking.keyboard.press('Enter');
    await until(() => inWindow(() => document.querySelector('.ai-checked')), 'there is a result');
    assert.match(await inWindow(() => document.querySelector('.ai-checked .ai-first li').textContent), /altered.*negation.*not/s);
    assert.equal(
      await inWindow(() => document.querySelector('.ai-check-source summary').textContent),
      'Ferry to Holm Island is back in service | The Bay Post',
    );
    assert.deepEqual(await faultsIn(checking), []);
    await repost.close();
    await other.close();
  });

  test('keys that scroll are the page’s until the reader turns to the panel', async () => {
    const page = await browser.open('many');
    await browser.mark(page);
    const panel = await browser.panel();
    await panel.reload();
    await until(
      () => panel.evaluate(() => document.querySelector('article-inspector').text?.includes('On day 1')),
      'the panel has the text',
    );
    await panel.evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true })),
    );
    await until(() => page.evaluate(() => scrollY > 100), 'the page has scrolled');
    await page.close();
  });
});

inBothBrowsers('an extension that comes and goes', (browser) => {
  test(
    'a click that takes the marks away opens no sidebar',
    { skip: browser.name === 'chromium' && 'its panel is of the tab' },
    async () => {
      const page = await browser.open('article');
      await browser.mark(page);
      const isOpen = () => browser.inWindow('SidebarController.isOpen');
      await until(isOpen, 'the sidebar is open');
      await browser.inWindow('SidebarController.hide()');
      await until(async () => !(await isOpen()), 'it is closed');
      await browser.click(page);
      await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
      await pause(300);
      assert.equal(await isOpen(), false);
      await page.close();
    },
  );

  test('reloaded while its marks stand it takes them along, and a click sets new ones', async () => {
    const page = await browser.open('article');
    const before = await page.content();
    await browser.mark(page);
    assert.equal(await browser.areMarksSeen(page), true);
    await browser.reload();
    await until(async () => !(await browser.areMarksSeen(page)), 'the marks are gone');
    assert.equal(await page.content(), before);
    await browser.mark(page);
    await until(() => browser.areMarksSeen(page), 'there are marks again');
    await browser.click(page);
    await until(async () => all(await browser.marks(page)).length === 0, 'none are left, of the one before neither');
    await page.close();
  });
});
