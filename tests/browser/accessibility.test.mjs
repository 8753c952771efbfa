// What axe finds in every state of the page, and the contrast of every mark on both themes, computed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { inBothBrowsers, launch, open } from './browsers.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const menu = (item) => async (page) => {
  await page.press('Escape');
  await page.click('[data-key="bar/menu"]');
  await page.click(`[data-key="menu/${item}"]`);
};

/** The states of the page, each reached from the one before. */
const states = [
  ['the first screen', async () => {}],
  [
    'the sample',
    async (page) => {
      await page.click('[data-key="welcome/sample"]');
      await page.settled();
      await page.until(() => document.querySelectorAll('.ai-who').length > 0);
    },
  ],
  ['who is in it', (page) => page.click('[data-lens=people]')],
  ['who says what', (page) => page.click('[data-lens=voices]')],
  [
    'a quote chosen',
    async (page) => {
      await page.press('n');
      await page.until(() => !document.querySelector('.ai-card').hidden);
      await page.evaluate(() => document.querySelector('.ai-card details').setAttribute('open', ''));
    },
  ],
  [
    'a name chosen',
    async (page) => {
      await page.press('2');
      await page.press('n');
      await page.until(() => !document.querySelector('.ai-card').hidden);
      await page.evaluate(() => document.querySelector('.ai-card details')?.setAttribute('open', ''));
    },
  ],
  [
    'a fold open, a line chosen',
    async (page) => {
      await page.press('Escape');
      await page.press('1');
      await page.evaluate(() => scrollTo(0, 0));
      await page.press('o');
      await page.point('.ai-line');
      await page.until(() => !document.querySelector('.ai-card').hidden);
    },
  ],
  [
    'words selected',
    async (page) => {
      await page.evaluate(() => document.getSelection().selectAllChildren(document.querySelector('.ai-paragraph .ai-words')));
      await page.until(() => !document.querySelector('.ai-selection').hidden);
    },
  ],
  [
    'the menu',
    async (page) => {
      await page.evaluate(() => document.getSelection().removeAllRanges());
      await page.press('Escape');
      await page.click('[data-key="bar/menu"]');
      await page.until(() => !!document.querySelector('.ai-menu:popover-open'));
    },
  ],
  ...['save', 'settings', 'keys', 'privacy', 'compare'].map((name) => [`the window “${name}”`, menu(name)]),
  [
    'a comparison',
    async (page) => {
      await page.evaluate(() => {
        const [original, version] = document.querySelectorAll('.ai-version textarea');
        version.value = original.value
          .replace('sailed', 'stayed')
          .replace('212', '221')
          .replace('did not close', 'closed')
          .replace('Hanne Vik', 'Hanne Vig');
      });
      await page.click('[data-key="compare/run"]');
      await page.until(() => !!document.querySelector('.ai-verdict'));
    },
  ],
  ['the text, to be edited', menu('edit')],
  [
    'a notice',
    async (page) => {
      await page.click('[data-key="edit/cancel"]');
      await page.evaluate(() => document.querySelector('article-inspector').notice('error.copy'));
    },
  ],
];

const faultsIn = (results) =>
  results.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${impact} ${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
  );

/** `rules`: all of axe's, or those alone that a theme can break. */
async function audit(page, rules) {
  const problems = [];
  for (const [name, reach] of states) {
    await reach(page);
    await page.settled();
    const results = await page.evaluate(
      (only) => window.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) }),
      rules,
    );
    assert.ok(results.passes.length > (rules ? 0 : 10), 'axe has run');
    problems.push(...faultsIn(results).map((problem) => `${name}: ${problem}`));
  }
  return problems;
}

const isMet = (page, query) => page.evaluate((one) => matchMedia(one).matches, query);

