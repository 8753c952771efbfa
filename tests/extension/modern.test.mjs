// Pages in the manner of modern sites: what is the story stays, what is not is dimmed and can be read, and nothing is called a flaw.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { programs } from '../programs.mjs';
import { Chromium, until } from './browsers.mjs';
import { canBeRead, contrastsOf } from './contrast.mjs';
import { colours, modernPages } from './modern-pages.mjs';
import { pages } from './pages.mjs';

const skip = programs.chromium ? false : 'chromium is not installed';
const browser = new Chromium();
let page;
before(async () => {
  if (skip) return;
  Object.entries(modernPages).forEach(([name, { html }], index) => {
    pages[name] = html.replace('<body ', `<body style="${colours[index % colours.length]}" `);
  });
  await browser.start();
  page = await browser.open('article');
});
after(() => browser.stop());

for (const [name, expected] of Object.entries(modernPages)) {
  test(`${name}: headline, story, junk, flaws and contrast`, { skip }, async () => {
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
  });
}
