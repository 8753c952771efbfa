// Builds the npm package into build/package/, ready for `npm pack`: compiled modules with types, the WebAssembly module, the schema.
// Wants build/wasm/article-inspector.wasm.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = `${root}/web/package`;
const out = `${root}/build/package`;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', `${here}/tsconfig.build.json`], { stdio: 'inherit' });

// In the checkout the module lies where the build leaves it and modules are TypeScript; in the package it lies at the top, and they
// are JavaScript. Only addresses made with `new URL` say so themselves: imports are rewritten by the compiler.
rewrite(`${out}/dist/package/src/module-url.js`, '../../../build/wasm/', '../../../');
rewrite(`${out}/dist/package/src/worker-runner.js`, './worker.ts', './worker.js');

const { scripts: _, ...manifest } = JSON.parse(readFileSync(`${here}/package.json`, 'utf8'));
const compiled = (path) => path.replace('./src/', './dist/package/src/').replace(/\.ts$/, '.js');
const withTypes = (path) => ({ types: compiled(path).replace(/\.js$/, '.d.ts'), default: compiled(path) });
const exported = Object.entries(manifest.exports).map(([name, path]) => [name, path.endsWith('.ts') ? withTypes(path) : path]);
writeFileSync(
  `${out}/package.json`,
  `${JSON.stringify(
    {
      ...manifest,
      imports: { '#own-module': mapValues(manifest.imports['#own-module'], compiled) },
      exports: {
        ...Object.fromEntries(exported),
        './article-inspector.wasm': './article-inspector.wasm',
        './package.json': './package.json',
      },
      sideEffects: ['./dist/package/src/worker.js'],
    },
    null,
    2,
  )}\n`,
);
copyFileSync(`${root}/build/wasm/article-inspector.wasm`, `${out}/article-inspector.wasm`);
for (const file of ['README.md', 'report.schema.json']) copyFileSync(`${here}/${file}`, `${out}/${file}`);
copyFileSync(`${root}/LICENSE`, `${out}/LICENSE`);

function rewrite(path, from, to) {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not mention ${from}`);
  writeFileSync(path, text.replaceAll(from, to));
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
