// Texts in by every way, what was found out by every way, and what a reader decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const article = `Ferry inquiry finds warnings were ignored

"The company knew, and it sailed," said Ingrid Solberg, a judge, in Oslo.

READ MORE: How the night unfolded

Halvor Lines rejected the report. "We will not be made a scapegoat," Anders Myhre said.`;

inBothBrowsers('ways in and out', (browser) => {
  const withPage = pageTests(browser);

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
      const target = document.querySelector('.ai-target');
      target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    });
    const text = await page.text();
    assert.match(text, /Minister speaks\n\nKari Lund spoke\.\n\nShe went\./);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    await page.settled();
    assert.equal(await page.evaluate(() => document.querySelectorAll('.ai-article img, .ai-article nav, .ai-article a').length), 0);
    assert.equal(await page.evaluate(() => document.querySelectorAll('.ai-fold').length > 0), true);
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
    await page.click('[data-key="bar/save"]');
    assert.equal(await page.evaluate(() => document.querySelector('[data-key="out/source"]').value), 'https://example.org/a');
  });

  withPage('the file chooser of the File System Access API is used where there is one', {}, async (page) => {
    await page.evaluate(() => {
      window.showOpenFilePicker = async () => [{ getFile: async () => new File(['From the chooser.'], 'note.txt') }];
    });
    await page.click('[data-key="welcome/open"]');
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

  withPage('the bookmarklet carries a page’s HTML and address here, without what is not seen', {}, async (page) => {
    await page.click('[data-key="bar/menu"]');
    await page.click('[data-key="menu/settings"]');
    const program = await page.evaluate(() =>
      decodeURIComponent(document.querySelector('.ai-bookmarklet').href.replace(/^javascript:/, '')),
    );
    // Run where an article stands.
    const elsewhere = await page.context.newPage();
    await elsewhere.setContent(
      '<title>T</title><body><nav style="display:none">Unseen menu</nav><h1>Bridge opens</h1><p onclick="x()">Anna Holm said “yes & no” so.</p><p>And a second line.</p><script>1</script></body>',
    );
    const opened = await elsewhere.evaluate((source) => {
      let address = '';
      window.open = (url) => {
        address = url;
      };
      new Function(source)();
      return address;
    }, program);
    await elsewhere.close();
    assert.ok(opened.startsWith(`${browser.site}#html=`), opened);
    assert.ok(!/Unseen|onclick|script/.test(decodeURIComponent(opened)), decodeURIComponent(opened));
    await page.press('Escape');
    await page.evaluate((address) => {
      location.hash = new URL(address).hash;
    }, opened);
    await page.until(() => document.querySelector('article-inspector').text !== '');
    assert.equal(await page.text(), 'Bridge opens\n\nAnna Holm said “yes & no” so.\n\nAnd a second line.');
    assert.equal(await page.evaluate(() => location.hash), '');
  });

  withPage('every form can be copied and saved, as the core writes it', {}, async (page) => {
    await page.paste(article);
    await page.settled();
    await page.evaluate(noteWaysOut);
    await page.click('[data-key="bar/save"]');
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

  withPage(
    'two clicks from a quote to a citation; a link needs the address of the article, and leads to its words',
    { plain: true },
    async (page) => {
      await page.paste(article);
      await page.evaluate(noteWaysOut);
      await page.point('.ai-quoted');
      await page.point('[data-key="card/cite/plain"]');
      const [plain] = await taken(page, 1);
      assert.match(plain, /^"The company knew, and it sailed," – Ingrid Solberg\n\(“Ferry inquiry finds warnings were ignored”\)/);
      await page.point('[data-key="card/cite/link"]');
      await page.until(() => document.activeElement.dataset.key === 'out/source');
      await page.type('https://example.org/story#top');
      await page.press('Escape');
      await page.point('[data-key="card/cite/link"]');
      const link = 'https://example.org/story#:~:text=The%20company%20knew%2C%20and%20it%20sailed';
      assert.equal((await taken(page, 2))[1], link);
      await page.point('[data-key="card/cite/markdown"]');
      assert.match((await taken(page, 3))[2], /^> "The company knew.*\n>\n> – Ingrid Solberg, \[.*\]\(https:/);
      await page.point('[data-key="card/cite/svg"]');
      const picture = (await taken(page, 4))[3];
      assert.match(picture.name, /\.svg$/);
      assert.ok(picture.text.startsWith('<svg') && picture.text.includes('company') && picture.text.includes('Ingrid Solberg'));
      await page.point('[data-key="card/cite/png"]');
      const [, , , , image] = await taken(page, 5);
      assert.match(image.name, /\.png$/);
      assert.ok(image.text.startsWith('\ufffdPNG') && image.text.length > 5_000, 'a picture with something in it');
    },
  );

  withPage('what is put back into the story is in every export', {}, async (page) => {
    await page.paste(article);
    await page.evaluate(noteWaysOut);
    await page.point('.ai-fold-line .ai-link', 'READ MORE');
    await page.point('.ai-line', 'READ MORE');
    await page.point('[data-key="card/story"]');
    await page.settled();
    await page.point('[data-key="bar/save"]');
    await page.point('[data-key="out/text/copy"]');
    assert.match((await taken(page, 1))[0], /How the night unfolded/);
  });

  withPage('a pasted address says what to do, and takes no text’s place', {}, async (page) => {
    await page.copy('https://example.org/news/story');
    await page.press('Control+v');
    await page.until(() => /not an article/.test(document.querySelector('.ai-notices').textContent));
    assert.equal(await page.text(), '');
    await page.paste(article);
    await page.copy('https://example.org/news/story');
    await page.press('Control+v');
    assert.equal(await page.text(), article);
  });

  withPage('a page of 400 KB takes no longer than its length asks for, and logs no error', {}, async (page) => {
    const [short, long] = await page.evaluate(() => {
      const line =
        '<p style="margin:0" onclick="x()" class="a b c">Kari Lund said in Oslo that the quay would be closed for a week.</p><div style="display:none">Unseen</div>';
      const time = (length) => {
        const markup = `<html><head><style>p { color: red }</style></head><body>${line.repeat(Math.ceil(length / line.length))}</body></html>`;
        const start = performance.now();
        document.querySelector('article-inspector').setHtml(markup);
        return performance.now() - start;
      };
      return [Math.min(time(100_000), time(100_000), time(100_000)), Math.min(time(400_000), time(400_000), time(400_000))];
    });
    assert.ok(long < 4 * 4 * short, `${short} ms, ${long} ms`);
    const text = await page.text();
    assert.ok(text.length > 100_000 && !text.includes('Unseen'));
    await page.settled();
    assert.deepEqual(await page.violations(), []);
  });

  test('a text that is not kept is asked about before it is lost; one that is kept is there again', async () => {
    const page = await browser.open();
    const asked = [];
    page.tab.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.click('.ai-target'); // Browsers ask only where the reader has touched the page.
    await page.paste(article);
    await page.tab.reload();
    await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
    assert.deepEqual(asked, ['beforeunload']);
    assert.equal(await page.text(), '');
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.click('.ai-target');
    await page.paste(article);
    await page.click('[data-key="bar/menu"]');
    await page.click('[data-key="menu/settings"]');
    await page.click('[data-key="settings/keep-text"]');
    await page.press('Escape');
    await page.tab.reload();
    await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
    assert.deepEqual(asked, ['beforeunload']);
    assert.equal(await page.text(), article);
    await page.click('[data-key="bar/menu"]');
    await page.click('[data-key="menu/settings"]');
    await page.click('[data-key="settings/keep"]');
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.close();
  });

  withPage('settings change the page at once, and are kept only if the reader says so', {}, async (page) => {
    const settings = async () => {
      await page.click('[data-key="bar/menu"]');
      await page.click('[data-key="menu/settings"]');
    };
    const stored = () => page.evaluate(() => Object.keys(localStorage));
    await page.paste(article);
    await page.settled();
    await settings();
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
    page.tab.on('dialog', (dialog) => void dialog.accept());
    await page.tab.reload();
    await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
    assert.match((await page.words('.ai-bar')).join(), /Einstellungen/);
    assert.equal(await page.evaluate(() => document.querySelector('article-inspector').getAttribute('theme')), 'dark');
    assert.ok(!(await page.evaluate(() => localStorage.getItem('article-inspector/settings'))).includes('Ferry'));
    await settings();
    await page.click('[data-key="settings/keep"]');
    assert.deepEqual(await stored(), []);
  });
});
