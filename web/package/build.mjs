// Builds the npm package into build/package/, ready for `npm pack`. Wants build/wasm/article-inspector.wasm.
//
//   dist/web, dist/node, dist/workerd   ES modules without further files to resolve, one folder for each kind of host
//   dist/cjs                            the same for require()
//   dist/element                        <article-inspector> with its style sheet and its text face
//   dist/shared                         what is loaded only where it is needed: the module as text, the HTML parser
//   dist/types                          declarations
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = `${root}/web/package`;
const source = `${here}/src`;
const out = `${root}/build/package`;
const dist = `${out}/dist`;
const { version } = JSON.parse(readFileSync(`${here}/package.json`, 'utf8'));

rmSync(out, { recursive: true, force: true });
mkdirSync(`${dist}/shared`, { recursive: true });
copyFileSync(`${root}/build/wasm/article-inspector.wasm`, `${out}/article-inspector.wasm`);

const common = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  define: { PACKAGE_VERSION: JSON.stringify(version) },
};

// --- What is loaded only where files cannot be reached, or where there is no DOM ---

const module = readFileSync(`${out}/article-inspector.wasm`);
writeFileSync(`${dist}/shared/module-text.js`, `export const moduleText = '${module.toString('base64')}';\n`);
const worker = { web: await textOf('worker.ts', 'iife', 'browser'), node: await textOf('worker-node.ts', 'cjs', 'node') };
for (const [host, text] of Object.entries(worker)) {
  writeFileSync(`${dist}/shared/worker-text-${host}.js`, `export const workerText = ${JSON.stringify(text)};\n`);
}
const { metafile } = await build({
  ...common,
  metafile: true,
  minify: true,
  entryPoints: [`${source}/html-parsed.ts`],
  outfile: `${dist}/shared/html-parsed.js`,
  // The reader of pages names the browser's classes; here they are those of the parsed tree.
  inject: [`${source}/parsed-dom.ts`],
  platform: 'neutral',
  mainFields: ['module', 'main'],
});

// --- The package for each kind of host ---

// Nothing resolves "#own-module" in a plain page, so what the names stand for is decided here.
const shared = (name) => ({ path: `../shared/${name}.js`, external: true });
const own = (name) => ({ path: `${source}/${name}.ts` });
const names = {
  web: { '#own-module': own('module-web'), '#default-worker': own('default-worker-web'), '#worker-text': shared('worker-text-web') },
  node: { '#own-module': own('module-node'), '#default-worker': own('default-worker-node'), '#worker-text': shared('worker-text-node') },
  // There everything is compiled at deployment, and there are no workers: neither text could be used.
  workerd: {
    '#own-module': own('module-workerd'),
    '#default-worker': own('default-worker-web'),
    '#worker-text': own('worker-text-none'),
    '#module-text': own('module-text-none'),
  },
};
for (const [host, resolved] of Object.entries(names)) {
  const entryPoints = [
    `${source}/index.ts`,
    ...(host === 'web' ? [`${source}/worker.ts`] : []),
    ...(host === 'node' ? [`${source}/cli.ts`] : []),
  ];
  await build({ ...common, entryPoints, outdir: `${dist}/${host}`, splitting: true, ...platformOf(host), plugins: [naming(resolved)] });
}
// require() gets one file with all in it but the copy of the module, which is there once for all.
const inFile = (name) => ({ path: `${dist}/shared/${name}.js` });
await build({
  ...common,
  entryPoints: [`${source}/index.ts`],
  outfile: `${dist}/cjs/index.js`,
  format: 'cjs',
  ...platformOf('node'),
  define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [naming({ ...names.node, '#worker-text': inFile('worker-text-node'), '#module-text': shared('module-text') }, inFile)],
});
writeFileSync(`${dist}/cjs/package.json`, '{ "type": "commonjs" }\n');

await build({
  ...common,
  entryPoints: { index: `${root}/web/element/src/index.ts` },
  outdir: `${dist}/element`,
  minify: true,
  loader: { '.woff2': 'file', '.txt': 'text', '.json': 'json' },
  plugins: [inElement()],
});
// Servers that render a page in advance import the element as well: there is nothing to define.
writeFileSync(`${dist}/element/server.js`, 'export class ArticleInspector {}\nexport function defineArticleInspector() {}\n');
copyFileSync(`${root}/web/element/src/fonts/OFL.txt`, `${dist}/element/OFL.txt`);

// --- Types, manifest, documents ---

execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', `${here}/tsconfig.build.json`], { stdio: 'inherit' });
// The names of the page's words follow from a file that is not handed out.
writeFileSync(`${dist}/types/element/src/words.d.ts`, 'export type Word = string;\nexport type Words = unknown;\n');
keepReachableTypes(`${dist}/types/element/src/index.d.ts`);
for (const name of readdirSync(`${dist}/types`, { recursive: true }).filter((path) => path.endsWith('.d.ts'))) {
  const path = `${dist}/types/${name}`;
  const text = readFileSync(path, 'utf8')
    .replaceAll("'#own-module'", "'./module-web.ts'")
    .replaceAll(/(from |import\()'(\.[^']*)\.ts'/g, "$1'$2.js'")
    .replaceAll("from 'article-inspector'", `from '${relative(dirname(path), `${dist}/types/package/src/index.js`)}'`)
    .replace(/^import '[^']*\.css';\n/m, '');
  // The compiler leaves this out, though a project without the library of disposable objects needs it.
  writeFileSync(path, name.endsWith('runner.d.ts') ? `/// <reference lib="esnext.disposable" />\n${text}` : text);
}
// The same declarations serve both kinds of modules; which kind they are is told by the package.json above them.
cpSync(`${dist}/types`, `${dist}/cjs/types`, { recursive: true });

