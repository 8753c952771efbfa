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
  await assert.rejects(inspector.createRunner(new Response('gone', { status: 404 })), { code: 'module-unavailable', message: /404/ });
  await assert.rejects(inspector.createRunner(new Uint8Array([1, 2, 3])), { code: 'module-unavailable' });
});

test('a runner that was disposed of answers no more', async () => {
  const runner = await inspector.createRunner(bytes);
  runner.dispose();
  await assert.rejects(runner.inspect(story), { name: 'DisposedError', code: 'disposed' });
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
  await assert.rejects(runner.write(story, 'papyrus'), { name: 'InspectorError', code: 'unknown-format', message: /papyrus/ });
  assert.match(
    await runner.write(`${story}\n\uFFFD`, 'annotations', { source: 'https://example.org/bridge' }),
    /https:\/\/example\.org\/bridge/,
  );
  runner.dispose();
});

/** Counts how often the core inspects while `work` runs. */
async function inspections(work) {
  const real = WebAssembly.instantiate;
  let count = 0;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await real(...given);
    return { exports: { ...exports, ai_inspect: (...values) => (count++, exports.ai_inspect(...values)) } };
  };
  try {
    await work();
  } finally {
    WebAssembly.instantiate = real;
  }
  return count;
}

test('a text is inspected once: formats and comparisons are made from the inspection', async () => {
  const copy = story.replace('It is time', 'It was time');
  const count = await inspections(async () => {
    const runner = await inspector.createRunner(bytes);
    const [original, other] = [await runner.open(story), await runner.open(copy)];
    checkReport(original.report, story);
    for (const format of inspector.formats) assert.ok((await original.write(format)).length > 0, format);
    assert.deepEqual(JSON.parse(await original.write('json')), original.report);
    assert.match(await original.write('markdown', { source: 'https://example.org/', messageLanguage: 'de' }), /^## Wer was gesagt hat$/m);
    assert.match(await original.write('markdown'), /^## Who said what$/m);
    await assert.rejects(original.write('markdown', { messageLanguage: 5 }), { code: 'invalid-argument', message: /messageLanguage/ });
    const { quotes, paragraphs } = await original.compare(other);
    assert.ok(paragraphs.some(({ change, differences: [first] }) => change === 'altered' && first.kind === 'word'));
    assert.equal(quotes[0].change, 'altered');
    original.dispose();
    await assert.rejects(original.write('text'), { code: 'disposed' });
    other[Symbol.dispose]();
    runner.dispose();
  });
  assert.equal(count, 2);
});

test('what comes from an open inspection is what the same calls on the text give', async () => {
  const runner = await inspector.createRunner(bytes);
  const inspection = await runner.open(story);
  for (const format of inspector.formats) assert.equal(await inspection.write(format), await runner.write(story, format), format);
  const copy = await runner.open(`${story}More.\n`);
  assert.deepEqual(await inspection.compare(copy), await runner.compare(story, copy.text));
  runner.dispose();
});

test('what the page says of itself reaches the report', async () => {
  const page = {
    site: 'The Orsini Post – Lokales',
    address: 'https://example.org/bridge',
    authors: ['Jonas Weiß'],
    published: '2026-03-04',
  };
  const report = await inspector.inspect(story, { page });
  assert.equal(report.site, page.site);
  assert.equal(report.address, page.address);
});

test('wrong arguments are told, with a code', async () => {
  const { inspect } = inspector;
  for (const text of [undefined, null, 42, {}, ['a']]) await assert.rejects(inspect(text), { code: 'invalid-argument', message: /string/ });
  await assert.rejects(inspect(story, { language: 'english' }), { code: 'unknown-language' });
  await assert.rejects(inspect(story, { langauge: 'en' }), { code: 'invalid-argument', message: /langauge/ });
  await assert.rejects(inspect(story, 'en'), { code: 'invalid-argument' });
  await assert.rejects(inspect(story, { blocks: [{ start: -1, end: 4 }] }), { code: 'invalid-argument' });
  await assert.rejects(inspect(story, { blocks: [{ start: 0, end: 4, tag: 'blink' }] }), { code: 'invalid-argument' });
  await assert.rejects(inspect(story, { rejected: [{ layer: 'names', start: 0, end: 4 }] }), { code: 'invalid-argument' });
  await assert.rejects(inspect(story, { page: { authors: 'me' } }), { code: 'invalid-argument' });
  checkReport(await inspect(story, { language: 'en-GB' }), story);
});

test('an aborted call rejects with the reason of its signal, on this thread and in a worker', async () => {
  const aborted = AbortSignal.abort(new Error('enough'));
  await assert.rejects(inspector.inspect(story, { signal: aborted }), { message: 'enough' });
  const runner = await inspector.createWorkerRunner(bytes);
  const controller = new AbortController();
  const calls = [story.repeat(2000), story, story].map((text) => runner.inspect(text, { signal: controller.signal }));
  controller.abort(new Error('changed my mind'));
  for (const call of calls) await assert.rejects(call, { message: 'changed my mind' });
  assert.equal((await runner.inspect(story)).length, story.length);
  runner.dispose();
});

test('a worker and a pool of workers answer as this thread does', async () => {
  const here = await inspector.createRunner(bytes);
  for (const runner of [await inspector.createWorkerRunner(bytes), await inspector.createPool(bytes, { threads: 2 })]) {
    const texts = Array.from({ length: 8 }, (_, k) => story.repeat(k + 1));
    const reports = await Promise.all(texts.map((text) => runner.inspect(text)));
    for (const [k, text] of texts.entries()) assert.deepEqual(reports[k], await here.inspect(text));
    const opened = await Promise.all(texts.slice(0, 3).map((text) => runner.open(text)));
    assert.deepEqual(await opened[0].compare(opened[1]), await here.compare(texts[0], texts[1]));
    assert.equal(await opened[2].write('csv'), await here.write(texts[2], 'csv'));
    opened[2].dispose();
    await assert.rejects(opened[2].write('csv'), { code: 'disposed' });
    runner.dispose();
    await assert.rejects(runner.inspect(story), { code: 'disposed' });
  }
});

test('inspectAll() keeps the order, and an item that fails does not end it', async () => {
  async function* source() {
    for (let k = 0; k < 20; k++) yield k === 7 ? 7 : { text: story.repeat(k + 1), language: 'en' };
  }
  const results = [];
  for await (const result of inspector.inspectAll(source(), { threads: 2 })) results.push(result);
  assert.deepEqual(
    results.map(({ index }) => index),
    Array.from({ length: 20 }, (_, k) => k),
  );
  results.forEach(({ report, error }, k) =>
    k === 7 ? assert.equal(error.code, 'invalid-argument') : assert.equal(report.length, story.length * (k + 1)),
  );
});

test('the synchronous form gives the same', async () => {
  const sync = await inspector.createSyncInspector(bytes);
  assert.deepEqual(sync.inspect(story), await inspector.inspect(story));
  assert.equal(sync.write(story, 'markdown'), await (await inspector.open(story)).write('markdown'));
  assert.throws(() => sync.inspect(7), { code: 'invalid-argument' });
});

test('require() gives what import gives', () => {
  const script = "require('article-inspector').inspect(process.argv[1]).then((report) => console.log(report.length, report.version))";
  const said = execFileSync(process.execPath, ['-e', script, story], { cwd: folder, encoding: 'utf8' });
  assert.equal(said.trim(), `${story.length} 2`);
});

test('without its file, the module inside the script serves', async () => {
  checkReport(await (await inspector.createRunner(inspector.inlinedModule())).inspect(story), story);
});

test('HTML is read without a browser as the native reader reads it', async () => {
  const html = `<!doctype html><title>Town votes - The Post</title><nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Town votes</h1>
    <p>The council voted on <b>Tuesday</b>. “It is time,” said Mayor Lea Orsini.<p>More on Friday.<table><tr><td>a<td>b</table></article>
    <footer>Sign up for our newsletter</footer>`;
  const { text, report } = await inspector.inspectHtml(html);
  const page = join(folder, 'page.html');
  writeFileSync(page, html);
  const tool = `${root}/build/bin/article-inspector`;
  assert.equal(await inspector.readHtml(html).then(({ blocks }) => blocks.length > 3), true);
  assert.match(text, /^Home News\n+Town votes\n/);
  const { text: read, ...native } = JSON.parse(execFileSync(tool, ['--format', 'json', page], { encoding: 'utf8' }));
  assert.deepEqual(report, native);
  assert.equal(text, read);
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
  const leaves = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(leaves));
  const paths = leaves([manifest.exports, manifest.bin, manifest.main, manifest.module, manifest.types, manifest.sideEffects]);
  assert.ok(paths.length > 10);
  for (const path of paths) assert.ok(existsSync(join(folder, 'node_modules/article-inspector', path)), path);
});
