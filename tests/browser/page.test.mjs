// The page with a report of its own making: what is shown of it, where, and what must not happen.
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
  const filler = 'A plain line that only takes room.\n\n'.repeat(60);

  withPage('what is shown stands on exactly what was found', plain, async (page) => {
    await page.paste(article);
    assert.deepEqual(await page.words('.ai-title'), ['Ferry inquiry finds warnings on flood doors were ignored']);
    assert.deepEqual(await page.words('.ai-quoted'), ['"The company knew, and it sailed,"', '"We will not be made a scapegoat,"']);
    assert.deepEqual(await page.words('.ai-name-person'), ['Ingrid Solberg', 'Anders Myhre']);
    assert.deepEqual(await page.words('.ai-who b'), ['Ingrid Solberg', 'Anders Myhre']);
    assert.deepEqual(await page.words('.ai-fold-what'), [
      'Menu line: Home > News > Coast',
      'Link to another story: READ MORE: How the night unfolded',
      'Credit: (Reporting by A. Nobody; Editing by Ingrid …',
    ]);
    assert.equal(await page.text(), article);
  });

  withPage('a line that was set aside tells why, and comes back into the story; undo takes that back', {}, async (page) => {
    await page.paste(article);
    const before = await page.words('.ai-words');
    assert.ok(!before.some((words) => words.startsWith('READ MORE')));
    await page.point('.ai-fold-line .ai-link', 'READ MORE');
    await page.point('.ai-line', 'READ MORE');
    await page.until(() => /Set aside because/.test(document.querySelector('.ai-card').textContent));
    await page.point('[data-key="card/story"]');
    await page.until(() => [...document.querySelectorAll('.ai-words')].some(({ textContent }) => textContent.startsWith('READ MORE')));
    await page.press('Control+z');
    await page.until((count) => document.querySelectorAll('.ai-words').length === count, before.length);
    await page.press('Control+Shift+z');
    await page.until(() => [...document.querySelectorAll('.ai-words')].some(({ textContent }) => textContent.startsWith('READ MORE')));
  });

  withPage('a report that comes while a button is pressed takes no click away, nor what is typed or ticked', plain, async (page) => {
    await page.paste(article);
    await page.point('[data-key="checklist"]');
    await page.point('.ai-quoted');
    await page.point('[data-key="card/mend"]');
    // Some mark is rejected: the text is read anew, and the report waits for the gate.
    const readAnew = (start) =>
      page.evaluate((at) => {
        window.gate = new Promise((done) => (window.openGate = done));
        document.querySelector('article-inspector').corrections = [{ kind: 'reject', layer: 'findings', start: at, end: at + 1 }];
      }, start);
    const report = async () => {
      await page.evaluate(() => window.openGate());
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
    };
    await readAnew(1);
    await page.hold('[data-key="card/speaker"]', report);
    await page.until(() => !!document.querySelector('.ai-card [data-key^="card/quote/"]'));
    await page.settled();
    await page.point('.ai-quoted');
    await page.point('[data-key="card/mend"]');
    await page.point('[data-key="card/typed"]');
    await page.type('Some');
    await readAnew(2);
    await report();
    await page.settled();
    await page.type('body');
    assert.equal(await page.evaluate(() => document.activeElement.value), 'Somebody');
    assert.equal(await page.evaluate(() => document.querySelector('[data-key="checklist"]').parentElement.open), true);
  });

  withPage('lists lead to the text and back; they filter and keep the focus', { plain: true, height: 500 }, async (page) => {
    await page.paste(
      `${article}\n\n${filler}"It ends here," said Kari Lund. Norway, Bergen, Lloyd's Register and the Norwegian Maritime Authority.`,
    );
    await page.point('.ai-lens-button', 'Who says what?');
    await page.point('.ai-lens [data-key="quote/2"]');
    assert.deepEqual(await page.words('.ai-said.ai-chosen'), ['"It ends here,"']);
    await page.until(() => {
      const box = document.querySelector('.ai-said.ai-chosen').getBoundingClientRect();
      return box.top > 0 && box.bottom < innerHeight;
    });
    await page.press('2');
    const all = (await page.words('.ai-lens .ai-entry-title')).length;
    assert.ok(all > 8, String(all));
    await page.point('.ai-filter');
    await page.type('hal');
    assert.deepEqual(await page.words('.ai-lens .ai-entry-title'), ['Halvor Lines']);
    assert.equal(await page.evaluate(() => document.activeElement.value), 'hal');
  });

  withPage('a second paste takes the place of the text; everything can be undone and redone', plain, async (page) => {
    await page.paste(article);
    await page.paste('Only Kari Lund is left.');
    assert.deepEqual(await page.words('.ai-name-person'), ['Kari Lund']);
    assert.deepEqual(await page.words('.ai-quoted'), []);
    await page.press('Control+z');
    assert.equal(await page.text(), article);
    await page.settled();
    assert.equal((await page.words('.ai-quoted')).length, 2);
    await page.press('Control+Shift+z');
    assert.equal(await page.text(), 'Only Kari Lund is left.');
    await page.press('Control+z');
    await page.press('Control+z');
    assert.equal(await page.text(), '');
    assert.equal(await page.evaluate(() => document.querySelector('.ai-welcome').hidden), false);
  });

  withPage('the text is edited as plain text, and only where the reader asks for it', plain, async (page) => {
    await page.paste(article);
    for (const key of ['a', 'Delete', 'Backspace', 'Enter', 'x']) await page.press(key);
    assert.equal(await page.text(), article);
    await page.press('e');
    await page.until(() => document.activeElement?.classList.contains('ai-edit-field'));
    await page.type('Kari Lund spoke.\n\n');
    await page.press('Control+Enter');
    assert.equal(await page.text(), `Kari Lund spoke.\n\n${article}`);
    await page.settled();
    assert.ok((await page.words('.ai-name-person')).includes('Kari Lund'));
    await page.press('e');
    await page.until(() => document.activeElement?.classList.contains('ai-edit-field'));
    await page.type('Lost.');
    await page.point('[data-key="edit/cancel"]');
    assert.equal(await page.text(), `Kari Lund spoke.\n\n${article}`);
    await page.press('Control+z');
    assert.equal(await page.text(), article);
  });

  withPage('markup in a text is shown as its characters', plain, async (page) => {
    const hostile =
      'He wrote <img src=x onerror="window.hacked=1"> and <b>Kari Lund</b> <script>window.hacked=1</script> in a long line of text.';
    await page.paste(hostile);
    assert.equal((await page.words('.ai-article')).join('').includes('<b>Kari Lund</b>'), true);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.evaluate(() => document.querySelectorAll('.ai-article img, .ai-article script').length), 0);
  });

  withPage('the strip shows where one is and takes one there, by pointer and by keys', { plain: true, height: 500 }, async (page) => {
    await page.paste(`${article}\n\n${filler}`);
    await page.evaluate(() => document.querySelector('.ai-strip').focus());
    await page.press('End');
    await page.until(() => scrollY > 1000);
    await page.until(() => Number(document.querySelector('.ai-strip').getAttribute('aria-valuenow')) > 60);
    await page.press('Home');
    await page.until(() => scrollY < 300);
    await page.point('.ai-strip');
    await page.until(() => scrollY > 200);
  });

  withPage('taken out of the page and put back, the element goes on where it was', plain, async (page) => {
    await page.paste(article);
    await page.evaluate(() => {
      const element = document.querySelector('article-inspector');
      const { parentElement } = element;
      window.heard = 0;
      element.remove();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
      window.lensWhileAway = element.getAttribute('lens');
      parentElement.append(element);
    });
    assert.equal(await page.evaluate(() => window.lensWhileAway), 'story', 'no key is heard by what is not in the page');
    assert.equal(await page.text(), article);
    await page.press('3');
    assert.equal(await page.evaluate(() => document.querySelector('article-inspector').getAttribute('lens')), 'voices');
    // Once, not twice: a paste is one step to undo.
    await page.paste('Only Kari Lund is left.');
    await page.press('Control+z');
    assert.equal(await page.text(), article);
    await page.press('n');
    await page.until(() => !!document.querySelector('.ai-said.ai-chosen'));
  });

  test('it asks the server for nothing once it has loaded, and breaks no content security policy', async () => {
    const page = await browser.open();
    // It has loaded when it is kept for use without a network as well.
    await page.until(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
    const loaded = browser.requests.length;
    assert.ok(
      browser.requests.every((url) => url.startsWith('/some/where/') || url === '/favicon.ico'),
      browser.requests.join(' '),
    );
    await page.paste(article);
    for (const lens of ['story', 'people', 'voices']) await page.point(`[data-lens=${lens}]`);
    await page.press('n');
    await page.settled();
    // A request of the test's own: what the page had asked for would have come before it.
    await page.evaluate(() => fetch('./nothing').catch(() => null));
    assert.deepEqual(browser.requests.slice(loaded), ['/some/where/nothing']);
    assert.deepEqual(await page.violations(), []);
    await page.close();
  });
});
