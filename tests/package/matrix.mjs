// The npm package, packed and installed by npm into empty projects: run by scripts/test-packages, with the network.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { programs, quiet } from '../programs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
const story = 'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini. Read more\n';
const speaker = 'Lea Orsini';
const inPage = `import { inspect, createWorkerRunner, createPool, ownModule } from 'article-inspector';
const story = ${JSON.stringify(story)};
const who = (report) => report.quotes[0].speaker.name;
(async () => {
  const runner = await createWorkerRunner(ownModule());
  const pool = await createPool(ownModule(), { threads: 2 });
  document.title = [who(await inspect(story)), who(await runner.inspect(story)), who(await pool.inspect(story))].join(', ');
})().catch((error) => (document.title = 'failed: ' + error.message));
`;
let tarball;
let browser;

before(async () => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: `${root}build/package`, encoding: 'utf8' }),
  );
  tarball = join(folder, packed.filename);
  console.log(`tarball: ${packed.size} bytes, unpacked ${packed.unpackedSize}`);
  browser = await chromium.launch({ executablePath: programs.chromium, args: quiet });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

function project(name, packages = [], manifest = {}) {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, type: 'module', private: true, ...manifest }));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball, ...packages], { cwd: path, stdio: 'inherit' });
  return path;
}
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
};
async function serve(path, headers = {}) {
  const server = createServer((request, response) => {
    const file = join(path, new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html'));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...headers }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}
async function titleOf(address) {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await page.waitForFunction(() => document.title !== '' && document.title !== 'wait', null, { timeout: 180_000 });
    return await page.title();
  } finally {
    await page.close();
  }
}
const all = [speaker, speaker, speaker].join(', ');
const html = (script) => `<!doctype html><meta charset="utf-8"><title>wait</title>${script}`;

test('a page without a bundler, and the package on another origin', async () => {
  const path = project('plain');
  const other = await serve(join(path, 'node_modules'), { 'access-control-allow-origin': '*' });
  const own = await serve(path);
  for (const at of ['/node_modules', other.address]) {
    writeFileSync(
      join(path, 'index.html'),
      html(`<script type="module">${inPage.replace("'article-inspector'", `'${at}/article-inspector/dist/web/index.js'`)}</script>`),
    );
    assert.equal(await titleOf(`${own.address}/`), all, at);
  }
  other.server.close();
  own.server.close();
});

for (const version of ['6', '7', '8']) {
  test(`Vite ${version}: built and in development`, async () => {
    const path = project(`vite${version}`, [`vite@${version}`]);
    writeFileSync(join(path, 'main.js'), inPage);
    writeFileSync(join(path, 'index.html'), html('<script type="module" src="/main.js"></script>'));
    execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { cwd: path, stdio: 'inherit' });
    const { server, address } = await serve(join(path, 'dist'));
    assert.equal(await titleOf(`${address}/`), all, 'built');
    server.close();
    const dev = spawn('npx', ['vite', '--port', `52${version}0`, '--strictPort', '--host', '127.0.0.1'], {
      cwd: path,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    try {
      await new Promise((done) => dev.stdout.on('data', (data) => String(data).includes('127.0.0.1') && done()));
      assert.equal(await titleOf(`http://127.0.0.1:52${version}0/`), all, 'in development');
    } finally {
      process.kill(-dev.pid);
    }
  });
}

test('webpack, Rollup and esbuild for browsers', async () => {
  const path = project('bundlers', ['webpack@5', 'webpack-cli@6', 'rollup@4', '@rollup/plugin-node-resolve@16', 'esbuild@0.25']);
  writeFileSync(join(path, 'main.js'), inPage);
  const builds = {
    webpack: ['webpack', '--mode', 'production', '--entry', './main.js', '--output-path', 'dist/webpack', '--output-filename', 'main.js'],
    rollup: ['rollup', 'main.js', '-p', 'node-resolve={browser:true}', '-d', 'dist/rollup', '-f', 'es'],
    esbuild: ['esbuild', 'main.js', '--bundle', '--format=esm', '--splitting', '--outdir=dist/esbuild', '--log-level=error'],
  };
  for (const [name, command] of Object.entries(builds)) {
    execFileSync('npx', command, { cwd: path, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(join(path, 'dist', name, 'index.html'), html('<script type="module" src="main.js"></script>'));
    const { server, address } = await serve(join(path, 'dist', name));
    assert.equal(await titleOf(`${address}/`), all, name);
    server.close();
  }
});

const samplesOf = (language) =>
  readFileSync(`${root}site/docs/element.md`, 'utf8').match(new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``))[1];
async function elementIn(address) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(address);
    const quote = page.locator('article-inspector q', { hasText: 'It is time' }).first();
    await quote.waitFor({ timeout: 180_000 });
    assert.match(await page.locator('article-inspector').innerText(), /Lea Orsini/);
    const font = await quote.evaluate((element) => getComputedStyle(element).fontFamily);
    assert.match(font, /Literata/, 'its style sheet is there');
    assert.deepEqual(errors, []);
    return await page.title();
  } finally {
    await page.close();
  }
}

test('the element in plain HTML, in React and in Vue, by the samples of the documentation', { timeout: 200_000 }, async () => {
  const plain = project('element');
  writeFileSync(join(plain, 'index.html'), `<!doctype html><meta charset="utf-8"><title>plain</title>${samplesOf('html')}`);
  const { server, address } = await serve(plain);
  await elementIn(`${address}/`);
  server.close();

  const path = project('frameworks', ['vite@7', 'react@19', 'react-dom@19', '@vitejs/plugin-react@5', 'vue@3', '@vitejs/plugin-vue@6']);
  writeFileSync(join(path, 'article.jsx'), samplesOf('jsx'));
  writeFileSync(join(path, 'Article.vue'), samplesOf('vue'));
  const given = JSON.stringify(story);
  writeFileSync(
    join(path, 'react.jsx'),
    `import { createRoot } from 'react-dom/client';\nimport { Article } from './article.jsx';\ncreateRoot(document.querySelector('main')).render(<Article text={${given}} onInspected={(report) => (document.title = report.quotes[0].speaker.name)} />);\n`,
  );
  writeFileSync(
    join(path, 'vue.js'),
    `import { createApp } from 'vue';\nimport Article from './Article.vue';\ncreateApp(Article, { text: ${given}, onInspected: (report) => (document.title = report.quotes[0].speaker.name) }).mount('main');\n`,
  );
  writeFileSync(
    join(path, 'vite.config.js'),
    `import react from '@vitejs/plugin-react';\nimport vue from '@vitejs/plugin-vue';\nexport default { plugins: [react(), vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'article-inspector' } } })], build: { rollupOptions: { input: ['react.html', 'vue.html'] } } };\n`,
  );
  for (const [name, script] of [
    ['react', 'react.jsx'],
    ['vue', 'vue.js'],
  ])
    // prettier-ignore
    writeFileSync(join(path, `${name}.html`), html(`<main></main><script type="module" src="/${script}"></script>`));
  execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { cwd: path, stdio: 'inherit' });
  const built = await serve(join(path, 'dist'));
  for (const name of ['react', 'vue']) assert.equal(await elementIn(`${built.address}/${name}.html`), speaker, name);
  built.server.close();
});

test('a server that renders in advance may import the element', () => {
  const path = project('prerendered');
  const code = "import { defineArticleInspector } from 'article-inspector/element'; console.log(typeof defineArticleInspector);";
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: path, encoding: 'utf8' }), 'function\n');
});

