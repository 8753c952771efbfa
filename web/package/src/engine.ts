import { InspectorError, load, loadSync, type CompiledModule, type Core, type CoreInspection } from '../../wasm/loader.ts';
import type { Request } from './worker-protocol.ts';

interface Held extends Pick<Extract<Request, { do: 'open' }>, 'text' | 'options'> {
  inspection: CoreInspection | null;
}

/**
 * The core with the inspections that are open in it: what a runner asks, on this thread or in a worker. An instance of the module that has
 * stopped half-way is given up; the next request starts another, in which an inspection that is still open is made again.
 */
export class Engine {
  readonly #module: CompiledModule;
  readonly #held = new Map<number, Held>();
  #core: Core | null;

  private constructor(module: CompiledModule, core: Core) {
    this.#module = module;
    this.#core = core;
  }

  static async start(module: CompiledModule): Promise<Engine> {
    return new Engine(module, await load(module));
  }

  static startSync(module: CompiledModule): Engine {
    return new Engine(module, loadSync(module));
  }

  async answer(request: Request): Promise<string | null> {
    if (!this.#core) this.#core = await load(this.#module);
    return this.answerSync(request);
  }

  answerSync(request: Request): string | null {
    this.#core ??= loadSync(this.#module);
    try {
      return this.#answer(this.#core, request);
    } catch (error) {
      // The core refuses with a code and goes on; everything else has left the instance in the middle of something.
      if (error instanceof InspectorError && error.code !== 'stopped') throw error;
      this.#core = null;
      for (const held of this.#held.values()) held.inspection = null;
      throw new InspectorError('stopped', 'the core has stopped: not enough memory for this text?', { cause: error });
    }
  }

  #answer(core: Core, request: Request): string | null {
    switch (request.do) {
      case 'open': {
        const { text, options } = request;
        const held = { text, options, inspection: core.inspect(text, options) };
        this.#held.set(request.id, held);
        return held.inspection.write('json');
      }
      case 'write':
        return this.#get(core, request.id).write(request.format, request.options);
      case 'compare':
        return this.#get(core, request.original).compare(this.#get(core, request.copy));
      case 'close':
        this.#held.get(request.id)?.inspection?.free();
        this.#held.delete(request.id);
        return null;
      case 'write-text':
        return using(core.inspect(request.text, request.options), (inspection) => inspection.write(request.format, request.writeOptions));
      case 'check':
        return core.check(request.draft, request.sources);
      case 'compare-texts':
        return using(core.inspect(request.original, request.options), (original) =>
          using(core.inspect(request.copy, request.options), (copy) => original.compare(copy)),
        );
    }
  }

  #get(core: Core, id: number): CoreInspection {
    const held = this.#held.get(id);
    if (!held) throw new InspectorError('disposed', 'the inspection has been disposed of');
    return (held.inspection ??= core.inspect(held.text, held.options));
  }
}

function using<Value>(inspection: CoreInspection, use: (inspection: CoreInspection) => Value): Value {
  try {
    return use(inspection);
  } finally {
    inspection.free();
  }
}
