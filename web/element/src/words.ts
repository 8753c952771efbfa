/** The words on the page: one file a language. English is the measure of what there is to say. */
import { sentenceOf, type Boilerplate, type Finding } from 'article-inspector';

import de from './words/de.json';
import en from './words/en.json';

export type Word = keyof typeof en;
type Values = Record<string, string | number>;

const files: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, de };
export const languages: readonly string[] = Object.keys(files);

export interface Words {
  readonly language: string;
  /** The word or sentence, its `{places}` filled. */
  (word: Word, values?: Values): string;
  /** What a mark's codes say: why it is not the story, or what was found. */
  sentenceOf(mark: Boilerplate | Finding | undefined): string;
  /** The form that fits a number: `word.one`, `word.other`. */
  count(word: string, count: number, values?: Values): string;
  number(value: number): string;
  /** For keys that are put together of the report's kinds; falls back to the kind itself. */
  maybe(word: string, otherwise: string): string;
}

/** The best of the languages on offer for what the reader prefers. */
export function languageFor(preferred: readonly string[]): string {
  for (const wish of preferred) {
    const language = wish.toLowerCase().split('-')[0] ?? '';
    if (language in files) return language;
  }
  return 'en';
}

export function wordsFor(language: string): Words {
  const file: Readonly<Record<string, string>> = files[language] ?? en;
  const plural = new Intl.PluralRules(language);
  const format = new Intl.NumberFormat(language);
  const find = (word: string): string | undefined => file[word] ?? (en as Record<string, string>)[word];
  const fill = (text: string, values: Values): string =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : typeof value === 'number' ? format.format(value) : value;
    });
  const words = (word: Word, values: Values = {}): string => fill(find(word) ?? word, values);
  return Object.assign(words, {
    language,
    number: (value: number) => format.format(value),
    maybe: (word: string, otherwise: string) => find(word) ?? otherwise,
    sentenceOf: (mark: Boilerplate | Finding | undefined) => (mark ? sentenceOf(mark, language) : ''),
    count: (word: string, count: number, values: Values = {}) =>
      fill(find(`${word}.${plural.select(count)}`) ?? find(`${word}.other`) ?? word, { ...values, count }),
  });
}
