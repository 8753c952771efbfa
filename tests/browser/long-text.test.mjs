// A long text under the reader's hands: editing across its sections, marks at once where something was typed, and in the end the marks
// that a reading from the start gives.
import assert from 'node:assert/strict';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const paragraph = (n) =>
  `On day ${n} Ingrid Solberg said in Oslo that the quay would be closed. "We have no choice," she told the Harbour Council.`;
const paragraphs = (count) => Array.from({ length: count }, (_, n) => paragraph(n)).join('\n\n');

inBothBrowsers('a long text', (browser) => {
  const withPage = pageTests(browser);
  const select = (page, start, end) =>
    page.evaluate(
      ([from, to]) => {
        const field = document.querySelector('.ai-text');
        field.focus();
        // By the nodes that stand there: a line end stands between two sections.
        let at = 0;
        const place = (offset) => {
          at = 0;
          for (const section of field.children) {
            const [node] = section.childNodes;
            if (offset <= at + node.length) return [node, offset - at];
            at += node.length + 1;
          }
        };
        document.getSelection().setBaseAndExtent(...place(from), ...place(to));
      },
      [start, end],
    );
  const allMarks = (page) =>
    page.evaluate(() =>
      Object.fromEntries(
        [...CSS.highlights]
          .filter(([name, marks]) => name !== 'ai-active' && marks.size > 0)
          .map(([name, marks]) => [name, [...marks].map(String).sort()])
          .sort(),
      ),
    );

  withPage(
    'it stands in sections; deleting, typing and line ends across their edges are plain edits, and can be undone',
    {},
    async (page) => {
      let text = paragraphs(60);
      await page.evaluate((value) => document.querySelector('article-inspector').setText(value), text);
      const edges = await page.evaluate(() => {
        let at = 0;
        return [...document.querySelector('.ai-text').children].map((section) => (at += section.firstChild.length + 1) - 1);
      });
      assert.ok(edges.length > 3);
      const expect = async (next) => {
        assert.equal(await page.text(), next);
        const shown = await page.evaluate(() =>
          [...document.querySelector('.ai-text').children].map((section) => section.textContent).join('\n'),
        );
        assert.equal(shown, next);
        assert.equal(await page.evaluate(() => document.querySelector('.ai-text').classList.contains('ai-empty')), next === '');
        text = next;
      };
      const before = text;
      const at = edges[0];
      await select(page, at + 1, at + 1);
      await page.press('Backspace');
      await expect(text.slice(0, at) + text.slice(at + 1));
      await page.press('Enter');
      await expect(`${text.slice(0, at)}\n${text.slice(at)}`);
      await select(page, at, at);
      await page.press('Delete');
      await expect(text.slice(0, at) + text.slice(at + 1));
      await page.type('abc');
      await expect(`${text.slice(0, at)}abc${text.slice(at)}`);
      await select(page, edges[1] - 20, edges[2] + 30);
      await page.type('x');
      await expect(`${text.slice(0, edges[1] - 20)}x${text.slice(edges[2] + 30)}`);
      await page.type('y');
      await expect(`${text.slice(0, edges[1] - 19)}y${text.slice(edges[1] - 19)}`);
      await select(page, 10, text.length - 10);
      await page.press('Control+x');
      await expect(text.slice(0, 10) + text.slice(-10));
      for (let step = 0; step < 12 && (await page.text()) !== before; step++) await page.press('Control+z');
      await expect(before);
      await page.press('Control+a');
      await page.press('Delete');
      await expect('');
      await page.type('Again.');
      await expect('Again.');
    },
  );

  withPage(
    'what is typed has its marks at once; when the reader pauses all marks are those of a fresh reading',
    { height: 600 },
    async (page) => {
      const text = paragraphs(300);
      await page.evaluate((value) => {
        const element = document.querySelector('article-inspector');
        window.whole = 0;
        element.setText(value);
      }, text);
      await page.settled();
      await page.evaluate(() => document.querySelector('article-inspector').addEventListener('inspected', () => window.whole++));
      const at = text.indexOf('On day 3 ');
      await select(page, at, at);
      const marked = page.evaluate(
        () =>
          new Promise((done) => {
            const look = () => {
              const found = [...(CSS.highlights.get('ai-entities-person') ?? [])].map(String);
              if (found.some((name) => name.includes('Maria Hansen'))) done(window.whole);
            };
            document.querySelector('article-inspector').addEventListener('marked', look);
          }),
      );
      await page.type('Maria Hansen said in Bergen that she agreed. ');
      assert.equal(await marked, 0, 'before the whole text was read again');
      await page.settled();
      assert.ok(await page.evaluate(() => window.whole > 0));
      const typed = await allMarks(page);
      const now = await page.text();
      const place = await page.evaluate(() => scrollY);
      await page.evaluate((value) => {
        const element = document.querySelector('article-inspector');
        element.setText('');
        element.setText(value);
      }, now);
      await page.settled();
      await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), place);
      await page.settled();
      assert.deepEqual(await allMarks(page), typed);
    },
  );

  withPage('a new line leaves the reader where they are, on whatever page, and in view', { height: 600 }, async (page) => {
    const text = paragraphs(900);
    assert.ok(text.length > 100_000);
    await page.evaluate((value) => document.querySelector('article-inspector').setText(value), text);
    await page.settled();
    await page.click('[data-key="pages/next"]');
    const first = await page.evaluate(() => {
      const field = document.querySelector('.ai-text');
      const section = field.children[4];
      section.scrollIntoView({ block: 'center', behavior: 'instant' });
      field.focus({ preventScroll: true });
      document.getSelection().collapse(section.firstChild, 10);
      return field.firstChild.textContent.slice(0, 12);
    });
    const place = await page.evaluate(() => scrollY);
    await page.press('Enter');
    assert.equal((await page.text()).length, text.length + 1);
    assert.ok(Math.abs((await page.evaluate(() => scrollY)) - place) < 60);
    assert.equal(await page.evaluate(() => document.querySelector('.ai-text').firstChild.textContent.slice(0, 12)), first);
    // Many new lines: the caret does not leave the window.
    for (let line = 0; line < 25; line++) await page.press('Enter');
    await page.type('here');
    const caret = await page.evaluate(() => {
      const range = document.getSelection().getRangeAt(0).cloneRange();
      range.setStart(range.startContainer, range.startOffset - 1);
      const { top, bottom } = range.getBoundingClientRect();
      return { top, bottom, height: innerHeight };
    });
    assert.ok(caret.top > 0 && caret.bottom < caret.height, JSON.stringify(caret));
  });

  withPage('the stretch that is looked at stays on its words while something is typed before it', {}, async (page) => {
    const text = paragraphs(10);
    await page.evaluate((value) => document.querySelector('article-inspector').setText(value), text);
    await page.settled();
    await page.click('[data-tab=quotes]');
    await page.click('[data-key="quotes/1"]');
    const looked = await page.marked('ai-active');
    assert.ok(looked.length > 0);
    await select(page, 0, 0);
    await page.type('Then it went on. ');
    await page.settled();
    assert.deepEqual(await page.marked('ai-active'), looked);
  });
});
