import { compile, type Format, type ModuleSource, type Options, type TextToCheck, type WriteOptions } from '../../wasm/loader.ts';
import { checkFormat, checkOptions, checkText, checkTexts, checkWriteOptions, writeOptionKeys } from './arguments.ts';
import type { QuoteCheck } from './check.ts';
import type { Comparison } from './comparison.ts';
import { Engine } from './engine.ts';
import type { Report } from './report.ts';

/** The core without promises. Each call holds its thread until it is done: some two milliseconds for an article. */
export interface SyncInspector {
  inspect(text: string, options?: Options): Report;
  write(text: string, format: Format, options?: Options & WriteOptions): string;
  compare(original: string, copy: string, options?: Options): Comparison;
  check(draft: string | TextToCheck, sources: readonly (string | TextToCheck)[]): QuoteCheck;
}

/** Loads the core for calls without promises. Only the loading is a promise. */
export async function createSyncInspector(source: ModuleSource | Promise<ModuleSource>): Promise<SyncInspector> {
  const engine = Engine.startSync(await compile(source));
  const write = (text: string, format: Format, options: Options & WriteOptions = {}): string => {
    checkText(text);
    checkFormat(format);
    checkOptions(options, writeOptionKeys);
    const { language, blocks, rejected, corrections, page, ...writeOptions } = options;
    const given = { language, blocks, rejected, corrections, page };
    const rest = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Options;
    checkWriteOptions(writeOptions);
    return engine.answerSync({ do: 'write-text', text, options: rest, format, writeOptions }) as string;
  };
  return {
    inspect: (text, options) => JSON.parse(write(text, 'json', options)) as Report,
    write,
    check: (draft, sources) => JSON.parse(engine.answerSync({ do: 'check', ...checkTexts(draft, sources) }) as string) as QuoteCheck,
    compare: (original, copy, options = {}) => {
      checkText(original, 'the original');
      checkText(copy, 'the copy');
      checkOptions(options);
      return JSON.parse(engine.answerSync({ do: 'compare-texts', original, copy, options }) as string) as Comparison;
    },
  };
}
