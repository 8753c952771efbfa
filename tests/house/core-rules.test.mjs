// The shape of the core: how long files and functions are, what a room may see, what code may not say.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const isOurs = (path) => /^core\/.*\.(cpp|h)$/.test(path) && !/^core\/(icu|train)\//.test(path);
const sources = files(join(root, 'core'))
  .map((path) => relative(root, path))
  .filter(isOurs);

const longestFile = 500;
const longestFunction = 60;
// What is longer all the same, with its present length: it may shrink, and nothing joins it.
const { files: longFiles, functions: longFunctions } = JSON.parse(read('tests/house/long.json'));

/** The functions of a file as clang-format sets it: what ends in "{" like a function's head, up to the brace below its first letter. */
function functionsOf(path) {
  const lines = read(path).split('\n');
  const heads = /^( {0,4})\S.*(\)|\) const|\) noexcept|override|-> [\w:<>&* ]+) \{$/;
  return lines.flatMap((line, first) => {
    const head = heads.exec(line);
    if (!head || /^\s*(if|for|while|switch|else|namespace|return|do)\b|^\s*[:}]/.test(line)) return [];
    const end = lines.findIndex((other, at) => at > first && other.startsWith(`${head[1]}}`));
    const name = line
      .trim()
      .replace(/\(.*/, '')
      .replace(/^.*[\s*&](?=[\w:~]+$)/, '');
    return end > first ? [{ name: `${path}: ${name}`, lines: end - first + 1 }] : [];
  });
}

test(`no file of the core is longer than ${longestFile} lines`, () => {
  const lengths = sources.map((path) => [path, read(path).split('\n').length - 1]);
  assert.deepEqual(
    lengths.filter(([path, length]) => length > Math.max(longestFile, longFiles[path] ?? 0)),
    [],
  );
});

test(`no function of the core is longer than ${longestFunction} lines`, () => {
  const functions = sources.flatMap(functionsOf);
  assert.ok(functions.length > 500, `only ${functions.length} functions were found`);
  assert.deepEqual(
    functions.filter(({ name, lines }) => lines > Math.max(longestFunction, longFunctions[name] ?? 0)),
    [],
  );
});

test('the code of the core names no language', () => {
  const codes = readdirSync(join(root, 'core/data'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'models')
    .map(({ name }) => name);
  assert.ok(codes.includes('en') && codes.includes('de'));
  const names = codes.map((code) => /^name = "(\w+)"/m.exec(read(`core/data/${code}/language.toml`))[1].toLowerCase());
  const code = new RegExp(`"(${codes.join('|')})"|\\b(is_|in_)?(${names.join('|')})_?\\b`);
  const found = sources.flatMap((path) =>
    read(path)
      .split('\n')
      .map((line, index) => [
        `${path}:${index + 1}: ${line.trim()}`,
        line.replace(/\/\/.*|^\s*(\/?\*).*/, '').replace('language = "en"', ''),
      ])
      .filter(([, line]) => code.test(line))
      .map(([place]) => place),
  );
  assert.deepEqual(found, []);
});

test('a room includes only the rooms that it may see', () => {
  const rooms = new Map(
    [...read('core/CMakeLists.txt').matchAll(/^room\((\w+)(?: COLD)?(?: SEES ([\w ]+))?\)$/gm)].map(([, room, sees]) => [
      room,
      (sees ?? '').split(' '),
    ]),
  );
  assert.ok(rooms.size >= 9, 'core/CMakeLists.txt declares its rooms with room(NAME SEES ROOM...)');
  const found = sources.flatMap((path) => {
    const room = path.split('/')[1];
    if (!rooms.has(room)) return [];
    return [...read(path).matchAll(/^#include "(\w+)\//gm)]
      .map(([, other]) => other)
      .filter((other) => rooms.has(other) && other !== room && !rooms.get(room).includes(other))
      .map((other) => `${path} includes ${other}/`);
  });
  assert.deepEqual(found, []);
});
