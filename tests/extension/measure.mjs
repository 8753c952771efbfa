/**
 * What a reader sees of saved news pages with the extension in Chromium, or with --firefox in Firefox: the headline, how much of the story is dimmed, flaws that are none,
 * contrast, and whether the page stays as it was.
 *
 *     node tests/extension/measure.mjs [--firefox] FOLDER [ID]
 *
 * Pages whose id has ID in it, or all. FOLDER holds news-pages-dev.jsonl.gz (`{"id","title","articleBody"}`) and news-pages-dev-html.jsonl.gz (`{"id","html"}`). Pages are
 * served on loopback; they may run no scripts and ask for nothing.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { Chromium, Firefox, pause, until } from './browsers.mjs';
import { canBeRead, contrastsOf } from './contrast.mjs';
import { pages } from './pages.mjs';

const isFirefox = process.argv.includes('--firefox');
const [folder, only = ''] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const rows = (name) =>
  gunzipSync(readFileSync(`${folder}/${name}.jsonl.gz`))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const gold = new Map(rows('news-pages-dev').map((row) => [row.id, row]));
const saved = rows('news-pages-dev-html').filter(({ id }) => id.includes(only));

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const fold = (text) => wordsOf(text).join(' ');
const isWithin = (inner, outer) => inner !== '' && ` ${outer} `.includes(` ${inner} `);
/** Equal, or one within the other and not much shorter. */
const isLike = (a, b) =>
  a === b || ((isWithin(a, b) || isWithin(b, a)) && Math.min(a.length, b.length) * 3 >= Math.max(a.length, b.length) * 2);

/** Of the body's words, found again paragraph by paragraph, those that are dimmed. */
function dimmedWords(body, text, boilerplate) {
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word: word.toLowerCase(), index }));
  const isDimmed = tokens.map(({ index }) => boilerplate.some(({ start, end }) => start <= index && index < end));
  const found = { words: 0, dimmed: 0, said: [] };
  for (const paragraph of body.split('\n').map(wordsOf)) {
    if (paragraph.length === 0) continue;
    let [fewest, place] = [Infinity, 0];
    for (let at = 0; at + paragraph.length <= tokens.length; at++) {
      if (!paragraph.every((word, offset) => tokens[at + offset].word === word)) continue;
      const dimmed = isDimmed.slice(at, at + paragraph.length).filter(Boolean).length;
      if (dimmed < fewest) [fewest, place] = [dimmed, at];
    }
    if (fewest === Infinity) continue;
    found.words += paragraph.length;
    found.dimmed += fewest;
    if (fewest === 0) continue;
    const { index } = tokens[place + isDimmed.slice(place).indexOf(true)];
    const { kind, start, end } = boilerplate.find((one) => one.start <= index && index < one.end);
    found.said.push(`${kind} “${text.slice(start, end)}”`);
  }
  return found;
}

const total = {
  pages: 0,
  titles: 0,
  headlines: 0,
  words: 0,
  dimmed: 0,
  flaws: 0,
  stretches: 0,
  unreadable: 0,
  changed: 0,
  restless: 0,
  left: 0,
};
const browser = isFirefox ? new Firefox() : new Chromium();
await browser.start();
const tab = await browser.open('article');
const isClear = async () => !(await browser.state()) && (await tab.evaluate(() => CSS.highlights.size)) === 0;
/** The click, and what was found; where nothing stands near the window no mark is drawn yet. */
async function inspect(id) {
  await browser.click(tab);
  return until(async () => {
    const state = await browser.state();
    return (state?.report || state?.error) && state;
  }, `${id} is inspected`);
}

async function measure(id) {
  await tab.goto(`${browser.site}/saved`, { waitUntil: 'domcontentloaded' });
  // Some pages change by themselves: what they do in the same time without the extension is theirs.
  const first = await tab.content();
  await pause(1000);
  const before = await tab.content();
  const state = await inspect(id);
  if (state.error) throw new Error(`${id}: ${state.error}`);
  await pause(300);
  const { text, report } = state;
  const { title, articleBody } = gold.get(id);
  total.pages++;
  if (title && isWithin(fold(title), fold(text))) {
    total.titles++;
    const headline = report.headline ? text.slice(report.headline.start, report.headline.end) : '';
    if (isLike(fold(headline), fold(title))) total.headlines++;
    else console.log(`${id}: headline “${headline}”, not “${title}”`);
  }
  const { words, dimmed, said } = dimmedWords(articleBody ?? '', text, report.boilerplate);
  total.words += words;
  total.dimmed += dimmed;
  if (dimmed > 0) console.log(`${id}: ${dimmed} of ${words} words of the story dimmed: ${said.join('; ')}`);
  total.flaws += report.findings.length;
  for (const { kind, start, end } of report.findings)
    console.log(`${id}: ${kind} “${text.slice(start - 20, end + 20).replace(/\s+/g, ' ')}”`);
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint'))); // marks are drawn everywhere
  const stretches = await contrastsOf(tab);
  await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
  total.stretches += stretches.length;
  total.unreadable += stretches.filter((one) => !canBeRead(one)).length;
  if (first !== before) total.restless++;
  if ((await tab.content()) !== before && first === before) total.changed++;
  for (let round = 0; round < (total.pages % 10 === 1 ? 10 : 1); round++) {
    if (round > 0) await inspect(id);
    await browser.click(tab);
    await until(isClear, `${id} has no marks`);
  }
  if (first === before && (await tab.content()) !== before) {
    total.left++;
    console.log(`${id}: something is left`);
  }
}

for (const { id, html } of saved) {
  pages.saved = html;
  try {
    await measure(id);
  } catch (error) {
    console.log(`${id}: ${error.message}`);
  }
}
await browser.stop();
const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part} of ${whole})`;
console.log(`
pages                                    ${total.pages} of ${saved.length}
headline right                           ${share(total.headlines, total.titles)}
words of the story dimmed                ${share(total.dimmed, total.words)}
flaws told                               ${total.flaws}
dimmed text below its contrast           ${share(total.unreadable, total.stretches)}
changed while marked                     ${total.changed}; ${total.restless} change by themselves
something left after the last click      ${total.left}`);
