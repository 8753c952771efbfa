/** What the names of elements, roles and classes say: the native reader's own file (core/html/vocabulary.json), so that both agree. */
import type { BlockPlace, BlockTag } from '../wasm/loader.ts';
import file from '../../core/html/vocabulary.json' with { type: 'json' };

export const skipped: ReadonlySet<string> = new Set(file.skipped);
export const blocks: ReadonlySet<string> = new Set(file.blocks);
export const preformatted: ReadonlySet<string> = new Set(file.preformatted);
export const captions: ReadonlySet<string> = new Set(file.captions);
export const onHover: ReadonlySet<string> = new Set(file.on_hover);
export const unseen: ReadonlySet<string> = new Set(file.unseen);
export const tags = mapOf<BlockTag>(file.tags);
export const placeOfTag = mapOf<BlockPlace>(file.places.tags);
export const placeOfRole = mapOf<BlockPlace>(file.places.roles);
export const wordsOverTags: ReadonlySet<string> = new Set(file.places.words_over_tags);

/** Names under which a page's data says things, those that are right more often first. */
export const pageData = { ...file.page_data, articles: new Set(file.page_data.articles) as ReadonlySet<string> };

const placeOfWord = new Map<string, { rank: number; place: BlockPlace }>();
file.places.words.forEach(({ place, words }, rank) => {
  for (const word of words) if (!placeOfWord.has(word)) placeOfWord.set(word, { rank, place: place as BlockPlace });
});

/** The place that the words of class, id and itemprop name; of several the first in rank counts. */
export function placeOfWords(words: readonly string[]): BlockPlace | null {
  let best: { rank: number; place: BlockPlace } | null = null;
  for (const word of words) {
    const found = placeOfWord.get(word);
    if (found && (!best || found.rank < best.rank)) best = found;
  }
  return best && best.place !== 'unknown' ? best.place : null;
}

/** The words of names, and of each name the joined neighbours: "articleBody post-meta" gives article, body, articlebody, post, meta, postmeta. */
export function wordsOf(names: string): string[] {
  const words: string[] = [];
  for (const name of names.split(/[ \t\n\r\f]+/)) {
    const own = (name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').match(/[A-Za-z0-9]+/g) ?? []).map((word) => word.toLowerCase());
    words.push(...own);
    for (let i = 0; i + 1 < own.length; i++) words.push(own[i]! + own[i + 1]!);
  }
  return words;
}

function mapOf<Value extends string>(object: Record<string, string>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(object) as [string, Value][]);
}
