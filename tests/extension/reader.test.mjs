// What a reader meets on the page itself: the card, hidden junk, the story alone, print, selections, colours that can be read.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { canBeRead, contrastsOf } from './contrast.mjs';
import { inBothBrowsers, pause, until } from './browsers.mjs';

const all = (marks) => Object.values(marks).flat();
const has = (marks, name, words) => (marks[name] ?? []).some((text) => text.includes(words));
/** Where on the window the first letter of these words stands. */
const placeOf = (page, words) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(node, at + 1);
      range.setEnd(node, at + 2);
      const box = range.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    return null;
  }, words);

/** Where the card at a place has its first button, by where the card ends: nobody outside can look into it. */
const firstButton = (page, x, y) =>
  page.evaluate(
    ([left, top]) => {
      const isCard = (atX, atY) => document.elementFromPoint(atX, atY) === document.documentElement.lastElementChild;
      const column = left + 20;
      const rows = Array.from({ length: innerHeight }, (_, row) => row).filter((row) => row > top && isCard(column, row));
      const bottom = Math.max(...rows);
      const columns = Array.from({ length: innerWidth }, (_, at) => at).filter((at) => isCard(at, bottom - 20));
      // Padding of 14 and 10, and half of a button of 28.
      return { x: Math.min(...columns) + 14 + 20, y: bottom - 10 - 14 };
    },
    [x, y],
  );

/** The elements of ours in the page. */
const ours = (page) => page.evaluate(() => [...document.documentElement.children].filter((child) => child.localName === 'div').length);

