// What people do by mistake: the page says what is wrong, nothing is lost, and it stays usable.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inBothBrowsers, pageTests } from './browsers.mjs';

/** Drops a file with these bytes onto the page. */
const drop = (page, name, bytes) =>
  page.evaluate(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], fileName));
      document.querySelector('.ai-page').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    },
    [name, bytes],
  );

const notices = (page) => page.evaluate(() => document.querySelector('.ai-notices').textContent);

inBothBrowsers('bad input', (browser) => {
  const withPage = pageTests(browser);

  withPage('an empty text shows the way in again', {}, async (page) => {
    await page.click('[data-key="welcome/sample"]');
    await page.until(() => document.querySelector('.ai-welcome').hidden);
    await page.click('[data-key="bar/home"]');
    await page.until(() => !document.querySelector('.ai-welcome').hidden);
    assert.equal(await page.text(), '');
    assert.equal(await page.evaluate(() => document.activeElement.className.includes('ai-target')), true);
    await page.evaluate(() => document.activeElement.blur());
    await page.press('Control+z');
    assert.match(await page.text(), /Ferry inquiry/);
  });

  withPage('lone surrogates and NULs are kept as they are, inspected and told of', {}, async (page) => {
    const text = 'Ingrid Solberg said \ud800 half of it.\u0000 The rest \udc00 is missing, she added.';
    await page.evaluate((value) => document.querySelector('article-inspector').setText(value), text);
    await page.settled();
    assert.equal(await page.evaluate((value) => document.querySelector('article-inspector').text === value, text), true);
    await page.until(() => /Half a character/.test(document.querySelector('.ai-panel').textContent));
    await page.point('.ai-flaw');
    await page.until(() => /Half a character|Control character/.test(document.querySelector('.ai-card h2')?.textContent ?? ''));
  });

  withPage('a picture dropped on the page is refused, and the text stays', {}, async (page) => {
    await page.paste('My own text.');
    await drop(page, 'photo.png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 1, 0]);
    await page.until(() => document.querySelector('.ai-notices').textContent !== '');
    assert.match(await notices(page), /photo\.png is not a text/);
    assert.equal(await page.text(), 'My own text.');
  });

  withPage('a text file dropped on the page is opened, whatever its encoding', {}, async (page) => {
    await drop(page, 'utf16.txt', [0xff, 0xfe, 0x4b, 0, 0xf6, 0, 0x6c, 0, 0x6e, 0]);
    await page.until(() => document.querySelector('article-inspector').text === 'Köln');
    await drop(page, 'old.txt', [0x4b, 0xf6, 0x6c, 0x6e, 13, 10]);
    await page.until(() => document.querySelector('article-inspector').text === 'Köln\n');
    assert.match(await notices(page), /Windows-1252/);
  });

  withPage('a file that cannot be read is told of, and the text stays', {}, async (page) => {
    await page.paste('My own text.');
    await page.evaluate(() => {
      const file = new File(['x'], 'gone.txt');
      file.arrayBuffer = () => Promise.reject(new DOMException('The file has been moved.', 'NotFoundError'));
      return document.querySelector('article-inspector').openFile(file);
    });
    assert.match(await notices(page), /gone\.txt cannot be read \(The file has been moved\.\)/);
    assert.equal(await page.text(), 'My own text.');
  });

  withPage('a text that cannot be inspected is kept, and the reader is told why', {}, async (page) => {
    await page.evaluate(() => {
      document.querySelector('article-inspector').runner = Promise.resolve({ open: () => Promise.reject(new Error('out of memory')) });
    });
    await page.evaluate(() => document.querySelector('article-inspector').setText('My own text.'));
    await page.until(() => /could not be inspected: out of memory/.test(document.querySelector('.ai-notices').textContent));
    assert.equal(await page.text(), 'My own text.');
  });

  withPage('ten megabytes pasted by mistake stay usable: a part is shown, keys work, undo, a new paste', {}, async (page) => {
    await page.paste('Before it.');
    // The source of a page, pictures and all: an article, and what stands for its pictures.
    const length = await page.evaluate(() => {
      const line = (n) =>
        `Kari Lund said on day ${n} that the harbour of Oslo would be closed for ${n + 3} days. "We have no choice," she said.\n\n`;
      const picture = `<img src="data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUgAA'.repeat(36_000)}">\n\n`;
      const data = new DataTransfer();
      data.setData('text/plain', Array.from({ length: 10_000 }, (_, n) => line(n) + (n % 1000 === 999 ? picture : '')).join(''));
      document.querySelector('.ai-page').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
      return document.querySelector('article-inspector').text.length;
    });
    assert.ok(length >= 9_500_000, String(length));
    await page.until(() => document.querySelectorAll('.ai-paragraph').length > 30, null, 150_000);
    await page.until(() => !!document.querySelector('[data-key="turn/later"]'), null, 60_000);
    assert.ok((await page.evaluate(() => document.querySelector('.ai-article').textContent.length)) < 4_000_000);
    await page.press('3');
    await page.press('n');
    await page.until(() => document.querySelectorAll('.ai-said.ai-chosen').length > 0);
    await page.point('[data-key="turn/later"]');
    await page.until(() => !!document.querySelector('[data-key="turn/earlier"]'));
    await page.paste('A short text.');
    assert.equal(await page.text(), 'A short text.');
    await page.press('Control+z');
    assert.equal(await page.evaluate(() => document.querySelector('article-inspector').text.length), length);
    await page.press('Control+z');
    assert.equal(await page.text(), 'Before it.');
    // One word of five million characters, and a hundred thousand quotation marks.
    await page.evaluate(() => document.querySelector('article-inspector').setText('x'.repeat(5_000_000)));
    await page.until(() => document.querySelectorAll('.ai-paragraph').length > 1);
    await page.evaluate(() => document.querySelector('article-inspector').setText('"'.repeat(100_000)));
    await page.until(() => document.querySelector('.ai-body').getAttribute('aria-busy') === 'false');
    await page.paste('A short text.');
    await page.press('1');
    await page.until(() => /3 words/.test(document.querySelector('.ai-summary')?.textContent));
  });
});
