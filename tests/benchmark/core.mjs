// See scripts/benchmark. An inspection of articles that do not repeat, warm and cold, its stages, and beside it what others take for less: by
// processor time, the least of several passes, one thread.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createSyncInspector } from '../../build/package/dist/node/index.js';
import { distinctArticles } from './texts.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = `${root}build/benchmark`;
const module = `${root}build/wasm/article-inspector.wasm`;
const stages = ['word pass', 'document', 'boilerplate', 'header', 'entities', 'quotes', 'findings', 'statistics', 'report', 'inspection'];
const { from, texts } = distinctArticles(60);
const characters = texts.reduce((sum, text) => sum + text.length, 0);

const milliseconds = (work) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const least = (passes, work) => Math.min(...Array.from({ length: passes }, () => milliseconds(work)));

// A process of its own, so that nothing is warm: prints one number.
const mode = process.argv[2];
if (mode === '--start') {
  const before = process.cpuUsage();
  const core = await createSyncInspector(readFileSync(module));
  core.write(texts[0], 'json');
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
  process.exit();
}
if (mode === '--cold') {
  const core = await createSyncInspector(readFileSync(module));
  core.write(texts[0], 'json');
  console.log(least(3, () => texts.forEach((text) => core.write(text, 'json'))));
  process.exit();
}
const apart = (mode, flags, times) =>
  Math.min(
    ...Array.from({ length: times }, () => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url), mode], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      return Number(stdout);
    }),
  );

const rows = [];
const add = (where, what, time) => rows.push({ where, what, time });

const core = await createSyncInspector(readFileSync(module));
const inspectAll = () => texts.forEach((text) => core.write(text, 'json'));
for (let pass = 0; pass < 10; pass++) inspectAll();
add('WebAssembly', 'inspection, warm', least(15, inspectAll));
add('WebAssembly', 'inspection, cold', apart('--cold', ['--liftoff', '--no-wasm-tier-up'], 3));

let wordPass;
const stageModule = `${work}/wasm/bin/benchmark-core.wasm`;
if (existsSync(stageModule)) {
  const compiled = await WebAssembly.compile(readFileSync(stageModule));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(compiled)) (imports[from] ??= {})[name] = () => 52;
  const { exports } = await WebAssembly.instantiate(compiled, imports);
  exports._initialize();
  const bytes = (length) => {
    const at = exports.allocate(length);
    return [at, new Uint8Array(exports.memory.buffer, at, length)];
  };
  const rules = existsSync(`${work}/word.rules`) ? readFileSync(`${work}/word.rules`) : new Uint8Array();
  const [rulesAt, room] = bytes(rules.length);
  room.set(rules);
  if (rules.length > 0) exports.set_rules(rulesAt, rules.length);
  for (const text of texts) {
    const [at, view] = bytes(2 * text.length);
    view.set(Buffer.from(text, 'utf16le'));
    exports.add_text(at, text.length);
  }
  for (let pass = 0; pass < 8; pass++) stages.forEach((_, stage) => exports.run(stage));
  stages.forEach((stage, index) => {
    const time = least(15, () => exports.run(index));
    if (index === 0 && rules.length > 0) wordPass = time;
    if (index > 0 || rules.length > 0) add('WebAssembly', index === 0 ? "ICU's word pass" : `  ${stage}`, time);
  });
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
add(
  'JavaScript',
  'Intl.Segmenter, words',
  least(3, () => texts.forEach((text) => [...segmenter.segment(text)].length)),
);
const require = createRequire(`${work}/package.json`);
const rival = (name, make) => {
  try {
    const run = make();
    run();
    add('JavaScript', name, least(3, run));
  } catch {
    console.error(`left out: ${name} (tests/benchmark/prepare installs it)`);
  }
};
rival('wink-nlp', () => {
  const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
  return () => texts.forEach((text) => nlp.readDoc(text).entities().out());
});
rival('compromise, a third of the texts', () => {
  const nlp = require('compromise');
  const some = texts.filter((_, index) => index % 3 === 0);
  return () =>
    some.forEach((text) => {
      const read = nlp(text);
      read.people().json();
      read.places().json();
      read.organizations().json();
      read.quotations().json();
    });
});

const native = `${work}/tool/bin/benchmark-core`;
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
writeFileSync(join(folder, 'texts'), texts.map((text) => `${text}\0`).join(''));
if (existsSync(native)) {
  const { stdout } = spawnSync(native, [join(folder, 'texts'), `${work}/word.rules`, '15'], { encoding: 'utf8' });
  for (const line of stdout.trim().split('\n')) {
    const [name, time] = line.split('\t');
    add('native', name === 'word pass' ? "ICU's word pass" : name === 'inspection' ? 'inspection, warm' : `  ${name}`, Number(time) / 1000);
  }
}
const python = `${work}/spacy/bin/python`;
if (existsSync(python)) {
  const program = `
import sys, time, importlib, pkgutil
name = next(m.name for m in pkgutil.iter_modules() if m.name.startswith('en_core_web_sm'))
nlp = importlib.import_module(name).load()
texts = open(sys.argv[1], encoding='utf8').read().split('\\0')[:-1]
nlp(texts[0])
start = time.process_time()
for text in texts: nlp(text)
print((time.process_time() - start) * 1000)`;
  const { stdout, status } = spawnSync(python, ['-c', program, join(folder, 'texts')], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (status === 0) add('native', 'spaCy, small English model', Number(stdout));
}
rmSync(folder, { recursive: true });

const grouped = (number) => number.toLocaleString('en');
console.log(`${texts.length} ${from}, ${grouped(characters)} characters; processor time, the least of several passes`);
console.log(`start of the core: compile, instantiate, first inspection: ${apart('--start', [], 5).toFixed(1)} ms\n`);
console.log('                                                ms   M chars/s   times the word pass');
for (const { where, what, time } of rows) {
  const read = what.startsWith('compromise') ? characters / 3 : characters;
  const times = wordPass === undefined ? '' : ((time / read) * (characters / wordPass)).toFixed(1);
  console.log(
    `${`${where}: ${what}`.padEnd(42)}${time.toFixed(1).padStart(8)}${(read / time / 1000).toFixed(2).padStart(12)}${times.padStart(22)}`,
  );
}
