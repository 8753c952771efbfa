/**
 * Keeps the report in step with the text. One inspection runs at a time; while it runs, only the newest text waits. A long text is read
 * as a whole when the reader pauses; a part of it may be read at once.
 */
import type { Options, Report, Runner } from 'article-inspector';

/** From this length on the reader is told that the text is being read. */
export const longText = 400_000;
const pause = 300;

export interface InspectionEvents {
  /** A report of exactly this text has come. */
  inspected(report: Report, text: string): void;
  failed(error: unknown): void;
  busy(isBusy: boolean): void;
}

interface Question {
  text: string;
  options: Options;
  answered(report: Report): void;
}

export class Inspection {
  readonly #runner: Promise<Runner>;
  readonly #events: InspectionEvents;
  #running = false;
  #part: Question | null = null;
  #whole: Question | null = null;
  /** The whole text is to be read when the reader pauses. */
  #waits = false;
  #timer = 0;
  #isBusy = false;

  constructor(runner: Promise<Runner>, events: InspectionEvents) {
    this.#runner = runner;
    this.#events = events;
  }

  /** Asks for a report of this text, at once or when the reader pauses. */
  request(text: string, options: Options, atOnce: boolean): void {
    this.#whole = { text, options, answered: (report) => this.#events.inspected(report, text) };
    this.#part = null;
    this.#waits = !atOnce;
    clearTimeout(this.#timer);
    if (atOnce) void this.#run();
    else this.#timer = window.setTimeout(() => this.#paused(), pause);
    this.#tellBusy();
  }

  /** Asks for a report of a part of the text, before that of the whole. It is not given where another request has come meanwhile. */
  requestPart(text: string, options: Options, answered: (report: Report) => void): void {
    const whole = this.#whole;
    this.#part = {
      text,
      options,
      answered: (report) => {
        if (this.#whole === whole) answered(report);
      },
    };
    void this.#run();
  }

  #paused(): void {
    this.#waits = false;
    void this.#run();
  }

  #tellBusy(): void {
    const isBusy = this.#running || this.#waits;
    if (isBusy !== this.#isBusy) this.#events.busy(isBusy);
    this.#isBusy = isBusy;
  }

  // The part goes first: it is quick, and the reader is looking at it.
  #next(): Question | null {
    if (this.#part) {
      const part = this.#part;
      this.#part = null;
      return part;
    }
    if (!this.#whole || this.#waits) return null;
    const whole = this.#whole;
    this.#whole = null;
    return whole;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#tellBusy();
    for (let question = this.#next(); question; question = this.#next()) {
      try {
        question.answered(await (await this.#runner).inspect(question.text, question.options));
      } catch (error) {
        this.#events.failed(error);
      }
    }
    this.#running = false;
    this.#tellBusy();
  }
}
