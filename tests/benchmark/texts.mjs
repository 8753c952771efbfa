// Texts that do not repeat: what an inspection of one text leaves in the processor's caches must not help the next.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const developed = `${root}../shared/data/annotated/articles-dev.jsonl.gz`;

/** `count` articles: of the development set where it lies beside the checkout, else made up. Says which. */
export function distinctArticles(count) {
  if (!existsSync(developed)) return { from: 'made-up articles', texts: madeUpArticles(count) };
  const lines = gunzipSync(readFileSync(developed)).toString().trim().split('\n').map(JSON.parse);
  const english = lines.filter((line) => line.language === 'en').map((line) => line.text);
  return { from: 'articles of the development set', texts: english.slice(0, count) };
}

/** The golden articles' sentences in other orders, with other names and other words: no two are alike, every run makes the same. */
export function madeUpArticles(count) {
  const folder = `${root}tests/golden/articles/`;
  const originals = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(folder + name, 'utf8'))
    .filter((text) => text.length > 800);
  const vocabulary = [...new Set(originals.join(' ').match(/\b[a-z]{5,}\b/g))];
  let state = 1;
  const random = (below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const syllables = [
    'ba',
    'cor',
    'dan',
    'el',
    'fen',
    'gar',
    'hol',
    'ir',
    'jo',
    'kel',
    'lan',
    'mor',
    'nes',
    'or',
    'pel',
    'ra',
    'sten',
    'tor',
  ];
  return Array.from({ length: count }, () => {
    const original = originals[random(originals.length)];
    const names = new Map();
    const name = () => {
      const made = Array.from({ length: 2 + random(2) }, () => syllables[random(syllables.length)]).join('');
      return made[0].toUpperCase() + made.slice(1);
    };
    const paragraphs = original.split('\n\n');
    const body = paragraphs.slice(2);
    for (let k = body.length - 1; k > 0; k--) {
      const other = random(k + 1);
      [body[k], body[other]] = [body[other], body[k]];
    }
    return [...paragraphs.slice(0, 2), ...body]
      .join('\n\n')
      .replace(/(?<=\p{L},? )\p{Lu}\p{Ll}{3,}/gu, (word) => names.get(word) ?? names.set(word, name()).get(word))
      .replace(/\b[a-z]{6,}\b/g, (word) => (random(4) === 0 ? vocabulary[random(vocabulary.length)] : word));
  });
}
