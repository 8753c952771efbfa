// Mutated texts, read by the command line and by WebAssembly: the reports are the same, byte for byte.
//
//   node tests/fuzz/same.mjs SECONDS [SEED]
//
// Starts from the golden articles, the inputs kept for inspect, and what fuzzing found worth keeping. Prints how many texts were read. A text
// that is read differently is left in build/fuzz-failures.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { createSyncInspector } from '../../build/package/dist/node/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = `${root}build/bin/article-inspector`;
const failures = `${root}build/fuzz-failures`;
const seconds = Number(process.argv[2] ?? 60);
const textsTogether = 200;
const longest = 4096;
const mostDifferent = 10;

let state = (Number(process.argv[3] ?? Date.now()) >>> 0) | 1;
const random = (below) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};
const some = (list) => list[random(list.length)];

const seeds = ['tests/golden/articles', 'tests/fuzz/corpus/inspect', 'build/fuzz-corpus/inspect']
  .map((folder) => root + folder)
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8').slice(0, longest)));
const words = readFileSync(`${root}tests/fuzz/words.dict`, 'utf8')
  .split('\n')
  .filter((line) => /^"/.test(line))
  .map((line) =>
    Buffer.from(
      line.slice(1, -1).replace(/\\x(..)|\\(.)/g, (_, hex, escaped) => (hex ? String.fromCharCode(parseInt(hex, 16)) : escaped)),
      'latin1',
    ).toString(),
  );

const piece = (text) => {
  const start = random(text.length + 1);
  return text.slice(start, start + random(400));
};
const mutations = [
  (text, at) => text.slice(0, at) + some(words) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + random(60)),
  (text, at) => text.slice(0, at) + piece(some(seeds)) + text.slice(at),
  (text, at) => text.slice(0, at) + piece(text) + text.slice(at + random(100)),
  (text, at) => text.slice(0, at) + String.fromCodePoint(random(20) === 0 ? random(0x10fff) : random(0x2100)) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + piece(text).repeat(1 + random(4)) + text.slice(at),
  (text) => text.slice(random(text.length), random(text.length)),
];
const mutated = () => {
  let text = some(seeds);
  for (let count = 1 + random(12); count > 0; count--) text = some(mutations)(text, random(text.length + 1));
  return text.slice(0, longest).toWellFormed();
};

const core = await createSyncInspector(readFileSync(`${root}build/wasm/article-inspector.wasm`));
const end = Date.now() + 1000 * seconds;
let read = 0;
let different = 0;
while (Date.now() < end && different < mostDifferent) {
  const texts = Array.from({ length: textsTogether }, mutated);
  const { stdout, stderr, status } = spawnSync(program, ['--jsonl', '--threads', '1', '--quiet'], {
    encoding: 'utf8',
    input: texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(''),
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  stdout
    .trim()
    .split('\n')
    .forEach((line, id) => {
      read++;
      if (line === `{"id":${id},"report":${core.write(texts[id], 'json').trimEnd()}}`) return;
      different++;
      mkdirSync(failures, { recursive: true });
      writeFileSync(`${failures}/same-${read}`, texts[id]);
      console.error(`Test unit written to ${failures}/same-${read}`);
    });
}
console.log(`${read} texts, ${different} different`);
process.exit(different === 0 ? 0 : 1);
