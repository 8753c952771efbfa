/** The core, started on first use. The browser ends the background when it is idle, and with it the core; a long-lived one is freed here. */
import { createRunner, type Runner } from 'article-inspector';

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

/** Starts the core where it does not run yet. */
export const warmUp = (): Promise<unknown> => withRunner((one) => Promise.resolve(one));

function free(): void {
  void runner?.then((one) => one.dispose()).catch(() => undefined);
  runner = null;
}
