/** The window in which versions are compared: a field for the article and one for each version of it. */
import type { Comparison } from 'article-inspector';

import { h, replaceContent } from '../dom.ts';
import { pairsOf, type Version } from '../versions.ts';
import type { Words } from '../words.ts';
import { comparisonView } from './compare.ts';

export interface CompareOptions {
  /** The article that is open; null where none is. */
  base: string | null;
  /** Versions of it that are known already. */
  versions?: readonly string[];
  /** Reads the original, and every version of it, and says what differs. The article that is open is read as it stands there. */
  compare(original: string, versions: readonly string[]): Promise<readonly Held[]>;
  failed(error: unknown): void;
}

/** A version, held against the original. */
export interface Held {
  readonly base: Version;
  readonly version: Version;
  readonly comparison: Comparison;
}

export class CompareView {
  readonly element: HTMLElement;
  readonly #words: Words;
  readonly #options: CompareOptions;
  readonly #fields: HTMLTextAreaElement[] = [];
  readonly #list = h('div', { class: 'ai-versions' });
  readonly #result = h('div', { class: 'ai-result' });

  constructor(words: Words, options: CompareOptions) {
    this.#words = words;
    this.#options = options;
    const run = h(
      'button',
      { type: 'button', class: 'ai-button ai-first-button', 'data-key': 'compare/run', on: { click: () => void this.#run() } },
      words('compare.run'),
    );
    const add = h(
      'button',
      { type: 'button', class: 'ai-link', 'data-key': 'compare/add', on: { click: () => this.#add('').focus() } },
      words('compare.add'),
    );
    this.element = h('div', {}, h('p', {}, words('compare.lead')), this.#list, h('p', { class: 'ai-acts' }, run, add), this.#result);
    this.#add(options.base ?? '');
    const versions = options.versions ?? [];
    for (const version of versions.length > 0 ? versions : ['']) this.#add(version);
    if (versions.length > 0 && options.base !== null) void this.#run();
  }

  #add(value: string): HTMLTextAreaElement {
    const number = this.#fields.length;
    const name = this.#name(number);
    const field = h('textarea', { rows: '6', spellcheck: 'false', 'data-key': `compare/${number}`, 'aria-label': name });
    field.value = value;
    this.#fields.push(field);
    this.#list.append(h('label', { class: 'ai-version' }, h('span', {}, name), field));
    return field;
  }

  #name(number: number): string {
    return number === 0 ? this.#words('compare.original') : this.#words('compare.versionNumber', { number });
  }

  async #run(): Promise<void> {
    const words = this.#words;
    const [first, ...others] = this.#fields.map(({ value }) => value.replace(/\r\n?/g, '\n'));
    const versions = others.map((text, index) => ({ text, number: index + 1 })).filter(({ text }) => text.trim() !== '');
    if (!first?.trim() || versions.length === 0) {
      return replaceContent(this.#result, h('p', { class: 'ai-verdict', role: 'status' }, words('compare.empty')));
    }
    try {
      const held = await this.#options.compare(
        first,
        versions.map(({ text }) => text),
      );
      const results = held.map(({ base, version, comparison }, index) =>
        comparisonView(
          words,
          { base, version, compared: pairsOf(comparison, base, version) },
          versions.length > 1 ? this.#name(versions[index]!.number) : words('compare.result'),
        ),
      );
      replaceContent(this.#result, results);
      this.#result.scrollIntoView({ block: 'start' });
    } catch (error) {
      this.#options.failed(error);
    }
  }
}
