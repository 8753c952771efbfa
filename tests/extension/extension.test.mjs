import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inBothBrowsers, until } from './browsers.mjs';

const all = (marks) => Object.values(marks).flat();
const junk = (marks) => all(Object.fromEntries(Object.entries(marks).filter(([name]) => name.startsWith('boilerplate'))));
const has = (marks, name, words) => (marks[name] ?? []).some((text) => text.includes(words));

inBothBrowsers('the extension', (browser) => {
  test('marks a page that forbids everything, and leaves its elements as they were', async () => {
    const page = await browser.open('article');
    const before = await page.content();
    await browser.mark(page);
    const marks = await browser.marks(page);
    assert.ok(has(marks, 'boilerplate', 'Ten islands'), JSON.stringify(marks));
    assert.ok(!junk(marks).some((text) => text.includes('storm had damaged')), JSON.stringify(marks));
    assert.equal(await page.content(), before);
    assert.match(await until(() => browser.badge(), 'the badge has a text'), /^\d+%$/);
    await page.close();
  });

  test('takes every mark away at the second click', async () => {
    const page = await browser.open('article');
    const before = await page.content();
    await browser.mark(page);
    await browser.click(page);
    await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
    assert.equal(await page.content(), before);
    await until(async () => (await browser.badge()) === '', 'the badge is empty');
    await browser.mark(page);
    await page.close();
  });

  test('reads through shadow roots and frames of the same origin, and what has no slot not at all', async () => {
    const page = await browser.open('shadow');
    await browser.mark(page);
    const read = await browser.text();
    assert.match(read, /In the slot Ann Lee/);
    assert.match(read, /Inside the open root/);
    assert.match(read, /Inside the closed root/);
    assert.match(read, /In the frame Karl Moe/);
    assert.doesNotMatch(read, /Without a slot/);
    const inFrame = await page.evaluate(() =>
      [...document.querySelector('iframe').contentWindow.CSS.highlights].map(([name, ranges]) => `${name} ${ranges.size}`),
    );
    assert.ok(
      inFrame.some((name) => name.startsWith('article-inspector-boilerplate')),
      inFrame.join(),
    );
    await page.close();
  });

  test('follows a page that grows, and rests when it rests', async () => {
    const page = await browser.open('lazy');
    await browser.mark(page);
    const before = await browser.marks(page);
    assert.ok(!has(before, 'boilerplate', 'How to sail'));
    await page.evaluate(() => document.querySelector('#late').removeAttribute('hidden'));
    await until(async () => junk(await browser.marks(page)).some((text) => text.includes('How to sail')), 'what was unfolded is marked');
    await page.evaluate(() => {
      const added = document.createElement('p');
      added.textContent = 'Read more: The boats of the north';
      document.querySelector('#story').append(added);
    });
    await until(
      async () => junk(await browser.marks(page)).some((text) => text.includes('boats of the north')),
      'what was added is marked',
    );
    // The marks themselves are no change: nothing is set anew while nothing happens.
    const set = await page.evaluate(async () => {
      const marked = () => [...CSS.highlights].find(([name]) => name.startsWith('article-inspector-boilerplate'))?.[1];
      const one = marked();
      await new Promise((done) => setTimeout(done, 1500));
      return one !== undefined && one === marked();
    });
    assert.ok(set);
    await page.close();
  });

  test('marks of a long page are drawn where the reader is', async () => {
    const page = await browser.open('many');
    assert.ok((await page.evaluate(() => document.querySelectorAll('*').length)) >= 4900);
    await browser.mark(page);
    const marksOf = async (day) =>
      await page.evaluate(
        (wanted) =>
          [...CSS.highlights]
            .flatMap(([name, ranges]) => (name.startsWith('article-inspector-') ? [...ranges] : []))
            .filter((range) => range.startContainer.parentElement.closest('p')?.textContent.startsWith(`On day ${wanted} `)).length,
        day,
      );
    await until(() => marksOf(3), 'what is seen is marked');
    assert.equal(await marksOf(1500), 0);
    await page.evaluate(() => document.querySelector('a[href="#d1500"]').scrollIntoView({ behavior: 'instant' }));
    await until(() => marksOf(1500), 'what the reader has come to is marked');
    await until(async () => (await marksOf(3)) === 0, 'what lies far away is not');
    await browser.click(page);
    await until(async () => Object.keys(await browser.marks(page)).length === 0, 'all marks are gone');
    await page.close();
  });

  test('keeps the highlights that a page has of its own', async () => {
    const page = await browser.open('highlighted');
    await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('h1'));
      CSS.highlights.set('own', new Highlight(range));
    });
    await browser.mark(page);
    assert.equal(await page.evaluate(() => CSS.highlights.get('own').size), 1);
    await browser.click(page);
    await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
    assert.equal(await page.evaluate(() => CSS.highlights.get('own').size), 1);
    await page.close();
  });

  test('reads right-to-left text and two articles on one page', async () => {
    const arabic = await browser.open('arabic');
    await browser.mark(arabic);
    assert.match(await browser.text(), /العبارة تعود إلى الجزيرة/);
    await arabic.close();
    const two = await browser.open('two');
    await browser.mark(two);
    const read = await browser.text();
    assert.match(read, /Ferry to Holm Island/);
    assert.match(read, /Library opens on Sundays/);
    await two.close();
  });

  test('what stands in <noscript> is not read where scripts run', async () => {
    const page = await browser.open('noscript');
    await browser.mark(page);
    const { text, report } = await browser.state();
    assert.match(text, /The harbour is open\./);
    assert.doesNotMatch(text, /switch scripts on|without scripts|pixel/);
    assert.deepEqual(report.findings, []);
    await page.close();
  });

  test('a page whose elements have the names of properties is read, marked and cleared', async () => {
    const page = await browser.open('clobbering');
    await browser.mark(page);
    assert.match(await browser.text(), /storm had damaged/);
    assert.ok(has(await browser.marks(page), 'boilerplate', 'Ten islands'));
    await browser.click(page);
    await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
    await page.close();
  });

  test('a page that replaces its nodes while it is inspected is marked when it rests, and no error is told', async () => {
    const page = await browser.open('article');
    await page.evaluate(() => {
      window.replacing = setInterval(() => {
        for (const paragraph of document.querySelectorAll('article p')) paragraph.firstChild.replaceWith(paragraph.firstChild.cloneNode());
      });
    });
    await browser.click(page);
    const seen = [];
    await until(async () => {
      const state = await browser.state();
      if (state) seen.push(state);
      return seen.some(({ report }) => report) && seen.length > 5;
    }, 'it has been inspected');
    assert.deepEqual(
      seen.map(({ error }) => error).filter((error) => error !== null),
      [],
    );
    await page.evaluate(() => clearInterval(window.replacing));
    await until(async () => has(await browser.marks(page), 'boilerplate', 'Ten islands'), 'the nodes that stay are marked');
    await page.close();
  });
});
