// Texts in by every way, what was found out by every way, and what a reader decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const article = `Ferry inquiry finds warnings were ignored

"The company knew, and it sailed," said Ingrid Solberg, a judge, in Oslo.

READ MORE: How the night unfolded

Halvor Lines rejected the report. "We will not be made a scapegoat," Anders Myhre said.`;

inBothBrowsers('ways in and out', (browser) => {
  // Handlers in a page's markup are refused when it is parsed, which some browsers report.
  const withPage = pageTests(browser, (violation) => violation === 'script-src-attr inline');

  /** Notes what is copied and saved, in the place of clipboard and downloads. */
  const noteWaysOut = () => {
    window.taken = [];
    navigator.clipboard.writeText = async (text) => void window.taken.push(text);
    const blobs = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = create.call(URL, blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      void blobs
        .get(this.href)
        .text()
        .then((text) => window.taken.push({ name: this.download, text }));
    };
  };
  const taken = (page, count) =>
    page.until((wanted) => (window.taken.length >= wanted ? JSON.stringify(window.taken) : ''), count).then(JSON.parse);

  withPage('a rich paste keeps its paragraphs and gives its links as hints, never its markup', {}, async (page) => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'Home News Sport Kari Lund spoke. She went.');
      data.setData(
        'text/html',
        '<nav><a href="/">Home</a> <a href="/n">News</a> <a href="/s">Sport</a></nav><h1>Minister speaks</h1><p>Kari <b>Lund</b> spoke.<img src="x" onerror="window.hacked=1"></p><script>window.hacked=1</script><p>She went.</p>',
      );
      const field = document.querySelector('.ai-text');
      field.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    });
    const text = await page.text();
    assert.match(text, /Minister speaks\n\nKari Lund spoke\.\n\nShe went\./);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.ai-text *')].map((node) => node.nodeName)), ['DIV', 'BR']);
    await page.until(() => [...CSS.highlights].some(([name, marks]) => name.startsWith('ai-boilerplate') && marks.size > 0));
  });

  withPage('an HTML file is opened as its text', {}, async (page) => {
    await page.evaluate(() =>
      document
        .querySelector('article-inspector')
        .openFile(
          new File(
            [
              '<!doctype html><title>T</title><link rel="canonical" href="https://example.org/a"><body><h1>Bridge opens</h1><p>Anna Holm said so.</p>',
            ],
            'a.html',
          ),
        ),
    );
    assert.match(await page.text(), /Bridge opens\n\nAnna Holm said so\./);
    await page.click('[data-key="bar/out"]');
    assert.equal(await page.evaluate(() => document.querySelector('[data-key="out/source"]').value), 'https://example.org/a');
  });

  withPage('the file chooser of the File System Access API is used where there is one', {}, async (page) => {
    await page.evaluate(() => {
      window.showOpenFilePicker = async () => [{ getFile: async () => new File(['From the chooser.'], 'note.txt') }];
    });
    await page.click('[data-key="bar/open"]');
    await page.until(() => document.querySelector('article-inspector').text === 'From the chooser.');
  });

  withPage(
    'a text behind the # of the address is opened, and leaves the address',
    { path: '#text=Kari%20Lund%20%2B%20Oslo%0A%C3%A9&source=https%3A%2F%2Fexample.org%2Fstory' },
    async (page) => {
      assert.equal(await page.text(), 'Kari Lund + Oslo\né');
      assert.equal(await page.evaluate(() => location.hash), '');
      await page.evaluate(() => {
        location.hash = '#text=%E0%A4%A';
      });
      await page.until(() => /cannot be read/.test(document.querySelector('.ai-notices').textContent));
      assert.equal(await page.text(), 'Kari Lund + Oslo\né');
    },
  );

  withPage('the bookmarklet carries a page’s text and address here', {}, async (page) => {
    await page.click('[data-key="bar/settings"]');
    const program = await page.evaluate(() =>
      decodeURIComponent(document.querySelector('.ai-bookmarklet').href.replace(/^javascript:/, '')),
    );
    const opened = await page.evaluate((source) => {
      let address = '';
      const run = new Function('open', 'getSelection', `return ${source}`);
      void run(
        (url) => {
          address = url;
        },
        () => 'Kari Lund & Oslo',
      );
      return address;
    }, program);
    assert.ok(opened.startsWith(`${browser.site}#text=Kari%20Lund%20%26%20Oslo&source=`), opened);
  });

  withPage('every form can be copied and saved, as the core writes it', {}, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.evaluate(noteWaysOut);
    await page.click('[data-key="bar/out"]');
    const forms = ['text', 'markdown', 'csv', 'json', 'annotations', 'html'];
    for (const form of forms) await page.click(`[data-key="out/${form}/copy"]`);
    const [text, markdown, csv, json, annotations, html] = await taken(page, 6);
    assert.match(text, /Ferry inquiry finds/);
    assert.ok(markdown.includes('Ferry inquiry'));
    assert.ok(csv.split('\r\n').length > 1 || csv.split('\n').length > 1);
    assert.equal(JSON.parse(json).version, 2);
    assert.equal(JSON.parse(json).length, article.length);
    assert.equal(
      JSON.stringify(JSON.parse(annotations)['@context'] ?? JSON.parse(annotations)[0]['@context']).includes(
        'http://www.w3.org/ns/anno.jsonld',
      ),
      true,
    );
    assert.match(html, /^<!doctype html>/i);
    await page.click('[data-key="out/markdown/save"]');
    const saved = (await taken(page, 7))[6];
    assert.equal(saved.name, 'ferry-inquiry-finds-warnings-were-ignored.md');
    assert.equal(saved.text, markdown);
  });

  withPage('a link to a quote needs the address of the article, and leads to its words', { plain: true }, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.evaluate(noteWaysOut);
    await page.click('[data-tab=quotes]');
    await page.click('[data-key="quotes/0/link"]');
    await page.until(() => document.activeElement.dataset.key === 'out/source');
    await page.type('https://example.org/story#top');
    await page.press('Escape');
    await page.click('[data-key="quotes/0/link"]');
    assert.deepEqual(await taken(page, 1), ['https://example.org/story#:~:text=The%20company%20knew%2C%20and%20it%20sailed']);
  });

  withPage('"not this" makes a passage story again, for the clean view and every way out; it can be undone', {}, async (page) => {
    await page.paste(article);
    await page.until(() => (CSS.highlights.get('ai-boilerplate-read-more')?.size ?? 0) > 0);
    await page.settled();
    const clean = async () => {
      await page.click('[data-key="bar/clean"]');
      await page.until(() => document.querySelector('.ai-clean').textContent !== '');
      await page.settled();
      const text = await page.evaluate(() => document.querySelector('.ai-clean').textContent);
      await page.click('[data-key="bar/clean"]');
      return text;
    };
    assert.ok(!(await clean()).includes('How the night unfolded'));
    await page.click('[data-tab=boilerplate]');
    const key = await page.evaluate(
      () => [...document.querySelectorAll('.ai-item')].find((item) => item.textContent.includes('How the night')).dataset.item,
    );
    await page.click(`[data-key="${key}/not"]`);
    await page.settled();
    await page.until(() => (CSS.highlights.get('ai-boilerplate-read-more')?.size ?? 0) === 0);
    await page.evaluate(() => document.querySelector('.ai-clean').replaceChildren());
    assert.ok((await clean()).includes('How the night unfolded'));
    await page.click('[data-key="bar/undo"]');
    await page.until(() => (CSS.highlights.get('ai-boilerplate-read-more')?.size ?? 0) > 0);
  });

  withPage('all of a kind can be switched off at a mark, by pointer and by keyboard', { plain: true }, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.press('Escape');
    for (let step = 0; step < 20 && !(await page.marked('ai-active')).includes('Ingrid Solberg'); step++) await page.press('n');
    await page.press('i');
    // A name inside a quote inside something else: all of it is told.
    assert.match(await page.evaluate(() => document.querySelector('.ai-popover').textContent), /Person/);
    await page.click('[data-key="popover/entities/0/off"]');
    assert.equal((await page.marks())['ai-entities-person'], undefined);
    assert.equal(
      await page.evaluate(() => document.querySelector('[data-key="switch/entities/person"]').getAttribute('aria-checked')),
      'false',
    );
  });

  withPage('two texts are compared: what was altered, dropped, added, and the words that differ', {}, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.click('[data-key="bar/compare"]');
    assert.equal(await page.evaluate(() => document.querySelector('[data-key="compare/original"]').value.length), article.length);
    const copy = article.replace('and it sailed', 'and it stayed');
    await page.evaluate((text) => {
      document.querySelector('[data-key="compare/copy"]').value = text;
    }, copy);
    await page.click('[data-key="compare/run"]');
    await page.until(() => !!document.querySelector('.ai-verdict'));
    const result = await page.evaluate(() => ({
      verdict: document.querySelector('.ai-verdict').textContent,
      del: [...document.querySelectorAll('.ai-compared del')].map((node) => node.textContent),
      ins: [...document.querySelectorAll('.ai-compared ins')].map((node) => node.textContent),
    }));
    assert.ok(result.del.join(' ').includes('sailed') && result.ins.join(' ').includes('stayed'), JSON.stringify(result));
    await page.evaluate(() => {
      document.querySelector('[data-key="compare/copy"]').value = document.querySelector('[data-key="compare/original"]').value;
    });
    await page.click('[data-key="compare/run"]');
    await page.until(() => /^Faithful/.test(document.querySelector('.ai-verdict').textContent));
  });

  withPage('lists filter, sort and cut; the table tells who said what', { plain: true }, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.click('[data-tab=entities]');
    await page.click('.ai-filter');
    await page.type('hal');
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.ai-name')].map((node) => node.textContent)), [
      'Halvor Lines',
    ]);
    assert.equal(await page.evaluate(() => document.activeElement.value), 'hal');
    await page.click('[data-tab=quotes]');
    await page.evaluate(() => {
      const view = document.querySelector('[data-key="quotes/view"]');
      view.value = 'table';
      view.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('.ai-table tbody tr')].map((row) => row.innerText.replace(/\s+/g, ' ').trim()),
    );
    assert.deepEqual(rows, ['Anders Myhre Chief Executive 1 – – 7', 'Ingrid Solberg judge 1 – – 6']);
  });

  withPage('settings change the page at once, and are kept only if the reader says so', {}, async (page) => {
    const stored = () => page.evaluate(() => Object.keys(localStorage));
    await page.paste(article);
    await page.settled();
    await page.click('[data-key="bar/settings"]');
    await page.click('[data-key="settings/theme/dark"]');
    await page.click('[data-key="settings/palette/grey"]');
    await page.click('[data-key="settings/size/150"]');
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('article-inspector')).colorScheme), 'dark');
    assert.deepEqual(await stored(), []);
    await page.click('[data-key="settings/keep"]');
    assert.deepEqual(await stored(), ['article-inspector/settings']);
    await page.click('[data-key="settings/language/de"]');
    await page.until(() => document.querySelector('.ai-dialog h2')?.textContent === 'Einstellungen');
    assert.equal(await page.evaluate(() => document.querySelector('article-inspector').lang), 'de');
    assert.equal(await page.text(), article);
    await page.tab.reload();
    await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
    assert.match(await page.evaluate(() => document.querySelector('.ai-bar').textContent), /Einstellungen/);
    assert.equal(await page.evaluate(() => document.querySelector('article-inspector').getAttribute('theme')), 'dark');
    assert.ok(!(await page.evaluate(() => localStorage.getItem('article-inspector/settings'))).includes('Ferry'));
    await page.click('[data-key="bar/settings"]');
    await page.click('[data-key="settings/keep"]');
    assert.deepEqual(await stored(), []);
  });

  withPage('names that are less sure than the reader asks are not shown', {}, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.click('[data-tab=entities]');
    const listed = () => page.evaluate(() => document.querySelectorAll('.ai-name').length);
    await page.until(() => document.querySelectorAll('.ai-name').length > 0);
    const all = await listed();
    const ask = (percent) =>
      page.evaluate((value) => {
        const range = document.querySelector('[data-key="settings/least-sure"]');
        range.value = value;
        for (const type of ['input', 'change']) range.dispatchEvent(new Event(type, { bubbles: true }));
      }, String(percent));
    await page.click('[data-key="bar/settings"]');
    await ask(95);
    assert.equal(await page.evaluate(() => document.querySelector('.ai-range output').textContent), '95 %');
    await page.until((before) => document.querySelectorAll('.ai-name').length < before, all);
    await ask(0);
    await page.until((before) => document.querySelectorAll('.ai-name').length === before, all);
  });

  withPage(
    '? shows the keys, c the story alone, digits switch layers, and letters can be kept for typing',
    { plain: true },
    async (page) => {
      await page.paste(article);
      await page.settled();
      await page.press('Escape');
      await page.type('?');
      await page.until(() => !!document.querySelector('.ai-dialog-keys[open]'));
      await page.press('Escape');
      await page.until(() => !document.querySelector('.ai-dialog'));
      await page.press('2');
      assert.equal((await page.marks())['ai-entities-person'], undefined);
      await page.press('c');
      assert.equal(await page.evaluate(() => document.querySelector('.ai-clean').hidden), false);
      await page.press('c');
      await page.click('[data-key="bar/settings"]');
      await page.click('[data-key="settings/letters"]');
      await page.press('Escape');
      await page.press('2');
      assert.equal((await page.marks())['ai-entities-person'], undefined);
    },
  );

  withPage('the strip shows where one is and takes one there, by pointer and by keys', { plain: true, height: 500 }, async (page) => {
    await page.paste(`${article}\n\n${'A plain line that only takes room.\n\n'.repeat(80)}`);
    await page.settled();
    await page.evaluate(() => document.querySelector('.ai-strip').focus());
    await page.press('End');
    await page.until(() => scrollY > 1000);
    await page.settled();
    assert.ok(Number(await page.evaluate(() => document.querySelector('.ai-strip').getAttribute('aria-valuenow'))) > 70);
    await page.press('Home');
    await page.until(() => scrollY < 300);
  });

  withPage(
    'in a narrow window one thing is shown at a time, and an item leads to the text',
    { plain: true, width: 390, height: 800 },
    async (page) => {
      await page.click('[data-key="empty/sample"]');
      await page.settled();
      await page.click('[data-tab=quotes]');
      assert.equal(await page.evaluate(() => document.querySelector('.ai-reading').offsetParent), null);
      await page.click('[data-key="quotes/3"]');
      assert.notEqual(await page.evaluate(() => document.querySelector('.ai-text').getBoundingClientRect().height), 0);
      assert.equal((await page.marked('ai-active')).length, 1);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    },
  );
});
