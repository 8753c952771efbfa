/** Keeps the report in step with the text: one inspection at a time; while it runs, only the newest text waits. */
import type { Options, Report, Runner } from 'article-inspector';

import type { Store, Text } from '../store.ts';

export interface InspectingEvents {
  inspected(report: Report): void;
  failed(error: unknown): void;
}

export class Inspecting {
  readonly #store: Store;
  readonly #events: InspectingEvents;
  #runner: Promise<Runner> | null = null;
  #wanted: Text | null = null;
  #isRunning = false;

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

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#store.dispatch({ type: 'reading', isReading: true });
    for (let text = this.#wanted; text; text = this.#wanted) {
      this.#wanted = null;
      let report: Report;
      try {
        report = await (await this.#runner!).inspect(text.text, optionsOf(text));
      } catch (error) {
        this.#events.failed(error);
        continue;
      }
      if (text !== this.#store.state.text) continue;
      this.#store.dispatch({ type: 'report', report, of: text });
      this.#events.inspected(report);
    }
    this.#isRunning = false;
    this.#store.dispatch({ type: 'reading', isReading: false });
  }
}

export function optionsOf({ blocks, corrections }: Text): Options {
  const rejected = corrections.flatMap((correction) =>
    correction.kind === 'reject' ? [{ layer: correction.layer, start: correction.start, end: correction.end }] : [],
  );
  return { ...(blocks.length > 0 ? { blocks } : {}), ...(rejected.length > 0 ? { rejected } : {}) };
}