inBothBrowsers('accessibility', (browser) => {
  // The same page stands in all of these; a theme changes its colours alone, and those are computed below in both browsers.
  const colours = ['color-contrast', 'link-in-text-block'];
  const variants = [
    ['light', {}],
    ['dark', { scheme: 'dark', rules: colours, query: '(prefers-color-scheme: dark)' }],
    ['forced colours', { forcedColors: 'active', rules: colours, query: '(forced-colors: active)' }],
    ['German, in a narrow window', { width: 390, height: 800, locale: 'de-DE' }],
  ];
  for (const [title, { rules, query, ...options }] of variants.slice(0, browser.name === 'chromium' ? 4 : 1)) {
    test(`axe finds nothing in any state: ${title}`, async () => {
      const page = await open(browser, { ...options, before: axe });
      if (query) assert.equal(await isMet(page, query), true, query);
      const problems = await audit(page, rules);
      await page.close();
      assert.deepEqual(problems, []);
    });
  }

  test('in forced colours what is quoted, lit, chosen and current is told apart', async () => {
    // What Firefox's driver cannot set, a Firefox of its own is started with.
    const instance = browser.name === 'firefox' ? await launch('firefox', { 'browser.display.document_color_use': 2 }) : null;
    try {
      const page = await open(instance ? { ...browser, instance } : browser, { forcedColors: 'active' });
      assert.equal(await isMet(page, '(forced-colors: active)'), true);
      await page.click('[data-key="welcome/sample"]');
      await page.until(() => document.querySelectorAll('.ai-quoted').length > 0);
      await page.press('n');
      await page.until(() => document.querySelectorAll('.ai-said.ai-lit').length > 0);
      const looks = await page.evaluate(() => {
        const look = (selector) => {
          const node = document.querySelector(selector);
          if (!node) return `none: ${selector}`;
          const { backgroundColor, borderBlockEndStyle, borderBlockEndWidth, textDecorationLine } = getComputedStyle(node);
          return [backgroundColor, borderBlockEndStyle, borderBlockEndWidth, textDecorationLine].join(' ');
        };
        return {
          plain: look('.ai-paragraph .ai-words'),
          quoted: look('.ai-said:not(.ai-lit) .ai-quoted'),
          name: look('.ai-name:not(.ai-lit)'),
          lit: look('.ai-said.ai-lit'),
          current: look('.ai-lens-button[aria-current=true]'),
          other: look('.ai-lens-button:not([aria-current])'),
        };
      });
      assert.equal(new Set([looks.plain, looks.quoted, looks.name, looks.lit]).size, 4, JSON.stringify(looks));
      assert.notEqual(looks.current, looks.other);
      await page.close();
    } finally {
      await instance?.close();
    }
  });

  test('every text, line and tint of a mark has the contrast that WCAG 2.2 AA asks for, on both themes', async () => {
    const page = await browser.open();
    for (const theme of ['light', 'dark']) {
      for (const palette of ['colour', 'grey']) {
        const colours = await page.evaluate(
          ([themeName, paletteName]) => {
            const element = document.querySelector('article-inspector');
            element.setAttribute('theme', themeName);
            if (paletteName === 'grey') element.setAttribute('palette', 'grey');
            else element.removeAttribute('palette');
            const probe = document.createElement('span');
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            element.append(probe);
            const of = (name) => {
              probe.style.color = `var(--ai-${name})`;
              canvas.clearRect(0, 0, 1, 1);
              canvas.fillStyle = getComputedStyle(probe).color;
              canvas.fillRect(0, 0, 1, 1);
              return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const names =
              'page paper raised ink muted rule control accent accent-ink focus junk person organization location misc quoted lit lit-quoted lit-line unsure finding hue-0 hue-1 hue-2 hue-3 hue-4 hue-5'.split(
                ' ',
              );
            const result = Object.fromEntries(names.map((name) => [name, of(name)]));
            probe.remove();
            return result;
          },
          [theme, palette],
        );
        const tooFaint = needed.filter(([front, back, ratio]) => contrast(colours[front], colours[back]) < ratio);
        assert.deepEqual(
          tooFaint.map(
            ([front, back, ratio]) =>
              `${front} on ${back}: ${contrast(colours[front], colours[back]).toFixed(2)} < ${ratio} (${theme}, ${palette})`,
          ),
          [],
        );
      }
    }
    await page.close();
  });
});

const pairs = (fronts, backs, ratio) => fronts.flatMap((front) => backs.map((back) => [front, back, ratio]));
const text = 4.5;
const line = 3;
const hues = ['hue-0', 'hue-1', 'hue-2', 'hue-3', 'hue-4', 'hue-5'];
const needed = [
  ...pairs(['ink'], ['page', 'paper', 'raised', 'quoted', 'lit', 'lit-quoted'], text),
  ...pairs(['muted', 'accent'], ['page', 'paper', 'raised'], text),
  ...pairs(['junk'], ['page', 'paper', 'raised'], text),
  ...pairs(['paper'], ['ink'], text),
  ...pairs(['accent-ink'], ['accent'], text),
  // Speakers stand in the margin and in the lists, in their own colours.
  ...pairs([...hues, 'unsure', 'finding'], ['page', 'paper', 'raised'], text),
  // A name may stand in a quote.
  ...pairs(['person', 'organization', 'location', 'misc'], ['page', 'paper', 'raised', 'quoted'], line),
  ...pairs(['lit-line'], ['paper', 'lit', 'quoted', 'lit-quoted'], line),
  ...pairs(['control', 'focus'], ['page', 'paper', 'raised'], line),
];

function contrast(front, back) {
  const [brighter, darker] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

// Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(colour) {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