const { scripts: _, imports: __, devDependencies: ___, ...manifest } = JSON.parse(readFileSync(`${here}/package.json`, 'utf8'));
const types = './dist/types/package/src/index.d.ts';
const entry = (host) => ({ types, default: `./dist/${host}/index.js` });
const element = (name) => ({ types: './dist/types/element/src/index.d.ts', default: `./dist/element/${name}.js` });
writeFileSync(
  `${out}/package.json`,
  `${JSON.stringify(
    {
      ...manifest,
      main: './dist/cjs/index.js',
      module: './dist/web/index.js',
      types,
      exports: {
        '.': {
          workerd: entry('workerd'),
          node: { import: entry('node'), require: { types: './dist/cjs/types/package/src/index.d.ts', default: './dist/cjs/index.js' } },
          default: entry('web'),
        },
        './worker': { types: './dist/types/package/src/worker.d.ts', default: './dist/web/worker.js' },
        './element': { workerd: element('server'), node: element('server'), default: element('index') },
        './element.css': './dist/element/index.css',
        './custom-elements.json': './custom-elements.json',
        './report.schema.json': './report.schema.json',
        './check.schema.json': './check.schema.json',
        './article-inspector.wasm': './article-inspector.wasm',
        './package.json': './package.json',
      },
      bin: { 'article-inspector': './dist/node/cli.js' },
      customElements: './custom-elements.json',
      sideEffects: ['./dist/web/worker.js', './dist/node/cli.js', './dist/element/index.css'],
    },
    null,
    2,
  )}\n`,
);
for (const file of ['README.md', 'report.schema.json', 'check.schema.json', 'custom-elements.json'])
  copyFileSync(`${here}/${file}`, `${out}/${file}`);
copyFileSync(`${root}/LICENSE`, `${out}/LICENSE`);
chmodSync(`${dist}/node/cli.js`, 0o755);

const npmPackages = new Set(
  Object.keys(metafile.inputs)
    .map((path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean),
);
// For the list of components that a release carries.
writeFileSync(`${root}/build/bundled-npm-packages.txt`, `${[...npmPackages].join('\n')}\n`);
writeFileSync(
  `${out}/THIRD-PARTY-NOTICES.txt`,
  execFileSync('python3', [`${root}/scripts/notices.py`, 'core', 'wasm', 'page', '--npm', ...npmPackages]),
);

// --- Helpers ---

function platformOf(host) {
  if (host === 'node') return { platform: 'node' };
  // node:* is looked for by no browser; conditions are ours alone.
  return { platform: 'neutral', external: ['*.wasm'] };
}

/** Resolves the names that stand for another file in each kind of host, and where the module lies. */
function naming(resolved, sharedAt = shared) {
  return {
    name: 'naming',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#/ }, ({ path }) => resolved[path] ?? sharedAt(path.slice(1)));
      onResolve({ filter: /\.wasm$/ }, () => ({ path: '../../article-inspector.wasm', external: true }));
      onLoad({ filter: /\/src\/(module-url|default-worker-(web|node))\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8')
          .replace('../../../build/wasm/', '../../')
          .replace('./worker.ts', './worker.js')
          // The worker's text is always there; bundlers would look for the file.
          .replace(/new Worker\(new URL\('.\/worker-node.ts'.*\)/, 'undefined'),
        loader: 'ts',
      }));
    },
  };
}

/** The package itself stays outside, as a file beside; texts come in as text. */
function inElement() {
  return {
    name: 'in-element',
    setup({ onResolve }) {
      onResolve({ filter: /^article-inspector$/ }, () => ({ path: '../web/index.js', external: true }));
      onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.replace('?raw', '')) }));
    },
  };
}

/** Removes the declarations of an entry's folder that it does not lead to. */
function keepReachableTypes(entry) {
  const reached = new Set();
  const follow = (path) => {
    if (reached.has(path) || !existsSync(path)) return;
    reached.add(path);
    for (const [, target] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()'(\.[^']*)\.ts'/g))
      follow(join(dirname(path), `${target}.d.ts`));
  };
  follow(join(entry));
  const folder = dirname(join(entry));
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (name.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory() && !readdirSync(path, { recursive: true }).some((file) => file.endsWith('.d.ts')))
      rmSync(path, { recursive: true });
  }
}

async function textOf(file, format, platform) {
  const { outputFiles } = await build({ ...common, entryPoints: [`${source}/${file}`], format, platform, minify: true, write: false });
  return outputFiles[0].text;
}
