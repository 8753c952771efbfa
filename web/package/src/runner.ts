import type { Report } from './report.ts';

/** What may be known about the text beside its characters. */
export interface Options {
  /** The text's language, e.g. `en`; found out where it is left out. */
  language?: string;
}

/**
 * Inspects texts, wherever it runs: on this thread or in a worker. Every call is a promise; calls are answered in
 * order. After `dispose()` nothing is answered any more: calls that still wait are rejected.
 */
export interface Runner {
  inspect(text: string, options?: Options): Promise<Report>;
  dispose(): void;
}
