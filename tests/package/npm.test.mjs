// The npm package in projects of other people: bundled, typed, and as a program. `scripts/test-packages` tries more of them.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
const story = 'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini. Read more\n';
const user =
  "import { inspect } from 'article-inspector';\nglobalThis.answer = inspect(globalThis.story).then((report) => report.quotes[0].speaker.name);\n";
after(() => rmSync(folder, { recursive: true }));

before(() => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: `${root}build/package`, encoding: 'utf8' }),
  );
  const target = join(folder, 'node_modules/article-inspector');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', target, '--strip-components=1']);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'user.js'), user);
});

/** Runs a script in a Node of its own, in which it finds the story and leaves its answer. */
function answerOf(script) {
  const code = `globalThis.story = ${JSON.stringify(story)}; await import(${JSON.stringify(pathToFileURL(script).href)}); console.log(await globalThis.answer);`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', cwd: tmpdir() }).trim();
}

test('esbuild bundles it for Node and for browsers, and what it leaves behind is not missed', async () => {
  for (const platform of ['node', 'browser']) {
    const outfile = join(folder, `out/${platform}/bundle.mjs`);
    await esbuild({ entryPoints: [join(folder, 'user.js')], bundle: true, format: 'esm', platform, outfile, logLevel: 'error' });
    // No other file lies beside the bundle: the module inside the script serves.
    assert.equal(answerOf(outfile), 'Lea Orsini', platform);
  }
});

test('Vite builds it with the module as a file of its own', async () => {
  const project = join(folder, 'vite');
  mkdirSync(project);
  writeFileSync(join(project, 'index.html'), '<script type="module" src="../user.js"></script>');
  await vite({ root: project, base: './', logLevel: 'error', configFile: false, build: { target: 'es2022', outDir: 'dist' } });
  const assets = readdirSync(join(project, 'dist/assets'));
  assert.ok(assets.some((name) => name.endsWith('.wasm')));
  const entry = assets.find((name) => name.startsWith('index-') && name.endsWith('.js'));
  assert.match(readFileSync(join(project, 'dist/assets', entry), 'utf8'), /\.wasm/);
});

test('types need neither the DOM nor Node', () => {
  writeFileSync(
    join(folder, 'user.mts'),
    "import { inspect, open, inspectAll, InspectorError, type Report } from 'article-inspector';\nexport const report: Promise<Report> = inspect('a');\nusing inspection = await open('a');\nexport const text: string = await inspection.write('text');\nfor await (const { index, report } of inspectAll(['a'])) void [index, report];\nexport const code: string = new InspectorError('stopped', 'x').code;\n",
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  for (const [module, resolution] of [
    ['ESNext', 'Bundler'],
    ['NodeNext', 'NodeNext'],
  ]) {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'ES2022',
      lib: ['ES2022'],
      types: [],
      module,
      moduleResolution: resolution,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['user.mts'] }));
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  }
});

test('types of the element go with those of the DOM', () => {
  writeFileSync(
    join(folder, 'page.mts'),
    "import { defineArticleInspector, ArticleInspector } from 'article-inspector/element';\nimport { createWorkerRunner, ownModule } from 'article-inspector';\ndefineArticleInspector();\nconst element = new ArticleInspector();\nelement.runner = createWorkerRunner(ownModule());\nelement.setText('a', { source: 'b' });\n// @ts-expect-error: it is a string\nelement.setText(1);\n",
  );
  const compilerOptions = { strict: true, noEmit: true, target: 'ES2022', lib: ['ES2022', 'DOM'], types: [], module: 'NodeNext' };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.mts'] }));
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
});

test('the program of the package reads texts, pages and batches', () => {
  const program = join(folder, 'node_modules/article-inspector/dist/node/cli.js');
  const run = (args, input) => spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8', cwd: folder });
  assert.match(run(['--version']).stdout, /^article-inspector \d+\.\d+\.\d+\n$/);
  assert.equal(
    run(['--format', 'text'], story).stdout,
    'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini.\n',
  );
  assert.equal(JSON.parse(run(['--format', 'json'], '<!doctype html><p>“It is time,” said Mayor Lea Orsini.</p>').stdout).quotes.length, 1);
  const batch = run(['--jsonl', '--threads', '2'], `{"id":1,"text":"a","url":"x"}\nnot json\n{"id":3,"html":"<p>b</p>"}\nnull\n`);
  assert.equal(batch.status, 1);
  const rows = batch.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    [rows[0].report.length, rows[0].url, rows[1].error, rows[2].text, rows[3].error],
    [1, 'x', 'not JSON', 'b', 'not a JSON object'],
  );
  assert.deepEqual([rows[1].id, rows[2].id], [null, 3]);
  assert.equal(run(['--nonsense'], '').status, 2);
  assert.equal(run(['missing.txt'], '').status, 1);
});

test('notices name what the package contains', () => {
  const notices = readFileSync(join(folder, 'node_modules/article-inspector/THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['ICU', 'JSON for Modern C++', 'WordNet', 'GeoNames', 'musl', 'parse5', 'css-select'])
    assert.ok(notices.includes(name), name);
});
