import { compile, InspectorError, type Format, type ModuleSource, type Options } from '../../wasm/loader.ts';
import type { Comparison } from './comparison.ts';
import type { Report } from './report.ts';
import { DisposedError, type Runner } from './runner.ts';
import type { Answer, Request } from './worker-protocol.ts';

type Question = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

/**
 * A runner in a worker, so that the calling thread stays free. `createWorker` is for hosts that must make the worker themselves, of
 * this package's `article-inspector/worker`; the runner ends the worker when it is disposed of.
 */
export async function createWorkerRunner(
  source: ModuleSource | Promise<ModuleSource>,
  createWorker: () => Worker = defaultWorker,
): Promise<Runner> {
  // Compiled here: a worker that holds a compiled module needs to fetch nothing.
  const module = await compile(source);
  const worker = createWorker();
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let gone: Error | null = null;

  const end = (error: Error): void => {
    gone ??= error;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const ask = <T>(question: Question): Promise<T> => {
    if (gone) return Promise.reject(gone);
    return new Promise<T>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...question });
    });
  };

  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) asked?.reject(new InspectorError(data.error));
    else asked?.resolve(data.value as never);
  });
  worker.addEventListener('error', (event) => end(new InspectorError(event.message || 'the worker cannot be started')));
  worker.addEventListener('messageerror', () => end(new InspectorError('the worker answered what cannot be read')));

  const write = (text: string, format: Format, options?: Options): Promise<string> => ask<string>({ write: text, format, options });

  await ask<null>({ load: module });
  return {
    // As text: to parse it takes this thread a tenth of the time that a copy of the objects would.
    inspect: async (text, options) => JSON.parse(await write(text, 'json', options)) as Report,
    write,
    compare: (original, copy, language) => ask<Comparison>({ compare: original, copy, language }),
    dispose: () => end(new DisposedError()),
  };
}

function defaultWorker(): Worker {
  if (typeof Worker === 'undefined') throw new InspectorError('there are no web workers here; use createRunner()');
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'article-inspector' });
}
