// The npm package as it is packed, in Node: loading from every kind of source, errors, runners, formats.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { checkReport } from '../report-checks.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
const story = 'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini.\n';
let inspector;
let bytes;

before(async () => {
  // As a user gets it: packed, and unpacked below another project's node_modules.
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: `${root}/build/package`, encoding: 'utf8' }),
  );
  const target = join(folder, 'node_modules/article-inspector');
  execFileSync('mkdir', ['-p', target]);
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', target, '--strip-components=1']);
  writeFileSync(join(folder, 'user.mjs'), "export * from 'article-inspector';\n");
  inspector = await import(pathToFileURL(join(folder, 'user.mjs')).href);
  bytes = readFileSync(join(target, 'article-inspector.wasm'));
});
after(() => rmSync(folder, { recursive: true }));

test('inspect() works with nothing but a text', async () => {
  checkReport(await inspector.inspect(story), story);
});

test('the module is taken as bytes, as a response, compiled, and as a promise of them', async () => {
  const module = await WebAssembly.compile(bytes);
  const sources = [
    bytes,
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    new Response(bytes),
    module,
    Promise.resolve(bytes),
  ];
  for (const source of sources) {
    const runner = await inspector.createRunner(source);
    assert.equal((await runner.inspect(story)).length, story.length);
    runner.dispose();
  }
});

test('a response that failed and bytes that are no module are told', async () => {
  await assert.rejects(inspector.createRunner(new Response('gone', { status: 404 })), { name: 'InspectorError', message: /404/ });
  await assert.rejects(inspector.createRunner(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
});

test('a runner that was disposed of answers no more', async () => {
  const runner = await inspector.createRunner(bytes);
  runner.dispose();
  await assert.rejects(runner.inspect(story), { name: 'DisposedError' });
});

test('one runner answers many calls, each for its own text', async () => {
  const runner = await inspector.createRunner(bytes);
  const texts = Array.from({ length: 50 }, (_, k) => story.repeat(k + 1));
  const reports = await Promise.all(texts.map((text) => runner.inspect(text)));
  reports.forEach((report, k) => assert.equal(report.length, texts[k].length));
  runner.dispose();
});

test('every format is written, and an unknown one is refused', async () => {
  const runner = await inspector.createRunner(bytes);
  for (const format of inspector.formats) assert.ok((await runner.write(story, format)).length > 0, format);
  await assert.rejects(runner.write(story, 'papyrus'), { name: 'InspectorError', message: /unknown format/ });
  assert.match(
    await runner.write(`${story}\n\uFFFD`, 'annotations', { source: 'https://example.org/bridge' }),
    /https:\/\/example\.org\/bridge/,
  );
  runner.dispose();
});

test('hints from HTML are taken, also those that lie outside the text', async () => {
  const blocks = [
    { start: 0, end: 20, tag: 'heading', headingLevel: 1, place: 'article' },
    { start: 22, end: 90, tag: 'paragraph', linkPercent: 100, depth: 3, hidden: true, group: 7 },
    { start: 80, end: 4_000_000_000 },
    { start: 50, end: 10 },
  ];
  checkReport(await inspector.inspect(story, { blocks, language: 'en' }), story);
});

test('types serve a strict project', () => {
  writeFileSync(
    join(folder, 'user.mts'),
    "import { inspect, type Report } from 'article-inspector';\nexport const report: Promise<Report> = inspect('a');\nexport const wrong: number = (await report).length;\n",
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const strict = ['--strict', '--noEmit', '--target', 'ES2022'];
  for (const [module, resolution] of [
    ['ESNext', 'Bundler'],
    ['NodeNext', 'NodeNext'],
  ]) {
    const args = [tsc, ...strict, '--module', module, '--moduleResolution', resolution, 'user.mts'];
    execFileSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  }
});

test('the package holds what its manifest names', () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/article-inspector/package.json'), 'utf8'));
  const paths = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  for (const path of [...paths, ...Object.values(manifest.imports['#own-module'])])
    assert.ok(existsSync(join(folder, 'node_modules/article-inspector', path)), path);
});