test('the manifest of the element names what the element has', () => {
  const path = join(project('manifest'), 'node_modules/article-inspector');
  const [{ declarations }] = JSON.parse(readFileSync(join(path, 'custom-elements.json'), 'utf8')).modules;
  const types = readFileSync(join(path, 'dist/types/element/src/article-inspector.d.ts'), 'utf8');
  const body = types.slice(types.indexOf('class ArticleInspector'), types.indexOf('\n}\n'));
  const inTypes = new Set([...body.matchAll(/^ {4}(?:get |set )?([a-zA-Z]+)[(:]/gm)].map(([, name]) => name));
  for (const name of ['constructor', 'connectedCallback', 'disconnectedCallback']) inTypes.delete(name);
  assert.deepEqual(declarations[0].members.map(({ name }) => name).sort(), [...inTypes].sort());
  const code = readFileSync(join(path, 'dist/element/index.js'), 'utf8');
  const events = new Set([...code.matchAll(/new CustomEvent\(["'`]([a-z-]+)/g)].map(([, name]) => name));
  assert.deepEqual(declarations[0].events.map(({ name }) => name).sort(), [...events].sort());
  for (const { name } of declarations[0].attributes) assert.match(code, new RegExp(`Attribute\\(["'\`]${name}`), name);
});

test('web workers, a service worker and import of the module by its bundled address', async () => {
  const path = project('workers', ['esbuild@0.25']);
  const inWorker = `import { inspect, inlinedModule, createRunner } from 'article-inspector';
const answer = async () => [(await inspect(${JSON.stringify(story)})), await (await createRunner(inlinedModule())).inspect(${JSON.stringify(story)})].map((report) => report.quotes[0].speaker.name).join(', ');
self.addEventListener('message', async ({ data, source, ports }) => (ports[0] ?? source ?? self).postMessage(await answer().catch((error) => 'failed: ' + error.message)));
self.addEventListener('activate', (event) => event.waitUntil(self.clients?.claim()));
`;
  writeFileSync(join(path, 'worker.js'), inWorker);
  execFileSync('npx', ['esbuild', 'worker.js', '--bundle', '--format=esm', '--outfile=out/bundled.js', '--log-level=error'], { cwd: path });
  for (const [name, start] of [
    [
      'module worker',
      `const w = new Worker('worker-plain.js', { type: 'module' }); w.onmessage = ({ data }) => (document.title = data); w.postMessage(1);`,
    ],
    [
      'bundled worker',
      `const w = new Worker('out/bundled.js', { type: 'module' }); w.onmessage = ({ data }) => (document.title = data); w.postMessage(1);`,
    ],
    [
      'service worker',
      `await navigator.serviceWorker.register('out/bundled.js', { type: 'module', scope: './out/' });
       const registration = await navigator.serviceWorker.getRegistration('./out/');
       const worker = registration.active ?? registration.waiting ?? registration.installing;
       await new Promise((done) => worker.state === 'activated' ? done() : worker.addEventListener('statechange', () => worker.state === 'activated' && done()));
       const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => (document.title = data); worker.postMessage(1, [port2]);`,
    ],
  ]) {
    writeFileSync(
      join(path, 'worker-plain.js'),
      inWorker.replace("'article-inspector'", "'./node_modules/article-inspector/dist/web/index.js'"),
    );
    writeFileSync(join(path, 'index.html'), html(`<script type="module">${start}</script>`));
    const { server, address } = await serve(path);
    assert.equal(await titleOf(`${address}/`), `${speaker}, ${speaker}`, name);
    server.close();
  }
});

test('Jest, with its own modules', () => {
  const path = project('jest', ['jest@29'], { type: 'commonjs' });
  writeFileSync(
    join(path, 'who.test.js'),
    `const { inspect } = require('article-inspector');\ntest('who', async () => expect((await inspect(${JSON.stringify(story)})).quotes[0].speaker.name).toBe('${speaker}'));\n`,
  );
  execFileSync('npx', ['jest'], { cwd: path, stdio: 'inherit' });
});

test('Next: in a page of the server, in a route and in the browser', { timeout: 1_500_000 }, async () => {
  const path = project('next', ['next@15', 'react@19', 'react-dom@19']);
  mkdirSync(join(path, 'app/route-of-mine'), { recursive: true });
  writeFileSync(join(path, 'app/layout.jsx'), 'export default ({ children }) => <html><body>{children}</body></html>;\n');
  writeFileSync(
    join(path, 'app/client.jsx'),
    `'use client';\nimport { useEffect } from 'react';\n${inPage.replace('(async () => {', 'const run = async () => {').replace('})().catch', '};\nconst go = () => run().catch')}\nexport const Client = () => { useEffect(() => { go(); }, []); return null; };\n`.replace(
      /;\n\nexport/,
      ';\nexport',
    ),
  );
  writeFileSync(
    join(path, 'app/page.jsx'),
    `import { inspect } from 'article-inspector';\nimport { Client } from './client.jsx';\nexport const dynamic = 'force-dynamic';\nexport default async function Page() {\n  const report = await inspect(${JSON.stringify(story)});\n  return <p id="server">{report.quotes[0].speaker.name}<Client /></p>;\n}\n`,
  );
  writeFileSync(
    join(path, 'app/route-of-mine/route.js'),
    `import { inspect } from 'article-inspector';\nexport const GET = async () => Response.json(await inspect(${JSON.stringify(story)}));\n`,
  );
  execFileSync('npx', ['next', 'build'], {
    cwd: path,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  const server = spawn('npx', ['next', 'start', '-p', '5310'], { cwd: path, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  try {
    await new Promise((done) => server.stdout.on('data', (data) => /ready/i.test(String(data)) && done()));
    assert.match(await (await fetch('http://127.0.0.1:5310/')).text(), new RegExp(speaker));
    assert.equal((await (await fetch('http://127.0.0.1:5310/route-of-mine')).json()).quotes[0].speaker.name, speaker);
    assert.equal(await titleOf('http://127.0.0.1:5310/'), all);
  } finally {
    process.kill(-server.pid);
  }
});

test('workerd, with the module compiled at deployment', async () => {
  const path = project('workerd', ['miniflare@4', 'esbuild@0.25']);
  writeFileSync(
    join(path, 'worker.js'),
    `import { inspect } from 'article-inspector';\nexport default { fetch: async () => Response.json(await inspect(${JSON.stringify(story)})) };\n`,
  );
  const run = `import { Miniflare } from 'miniflare';
import { build } from 'esbuild';
import { readFileSync, statSync } from 'node:fs';
await build({ entryPoints: ['worker.js'], bundle: true, format: 'esm', conditions: ['workerd'], outfile: 'out/worker.js', plugins: [{ name: 'wasm', setup: (b) => b.onResolve({ filter: /\\.wasm$/ }, () => ({ path: './article-inspector.wasm', external: true })) }] });
if (statSync('out/worker.js').size > 1e6) throw new Error('the script is as large as the module');
const modules = [{ type: 'ESModule', path: 'worker.js', contents: readFileSync('out/worker.js', 'utf8') }, { type: 'CompiledWasm', path: 'article-inspector.wasm', contents: readFileSync('node_modules/article-inspector/article-inspector.wasm') }];
const flare = new Miniflare({ modules, compatibilityDate: '2025-01-01' });
console.log((await (await flare.dispatchFetch('http://x/')).json()).quotes[0].speaker.name);
await flare.dispose();
`;
  writeFileSync(join(path, 'run.mjs'), run);
  assert.match(execFileSync(process.execPath, ['run.mjs'], { cwd: path, encoding: 'utf8' }), new RegExp(speaker));
});

for (const runtime of ['deno', 'bun']) {
  test(`${runtime}, where it can be installed`, (t) => {
    const path = project(runtime);
    const run = (command, args) => spawnSync(command, args, { cwd: path, encoding: 'utf8', timeout: 180_000 });
    // Whether the runtime is there is asked of it alone, so that no error of the package's passes for its absence.
    const installed = run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', runtime]);
    const there = installed.status === 0 ? run('npx', ['--no-install', runtime, '--version']) : installed;
    if (there.status !== 0) return t.skip(`no ${runtime} here: ${there.stderr.slice(0, 200)}`);
    const who = (how) =>
      `${how}\nconst run = async () => console.log((await inspect(${JSON.stringify(story)})).quotes[0].speaker.name);\nrun();\n`;
    writeFileSync(join(path, 'user.mjs'), who("import { inspect } from 'article-inspector';"));
    writeFileSync(join(path, 'user.cjs'), who("const { inspect } = require('article-inspector');"));
    for (const file of ['user.mjs', 'user.cjs']) {
      const args = runtime === 'deno' ? ['run', '-A', '--node-modules-dir=manual', file] : ['run', file];
      const { status, stdout, stderr } = run('npx', ['--no-install', runtime, ...args]);
      assert.equal(status, 0, `${file}: ${stderr}`);
      assert.equal(stdout.trim(), speaker, file);
    }
  });
}

test('Node: import, require, the synchronous form, a pool that is disposed of, and the program by npx', () => {
  const path = project('node');
  const given = JSON.stringify(story);
  writeFileSync(
    join(path, 'user.mjs'),
    `import { createPool, createSyncInspector, inspect, inspectHtml, InspectorError, ownModule } from 'article-inspector';
const who = (report) => report.quotes[0].speaker.name;
const sync = await createSyncInspector(ownModule());
const pool = await createPool(ownModule(), { threads: 2 });
const code = await inspect(42).catch((error) => error instanceof InspectorError && error.code);
const aborted = await inspect(${given}, { signal: AbortSignal.abort() }).catch((error) => error.name);
console.log([who(await inspect(${given})), who(sync.inspect(${given})), who(await pool.inspect(${given})), who((await inspectHtml('<p>' + ${given})).report), code, aborted].join(', '));
pool.dispose();
`,
  );
  writeFileSync(
    join(path, 'user.cjs'),
    `const { inspect } = require('article-inspector');\ninspect(${given}).then((report) => console.log(report.quotes[0].speaker.name));\n`,
  );
  const node = (file) => execFileSync(process.execPath, [file], { cwd: path, encoding: 'utf8' }).trim();
  assert.equal(node('user.mjs'), [speaker, speaker, speaker, speaker, 'invalid-argument', 'AbortError'].join(', '));
  assert.equal(node('user.cjs'), speaker);
  writeFileSync(join(path, 'page.html'), `<!doctype html><p>${story}</p>`);
  const quotes = execFileSync('npx', ['--no-install', 'article-inspector', '--table', 'quotes', 'page.html'], {
    cwd: path,
    encoding: 'utf8',
  });
  assert.match(quotes, new RegExp(`"page.html","direct","“It is time,”","${speaker}"`));
});

// The worker and the element are ES modules alone, since browsers are all that they are for.
test('publint and arethetypeswrong have nothing to say', () => {
  const path = project('lint', ['publint@0.3', '@arethetypeswrong/cli@0.18']);
  execFileSync('npx', ['publint', '--strict', join(path, 'node_modules/article-inspector')], { cwd: path, stdio: 'inherit' });
  execFileSync(
    'npx',
    [
      'attw',
      tarball,
      '--profile',
      'node16',
      '--ignore-rules',
      'cjs-resolves-to-esm',
      '--exclude-entrypoints',
      'article-inspector.wasm',
      'element.css',
    ],
    { cwd: path, stdio: 'inherit' },
  );
});
