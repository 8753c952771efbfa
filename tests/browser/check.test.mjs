// The quotations of a draft checked against a source, done as a person does it.
import assert from 'node:assert/strict';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const source =
  '“The bridge is safe and it will stay open through the winter,” Ann Lee, the mayor, said on Monday. “We spent 3.5 million euros on the repairs,” she added.\n\n“I have never seen work done this quickly,” said Tom Reed, an engineer.';
const draft =
  'Ann Lee said: “The bridge is not safe and it will stay open.” She added: “We spent 3.5 million euros … repairs.” Nobody disagreed. According to Tom Reed, “the river will rise before anybody has finished the wall”.';

inBothBrowsers('check', (browser) => {
  const withPage = pageTests(browser);

  withPage(
    'a draft and its source are pasted; each quotation has its verdict, and its place in the source is one click away',
    {},
    async (page) => {
      await page.paste(draft);
      await page.copy(source);
      await page.point('[data-key="bar/menu"]');
      await page.point('[data-key="menu/check"]');
      await page.point('[data-key="check/source/1"]');
      await page.press('Control+v');
      await page.point('[data-key="check/run"]');
      await page.until(() => document.querySelector('.ai-checked .ai-verdict')?.textContent);
      assert.match((await page.words('.ai-checked .ai-verdict'))[0], /1 of 3 quotations are as a source has them/);
      const complaints = await page.words('.ai-checked .ai-first > li');
      assert.equal(complaints.length, 2);
      assert.match(complaints[0], /altered[^]*negation[^]*not/);
      assert.match(complaints[1], /not in the sources/);
      await page.point('.ai-check-text .ai-link', 'shortened');
      const chosen = await page.until(() => document.activeElement?.closest('mark')?.textContent);
      assert.match(chosen, /^We spent 3\.5 million euros on the repairs$/);
    },
  );

  withPage('a check without a source says what is missing, and a narrow window does not overflow', {}, async (page) => {
    await page.paste(draft);
    await page.resize(320, 700);
    await page.point('[data-key="bar/menu"]');
    await page.point('[data-key="menu/check"]');
    await page.point('[data-key="check/run"]');
    await page.until(() => /at least one source/.test(document.querySelector('.ai-result')?.textContent ?? ''));
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
  });
});
