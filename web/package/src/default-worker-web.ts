import { InspectorError } from '../../wasm/error.ts';
import type { WorkerLike } from './worker-protocol.ts';

/**
 * The worker that belongs to this package. Where its file cannot be reached (another origin, a bundler that does not bring it), the same
 * worker is made from its text.
 */
export async function defaultWorker(): Promise<WorkerLike> {
  if (typeof Worker === 'undefined') throw new InspectorError('worker-failed', 'there are no web workers here; use createRunner()');
  const worker = await started(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'article-inspector' }));
  if (worker) return worker;
  const { workerText } = await import('#worker-text');
  const address = workerText && URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  const fromText = address && (await started(() => new Worker(address, { name: 'article-inspector' })));
  if (address) URL.revokeObjectURL(address);
  if (!fromText) throw new InspectorError('worker-failed', 'the worker cannot be started; a content security policy may forbid it');
  return fromText;
}

/** A page's own thread stays free. */
export const usualThreads = (): number => Math.max(1, (navigator.hardwareConcurrency ?? 4) - 1);

/** The worker once it answers; null where it cannot be started. */
async function started(make: () => Worker): Promise<Worker | null> {
  let worker: Worker;
  try {
    worker = make();
  } catch {
    return null; // browsers refuse a worker of another origin
  }
  return new Promise((resolve) => {
    worker.addEventListener('message', () => resolve(worker), { once: true });
    worker.addEventListener('error', (event) => (event.preventDefault(), resolve(null)), { once: true });
    worker.postMessage({ hello: true });
  });
}
