// Prints what a first visit to the built site downloads, compressed as a good host does (Brotli 11), and what of the module takes it; fails
// where it is larger than its limit or grows unannounced.
//
//   node scripts/download-size.mjs FOLDER [WASM_BUILD_FOLDER]
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const budget = 1_000_000;
const limit = 1_048_576;
// What the download has come to, announced in site/docs/benchmarks.md.
const announced = 1_043_000;
// Source maps and licence texts are fetched by nobody who only inspects a text.
const left = /\.(map|txt|md)$/;

const [folder, build = 'build/wasm'] = process.argv.slice(2);
const files = (from) =>
  readdirSync(from).flatMap((name) => {
    const path = join(from, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const compressed = (bytes, quality = 11) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: quality } })
    .length;
const row = (size, of, name) => console.log(`${String(size).padStart(9)}  of ${String(of).padStart(9)}  ${name}`);

let sum = 0;
for (const path of files(folder).filter((path) => !left.test(path))) {
  const bytes = readFileSync(path);
  const size = compressed(bytes);
  sum += size;
  row(size, bytes.length, relative(folder, path));
  if (path.endsWith('.wasm')) printParts(bytes);
}
console.log(`${String(sum).padStart(9)}  bytes (Brotli) are the site's first download; the budget is ${budget}, the limit ${limit}`);
if (sum > budget) console.error(`download-size: ${sum - budget} bytes above the budget`);
const most = Math.min(limit, announced * 1.02);
if (sum > most) {
  console.error(`download-size: above ${most} bytes, which is the limit or 2 % more than what was announced`);
  process.exit(1);
}

/** Each part compressed by itself, a little less well than the whole: the sum of them is not the module's size. */
function printParts(wasm) {
  const parts = new Map();
  const add = (name, bytes) => parts.set(name, [...(parts.get(name) ?? []), bytes]);
  const sections = sectionsOf(wasm);
  const code = sections.get(10) ?? Buffer.alloc(0);
  const symbols = join(build, 'article-inspector.wasm.symbols');
  if (existsSync(symbols)) {
    for (const [name, body] of functionsOf(sections, readFileSync(symbols, 'utf8'))) add(`code: ${authorOf(name)}`, body);
  } else {
    add('code: the core, ICU, C++ library', code);
  }
  const binary = join(build, 'core/compiled/embedded_data.bin');
  const embedded = existsSync(binary) ? readFileSync(binary) : Buffer.alloc(0);
  const data = sections.get(11) ?? Buffer.alloc(0);
  const at = embedded.length > 0 ? data.indexOf(embedded.subarray(0, 4096)) : -1;
  if (at < 0) {
    add('data', data);
  } else {
    add('tables of Unicode, messages and other constants', Buffer.concat([data.subarray(0, at), data.subarray(at + embedded.length)]));
    const source = readFileSync(join(build, 'core/compiled/embedded_data.cpp'), 'utf8');
    for (const [, path, start, size] of source.matchAll(/\{"([^"]+)", (\d+), (\d+)\}/g)) {
      const name = path.startsWith('models/') ? path : `lists: ${path.includes('/') ? path.split('/')[0] : 'of all languages'}`;
      add(name, embedded.subarray(Number(start), Number(start) + Number(size)));
    }
  }
  for (const [name, pieces] of parts) {
    const bytes = Buffer.concat(pieces);
    row(compressed(bytes, 9), bytes.length, `    ${name}`);
  }
}

/** Whose code a function is, by its name. What the linker put into another function counts as that one's. */
function authorOf(escaped) {
  const name = escaped.replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  // Of a template's instance in front stands what it gives.
  const own = name.replace(/\((?!anonymous)[^]*$/, '').replace(/<[^]*$/, '');
  if (/icu_72|_article_inspector$/.test(own)) return 'ICU';
  if (/nlohmann/.test(own)) return 'JSON for Modern C++';
  if (/std::__2|operator (new|delete)/.test(own)) return 'C++ library';
  return /::|^ai_|^allocate$|^release$/.test(own) ? 'the core' : 'C library';
}

/** The functions of a module with their names, which `symbols` has as lines of "number:name". */
function functionsOf(sections, symbols) {
  const names = new Map(symbols.split('\n').map((line) => [Number(line.slice(0, line.indexOf(':'))), line.slice(line.indexOf(':') + 1)]));
  const imports = importedFunctions(sections.get(2));
  const code = sections.get(10);
  let [count, at] = numberAt(code, 0);
  return Array.from({ length: count }, (_, index) => {
    const [size, start] = numberAt(code, at);
    at = start + size;
    return [names.get(imports + index) ?? '', code.subarray(start, at)];
  });
}

/** Of a module that imports nothing but functions. */
function importedFunctions(section) {
  return section ? numberAt(section, 0)[0] : 0;
}

/** A number in seven-bit groups, and where it ends. */
function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, at];
  }
}

/** The sections of a module by their numbers. */
function sectionsOf(wasm) {
  const sections = new Map();
  for (let at = 8; at < wasm.length;) {
    const id = wasm[at];
    const [size, start] = numberAt(wasm, at + 1);
    at = start + size;
    sections.set(id, wasm.subarray(start, at));
  }
  return sections;
}
