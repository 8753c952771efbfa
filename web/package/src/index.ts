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

import { checkOptions, checkText } from './arguments.ts';
import type { HtmlText } from './html-text.ts';
import type { Options, TextToCheck } from '../../wasm/loader.ts';
import type { QuoteCheck } from './check.ts';
import type { Comparison } from './comparison.ts';
import { InspectorError } from '../../wasm/error.ts';
import type { Report } from './report.ts';
import { createRunner, type Abortable, type Inspection, type Runner } from './runner.ts';
import { createPool } from './pool.ts';

export * from './common.ts';
export { createPool };
export { createSyncInspector, type SyncInspector } from './sync.ts';
export { createWorkerRunner, type RepeatableSource } from './worker-runner.ts';
export type { Deadline } from './recovering.ts';
export type { WorkerLike } from './worker-protocol.ts';
export { inlinedModule } from './inlined-module.ts';
export type { HtmlText } from './html-text.ts';
export { ownModule };

let shared: Promise<Runner> | undefined;

function sharedRunner(): Promise<Runner> {
  shared ??= createRunner(ownModule()).catch((error: unknown) => {
    shared = undefined; // the next call tries again
    throw error;
  });
  return shared;
}

/** Inspects a text on this thread, with the module that belongs to this package. */
export async function inspect(text: string, options?: Options & Abortable): Promise<Report> {
  return (await sharedRunner()).inspect(text, options);
}

/** Inspects a text on this thread and keeps it open, so that formats and comparisons can be made without inspecting it again. */
export async function open(text: string, options?: Options & Abortable): Promise<Inspection> {
  return (await sharedRunner()).open(text, options);
}

/** Takes the text out of a page of HTML, with what the markup says of it: `inspect(text, { blocks, page })` takes both. */
export async function readHtml(html: string): Promise<HtmlText> {
  checkText(html, 'the HTML');
  const { readHtmlText } = typeof DOMParser === 'undefined' ? await import('#html-parsed') : await import('./html-dom.ts');
  return readHtmlText(html);
}

/** Inspects a page of HTML. The offsets of the report point into the text that comes with it. */
export async function inspectHtml(
  html: string,
  options: Omit<Options, 'blocks' | 'page'> & Abortable = {},
): Promise<{ text: string; report: Report }> {
  checkOptions(options);
  const { text, blocks, page } = await readHtml(html);
  return { text, report: await inspect(text, { ...options, blocks, page }) };
}

/** What differs between a text and a copy of it. */
export async function compareTexts(original: string, copy: string, language?: string): Promise<Comparison> {
  return (await sharedRunner()).compare(original, copy, language);
}

/**
 * Says of each quotation of a draft whether a source has it: verbatim, shortened, altered, spliced, misattributed or absent. A `source` in
 * the result is an index into `sources`.
 */
export async function checkQuotes(
  draft: string | TextToCheck,
  sources: readonly (string | TextToCheck)[],
  options?: Abortable,
): Promise<QuoteCheck> {
  return (await sharedRunner()).check(draft, sources, options);
}

/** A text with what is known of it, for inspectAll(). */
export interface Item extends Options {
  text: string;
}

/** What became of one item: its report, or the error that it met. `index` counts the items from 0. */
export type Result<Given> = { item: Given; index: number } & (
  { report: Report; error?: undefined } | { report?: undefined; error: InspectorError }
);

/**
 * Inspects many texts in several workers. Results come in the order of the items; an item that fails gives an error in its place and the
 * others go on. Only a few items at a time are taken from the source, so it may be endless.
 */
export async function* inspectAll<Given extends string | Item>(
  items: Iterable<Given> | AsyncIterable<Given>,
  { threads, signal }: { threads?: number } & Abortable = {},
): AsyncGenerator<Result<Given>, void, undefined> {
  // Before anything is waited for: what streams bring before somebody listens may be lost.
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const source = { [Symbol.asyncIterator]: () => iterator as AsyncIterator<Given> };
  const pool = await createPool(ownModule(), threads === undefined ? {} : { threads });
  const running: Promise<Result<Given>>[] = [];
  const inspectOne = async (item: Given, index: number): Promise<Result<Given>> => {
    try {
      const { text, ...options } = typeof item === 'string' ? { text: item } : { ...(item as Item) };
      return { item, index, report: await pool.inspect(text, { ...options, ...(signal && { signal }) }) };
    } catch (error) {
      if (signal?.aborted) throw error;
      return { item, index, error: error instanceof InspectorError ? error : new InspectorError('invalid-argument', String(error)) };
    }
  };
  try {
    let index = 0;
    for await (const item of source) {
      const result = inspectOne(item, index++);
      result.catch(() => undefined); // it is thrown where it is awaited
      running.push(result);
      if (running.length >= 4 * (threads ?? 4)) yield await running.shift()!;
    }
    while (running.length > 0) yield await running.shift()!;
  } finally {
    pool.dispose();
  }
}
