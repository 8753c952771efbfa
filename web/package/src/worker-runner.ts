import { defaultWorker } from '#default-worker';

import { compile, InspectorError, type CompiledModule, type ModuleSource } from '../../wasm/loader.ts';
import { RecoveringChannel, usualDeadline, withinTime, withRetries, type Deadline } from './recovering.ts';
import { DisposedError, reasonOf, runnerOver, type Channel, type Runner, type Signal } from './runner.ts';
import type { FromWorker, Request, ToWorker, WorkerLike } from './worker-protocol.ts';

interface Waiting {
  message: ToWorker;
  resolve: (value: string | null) => void;
  reject: (error: unknown) => void;
}

/** A channel to an engine in a worker. One request is with the worker at a time, so what waits can still be taken back. */
export class WorkerChannel implements Channel {
  readonly #worker: WorkerLike;
  #waiting: Waiting[] = [];
  #running: Waiting | null = null;
  #gone: Error | null = null;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    const failed = (message?: string): void => this.#end(new InspectorError('worker-failed', message || 'the worker cannot be started'));
    if (worker.addEventListener) {
      worker.addEventListener('message', ({ data }: { data: FromWorker }) => this.#answered(data));
      worker.addEventListener('error', ({ message }: { message?: string }) => failed(message));
      worker.addEventListener('messageerror', () => failed('the worker answered what cannot be read'));
    } else {
      worker.on!('message', (data: FromWorker) => this.#answered(data));
      worker.on!('error', (error: Error) => failed(error.message));
      worker.on!('exit', () => failed('the worker has ended'));
    }
  }

  /** How many requests are with the worker or wait for it. */
  get load(): number {
    return this.#waiting.length + (this.#running ? 1 : 0);
  }

  start(module: CompiledModule): Promise<string | null> {
    return this.#ask({ load: module });
  }

  ask(request: Request, signal?: Signal): Promise<string | null> {
    return this.#ask(request, signal);
  }

  end(): void {
    this.#end(new DisposedError());
  }

  #ask(message: ToWorker, signal?: Signal): Promise<string | null> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { message, resolve, reject };
      if (signal) {
        const abort = (): void => {
          this.#waiting = this.#waiting.filter((other) => other !== waiting);
          reject(reasonOf(signal));
        };
        signal.addEventListener('abort', abort);
        waiting.resolve = (value) => (signal.removeEventListener('abort', abort), resolve(value));
        waiting.reject = (error) => (signal.removeEventListener('abort', abort), reject(error));
      }
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    this.#running = this.#waiting.shift() ?? null;
    if (this.#running) this.#worker.postMessage(this.#running.message);
  }

  #answered(answer: FromWorker): void {
    const asked = this.#running;
    this.#running = null;
    if ('error' in answer) asked?.reject(new InspectorError(answer.code, answer.error));
    else asked?.resolve(answer.value);
    this.#next();
  }

  #end(error: Error): void {
    if (this.#gone) return;
    this.#gone = error;
    void this.#worker.terminate();
    this.#running?.reject(error);
    for (const { reject } of this.#waiting) reject(error);
    this.#running = null;
    this.#waiting = [];
  }
}

/** A module, or a function that gives it: asked again where the module cannot be loaded at first. */
export type RepeatableSource = ModuleSource | Promise<ModuleSource> | (() => ModuleSource | Promise<ModuleSource>);

/**
 * A runner in a worker, so that the calling thread stays free. `createWorker` is for hosts that must make the worker themselves, of
 * this package's `article-inspector/worker`; the runner ends the worker when it is disposed of.
 *
 * A call that takes longer than `deadline` says, or whose worker ends, is rejected with the code `timeout` or `worker-failed`; later calls
 * go to another worker. To abort a call that is under way ends its worker as well.
 */
export async function createWorkerRunner(
  source: RepeatableSource,
  createWorker: () => WorkerLike | Promise<WorkerLike> = defaultWorker,
  { deadline = usualDeadline }: { deadline?: Deadline } = {},
): Promise<Runner> {
  // Compiled here: a worker that holds a compiled module needs to fetch nothing.
  const module = typeof source === 'function' ? await withRetries(async () => compile(await source())) : await compile(source);
  const start = (): Promise<WorkerChannel> => withinTime(startChannel(module, createWorker), deadline(0));
  return runnerOver(new RecoveringChannel(await start(), start, deadline));
}

export async function startChannel(
  module: CompiledModule,
  createWorker: () => WorkerLike | Promise<WorkerLike> = defaultWorker,
): Promise<WorkerChannel> {
  const channel = new WorkerChannel(await createWorker());
  try {
    await channel.start(module);
  } catch (error) {
    channel.end();
    throw error;
  }
  return channel;
}
