/**
 * Keeps the report in step with the text. One inspection runs at a time; while it runs, only the newest text waits. A
 * very long text waits until the reader pauses.
 */
import type { Options, Report, Runner } from 'article-inspector';

/** From this length on a text is only inspected when the reader pauses. */
export const longText = 400_000;
const pause = 300;

export interface InspectionEvents {
  /** A report of exactly this text has come. */
  inspected(report: Report, text: string): void;
  failed(error: unknown): void;
  busy(isBusy: boolean): void;
}

export class Inspection {
  readonly #runner: Promise<Runner>;
  readonly #events: InspectionEvents;
  #running = false;
  #next: { text: string; options: Options } | null = null;
  #timer = 0;

  constructor(runner: Promise<Runner>, events: InspectionEvents) {
    this.#runner = runner;
    this.#events = events;
  }

  /** Asks for a report of this text; `hurry` where the reader is not typing. */
  request(text: string, options: Options, hurry: boolean): void {
    this.#next = { text, options };
    clearTimeout(this.#timer);
    if (text.length > longText && !hurry) this.#timer = window.setTimeout(() => void this.#run(), pause);
    else void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running || !this.#next) return;
    this.#running = true;
    this.#events.busy(true);
    while (this.#next) {
      const { text, options } = this.#next;
      this.#next = null;
      try {
        const report = await (await this.#runner).inspect(text, options);
        this.#events.inspected(report, text);
      } catch (error) {
        this.#events.failed(error);
      }
    }
    this.#running = false;
    this.#events.busy(false);
  }
}
