/** The core, started on first use. The browser ends the background when it is idle, and with it the core; a long-lived one is freed here. */
import { createRunner, type Inspection, type Options, type Runner } from 'article-inspector';

import { api } from './api.ts';

const idle = 60_000;

let runner: Promise<Runner> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

export async function withRunner<Value>(use: (runner: Runner) => Promise<Value>): Promise<Value> {
  clearTimeout(timer);
  runner ??= createRunner(fetch(api.runtime.getURL('article-inspector.wasm')));
  try {
    return await use(await runner);
  } catch (error) {
    free();
    throw error;
  } finally {
    timer = setTimeout(free, idle);
  }
}

/** The last inspections, by text and options: to write or to compare what was inspected does not inspect it again. */
const kept = new Map<string, Promise<Inspection>>();
const keptAtMost = 4;

export function withInspection<Value>(text: string, options: Options, use: (inspection: Inspection) => Promise<Value>): Promise<Value> {
  return withRunner(async (one) => {
    const key = JSON.stringify([text, options]);
    const inspection = kept.get(key) ?? one.open(text, options);
    kept.delete(key); // and put at the end: the first is the one longest unused
    kept.set(key, inspection);
    for (const [old, inspected] of kept) {
      if (kept.size <= keptAtMost) break;
      kept.delete(old);
      void inspected.then((opened) => opened.dispose()).catch(() => undefined);
    }
    return use(await inspection);
  });
}

/** Starts the core where it does not run yet. */
export const warmUp = (): Promise<unknown> => withRunner((one) => Promise.resolve(one));

function free(): void {
  void runner?.then((one) => one.dispose()).catch(() => undefined);
  runner = null;
  kept.clear();
}
