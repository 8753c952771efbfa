/** The window in which versions are compared: a field for the article and one for each version of it. */
import type { Report } from 'article-inspector';

import { h, replaceContent } from '../dom.ts';
import { compareVersions, type Version } from '../versions.ts';
import type { Words } from '../words.ts';
import { comparisonView } from './compare.ts';

export interface CompareOptions {
  /** The article that is open, read already; null where none is. */
  base: Version | null;
  /** Versions of it that are known already. */
  versions?: readonly string[];
  inspect(text: string): Promise<Report>;
  failed(error: unknown): void;
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
    this.#add(options.base?.text ?? '');
    const versions = options.versions ?? [];
    for (const version of versions.length > 0 ? versions : ['']) this.#add(version);
    if (versions.length > 0 && options.base) void this.#run();
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
      const { base: known } = this.#options;
      const base = known?.text === first ? known : { text: first, report: await this.#options.inspect(first) };
      const results: HTMLElement[] = [];
      for (const { text, number } of versions) {
        const version = { text, report: await this.#options.inspect(text) };
        results.push(
          comparisonView(
            words,
            { base, version, compared: compareVersions(base, version) },
            versions.length > 1 ? this.#name(number) : words('compare.result'),
          ),
        );
      }
      replaceContent(this.#result, results);
      this.#result.scrollIntoView({ block: 'start' });
    } catch (error) {
      this.#options.failed(error);
    }
  }
}
