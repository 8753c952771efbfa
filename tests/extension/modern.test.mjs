// Pages in the manner of modern sites: what is the story stays, what is not is dimmed and can be read, and nothing is called a flaw.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inChromium, until } from './browsers.mjs';
import { canBeRead, contrastsOf } from './contrast.mjs';
import { colours, modernPages } from './modern-pages.mjs';
import { pages } from './pages.mjs';

Object.entries(modernPages).forEach(([name, { html }], index) => {
  pages[name] = html.replace('<body ', `<body style="${colours[index % colours.length]}" `);
});

inChromium('pages in the manner of modern sites', (browser) => {
  // One tab for all of them: a new one opens a panel of its own.
  test('headline, story, junk, flaws and contrast', async () => {
    const page = await browser.open('article');
    const failed = [];
    for (const [name, expected] of Object.entries(modernPages)) {
      await check(page, name, expected).catch((error) => failed.push(`${name}: ${error.message}`));
    }
    assert.deepEqual(failed, []);
  });

  async function check(page, name, expected) {
    await page.goto(`${browser.site}/${name}`);
    const before = await page.content();
    await browser.click(page);
    const { text, report, caution } = await until(async () => {
      const state = await browser.state();
      return state?.report && state;
    }, 'it is inspected');
    const headline = report.headline ? text.slice(report.headline.start, report.headline.end) : null;
    if (expected.headline) assert.equal(headline, expected.headline);
    const isDimmed = (at) => report.boilerplate.some(({ start, end }) => start <= at && at < end);
    for (const words of expected.keeps) {
      assert.ok(text.includes(words), `“${words}” is read`);
      assert.ok(!isDimmed(text.indexOf(words)), `“${words}” is the story`);
    }
    for (const words of expected.dims) {
      assert.ok(text.includes(words), `“${words}” is read`);
      assert.ok(isDimmed(text.lastIndexOf(words)), `“${words}” is not the story`);
    }
    assert.deepEqual(
      report.findings.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`),
      [],
    );
    assert.equal(caution, expected.caution ?? null);
    const stretches = await contrastsOf(page);
    assert.deepEqual(
      stretches.filter((one) => !canBeRead(one)),
      [],
    );
    assert.equal(await page.content(), before);
    await browser.click(page);
    await until(async () => Object.keys(await browser.marks(page)).length === 0, 'the marks are gone');
  }
});
