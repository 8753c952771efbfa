/**
 * Article Inspector: finds in the text of a news article what is not the story, who is named in it, and who said what.
 *
 *     import { inspect } from 'article-inspector';
 *     const report = await inspect(text);
 *     for (const { start, end, kind } of report.boilerplate) console.log(kind, text.slice(start, end));
 *
 * Nothing is sent anywhere: the text is inspected where it is. For many texts, or to keep a page's thread free, make a runner.
 */
import { ownModule } from '#own-module';

import type { Options } from '../../wasm/loader.ts';
import type { Report } from './report.ts';
import { createRunner, type Runner } from './runner.ts';

export * from './comparison.ts';
export * from './report.ts';
export { createRunner, DisposedError, type Runner } from './runner.ts';
export { createWorkerRunner } from './worker-runner.ts';
export { compile, formats, InspectorError } from '../../wasm/loader.ts';
export type { Block, BlockPlace, BlockTag, Format, ModuleSource, Options, Rejection } from '../../wasm/loader.ts';
export { ownModule };

let shared: Promise<Runner> | undefined;

/** Inspects a text on this thread, with the module that belongs to this package. */
export async function inspect(text: string, options?: Options): Promise<Report> {
  shared ??= createRunner(ownModule()).catch((error: unknown) => {
    shared = undefined; // the next call tries again
    throw error;
  });
  return (await shared).inspect(text, options);
}
