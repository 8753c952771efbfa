import { usualThreads } from '#default-worker';

import { compile, type ModuleSource } from '../../wasm/loader.ts';
import { runnerOver, type Channel, type Runner, type Signal } from './runner.ts';
import type { Request } from './worker-protocol.ts';
import { startChannel, type WorkerChannel } from './worker-runner.ts';

/**
 * A runner over several workers, in a browser or in Node: each text goes to the worker that has least to do. Calls are answered as they are
 * done, so answers may overtake each other. `threads` is how many workers there are; left out, one for each
 * processor, in browsers but one.
 */
export async function createPool(source: ModuleSource | Promise<ModuleSource>, { threads }: { threads?: number } = {}): Promise<Runner> {
  const module = await compile(source);
  const count = Math.max(1, Math.floor(threads ?? usualThreads()));
  const started = await Promise.allSettled(Array.from({ length: count }, () => startChannel(module)));
  const channels = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    for (const channel of channels) channel.end();
    throw failed.reason;
  }
  return runnerOver(new PoolChannel(channels));
}

class PoolChannel implements Channel {
  readonly #channels: readonly WorkerChannel[];
  // Where each open inspection is, and what it was made from: one that is compared with an inspection elsewhere is opened there as well.
  readonly #open = new Map<number, { home: WorkerChannel; request: Extract<Request, { do: 'open' }>; also: Set<WorkerChannel> }>();

  constructor(channels: readonly WorkerChannel[]) {
    this.#channels = channels;
  }

  async ask(request: Request, signal?: Signal): Promise<string | null> {
    switch (request.do) {
      case 'open': {
        const home = this.#idlest();
        this.#open.set(request.id, { home, request, also: new Set() });
        return home.ask(request, signal);
      }
      case 'write':
        return (this.#open.get(request.id)?.home ?? this.#idlest()).ask(request, signal);
      case 'compare': {
        const home = this.#open.get(request.original)?.home ?? this.#idlest();
        const copy = this.#open.get(request.copy);
        if (copy && copy.home !== home && !copy.also.has(home)) {
          copy.also.add(home);
          await home.ask(copy.request);
        }
        return home.ask(request, signal);
      }
      case 'close': {
        const opened = this.#open.get(request.id);
        this.#open.delete(request.id);
        for (const channel of opened ? [opened.home, ...opened.also] : []) await channel.ask(request);
        return null;
      }
      default:
        return this.#idlest().ask(request, signal);
    }
  }

  end(): void {
    for (const channel of this.#channels) channel.end();
  }

  #idlest(): WorkerChannel {
    return this.#channels.reduce((best, channel) => (channel.load < best.load ? channel : best));
  }
}
