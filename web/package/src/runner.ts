/// <reference lib="esnext.disposable" />
import {
  compile,
  InspectorError,
  type Format,
  type ModuleSource,
  type Options,
  type TextToCheck,
  type WriteOptions,
} from '../../wasm/loader.ts';
import { checkFormat, checkOptions, checkText, checkTexts, checkWriteOptions, optionKeys, writeOptionKeys } from './arguments.ts';
import type { QuoteCheck } from './check.ts';
import type { Comparison } from './comparison.ts';
import { Engine } from './engine.ts';
import type { Report } from './report.ts';
import type { Request } from './worker-protocol.ts';

/** An `AbortSignal`, in hosts that have one. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A call that is aborted rejects at once with the signal's reason; a text that still waits is then not inspected. */
export interface Abortable {
  signal?: Signal | undefined;
}

/** An inspected text. It holds memory of its runner until it is disposed of; what is written comes from the one inspection. */
export interface Inspection {
  readonly text: string;
  readonly report: Report;
  write(format: Format, options?: WriteOptions & Abortable): Promise<string>;
  /** What differs between this text and a copy of it. Both must be open in the same runner. */
  compare(copy: Inspection, options?: Abortable): Promise<Comparison>;
  dispose(): void;
  [Symbol.dispose](): void;
}

/**
 * Inspects texts, wherever it runs: on this thread, in a worker, or in several. Calls are answered in order. After `dispose()` nothing is
 * answered any more: calls that still wait are rejected with a DisposedError.
 */
export interface Runner {
  inspect(text: string, options?: Options & Abortable): Promise<Report>;
  /** Inspects a text and keeps it open, so that formats and comparisons can be made without inspecting it again. */
  open(text: string, options?: Options & Abortable): Promise<Inspection>;
  /** Inspects a text and writes what was found in a format. For several formats of one text, open() it. */
  write(text: string, format: Format, options?: Options & WriteOptions & Abortable): Promise<string>;
  /** Inspects a text and a copy of it, and gives what differs. `language` is that of both; found out where it is left out. */
  compare(original: string, copy: string, language?: string): Promise<Comparison>;
  /** Says of each quotation of a draft whether a source has it. */
  check(draft: string | TextToCheck, sources: readonly (string | TextToCheck)[], options?: Abortable): Promise<QuoteCheck>;
  dispose(): void;
  [Symbol.dispose](): void;
}

/** Said by calls to a runner that was disposed of. */
export class DisposedError extends InspectorError {
  override name = 'DisposedError';

  constructor() {
    super('disposed', 'the runner has been disposed of');
  }
}

/** Carries requests to an engine, which answers them in order. */
export interface Channel {
  ask(request: Request, signal?: Signal): Promise<string | null>;
  end(): void;
}

// Older browsers lack the symbol; `using` is then compiled to look for the same one.
const disposeSymbol: typeof Symbol.dispose = Symbol.dispose ?? (Symbol.for('Symbol.dispose') as typeof Symbol.dispose);

/** A runner on the calling thread. */
export async function createRunner(source: ModuleSource | Promise<ModuleSource>): Promise<Runner> {
  const engine = await Engine.start(await compile(source));
  return runnerOver({ ask: (request) => engine.answer(request), end: () => undefined });
}

/** A runner whose requests go through a channel. */
export function runnerOver(channel: Channel): Runner {
  let disposed = false;
  let lastId = 0;
  const ask = async (request: Request, signal?: Signal): Promise<string> => {
    if (disposed) throw new DisposedError();
    if (signal?.aborted) throw reasonOf(signal);
    return (await channel.ask(request, signal)) as string;
  };
  const close = (id: number): void => {
    if (!disposed) channel.ask({ do: 'close', id }).catch(() => undefined); // an engine that is gone has closed it
  };
  // An inspection that nobody holds any more is closed, though nobody said so; older workers of Cloudflare's kind lack the means.
  const forgotten = typeof FinalizationRegistry === 'undefined' ? null : new FinalizationRegistry<number>(close);

  class Opened implements Inspection {
    readonly id: number;
    readonly text: string;
    readonly report: Report;

    constructor(id: number, text: string, json: string) {
      this.id = id;
      this.text = text;
      this.report = JSON.parse(json) as Report;
      forgotten?.register(this, id, this);
    }

    async write(format: Format, options: WriteOptions & Abortable = {}): Promise<string> {
      checkFormat(format);
      checkWriteOptions(options);
      return ask({ do: 'write', id: this.id, format, options: pick(options, writeOptionKeys) }, options.signal);
    }

    async compare(copy: Inspection, { signal }: Abortable = {}): Promise<Comparison> {
      if (!(copy instanceof Opened)) throw new InspectorError('invalid-argument', 'the copy must be an inspection of the same runner');
      return JSON.parse(await ask({ do: 'compare', original: this.id, copy: copy.id }, signal)) as Comparison;
    }

    dispose(): void {
      forgotten?.unregister(this);
      close(this.id);
    }

    [disposeSymbol](): void {
      this.dispose();
    }
  }

  const write = async (text: string, format: Format, options: Options & WriteOptions & Abortable = {}): Promise<string> => {
    checkText(text);
    checkFormat(format);
    checkOptions(options, writeOptionKeys);
    const writeOptions = pick(options, writeOptionKeys);
    checkWriteOptions(writeOptions);
    return ask({ do: 'write-text', text, options: inspectOptions(options), format, writeOptions }, options.signal);
  };
  const dispose = (): void => {
    disposed = true;
    channel.end();
  };
  return {
    // As text: to parse it takes this thread a tenth of the time that a copy of the objects would.
    inspect: async (text, options) => JSON.parse(await write(text, 'json', options)) as Report,
    open: async (text, options = {}) => {
      checkText(text);
      checkOptions(options);
      const id = ++lastId;
      try {
        return new Opened(id, text, await ask({ do: 'open', id, text, options: inspectOptions(options) }, options.signal));
      } catch (error) {
        if (options.signal?.aborted) close(id); // it may have been opened nevertheless
        throw error;
      }
    },
    write,
    compare: async (original, copy, language) => {
      checkText(original, 'the original');
      checkText(copy, 'the copy');
      const options = language === undefined ? {} : { language };
      checkOptions(options);
      return JSON.parse(await ask({ do: 'compare-texts', original, copy, options })) as Comparison;
    },
    check: async (draft, sources, { signal } = {}) => {
      const texts = checkTexts(draft, sources);
      return JSON.parse(await ask({ do: 'check', ...texts }, signal)) as QuoteCheck;
    },
    dispose,
    [disposeSymbol]: dispose,
  };
}

const inspectOptions = (options: Options): Options =>
  pick(options, ['language', 'blocks', 'rejected', 'corrections', 'page'] as const satisfies readonly (typeof optionKeys)[number][]);

/** Those of an object's properties that are given. */
function pick<Value extends object, Key extends keyof Value>(value: Value, keys: readonly Key[]): Pick<Value, Key> {
  return Object.fromEntries(keys.filter((key) => value[key] !== undefined).map((key) => [key, value[key]])) as Pick<Value, Key>;
}

export function reasonOf(signal: Signal): unknown {
  return signal.reason ?? new InspectorError('stopped', 'the call was aborted');
}
