// What people come to do, done as they do it: a page is copied and pasted, and clicks go where things are drawn.
import assert from 'node:assert/strict';

import { inBothBrowsers, pageTests } from './browsers.mjs';
import { firstLine, headline, page as newspaper, paragraphs, text } from './ferry.mjs';

inBothBrowsers('tasks', (browser) => {
  const withPage = pageTests(browser);
  const read = async (page) => {
    await page.copyPage(newspaper);
    await page.pasteCopied();
  };
  const card = (page) => page.until(() => document.querySelector('.ai-card:not([hidden])')?.innerText);
  const inSight = (words) => {
    const walker = document.createTreeWalker(document.querySelector('.ai-article'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words.slice(0, 20));
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 10);
      const { top, bottom } = range.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }
    return false;
  };
  const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  withPage(
    'the headline and the first line of the story are seen without scrolling, in a wide and in a narrow window',
    {},
    async (page) => {
      await read(page);
      assert.deepEqual(await page.words('.ai-title'), [headline]);
      assert.equal(await page.evaluate(inSight, headline), true);
      assert.equal(await page.evaluate(inSight, firstLine), true);
      assert.match((await page.words('.ai-by'))[0], /By Mara Lindqvist/);
      await page.resize(390, 844);
      assert.equal(await page.evaluate(inSight, headline), true);
      assert.equal(await page.evaluate(inSight, firstLine), true);
      // Words in quotation marks are tinted, and nothing else.
      const tinted = await page.words('.ai-quoted');
      assert.ok(tinted.length >= 4 && tinted.every((words) => /^“.*”$/.test(words)), tinted.join('\n'));
    },
  );

  withPage('who said this: the speaker stands beside the quote, and a click on the quote tells why', {}, async (page) => {
    await read(page);
    const beside = await page.evaluate(() => {
      const quote = [...document.querySelectorAll('.ai-quoted')].find(({ textContent }) => textContent.includes('eleven people on an'));
      const row = quote.closest('.ai-row');
      const note = row.querySelector('.ai-who').getBoundingClientRect();
      return { name: row.querySelector('.ai-who').innerText, isLeft: note.right <= quote.getBoundingClientRect().left + 1 };
    });
    assert.match(beside.name, /Petra Holm/);
    assert.equal(beside.isLeft, true);
    await page.point('.ai-quoted', 'two tonnes');
    assert.match(await card(page), /Petra Holm[^]*Why this speaker\?[^]*Petra Holm/);
    await page.point('.ai-quoted', 'nine years');
    assert.match(await card(page), /Jonas Berg/);
  });

  withPage('of several speakers in one paragraph each stands at the line where the quote begins', {}, async (page) => {
    const long = 'It was a long morning at the harbour, and the crews had been up since four to load the last of the crates. '.repeat(3);
    await page.paste(
      `Harbour vote ends in a draw\n\n${long}“We will not move,” said Petra Holm, the harbour master. ${long}“Nobody asked us,” said Jonas Berg, a pilot.`,
    );
    await page.until(() => document.querySelectorAll('.ai-who').length >= 2);
    const apart = () =>
      [...document.querySelectorAll('.ai-who')].map((note) => {
        const quote = document.querySelector(`.ai-words [data-quote="${note.dataset.note}"]`);
        return Math.abs(note.getClientRects()[0].top - quote.getClientRects()[0].top);
      });
    await page.until(`(${apart})().every((distance) => distance < 12)`);
    await page.resize(390, 844);
    await page.until(() => [...document.querySelectorAll('.ai-who')].every((note) => note.style.marginBlockStart === ''));
  });

  withPage('all that one says: chosen in the lens or in the text, their words and names light up everywhere', {}, async (page) => {
    await read(page);
    await page.point('.ai-lens-button', 'Who says what?');
    await page.point('.ai-speakers .ai-entry', 'Jonas Berg');
    await page.until(() => document.querySelectorAll('.ai-said.ai-lit').length > 0);
    const lit = (await page.words('.ai-said.ai-lit')).join('\n');
    assert.match(lit, /nine years old/);
    assert.match(lit, /is a rock/);
    assert.ok(!/tonnes/.test(lit));
    assert.ok((await page.words('.ai-name.ai-lit')).every((name) => /Berg/.test(name)));
    // Resting on somebody else lights them, and moving off gives the light back.
    const { x, y } = await page.place('.ai-name', 'Petra Holm');
    await page.move(x, y);
    await page.until(() => [...document.querySelectorAll('.ai-said.ai-lit')].some(({ textContent }) => textContent.includes('tonnes')));
    await page.move(5, 300);
    await page.until(() => [...document.querySelectorAll('.ai-said.ai-lit')].every(({ textContent }) => !textContent.includes('tonnes')));
    // No percentage anywhere.
    assert.doesNotMatch(await page.evaluate(() => document.querySelector('article-inspector').innerText), /%/);
  });

  withPage('a run of what is not the story is one line; it opens in place and closes again', {}, async (page) => {
    await read(page);
    const hidden = () => page.evaluate(() => [...document.querySelectorAll('.ai-line')].map(({ textContent }) => textContent));
    assert.deepEqual(await hidden(), []);
    assert.match((await page.words('.ai-fold-what'))[0], /^\d\d (menu lines|lines:)/);
    await page.point('.ai-fold-line .ai-link');
    await page.until(() => document.querySelectorAll('.ai-line').length > 30);
    assert.ok((await hidden()).includes('Section 12'));
    assert.equal(await page.evaluate(() => document.querySelector('.ai-fold-line .ai-link').getAttribute('aria-expanded')), 'true');
    await page.point('.ai-fold-line .ai-link');
    await page.until(() => document.querySelectorAll('.ai-line').length === 0);
    for (const paragraph of paragraphs) assert.ok((await page.words('.ai-words')).includes(paragraph), paragraph);
    // A line that a site puts between all paragraphs is a tick, named in the list once, and opens like the others.
    const between = paragraphs.map((words) => `${words}\n\nAdvertisement`).join('\n\n');
    await page.paste(`${headline}\n\n${between}`);
    await page.until(() => document.querySelectorAll('.ai-fold-tick').length > 3);
    const { height } = await page.evaluate(() => document.querySelector('.ai-tick-button').getBoundingClientRect().toJSON());
    assert.ok(height >= 24);
    assert.equal((await page.words('.ai-folds .ai-entry')).filter((words) => /Advertisement/.test(words)).length, 1);
    await page.point('.ai-tick-button');
    await page.until(() => document.querySelectorAll('.ai-line').length === 1);
    // A long run is built a part at a time and can be closed at its end, where the focus goes back to its line.
    const menu = Array.from({ length: 700 }, (_, n) => `Home Sport ${n}`).join('\n');
    await page.paste(`${menu}\n\n${headline}\n\n${paragraphs.join('\n\n')}`);
    await page.point('.ai-fold-line .ai-link');
    await page.until(() => document.querySelectorAll('.ai-line').length === 300);
    await page.point('[data-key^="fold-more"]');
    await page.until(() => document.querySelectorAll('.ai-line').length === 600);
    await page.point('[data-key^="fold-end"]');
    await page.until(() => document.activeElement?.dataset.key?.startsWith('fold/'));
  });

  withPage('a wrong speaker is put right, is marked as the reader’s, and goes into the export; undo takes it back', {}, async (page) => {
    await read(page);
    await page.evaluate(() => {
      window.taken = [];
      navigator.clipboard.writeText = async (words) => void window.taken.push(words);
    });
    await page.point('.ai-quoted', 'nine years');
    await page.point('[data-key="card/mend"]');
    await page.point('[data-key="card/typed"]');
    await page.type('Petra Holm');
    await page.press('Enter');
    const speakerOf = (words) =>
      [...document.querySelectorAll('.ai-row')].find(({ textContent }) => textContent.includes(words)).querySelector('.ai-notes')
        ?.innerText ?? '';
    await page.until(
      ([find, words]) => new Function(`return ${find}`)()(words).includes('Petra Holm'),
      [speakerOf.toString(), 'nine years'],
    );
    assert.match(await card(page), /Petra Holm[^]*Corrected by you/);
    await page.point('[data-key="bar/save"]');
    await page.point('[data-key="out/csv/copy"]');
    const [csv] = await page.until(() => (window.taken.length > 0 ? window.taken : null));
    const row = csv.split('\r\n').find((line) => line.includes('nine years'));
    assert.match(csv.split('\r\n')[0], /,corrected$/);
    assert.match(row, /"Petra Holm".*,true$/);
    await page.press('Escape');
    await page.evaluate(() => document.activeElement?.blur());
    await page.press('Control+z');
    await page.until(([find, words]) => new Function(`return ${find}`)()(words).includes('Berg'), [speakerOf.toString(), 'nine years']);
  });

  withPage('selected words become the headline, a quote, or no part of the story', {}, async (page) => {
    await read(page);
    const select = async (words) => {
      await page.place('.ai-words', words);
      const { left, right, top } = await page.evaluate(
        (wanted) =>
          [...document.querySelectorAll('.ai-words')]
            .find(({ textContent }) => textContent.includes(wanted))
            .getBoundingClientRect()
            .toJSON(),
        words,
      );
      await page.drag(left + 1, top + 14, right - 30, top + 14);
      await page.until(() => !document.querySelector('.ai-selection').hidden);
    };
    await select('The line was opened');
    await page.point('[data-key="selection/headline"]');
    await page.until(() => document.querySelector('.ai-title').textContent.startsWith('The line was opened'));
    await page.press('Control+z');
    await page.until(() => document.querySelector('.ai-title').textContent.startsWith('Ferry line'));
    await select('The line was opened');
    await page.point('[data-key="selection/quote"]');
    await page.until(() =>
      [...document.querySelectorAll('.ai-said')].some(({ textContent }) => textContent.startsWith('The line was opened')),
    );
    await page.press('Control+z');
    await page.until(
      () => ![...document.querySelectorAll('.ai-said')].some(({ textContent }) => textContent.startsWith('The line was opened')),
    );
    await select('The line was opened');
    await page.point('[data-key="selection/junk"]');
    await page.until(
      () =>
        document.querySelectorAll('.ai-inline-button').length > 0 ||
        ![...document.querySelectorAll('.ai-words')].some(({ textContent }) => textContent.startsWith('The line was opened in')),
    );
  });

  withPage('printed from any window, the story has its speakers beside it and nothing around it', {}, async (page) => {
    await read(page);
    for (const width of [1280, 600, 360]) {
      await page.resize(width, 800);
      await page.asPrinted(true);
      const seen = await page.evaluate(() => {
        const shown = (one) => [...document.querySelectorAll(one)].filter((node) => node.getClientRects().length > 0);
        const note = shown('.ai-who')[0].getBoundingClientRect();
        const words = shown('.ai-paragraph .ai-words')[0].getBoundingClientRect();
        return {
          paragraphs: shown('.ai-words').length,
          isBeside: note.right <= words.left + 1,
          around: shown('.ai-bar, .ai-panel, .ai-strip, .ai-fold, .ai-welcome').length,
        };
      });
      assert.ok(seen.paragraphs > paragraphs.length, `${width}: ${seen.paragraphs}`);
      assert.equal(seen.isBeside, true, `${width}`);
      assert.equal(seen.around, 0, `${width}`);
      const pdf = await page.tab.pdf({ format: 'A4' });
      assert.ok(pdf.length > 10_000);
      await page.asPrinted(false);
    }
  });

  withPage('two versions that differ in a paragraph outside of quotes are told apart, a negation first', {}, async (page) => {
    await page.paste(text);
    const changed = text.replace('The council has not decided yet.', 'The council has decided.').replace(`\n\n${paragraphs[5]}`, '');
    await page.copy(changed);
    await page.point('[data-key="bar/compare"]');
    await page.point('[data-key="compare/1"]');
    await page.press('Control+v');
    await page.point('[data-key="compare/run"]');
    await page.until(() => document.querySelector('.ai-verdict')?.textContent);
    const said = await page.evaluate(() => document.querySelector('.ai-result').innerText);
    assert.match(said, /1 changed and 1 left out/);
    assert.match(said, /negation/);
    assert.match((await page.words('.ai-first'))[0], /not/);
    assert.ok((await page.words('.ai-pair del')).some((words) => words.includes('1962')));
    assert.doesNotMatch(said, /faithful/i);
    assert.match(said, /Not compared/);
    // The same text twice.
    await page.point('[data-key="compare/0"]');
    await page.press('Control+a');
    await page.press('Control+c');
    await page.point('[data-key="compare/1"]');
    await page.press('Control+a');
    await page.press('Control+v');
    await page.point('[data-key="compare/run"]');
    await page.until(() => /no word differs/.test(document.querySelector('.ai-verdict').textContent));
  });

  withPage('all of it by keyboard', {}, async (page) => {
    await page.copyPage(newspaper);
    await page.pasteCopied();
    await page.press('3');
    assert.equal(await page.evaluate(() => document.querySelector('.ai-lens-button[aria-current=true]').dataset.lens), 'voices');
    await page.press('n');
    await page.until(() => !!document.querySelector('.ai-said.ai-chosen'));
    const first = (await page.words('.ai-said.ai-chosen')).join();
    await page.press('n');
    const second = (await page.words('.ai-said.ai-chosen')).join();
    assert.notEqual(first, second);
    await page.press('p');
    assert.equal((await page.words('.ai-said.ai-chosen')).join(), first);
    await page.press('i');
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains('ai-card')), true);
    await page.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.ai-card') !== null), true);
    await page.press('Escape');
    assert.equal(await page.evaluate(() => document.querySelector('.ai-card').hidden), true);
    await page.press('o');
    await page.until(() => document.querySelectorAll('.ai-line').length > 0);
    await page.press('o');
    await page.until(() => document.querySelectorAll('.ai-line').length === 0);
    // The menu is a menu.
    await page.evaluate(() => document.querySelector('[data-key="bar/menu"]').focus());
    await page.press('Enter');
    await page.until(() => document.activeElement?.getAttribute('role') === 'menuitem');
    await page.press('ArrowDown');
    await page.press('Escape');
    await page.press('?');
    await page.until(() => !!document.querySelector('.ai-dialog-keys[open]'));
    await page.press('Escape');
    // Words are selected, and become a quote and the headline.
    await page.press('Escape');
    const rowOf = () => document.getSelection().anchorNode?.parentElement?.closest('.ai-words, h1')?.textContent ?? '';
    await page.press('s');
    for (let tries = 0; tries < 20 && !(await page.evaluate(rowOf)).startsWith('The line was opened'); tries++)
      await page.press('ArrowDown');
    await page.press('ArrowRight');
    await page.press('ArrowLeft');
    await page.press('Shift+ArrowRight');
    await page.press('Shift+ArrowRight');
    assert.equal(await page.evaluate(() => document.getSelection().toString()), 'The line was');
    await page.press('Shift+ArrowDown');
    const selected = await page.evaluate(() => document.getSelection().toString());
    assert.ok(selected.length > 40 && (await page.evaluate(rowOf)).endsWith(selected), selected);
    await page.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), 'selection/quote');
    await page.press('Tab');
    await page.press('Enter');
    await page.until((words) => document.querySelector('.ai-title').textContent === words, selected);
    await page.press('Control+z');
    await page.until((words) => document.querySelector('.ai-title').textContent !== words, selected);
    // No key has written into the text.
    for (const key of ['x', 'Enter', '1', 'n', 'i']) await page.press(key);
    assert.ok((await page.text()).includes(paragraphs[3]));
    assert.ok(!/x{2}/.test(await page.text()));
  });

  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ]) {
    withPage(`in a window ${width} wide nothing overflows, and the lists lie over the lower half`, { width, height }, async (page) => {
      assert.equal(await overflows(page), 0);
      await read(page);
      assert.equal(await overflows(page), 0);
      const below = await page.evaluate(() => {
        const row = document.querySelector('.ai-who').closest('.ai-row');
        return (
          row.querySelector('.ai-who').getBoundingClientRect().top >= row.querySelector('.ai-words').getBoundingClientRect().bottom - 12
        );
      });
      assert.equal(below, true, 'the speaker stands below the words');
      await page.point('.ai-lens-button', 'Who says what?');
      await page.until(() => document.querySelector('.ai-panel').getClientRects().length > 0);
      const sheet = await page.evaluate(() => document.querySelector('.ai-panel').getBoundingClientRect().toJSON());
      assert.ok(sheet.top > height * 0.3 && Math.abs(sheet.bottom - height) < 2, JSON.stringify(sheet));
      await page.point('.ai-panel .ai-entry', 'Petra Holm');
      await page.until(() => !!document.querySelector('.ai-said.ai-lit'));
      assert.equal(await overflows(page), 0);
      await page.point('[data-key="bar/menu"]');
      await page.until(() => !!document.querySelector('.ai-menu:popover-open'));
      assert.equal(await overflows(page), 0);
    });
  }

  withPage(
    'German at four times the size: nothing overflows, nothing lies over the text, and weaker quotes are owned up to',
    { width: 320, height: 225, locale: 'de-DE' },
    async (page) => {
      const fits = async (what) => {
        assert.ok((await overflows(page)) <= 0, what);
        const clipped = await page.evaluate(() =>
          [...document.querySelectorAll('article-inspector :is(button, h1, h2, h3, label, select)')]
            .filter((node) => node.getClientRects().length > 0 && !node.closest('.ai-unseen'))
            .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 || node.getBoundingClientRect().left < -1)
            .map((node) => node.textContent.slice(0, 40)),
        );
        assert.deepEqual(clipped, [], what);
      };
      if (browser.name === 'firefox') {
        // Its driver cannot set the language: the reader does.
        await page.point('[data-key="bar/menu"]');
        await page.point('[data-key="menu/settings"]');
        await page.point('[data-key="settings/language/de"]');
        await page.press('Escape');
      }
      await page.until(() => document.querySelector('article-inspector').lang === 'de');
      await fits('the first screen');
      await page.point('[data-key="welcome/sample"]');
      await page.until(() => !!document.querySelector('.ai-title'));
      await fits('the article');
      for (const lens of ['story', 'people', 'voices']) {
        await page.press({ story: '1', people: '2', voices: '3' }[lens]);
        await page.until((name) => document.querySelector('.ai-lens').dataset.lens === name, lens);
        await fits(lens);
      }
      assert.match((await page.words('.ai-doubt'))[0], /weniger sicher/);
      await page.press('n');
      await page.until(() => !document.querySelector('.ai-card').hidden);
      await page.evaluate(() => document.querySelector('.ai-card details')?.setAttribute('open', ''));
      await fits('a quote');
      await page.press('Escape');
      for (const item of ['save', 'compare', 'check', 'settings', 'keys']) {
        await page.evaluate(() => document.querySelector('[data-key="bar/menu"]').click());
        await page.evaluate((name) => document.querySelector(`[data-key="menu/${name}"]`).click(), item);
        await page.until(() => !!document.querySelector('dialog[open]'));
        await fits(item);
        await page.press('Escape');
        await page.until(() => !document.querySelector('dialog[open]'));
      }
      await page.evaluate(() => scrollTo(0, 600));
      await page.settled();
      assert.ok(await page.evaluate(() => document.querySelector('.ai-bar').getBoundingClientRect().bottom <= 0), 'the bar gives its room');
    },
  );

  withPage('the tree that a screen reader meets: names, roles and order', {}, async (page) => {
    await read(page);
    const tree = await page.evaluate(() => {
      const label = (node) => node.getAttribute('aria-label') ?? node.textContent.replace(/\s+/g, ' ').trim();
      return {
        landmarks: [...document.querySelectorAll('header.ai-bar, nav, article, aside')].map((node) =>
          `${node.localName} ${node.getAttribute('aria-label') ?? ''}`.trim(),
        ),
        headings: [...document.querySelectorAll('h1, h2')]
          .filter((node) => node.getClientRects().length > 0)
          .map((node) => `${node.localName} ${label(node)}`),
        fold: label(document.querySelector('.ai-fold-line button')),
        afterQuote: document.querySelector('.ai-who').closest('.ai-row').innerText,
        language: document.querySelector('.ai-article').lang,
        isUnnamed: [...document.querySelectorAll('article-inspector button, article-inspector [role]:not([role=alert])')].filter(
          (node) => label(node) === '',
        ).length,
        status: document.querySelector('[role=status]').textContent,
      };
    });
    assert.deepEqual(tree.landmarks, ['header', 'nav Lenses', 'article Article', 'aside About this article']);
    assert.equal(tree.headings[0], `h1 ${headline}`);
    assert.match(tree.fold, /^show \d+ /);
    assert.equal(tree.language, 'en');
    assert.equal(tree.isUnnamed, 0);
    assert.match(tree.status, /Article read: \d+ words, \d+ names, \d+ quotes\./);
  });
});
