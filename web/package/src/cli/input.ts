import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import * as zlib from 'node:zlib';

import { readHtml } from '../index.ts';
import type { HtmlText } from '../html-text.ts';

/** No record may be longer, in bytes: what is in memory must leave room for the work on it. */
export const longestRecord = 2 ** 28;

/** Where a record of a batch stands: the line within its file, and the file where there is one. */
export interface Place {
  file?: string;
  line: number;
}

/** A line of a batch, or a whole file in the form of one. `error` says why it is none. */
export interface Document {
  at: Place;
  record: Record<string, unknown>;
  error?: string;
}

const packing = /\.(gz|zst)$/;
const unpackedName = (path: string): string => path.replace(packing, '');
export const isNamedLikePacked = (path: string): boolean => packing.test(path);
export const isNamedLikeLines = (path: string): boolean => /\.(jsonl|ndjson)$/.test(unpackedName(path));
export const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false;

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'No such file or directory';
  if (code?.startsWith('Z_')) return 'the packed bytes are broken or cut off';
  return message;
};

/** The bytes of a file, unpacked. */
function bytesOf(path: string): AsyncIterable<Buffer> {
  if (path === '-') return process.stdin;
  const file = createReadStream(path);
  if (path.endsWith('.gz')) return pipeline(file, zlib.createGunzip(), () => undefined);
  if (!path.endsWith('.zst')) return file;
  const { createZstdDecompress } = zlib as { createZstdDecompress?: () => zlib.Gunzip };
  if (createZstdDecompress) return pipeline(file, createZstdDecompress(), () => undefined);
  file.destroy();
  throw new Error(`Zstandard wants Node 22.15 or later; this is ${process.version}`);
}

/** Null for what is longer than a record may be. */
async function wholeOf(path: string): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of bytesOf(path)) {
    size += part.length;
    if (size > longestRecord) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Lines are parted by line feeds alone: what else parts lines may stand inside a string of JSON. Null for one that is too long. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string | null> {
  let parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer): void => {
    size += part.length;
    if (size <= longestRecord) parts.push(part);
  };
  const take = (): string | null => {
    const line = size > longestRecord ? null : Buffer.concat(parts).toString('utf8');
    parts = [];
    size = 0;
    return line;
  };
  for await (const part of bytes) {
    let from = 0;
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, from)) {
      add(part.subarray(from, at));
      yield take();
      from = at + 1;
    }
    add(part.subarray(from));
  }
  if (size > 0) yield take();
}

function documentOf(line: string | null, at: Place): Document {
  if (line === null) return { at, record: {}, error: 'the line is too long' };
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) return { at, record: record as Record<string, unknown> };
    return { at, record: {}, error: 'not a JSON object' };
  } catch {
    return { at, record: {}, error: 'not JSON' };
  }
}

const looksLikeHtml = (text: string): boolean => /^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html)/i.test(text.slice(0, 4000));

/** By its byte order mark, by what a page declares, else UTF-8; bytes that are none become U+FFFD. */
function decoded(bytes: Buffer, path: string): { text: string; isHtml: boolean } {
  const decode = (label: string): string => new TextDecoder(label).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode('utf-16le'), isHtml: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode('utf-16be'), isHtml: false };
  const text = decode('utf-8');
  const isHtml = /\.x?html?$/i.test(unpackedName(path)) || looksLikeHtml(text);
  const declared = isHtml && /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 1024))?.[1];
  try {
    return { text: declared ? decode(declared) : text, isHtml };
  } catch {
    return { text, isHtml }; // no encoding has that name
  }
}

export async function readText(path: string): Promise<HtmlText | { text: string }> {
  if (path === '-' && process.stdin.isTTY) process.stderr.write('article-inspector: reading from the terminal; end with Ctrl-D\n');
  try {
    const bytes = path === '-' ? await wholeOf(path) : await readFile(path);
    if (bytes === null) throw new Error('the text is too long');
    const { text, isHtml } = decoded(bytes, path);
    if (text.slice(0, 8000).includes('\0'))
      process.stderr.write(`article-inspector: ${path} looks like a binary file; reading it as text\n`);
    return isHtml ? await readHtml(text) : { text };
  } catch (error) {
    throw new Error(`cannot read ${path === '-' ? 'standard input' : path}: ${reasonOf(error)}`);
  }
}

async function* filesOf(path: string): AsyncGenerator<string> {
  if (path === '-' || !(await isFolder(path))) return yield path;
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const inside = `${path.replace(/\/$/, '')}/${entry.name}`;
    // A link to a folder may lead round in a circle.
    if (entry.name.startsWith('.') || (entry.isSymbolicLink() && (await isFolder(inside)))) continue;
    yield* filesOf(inside);
  }
}

/**
 * Files and folders as a batch: a file of lines as its lines, every other one as a record with its path as the id. What can't be read is
 * told to `fail`, and the others go on.
 */
export async function* documents(
  paths: readonly string[],
  { isLines, textField }: { isLines: boolean; textField: string },
  fail: (what: string) => void,
): AsyncGenerator<Document> {
  for (const given of paths) {
    for await (const path of filesOf(given)) {
      try {
        if (isLines || path === '-' || isNamedLikeLines(path)) yield* documentsOfLines(path);
        else yield await documentOfFile(path, textField);
      } catch (error) {
        fail(`cannot read ${path === '-' ? 'standard input' : path}: ${reasonOf(error)}`);
      }
    }
  }
}

async function* documentsOfLines(path: string): AsyncGenerator<Document> {
  let number = 0;
  for await (const line of linesOf(bytesOf(path))) {
    number++;
    if (line === null || line.trim() !== '') yield documentOf(line, path === '-' ? { line: number } : { file: path, line: number });
  }
}

async function documentOfFile(path: string, textField: string): Promise<Document> {
  const bytes = await wholeOf(path);
  if (bytes === null) throw new Error('the file is too long');
  const { text, isHtml } = decoded(bytes, path);
  return { at: { file: path, line: 1 }, record: { id: path, [isHtml ? 'html' : textField]: text } };
}
