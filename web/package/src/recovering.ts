import { InspectorError } from '../../wasm/error.ts';
import { DisposedError, reasonOf, type Channel, type Signal } from './runner.ts';
import type { Request } from './worker-protocol.ts';

/** A channel that starts, ends, and may fail for good. */
export type Start = () => Promise<Channel>;

interface Job {
  request: Request;
  signal: Signal | undefined;
  resolve(value: string | null): void;
  reject(error: unknown): void;
}

/** How long a request may take, in milliseconds, by the characters of its text. */
export type Deadline = (characters: number) => number;

/** A hundred times what the core needs on a slow device: beyond it lies no answer. */
export const usualDeadline: Deadline = (characters) => 20_000 + characters / 20;

/** An aborted request that is under way has so long to end by itself before its worker is ended, in milliseconds. */
const grace = 200;

/**
 * A channel over workers, of which there is one at a time. A worker that ends, or does not answer in time, takes with it the one request
 * that it was at; what waits goes to the next worker, in which inspections that are open are opened again.
 */
export class RecoveringChannel implements Channel {
  readonly #start: Start;
  readonly #deadline: Deadline;
  readonly #opened = new Map<number, Extract<Request, { do: 'open' }>>();
  #channel: Channel | null;
  #waiting: Job[] = [];
  #running: Job | null = null;
  #isDisposed = false;

  constructor(first: Channel, start: Start, deadline: Deadline) {
    this.#channel = first;
    this.#start = start;
    this.#deadline = deadline;
  }

  ask(request: Request, signal?: Signal): Promise<string | null> {
    if (this.#isDisposed) return Promise.reject(new DisposedError());
    return new Promise((resolve, reject) => {
      const job: Job = { request, signal, resolve, reject };
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((other) => other !== job);
        reject(reasonOf(signal));
      });
      this.#waiting.push(job);
      void this.#run();
    });
  }

  end(): void {
    this.#isDisposed = true;
    this.#channel?.end();
    this.#channel = null;
    for (const { reject } of [...(this.#running ? [this.#running] : []), ...this.#waiting]) reject(new DisposedError());
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      this.#running = job;
      try {
        job.resolve(await this.#answer(job));
      } catch (error) {
        job.reject(error);
      }
    }
    this.#running = null;
  }

  async #answer({ request, signal }: Job): Promise<string | null> {
    const channel = (this.#channel ??= await this.#another());
    if (request.do === 'open') this.#opened.set(request.id, request);
    if (request.do === 'close') this.#opened.delete(request.id);
    try {
      return await withinTime(channel.ask(request), this.#deadline(lengthOf(request)), signal);
    } catch (error) {
      if (!isLost(error)) throw error;
      channel.end();
      this.#channel = null;
      // What brought a worker down is not given to the next one.
      if (request.do === 'open') this.#opened.delete(request.id);
      throw error;
    }
  }

  async #another(): Promise<Channel> {
    if (this.#isDisposed) throw new DisposedError();
    const channel = await this.#start();
    for (const request of this.#opened.values()) await channel.ask(request);
    return channel;
  }
}

/** Whether the worker is lost with the answer. */
function isLost(error: unknown): boolean {
  return !(error instanceof InspectorError) || error.code === 'worker-failed' || error.code === 'timeout';
}

function lengthOf(request: Request): number {
  if ('original' in request && typeof request.original === 'string')
    return request.original.length + (request as { copy: string }).copy.length;
  return 'text' in request ? request.text.length : 0;
}

/** The answer; rejected where it does not come in time, or shortly after it has been aborted. */
export function withinTime<Value>(answer: Promise<Value>, time: number, signal?: Signal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new InspectorError('timeout', `no answer within ${Math.round(time / 1000)} seconds`));
    const timer = setTimeout(late, time);
    let graceTimer: ReturnType<typeof setTimeout> | undefined;
    const aborted = (): void => {
      graceTimer = setTimeout(() => reject(new InspectorError('timeout', 'the call was aborted')), grace);
    };
    if (signal?.aborted) aborted();
    else signal?.addEventListener('abort', aborted);
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      clearTimeout(graceTimer);
      signal?.removeEventListener('abort', aborted);
    });
  });
}

/** Pauses between tries to load a module, in milliseconds. */
const pauses = [500, 2000];

/** Tries again what may succeed a little later. */
export async function withRetries<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (const pause of pauses) {
    try {
      return await attempt();
    } catch {
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  return attempt();
}
