import { checkQuotes, isFaithful, ownModule, readHtml, type Options, type QuoteCheck, type Runner, type TextToCheck } from '../index.ts';
import { createPool } from '../pool.ts';
import { inOrder, placeOf, type Answer } from './batch.ts';
import { documents, readText, type Document } from './input.ts';
import { UsageError, type Arguments } from './options.ts';
import { complain, write } from './output.ts';

const unfaithful = 3;

export async function checkCommand(given: Arguments): Promise<void> {
  const [draftFile = '-'] = given.files;
  if (given.format !== undefined && given.format !== 'json') throw new UsageError(`--format: check writes json, not ${given.format}`);
  if (given.isLines) return checkLines(draftFile, given);
  if (given.sources.length === 0) throw new UsageError('check wants at least one --source');
  const language = given.language === undefined ? {} : { language: given.language };
  const draft: TextToCheck = { ...(await readText(draftFile)), ...language };
  const sources: TextToCheck[] = [];
  for (const path of given.sources) sources.push({ ...(await readText(path)), ...language });
  const check = await checkQuotes(draft, sources);
  await write(given.format === 'json' ? `${JSON.stringify(check, null, 2)}\n` : summaryOf(check, draft.text, sources, given.sources));
  if (!isWholeFaithful(check)) process.exitCode = unfaithful;
}

const isWholeFaithful = ({ quotes }: QuoteCheck): boolean => quotes.every(({ verdict }) => isFaithful(verdict));

/** What a text holds, without what would control a terminal. */
function visible(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ').replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

const shortened = (text: string, points = 100): string => {
  const all = [...text];
  return all.length <= points ? text : `${all.slice(0, points).join('')}…`;
};

function summaryOf(check: QuoteCheck, draft: string, sources: readonly TextToCheck[], names: readonly string[]): string {
  const lines: string[] = [];
  for (const { verdict, start, end, source, differences, speaker } of check.quotes) {
    lines.push(`${verdict}  ${shortened(visible(draft.slice(start, end)))}`);
    if (source !== null) lines.push(`    in ${visible(names[source]!)}`);
    for (const difference of differences) {
      const there = source === null ? '' : sources[source]!.text.slice(difference.source.start, difference.source.end);
      lines.push(`    ${difference.kind}: [${visible(there)}] → [${visible(draft.slice(difference.start, difference.end))}]`);
    }
    if (verdict === 'misattributed') lines.push(`    said by ${visible(speaker?.source ?? '')}, not by ${visible(speaker?.draft ?? '')}`);
  }
  for (const { supported, start, end } of check.paraphrases)
    if (!supported) lines.push(`no like sentence  ${shortened(visible(draft.slice(start, end)))}`);
  const count = check.quotes.length;
  const faithful = check.quotes.filter(({ verdict }) => isFaithful(verdict)).length;
  const [of, are] = [`${faithful} of ${count}`, count === 1 ? 'quotation is' : 'quotations are'];
  lines.push(count === 0 ? 'The draft has no quotations.' : `${of} ${are} as a source has it.`);
  return `${lines.join('\n')}\n`;
}

async function checkLines(path: string, given: Arguments): Promise<void> {
  const pool = await createPool(ownModule(), given.threads === undefined ? {} : { threads: given.threads });
  let isFaithfulThroughout = true;
  try {
    await inOrder(
      documents([path], given, complain),
      4 * (given.threads ?? 4),
      async (document) => {
        const { answer, isFaithful: isGood } = await answerTo(document, pool, given.language);
        isFaithfulThroughout &&= isGood;
        return answer;
      },
      async ({ output, error }, { at }) => {
        if (error !== undefined) complain(`${placeOf(at)}: ${error}`);
        await write(output);
      },
    );
  } finally {
    pool.dispose();
  }
  if (!isFaithfulThroughout) process.exitCode ??= unfaithful;
}

async function answerTo(
  { record, at, error }: Document,
  pool: Runner,
  ofAll: string | undefined,
): Promise<{ answer: Answer; isFaithful: boolean }> {
  const id = `"id":${JSON.stringify(record['id'] ?? null)}`;
  try {
    if (error !== undefined) throw new Error(error);
    const { draft, sources, language = ofAll } = record;
    if (typeof draft !== 'string') throw new Error('"draft" is not a string');
    if (!Array.isArray(sources)) throw new Error('"sources" is not an array');
    const options: Options = typeof language === 'string' ? { language } : {};
    const texts = await Promise.all((sources as unknown[]).map((source, index) => sourceOf(source, index)));
    const check = await pool.check({ text: draft, ...options }, texts.map((text) => ({ ...text, ...options }))); // prettier-ignore
    return { answer: { output: `{${id},${JSON.stringify(check).slice(1)}\n` }, isFaithful: isWholeFaithful(check) };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    const output = `{${id},"error":${JSON.stringify(why)},"errorAt":${JSON.stringify(at)}}\n`;
    return { answer: { output, error: why }, isFaithful: true };
  }
}

async function sourceOf(source: unknown, index: number): Promise<TextToCheck> {
  const { text, html } = (source ?? {}) as { text?: unknown; html?: unknown };
  if (typeof text === 'string') return { text };
  if (typeof html === 'string') return readHtml(html);
  throw new Error(`source ${index} has neither "text" nor "html"`);
}
