/**
 * Keeps the report in step with the text: one inspection at a time; while it runs, only the newest text waits. The inspection stays open,
 * so that exports are written from it and nothing is inspected twice.
 */
import type { Format, Inspection, Options, Report, Runner } from 'article-inspector';

import { correctionOptions } from '../corrections.ts';
import type { Store, Text } from '../store.ts';
import type { Held } from '../views/comparing.ts';
import { languageFor } from '../words.ts';

export interface InspectingEvents {
  /** Resolves when the page may be built anew. */
  free(): Promise<void>;
  inspected(report: Report): void;
  failed(error: unknown): void;
}

export class Inspecting {
  readonly #store: Store;
  readonly #events: InspectingEvents;
  #runner: Promise<Runner> | null = null;
  #wanted: Text | null = null;
  #isRunning = false;
  #open: { text: Text; inspection: Inspection } | null = null;

  constructor(store: Store, events: InspectingEvents) {
    this.#store = store;
    this.#events = events;
  }

  get runner(): Promise<Runner> | null {
    return this.#runner;
  }

  set runner(runner: Promise<Runner>) {
    this.#runner = runner;
    const ready = (): void => this.#store.dispatch({ type: 'ready' });
    runner.then(ready, ready);
    this.request(this.#store.state.text);
  }

  request(text: Text): void {
    if (text.text === '' || !this.#runner) return;
    this.#wanted = text;
    void this.#run();
  }

  /** The newest text in a format, as it was inspected. */
  async write(format: Format): Promise<string> {
    const { text, settings } = this.#store.state;
    // What is exported speaks the language of the page.
    const messageLanguage = languageFor([settings.language, ...navigator.languages]);
    const options = { source: text.source, indent: 2, messageLanguage };
    // The address is of the text, but nothing is found differently for it.
    if (this.#open && sameButSource(this.#open.text, text)) return this.#open.inspection.write(format, options);
    const runner = await this.#runner;
    return runner ? runner.write(text.text, format, { ...optionsOf(text), ...options }) : '';
  }

  /** Holds versions of a text against it. The newest text is read with its hints and corrections; others as they are. */
  async compare(original: string, versions: readonly string[]): Promise<Held[]> {
    const runner = (await this.#runner)!;
    const { text } = this.#store.state;
    const opened: Inspection[] = [];
    const open = async (one: string): Promise<Inspection> => {
      const inspection = await runner.open(one, one === text.text ? optionsOf(text) : {});
      opened.push(inspection);
      return inspection;
    };
    try {
      const base = await open(original);
      const held: Held[] = [];
      for (const one of versions) {
        const version = await open(one);
        held.push({ base, version, comparison: await base.compare(version) });
      }
      return held;
    } finally {
      for (const inspection of opened) inspection.dispose();
    }
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#store.dispatch({ type: 'reading', isReading: true });
    for (let text = this.#wanted; text; text = this.#wanted) {
      this.#wanted = null;
      let inspection: Inspection;
      try {
        inspection = await (await this.#runner!).open(text.text, optionsOf(text));
      } catch (error) {
        this.#events.failed(error);
        continue;
      }
      await this.#events.free();
      this.#open?.inspection.dispose();
      this.#open = { text, inspection };
      if (text !== this.#store.state.text) continue;
      const { report } = inspection;
      this.#store.dispatch({ type: 'report', report, of: text });
      this.#events.inspected(report);
    }
    this.#isRunning = false;
    this.#store.dispatch({ type: 'reading', isReading: false });
  }
}

const sameButSource = (a: Text, b: Text): boolean =>
  a.text === b.text && a.blocks === b.blocks && a.page === b.page && a.corrections === b.corrections;

function optionsOf({ blocks, page, corrections }: Text): Options {
  return {
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(page ? { page } : {}),
    ...correctionOptions(corrections),
  };
}
