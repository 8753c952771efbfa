/** The window in which the quotations of a draft are checked: a field for the draft and one for each source of it. */
import { isFaithful, type QuoteCheck } from 'article-inspector';

import { h, replaceContent } from '../dom.ts';
import { readFile } from '../files.ts';
import { readHtml } from '../html.ts';
import type { Words } from '../words.ts';
import { checkView, complaintLine, type Source } from './check.ts';

/** An element with which the reader brings sources from elsewhere; each is handed to `add`. */
export type SourceOffer = (add: (source: Source) => void) => HTMLElement;

export interface CheckOptions {
  /** The article that is open; empty where none is. */
  draft: string;
  /** Shown beside the ways that the window has itself, where the host has one. */
  offer?: SourceOffer | null;
  check(draft: string, sources: readonly string[]): Promise<QuoteCheck>;
  copy(text: string): Promise<void>;
  failed(error: unknown): void;
}

interface Field {
  readonly label: HTMLElement;
  readonly field: HTMLTextAreaElement;
}

export class CheckingView {
  readonly element: HTMLElement;
  readonly #words: Words;
  readonly #options: CheckOptions;
  readonly #draft: HTMLTextAreaElement;
  readonly #sources: Field[] = [];
  readonly #list = h('div', { class: 'ai-versions' });
  readonly #result = h('div', { class: 'ai-result' });

  constructor(words: Words, options: CheckOptions) {
    this.#words = words;
    this.#options = options;
    const button = (word: 'check.run' | 'check.add', key: string, act: () => void): HTMLButtonElement =>
      h(
        'button',
        {
          type: 'button',
          class: word === 'check.run' ? 'ai-button ai-first-button' : 'ai-link',
          'data-key': key,
          on: { click: act },
        },
        words(word),
      );
    const files = h('input', {
      type: 'file',
      multiple: true,
      class: 'ai-check-files',
      'data-key': 'check/files',
      'aria-label': words('check.open'),
      on: { change: () => void this.#read(files) },
    });
    this.#draft = this.#field(words('check.draft'), 'check/draft', options.draft).field;
    this.#add(words('check.sourceNumber', { number: 1 }), '');
    this.element = h(
      'div',
      {},
      h('p', {}, words('check.lead')),
      this.#list,
      h(
        'p',
        { class: 'ai-acts' },
        button('check.run', 'check/run', () => void this.#run()),
        button('check.add', 'check/add', () => this.#addEmpty().focus()),
        h('label', { class: 'ai-check-open' }, `${words('check.open')} `, files),
      ),
      options.offer?.((source) => this.#bring(source)),
      this.#result,
    );
    this.#list.addEventListener('dragover', (event) => event.preventDefault());
    this.#list.addEventListener('drop', (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      void this.#take([...event.dataTransfer.files]);
    });
  }

  #field(name: string, key: string, value: string): Field {
    const field = h('textarea', { rows: '8', spellcheck: 'false', 'data-key': key });
    const label = h('span', {}, name);
    field.value = value;
    this.#list.append(h('label', { class: 'ai-version' }, label, field));
    return { label, field };
  }

  #add(name: string, value: string): HTMLTextAreaElement {
    const source = this.#field(name, `check/source/${this.#sources.length + 1}`, value);
    this.#sources.push(source);
    return source.field;
  }

  /** Takes the place of the first source that is still empty. */
  #bring({ name, text }: Source): void {
    const empty = this.#sources.find(({ field }) => field.value.trim() === '');
    if (!empty) return void this.#add(name, text);
    empty.label.textContent = name;
    empty.field.value = text;
  }

  #addEmpty(): HTMLTextAreaElement {
    return this.#add(this.#words('check.sourceNumber', { number: this.#sources.length + 1 }), '');
  }

  async #read(input: HTMLInputElement): Promise<void> {
    await this.#take([...(input.files ?? [])]);
    input.value = '';
  }

  async #take(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const read = await readFile(file);
      if ('problem' in read) {
        this.#tell(this.#words('check.unreadable', { name: file.name }));
        continue;
      }
      this.#bring({ name: file.name, text: read.type === 'html' ? readHtml(read.text).text : read.text });
    }
  }

  #tell(text: string): void {
    replaceContent(this.#result, h('p', { class: 'ai-verdict', role: 'status' }, text));
  }

  async #run(): Promise<void> {
    const words = this.#words;
    const clean = (field: HTMLTextAreaElement): string => field.value.replace(/\r\n?/g, '\n');
    const draft = clean(this.#draft);
    const sources: Source[] = this.#sources
      .map(({ label, field }) => ({ name: label.textContent, text: clean(field) }))
      .filter(({ text }) => text.trim() !== '');
    if (!draft.trim() || sources.length === 0) return this.#tell(words('check.empty'));
    try {
      const check = await this.#options.check(
        draft,
        sources.map(({ text }) => text),
      );
      const report = (): string =>
        check.quotes
          .filter(({ verdict }) => !isFaithful(verdict))
          .map((quote) => complaintLine(words, draft, sources, quote))
          .join('\n') || words('check.allFaithful');
      replaceContent(
        this.#result,
        checkView(words, draft, sources, check),
        h(
          'p',
          { class: 'ai-acts' },
          h(
            'button',
            { type: 'button', class: 'ai-link', 'data-key': 'check/copy', on: { click: () => void this.#options.copy(report()) } },
            words('check.copy'),
          ),
        ),
      );
      this.#result.scrollIntoView({ block: 'start' });
    } catch (error) {
      this.#options.failed(error);
    }
  }
}