inBothBrowsers('on the page', (browser) => {
  test('every command has a key', { skip: browser.name === 'firefox' && 'its keys are in its keyset' }, async () => {
    const commands = await browser.inExtension(() => chrome.commands.getAll());
    const own = commands.filter(({ name }) => name !== '_execute_action');
    assert.ok(own.length >= 3);
    for (const { name, shortcut } of own) assert.notEqual(shortcut, '', name);
  });

  test('a click on a mark opens a card, “Not this” takes the mark away, and the page is as before but for one element', async () => {
    const page = await browser.open('article');
    const before = await page.content();
    await browser.mark(page);
    await until(async () => has(await browser.marks(page), 'entities-person', 'Maria Olsen'), 'she is marked');
    const { x, y } = await placeOf(page, 'Maria Olsen');
    await page.mouse.click(x, y);
    await until(async () => (await ours(page)) === 1, 'there is a card');
    assert.equal(
      await page.evaluate(() => document.documentElement.lastElementChild.shadowRoot),
      null,
      'nothing in it is the page’s to read',
    );
    const without = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild;
      const copy = document.documentElement.cloneNode(true);
      copy.lastElementChild.remove();
      return host.attributes.length === 0 && host.childNodes.length === 0 ? copy.innerHTML : 'it is not empty';
    });
    assert.ok(before.includes(without));
    const button = await firstButton(page, x, y);
    await page.mouse.click(button.x, button.y);
    await until(async () => !has(await browser.marks(page), 'entities-person', 'Maria Olsen'), 'her mark is gone');
    await until(async () => (await browser.state())?.corrections.length === 1, 'it is called wrong');
    await browser.click(page);
    await until(async () => (await ours(page)) === 0, 'the element goes with the marks');
    assert.equal(await page.content(), before);
    await page.close();
  });

  test('the next mark comes by key, its card has the focus, Escape gives it back', async () => {
    const page = await browser.open('article');
    await browser.mark(page);
    await page.evaluate(() => document.querySelector('a').focus());
    await browser.inPage(page, 'next-mark');
    await until(() => page.evaluate(() => document.activeElement === document.documentElement.lastElementChild), 'the card has the focus');
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement === document.querySelector('a')), 'the focus is back');
    await page.close();
  });

  test('names and quotes outside the story are not marked unless asked for', async () => {
    const page = await browser.open('article');
    await browser.mark(page);
    const inJunk = async () => {
      const { text, report } = await browser.state();
      const marks = all(Object.fromEntries(Object.entries(await browser.marks(page)).filter(([name]) => name.startsWith('entities-'))));
      const junk = report.boilerplate.map(({ start, end }) => text.slice(start, end)).join('\n');
      const names = report.entities.filter(({ storyMentions }) => storyMentions === 0).map(({ name }) => name);
      return names.filter((name) => junk.includes(name) && marks.includes(name));
    };
    assert.deepEqual(await inJunk(), []);
    await browser.set({ inJunk: true });
    await pause(300);
    const names = (await browser.state()).report.entities.filter(({ storyMentions }) => storyMentions === 0);
    if (names.length > 0) await until(async () => (await inJunk()).length > 0, 'they are marked');
    await browser.set({ inJunk: false });
    await page.close();
  });

  test('dimmed text keeps a contrast of 4.5, or the one that it had', async () => {
    const page = await browser.open('coloured');
    await browser.mark(page);
    await until(async () => has(await browser.marks(page), 'boilerplate', 'Ten islands'), 'junk is marked');
    await pause(300);
    const measured = await contrastsOf(page);
    assert.ok(measured.filter(({ isDimmed }) => isDimmed).length > 2, JSON.stringify(measured));
    for (const one of measured) assert.ok(canBeRead(one), JSON.stringify(one));
    // Over a picture nothing is known of the ground: the text keeps its colour.
    assert.deepEqual(
      measured.filter(({ text, isDimmed }) => text.includes('Over a picture') && isDimmed),
      [],
    );
    await page.close();
  });

  test('what is printed is marked from its first word to its last', async () => {
    const page = await browser.open('many');
    await browser.mark(page);
    const far = () =>
      page.evaluate(
        () =>
          [...CSS.highlights]
            .flatMap(([name, ranges]) => (name.startsWith('article-inspector-') ? [...ranges] : []))
            .filter((range) => range.startContainer.parentElement.closest('p')?.textContent.startsWith('On day 1500 ')).length,
      );
    assert.equal(await far(), 0);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.ok((await far()) > 0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await until(async () => (await far()) === 0, 'what is far away is not drawn any more');
    await page.close();
  });

  test('a selection in a shadow root and in a frame is inspected alone', async () => {
    for (const [find, word] of [
      ['document.querySelector("iframe").contentDocument.querySelector("p").firstChild', 'Karl'],
      ['document.querySelector("news-story").shadowRoot.querySelector("p").firstChild', 'Maria'],
      ['document.querySelector("[slot=lead]").firstChild', 'London'],
    ]) {
      const page = await browser.open('shadow');
      // Twice on a word, as a reader selects it.
      const { x, y } = await page.evaluate(
        (code, wanted) => {
          const node = new Function(`return ${code}`)();
          const range = node.ownerDocument.createRange();
          range.setStart(node, node.data.indexOf(wanted) + 1);
          range.setEnd(node, node.data.indexOf(wanted) + 2);
          const box = range.getBoundingClientRect();
          const frame = node.ownerDocument.defaultView.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
          return { x: frame.left + box.left + box.width / 2, y: frame.top + box.top + box.height / 2 };
        },
        find,
        word,
      );
      if (browser.name === 'chromium') await browser.mark(page);
      await page.mouse.click(x, y, { count: 2 });
      await browser.selectionAsItIs(page);
      await until(async () => (await browser.text())?.trim() === word, `“${word}” is read alone`, 5000);
      await page.close();
    }
  });

  test('the selection’s key without a selection inspects the page, and takes the marks away', async () => {
    const page = await browser.open('article');
    await browser.mark(page);
    await browser.inPage(page, 'inspect-selection');
    await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
    await page.close();
  });

  test('junk is hidden and comes back; the page is read as if it were there', async () => {
    const page = await browser.open('article');
    const before = await page.content();
    await browser.mark(page);
    const { text } = await browser.state();
    const isSeen = (selector) => page.evaluate((one) => document.querySelector(one).getClientRects().length > 0, selector);
    await browser.inPage(page, 'view', { view: 'hidden', isOn: true });
    await until(async () => !(await isSeen('nav')), 'the menu is hidden');
    assert.equal(await isSeen('article p:nth-of-type(2)'), true);
    await pause(1200);
    assert.equal((await browser.state()).text, text);
    assert.equal(await isSeen('nav'), false);
    await browser.inPage(page, 'view', { view: 'hidden', isOn: false });
    await until(() => isSeen('nav'), 'the menu is back');
    await browser.click(page);
    await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
    assert.equal(await page.content(), before);
    await page.close();
  });

  test('the story alone stands in the page’s place, on paper as well, and Escape closes it', async () => {
    const page = await browser.open('article');
    await browser.mark(page);
    await browser.inPage(page, 'view', { view: 'story', isOn: true });
    await until(async () => (await browser.state()).views.includes('story'), 'the story is open');
    const top = await page.evaluate(
      () => document.elementFromPoint(innerWidth / 2, innerHeight / 2) === document.documentElement.lastElementChild,
    );
    assert.equal(top, true);
    if (browser.name === 'chromium') {
      await page.emulateMediaType('print');
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).display), 'none');
      await page.emulateMediaType('screen');
    }
    await page.keyboard.press('Escape');
    await until(async () => !(await browser.state()).views.includes('story'), 'it is closed');
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).display), 'none');
    await page.close();
  });

  test('a page without an article, a live blog and a page of pictures say what they are', async () => {
    for (const [name, caution] of [
      ['bare', 'empty'],
      ['live', 'live'],
      ['canvas', 'picture'],
    ]) {
      const page = await browser.open(name);
      await browser.click(page);
      const state = await until(async () => {
        const one = await browser.state();
        return one?.report && one;
      }, `${name} is read`);
      assert.equal(state.caution, caution, name);
      await page.close();
    }
  });

  test('headline, author, day, site and address come from the page’s own data', async () => {
    const page = await browser.open('canonical');
    await browser.mark(page);
    const { text, report, source } = await browser.state();
    assert.equal(text.slice(report.headline.start, report.headline.end), 'Ferry to Holm Island is back in service');
    assert.equal(report.bylines[0].name, 'Ann Lee');
    assert.match(report.date.iso, /^2024-05-06/);
    assert.equal(report.site, 'The Bay Post');
    assert.equal(source, 'https://bay-post.example/ferry');
    await page.close();
  });

  test('a hostile page reads nothing, breaks nothing and hangs nothing', async () => {
    const page = await browser.open('article');
    await page.evaluate(() => {
      window.seen = [];
      const spy = (object, name) => {
        const own = object[name];
        object[name] = function (...values) {
          window.seen.push([name, ...values.map(String)].join(' ').slice(0, 200));
          return own.apply(this, values);
        };
      };
      for (const name of ['attachShadow', 'append', 'getAttribute', 'setAttribute']) spy(Element.prototype, name);
      for (const name of ['appendChild', 'getRootNode']) spy(Node.prototype, name);
      Object.defineProperty(Document.prototype, 'querySelectorAll', { value: () => [] });
      // Highlights of the page's own, by our names as well, and so many nodes and changes that reading never ends at once.
      CSS.highlights.set('own', new Highlight());
      CSS.highlights.set('article-inspector-forged', new Highlight());
      const many = document.createElement('div');
      for (let n = 0; n < 200_000; n++) many.appendChild(document.createTextNode(n % 500 ? ' ' : ' x'));
      document.body.append(many);
      window.changing = setInterval(() => document.body.append(document.createElement('i'), 'y '), 5);
      window.held = 0;
      let last = performance.now();
      setInterval(() => {
        window.held = Math.max(window.held, performance.now() - last);
        last = performance.now();
      });
      // Messages as the parts of the extension send them, and clicks that nobody made.
      for (const ask of ['inspect', 'write', 'off', 'state']) {
        for (const to of ['background', 'page', 'panel']) window.postMessage({ to, ask, text: 'forged', blocks: [] }, '*');
      }
    });
    await browser.mark(page);
    await until(async () => has(await browser.marks(page), 'entities-person', 'Maria Olsen'), 'she is marked');
    await page.evaluate(() => {
      const person = [...document.getElementsByTagName('p')].find((one) => one.textContent.includes('Maria Olsen'));
      const box = person.getBoundingClientRect();
      for (const type of ['pointermove', 'click'])
        person.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: box.left + 420, clientY: box.top + 8 }));
    });
    await pause(600);
    assert.equal(await ours(page), 0, 'events that the page makes open no card');
    await browser.inPage(page, 'next-mark');
    await until(async () => (await page.evaluate(() => document.documentElement.lastElementChild.localName)) === 'div', 'there is a card');
    const { seen, root, extension } = await page.evaluate(() => ({
      seen: window.seen.filter((call) => !/^(append|appendChild) \[object/.test(call) && !/^append .*y $/.test(call)),
      root: document.documentElement.lastElementChild.shadowRoot,
      extension: typeof window.chrome?.storage + typeof window.browser,
    }));
    assert.equal(root, null);
    assert.equal(extension, 'undefinedundefined');
    assert.ok(!seen.some((call) => /shadow|Maria|Not this/.test(call)), seen.slice(0, 5).join('; '));
    await page.evaluate(() => clearInterval(window.changing));
    assert.equal((await browser.state()).error, null);
    await browser.click(page);
    await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
    assert.deepEqual(await page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name === 'own')), ['own']);
    await page.close();
  });

  test('twenty toggles leave nothing behind', async () => {
    const page = await browser.open('article');
    const before = await page.content();
    for (let round = 0; round < 10; round++) {
      await browser.mark(page);
      await browser.click(page);
      await until(async () => all(await browser.marks(page)).length === 0, 'the marks are gone');
    }
    assert.equal(await page.content(), before);
    assert.deepEqual(await page.evaluate(() => [...CSS.highlights.keys()]), []);
    await page.close();
  });
});
