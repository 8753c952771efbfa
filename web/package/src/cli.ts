#!/usr/bin/env node
/** The command line of the package: `npx article-inspector page.html`, with the options of the native tool that a text or a page needs. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { formats, inspectAll, open, readHtml, type Format, type Inspection, type Item } from './index.ts';

declare const PACKAGE_VERSION: string;

const help = `Usage: article-inspector [options] [FILE...]

Finds in a news article what is not the story, who is named in it, and who said what.
Reads texts in UTF-8, or pages in HTML, from each FILE or from standard input; nothing leaves this machine.

  --format FORMAT   ${formats.join(', ')}; markdown where it is left out
  --language TAG    the text's language; found out where it is left out
  --compare COPY    what differs between FILE and a copy of it, as JSON
  --jsonl           a batch: {"id","text"} or {"id","html"} lines in, {"id","report"} lines out, order kept, on all cores
  --threads N       threads for --jsonl
  --version, --help

Exit status: 0 all read and written, 1 something could not be read or written, 2 wrong usage.
`;

function complain(what: string): void {
  process.stderr.write(`article-inspector: ${what}\n`);
  process.exitCode = 1;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function bytesOf(path: string): Promise<string> {
  if (path !== '-') return readFile(path, 'utf8');
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function inspectionOf(path: string, language: string | undefined): Promise<Inspection> {
  const content = (await bytesOf(path)).replace(/^\uFEFF/, '');
  const isHtml = /\.x?html?$/i.test(path) || /^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html)/i.test(content.slice(0, 4000));
  const { text, ...hints } = isHtml ? await readHtml(content) : { text: content };
  return open(text, { ...hints, ...(language !== undefined && { language }) });
}

function recordOf(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

async function inspectLines(path: string, language: string | undefined, threads: number | undefined): Promise<void> {
  async function* items(): AsyncGenerator<Item & { record: Record<string, unknown>; problem?: string }> {
    // Made where it is read at once: what it reads before anybody iterates is lost, its end included.
    const lines = createInterface({ input: path === '-' ? process.stdin : createReadStream(path), crlfDelay: Infinity });
    for await (const line of lines) {
      if (!line.trim()) continue;
      // What can't be read is an item as well: it gives an error row in its place.
      const parsed = recordOf(line);
      const problem = parsed ? undefined : 'not a JSON object';
      const record = parsed ?? { id: null };
      const html = typeof record['html'] === 'string' && record['text'] === undefined ? await readHtml(record['html']) : null;
      const own = (record['language'] as string | undefined) ?? language;
      const item: Item = { ...(html ?? { text: record['text'] as string }), ...(own !== undefined && { language: own }) };
      yield Object.assign(Object.create({ record, problem }) as { record: Record<string, unknown> }, item);
    }
  }
  for await (const { item, index, report, error } of inspectAll(items(), threads === undefined ? {} : { threads })) {
    const { id = index + 1, text: _, html, language: __, ...rest } = item.record;
    const why = error && (item.problem ?? error.message);
    if (why) complain(`line ${index + 1}: ${why}`);
    const answer = why ? { id, ...rest, error: why } : { id, ...rest, ...(html !== undefined && { text: item.text }), report };
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await new Promise((done) => process.stdout.once('drain', done));
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      language: { type: 'string' },
      compare: { type: 'string' },
      jsonl: { type: 'boolean' },
      threads: { type: 'string' },
      version: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { format = 'markdown', language, compare, jsonl } = values;
  if (values.help) return void process.stdout.write(help);
  if (values.version) return void process.stdout.write(`article-inspector ${PACKAGE_VERSION}\n`);
  if (!formats.includes(format as Format)) throw new TypeError(`unknown format ${format}; the formats are ${formats.join(', ')}`);
  const paths = positionals.length > 0 ? positionals : ['-'];
  for (const path of paths) {
    try {
      if (jsonl) await inspectLines(path, language, values.threads === undefined ? undefined : Number(values.threads));
      else if (compare !== undefined) {
        const comparison = await (await inspectionOf(path, language)).compare(await inspectionOf(compare, language));
        process.stdout.write(`${JSON.stringify(comparison, null, 2)}\n`);
      } else process.stdout.write(await (await inspectionOf(path, language)).write(format as Format, { indent: 2 }));
    } catch (error) {
      complain(`${path === '-' ? 'standard input' : path}: ${words(error)}`);
    }
  }
}

main().catch((error: unknown) => {
  complain(`${words(error)}\n\n${help}`);
  process.exitCode = 2;
});
