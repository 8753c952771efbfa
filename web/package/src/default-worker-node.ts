import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { WorkerLike } from './worker-protocol.ts';

/** The worker that belongs to this package, in a thread that does not keep the process alive while it waits. */
export async function defaultWorker(): Promise<WorkerLike> {
  const { workerText } = await import('#worker-text');
  const worker = workerText
    ? new Worker(workerText, { eval: true, execArgv: [], name: 'article-inspector' })
    : new Worker(new URL('./worker-node.ts', import.meta.url), { name: 'article-inspector' });
  return worker as unknown as WorkerLike;
}

/** The calling thread only hands texts over and takes reports. */
export const usualThreads = (): number => availableParallelism();
