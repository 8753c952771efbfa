import { parseArgs } from 'node:util';

import { formats, type Format } from '../index.ts';
import { offsetUnits, type OffsetUnit } from '../../../wasm/loader.ts';
import { isTable, tables, type Table } from './table.ts';

/** Said where the program is called in a way that means nothing: exit status 2. */
export class UsageError extends Error {}

/** What the command line asks for; the names are those of the native program. */
export interface Arguments {
  command: 'inspect' | 'check' | 'help' | 'version';
  files: string[];
  sources: string[];
  format: Format | undefined;
  isLines: boolean;
  table: Table | undefined;
  textField: string;
  language: string | undefined;
  messageLanguage: string | undefined;
  offsets: OffsetUnit | undefined;
  withText: boolean;
  skip: number;
  threads: number | undefined;
  isQuiet: boolean;
  copy: string | undefined;
}

// [name, what its value is called or nothing where it takes none, what it does]
const table: readonly [string, string, string][] = [
  ['format', 'FORMAT', `what to write: ${formats.join(', ')}; without it markdown, and JSON in a batch`],
  [
    'jsonl',
    '',
    'the files are lines of {"id","text"} or {"id","html"}, and "language"; lines of {"id","report"} come out, order kept, other fields passed through; with --format text {"id","headline","text"}',
  ],
  ['table', 'TABLE', `one row for each of ${tables.join(', ')}, as CSV, or with --format json as lines`],
  ['text-field', 'NAME', 'the field of a line that holds the text'],
  ['language', 'TAG', "the texts' language, such as en; without it, found out"],
  ['messages', 'TAG', 'the language of what markdown, html, csv and annotations say around a report: en or de'],
  ['offsets', 'UNIT', 'what offsets count: utf16, codepoint (as Python does) or byte (of UTF-8)'],
  ['with-text', '', 'reports bring the text, and the words at each pair of offsets'],
  ['skip', 'N', 'documents at the front of a batch that are passed over'],
  ['threads', 'N', 'threads of a batch; without it, one for each processor'],
  ['quiet', '', 'no progress on the terminal'],
  ['compare', 'COPY', 'a copy of FILE: shows which quotes, names and numbers differ, as JSON'],
  ['version', '', "print the program's version"],
  ['help', '', 'print this'],
];

const padded = table.map(([name, value, text]) => [`--${name} ${value}`.trimEnd(), text] as const);
export const help = `Usage: article-inspector [OPTIONS] [FILE...]
       article-inspector check [DRAFT] --source FILE... [--format json] [--jsonl]

Finds in a news article what is not the story, who is named in it, and who said what.
Reads a text in UTF-8, or a page in HTML, from FILE or standard input; nothing leaves this machine.
Several files, a folder, .jsonl, .gz and .zst (from Node 22.15 on) are worked through as a batch.
check says of each quotation of a draft whether a source has it. With --jsonl it reads lines of
{"id","draft","sources":[{"id","text"}]}.

${padded.map(([name, text]) => `  ${name.padEnd(18)}${text}`).join('\n')}

Exit status: 0 all read and written, 1 something could not be read or written, 2 wrong usage; of check, 3 a
quotation is not as a source has it.
`;

function countOf(name: string, given: string | undefined, least: number): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given) || Number(given) < least) throw new UsageError(`--${name}: ${given} is no number from ${least} on`);
  return Number(given);
}

function oneOf<Name extends string>(name: string, given: string | undefined, known: readonly Name[]): Name | undefined {
  if (given !== undefined && !known.includes(given as Name)) throw new UsageError(`--${name}: ${given} is none of ${known.join(', ')}`);
  return given as Name | undefined;
}

export function readArguments(args: string[]): Arguments {
  const { values, tokens } = parsed(args);
  const text = (name: string): string | undefined => values[name] as string | undefined;
  const files: string[] = [];
  const sources: string[] = [];
  // `--source a b` takes all that follows, as the native program has it.
  let into = files;
  for (const token of tokens) {
    if ('name' in token) into = token.name === 'source' ? sources : files;
    if ('value' in token && token.value !== undefined && (!('name' in token) || token.name === 'source')) into.push(token.value);
  }
  const isCheck = files[0] === 'check';
  if (isCheck) files.shift();
  else if (sources.length > 0) throw new UsageError('--source belongs to check');
  const language = text('language');
  if (language !== undefined && !/^[a-z]{2,3}([-_][a-z0-9]{1,8})*$/i.test(language))
    throw new UsageError(`--language: ${language} is no language tag such as en`);
  const rows = text('table');
  if (rows !== undefined && !isTable(rows)) throw new UsageError(`--table: ${rows} is none of ${tables.join(', ')}`);
  const copy = text('compare');
  if (copy !== undefined && (values['jsonl'] || rows !== undefined)) throw new UsageError('--compare excludes --jsonl and --table');
  return {
    command: values['help'] ? 'help' : values['version'] ? 'version' : isCheck ? 'check' : 'inspect',
    files,
    sources,
    format: oneOf('format', text('format'), formats),
    isLines: values['jsonl'] === true,
    table: rows,
    textField: text('text-field') ?? 'text',
    language,
    messageLanguage: text('messages'),
    offsets: oneOf('offsets', text('offsets'), offsetUnits),
    withText: values['with-text'] === true,
    skip: countOf('skip', text('skip'), 0) ?? 0,
    threads: countOf('threads', text('threads'), 1),
    isQuiet: values['quiet'] === true,
    copy,
  };
}

/** What stands on the command line, in its order. */
interface Parsed {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  tokens: ({ kind: 'option'; name: string; value?: string | undefined } | { kind: 'positional'; value: string } | { kind: string })[];
}

function parsed(args: string[]): Parsed {
  const options: Record<string, { type: 'boolean' | 'string'; short?: string; multiple?: boolean }> = Object.fromEntries(
    table.map(([name, value]) => [name, { type: value === '' ? 'boolean' : 'string' }]),
  );
  options['help'] = { type: 'boolean', short: 'h' };
  options['source'] = { type: 'string', multiple: true };
  try {
    return parseArgs({ args, allowPositionals: true, tokens: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!);
  }
}
