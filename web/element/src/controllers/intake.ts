/** Texts in: what is pasted, dropped, opened, or handed over by an address. */
import type { Block, PageData } from 'article-inspector';

import { largestFile, readFile } from '../files.ts';
import { readHtml, tellsStructure } from '../html.ts';
import type { Word } from '../words.ts';

export interface Brought {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly page: PageData | null;
  readonly source: string;
}

export interface IntakeEvents {
  brought(text: Brought): void;
  notice(word: Word, values?: Record<string, string | number>): void;
  say(word: Word, values?: Record<string, string | number>): void;
}

const address = /^\s*(https?:\/\/|www\.)\S+\s*$/i;

export class Intake {
  readonly #events: IntakeEvents;

  constructor(events: IntakeEvents) {
    this.#events = events;
  }

  text(text: string, source = ''): void {
    if (address.test(text)) this.#events.notice('error.isAddress');
    else if (text.trim() === '') this.#events.notice('error.empty');
    else this.#events.brought({ text: plainLineEnds(text), blocks: [], page: null, source });
  }

  html(markup: string, plain = '', source = ''): void {
    const read = readHtml(markup);
    // A single paragraph's markup tells no more than its text does.
    if (plain && (!tellsStructure(read) || address.test(plain))) return this.text(plain, source);
    if (read.text.trim() === '') return this.text(plain, source);
    this.#events.brought({ text: read.text, blocks: read.blocks, page: read.page, source: source || read.source });
  }

  /** What lies on the clipboard, or is dropped. */
  async transfer(data: DataTransfer): Promise<void> {
    const [file] = data.files;
    const plain = data.getData('text/plain');
    const markup = data.getData('text/html');
    if (file && !plain && !markup) await this.file(file);
    else if (markup) this.html(markup, plain);
    else if (plain) this.text(plain);
  }

  /** What lies on the clipboard, where the browser lets the page read it; false where it does not. */
  async clipboard(): Promise<boolean> {
    try {
      const [item] = (await navigator.clipboard.read?.()) ?? [];
      const take = async (type: string): Promise<string> => (item?.types.includes(type) ? await (await item.getType(type)).text() : '');
      const [markup, plain] = [await take('text/html'), await take('text/plain')];
      if (markup) this.html(markup, plain);
      else this.text(plain);
      return true;
    } catch {
      return false;
    }
  }

  async file(file: File): Promise<void> {
    const { name } = file;
    const read = await readFile(file);
    if ('problem' in read) {
      this.#events.notice(`error.${read.problem}`, {
        name,
        reason: read.reason,
        size: Math.ceil(file.size / 1e6),
        most: largestFile / 1e6,
      });
      return;
    }
    if (read.type === 'html') this.html(read.text);
    else this.text(read.text);
    this.#events.say('status.opened', { name });
    if (read.encoding === 'windows-1252') this.#events.notice('status.windows1252', { name });
  }
}

/** Line ends as the text is kept: one line feed each. */
function plainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
