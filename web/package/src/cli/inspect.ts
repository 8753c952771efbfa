import { InspectorError } from '../../../wasm/error.ts';
import { open, ownModule, readHtml, type Inspection, type Options, type Runner } from '../index.ts';
import { createPool } from '../pool.ts';
import type { Report } from '../report.ts';
import { inOrder, placeOf, Progress, type Answer } from './batch.ts';
import { documents, isFolder, isNamedLikeLines, isNamedLikePacked, readText, type Document } from './input.ts';
import type { Arguments } from './options.ts';
import { complain, write } from './output.ts';
import { tableHeader, tableOf } from './table.ts';

/** Several files, folders, packed files, files of lines, and tables are worked through as a batch. */
async function isBatch({ isLines, files, table }: Arguments): Promise<boolean> {
  if (isLines || files.length > 1 || table !== undefined) return true;
  const [file = '-'] = files;
  return isNamedLikeLines(file) || isNamedLikePacked(file) || (await isFolder(file));
}

export async function inspectCommand(given: Arguments): Promise<void> {
  if (await isBatch(given)) return inspectBatch(given);
  const [file = '-'] = given.files;
  const language = given.language === undefined ? {} : { language: given.language };
  const opened = async (path: string): Promise<[Inspection, boolean]> => {
    const { text, ...hints } = await readText(path);
    return [await open(text, { ...hints, ...language }), 'blocks' in hints];
  };
  const [inspection, isPage] = await opened(file);
  if (given.copy !== undefined) {
    const [copy] = await opened(given.copy);
    return write(`${JSON.stringify(await inspection.compare(copy), null, 2)}\n`);
  }
  const format = given.format ?? 'markdown';
  const output = await inspection.write(format, { indent: 2, ...writeOptions(given) });
  // The offsets of a page's report point into the text that was read from it: that goes with it.
  const isMissingText = format === 'json' && isPage && !given.withText;
  return write(isMissingText ? output.replace('{', () => `{\n  "text": ${JSON.stringify(inspection.text)},`) : output);
}

const writeOptions = ({ offsets, withText, messageLanguage }: Arguments) => ({
  ...(offsets !== undefined && { offsets }),
  ...(withText && { withText }),
  ...(messageLanguage !== undefined && { messageLanguage }),
});

async function inspectBatch(given: Arguments): Promise<void> {
  const paths = given.files.length > 0 ? given.files : ['-'];
  const pool = await createPool(ownModule(), given.threads === undefined ? {} : { threads: given.threads });
  const progress = new Progress(given.isQuiet);
  if (given.table !== undefined && given.format !== 'json' && given.skip === 0) await write(tableHeader(given.table));
  try {
    await inOrder(
      skipping(given.skip, documents(paths, given, complain)),
      4 * (given.threads ?? 4),
      (document) => answerTo(document, pool, given),
      async ({ output, error }, { at }) => {
        if (error !== undefined) complain(`${placeOf(at)}: ${error}`);
        if (output !== '') await write(output);
        progress.done();
      },
    );
  } finally {
    progress.end();
    pool.dispose();
  }
}

async function* skipping(count: number, all: AsyncIterable<Document>): AsyncGenerator<Document> {
  let passed = 0;
  for await (const document of all) if (++passed > count) yield document;
}

// Fields that the output has a name for itself are left out.
const ours = new Set(['id', 'html', 'language', 'report', 'error', 'errorAt', 'output', 'headline']);

async function answerTo({ record, at, error }: Document, pool: Runner, given: Arguments): Promise<Answer> {
  const id = record['id'] ?? null;
  const passed = Object.entries(record).filter(([name]) => !ours.has(name) && name !== given.textField);
  const head = [`"id":${JSON.stringify(id)}`, ...passed.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)];
  try {
    if (error !== undefined) throw new Error(error);
    const { text, isPage, options } = await readRecord(record, given);
    if (given.table !== undefined) {
      const report = JSON.parse(await pool.write(text, 'json', { ...options, ...writeOptions(given), withText: true })) as Report;
      return { output: tableOf(given.table, id, report, given.format === 'json') };
    }
    return { output: `{${[...head, ...(await members(pool, text, isPage, options, given))].join(',')}}\n` };
  } catch (problem) {
    const why = reasonOf(problem);
    // A table of CSV has no row for an error: it is told on standard error alone.
    const hasRow = given.table === undefined || given.format === 'json';
    const row = [...head, `"error":${JSON.stringify(why)}`, `"errorAt":${JSON.stringify(at)}`];
    return { output: hasRow ? `{${row.join(',')}}\n` : '', error: why };
  }
}

async function readRecord(record: Record<string, unknown>, given: Arguments): Promise<{ text: string; isPage: boolean; options: Options }> {
  const own = typeof record['language'] === 'string' && record['language'] !== '' ? record['language'] : given.language;
  const language = own === undefined ? {} : { language: own };
  const plain = record[given.textField];
  // A text has no lone surrogates: UTF-8 has none.
  if (typeof plain === 'string') return { text: plain.replaceAll(/\p{Surrogate}/gu, '\uFFFD'), isPage: false, options: language };
  if (typeof record['html'] !== 'string') throw new Error(`neither "${given.textField}" nor "html" is a string`);
  const { text, ...hints } = await readHtml(record['html']);
  return { text, isPage: true, options: { ...hints, ...language } };
}

function reasonOf(problem: unknown): string {
  if (problem instanceof InspectorError && problem.code === 'unknown-language') return '"language" is no language tag such as "en"';
  return problem instanceof Error ? problem.message : String(problem);
}

/** The members of the output line that the format asks for. */
async function members(pool: Runner, text: string, isPage: boolean, options: Options, given: Arguments): Promise<string[]> {
  switch (given.format ?? 'json') {
    case 'json': {
      const report = await pool.write(text, 'json', { ...options, ...writeOptions(given) });
      return [...(isPage && !given.withText ? [`"text":${JSON.stringify(text)}`] : []), `"report":${report.trimEnd()}`];
    }
    case 'text': {
      const inspection = await pool.open(text, options);
      const { headline } = inspection.report;
      const story = await inspection.write('text', { withoutHeadline: true });
      inspection.dispose();
      const words = headline && text.slice(headline.start, headline.end);
      return [`"headline":${JSON.stringify(words)}`, `"text":${JSON.stringify(story.replace(/\n$/, ''))}`];
    }
    default:
      return [`"output":${JSON.stringify(await pool.write(text, given.format!, { indent: 2, ...options, ...writeOptions(given) }))}`];
  }
}
