// A long text: it is shown at once, the rest follows in slices, and every place of it can be reached.
import assert from 'node:assert/strict';

import { inBothBrowsers, pageTests } from './browsers.mjs';

const paragraph = (n) =>
  `On day ${n} Ingrid Solberg said in Oslo that the quay would be closed. "We have no choice," she told the Harbour Council.`;
const paragraphs = (count) => Array.from({ length: count }, (_, n) => paragraph(n)).join('\n\n');

inBothBrowsers('a long text', (browser) => {
  const withPage = pageTests(browser);

  withPage('its beginning is there at once, the rest follows, and nothing is left out or said twice', {}, async (page) => {
    const text = paragraphs(900);
    await page.evaluate((value) => document.querySelector('article-inspector').setText(value), text);
    await page.until(() => document.querySelectorAll('.ai-words').length >= 30);
    await page.until(() => document.querySelector('.ai-article').textContent.includes('On day 899'));
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.ai-paragraph .ai-words, .ai-title')].map(({ textContent }) => textContent),
    );
    assert.deepEqual(shown, text.split('\n\n'));
  });

  withPage('a place far down is reached from a list and by the strip before it has been scrolled to', {}, async (page) => {
    await page.evaluate(
      (value) => document.querySelector('article-inspector').setText(value),
      `${paragraphs(400)}\n\n"It ends here," said Kari Lund.`,
    );
    await page.settled();
    await page.press('2');
    await page.point('.ai-lens .ai-entry', 'Kari Lund');
    await page.until(() => {
      const name = document.querySelector('.ai-name.ai-lit')?.getBoundingClientRect();
      return !!name && name.top > 0 && name.bottom < innerHeight;
    });
    await page.evaluate(() => document.querySelector('.ai-strip').focus());
    await page.press('Home');
    await page.until(() => scrollY < 400);
  });
});
