import { compile, InspectorError, load, type Core, type Format, type ModuleSource, type Options } from '../../wasm/loader.ts';
import type { Comparison } from './comparison.ts';
import type { Report } from './report.ts';

/**
 * Inspects texts, wherever it runs: on this thread or in a worker. Every call is a promise; calls are answered in order. After
 * `dispose()` nothing is answered any more: calls that still wait are rejected.
 */
export interface Runner {
  inspect(text: string, options?: Options): Promise<Report>;
  /** Inspects a text and gives what was found in a format: the clean article as text or Markdown, a page, a table of quotes ... */
  write(text: string, format: Format, options?: Options): Promise<string>;
  /** Inspects a text and a copy of it, and gives what differs. `language` is that of both; found out where it is left out. */
  compare(original: string, copy: string, language?: string): Promise<Comparison>;
  dispose(): void;
}

/** Said by calls to a runner that was disposed of. */
export class DisposedError extends Error {
  override name = 'DisposedError';
  override message = 'the runner has been disposed of';
}

/** A runner on the calling thread. */
export async function createRunner(source: ModuleSource | Promise<ModuleSource>): Promise<Runner> {
  const module = await compile(source);
  let core: Core | null = await load(module);
  let disposed = false;
  const ask = async (call: (core: Core) => string): Promise<string> => {
    if (disposed) throw new DisposedError();
    core ??= await load(module);
    try {
      return call(core);
    } catch (error) {
      // An instance that has stopped half-way cannot go on: the next call gets a new one.
      core = null;
      if (error instanceof InspectorError) throw error;
      throw new InspectorError('the core has stopped: not enough memory for this text?', { cause: error });
    }
  };
  return {
    inspect: async (text, options) => JSON.parse(await ask((core) => core.write(text, 'json', options))) as Report,
    write: (text, format, options) => ask((core) => core.write(text, format, options)),
    compare: async (original, copy, language) => JSON.parse(await ask((core) => core.compare(original, copy, language))) as Comparison,
    dispose: () => {
      disposed = true;
      core = null;
    },
  };
}
