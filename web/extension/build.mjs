// Builds build/extension-chromium/ and build/extension-firefox/, unpacked, from one source. Wants build/wasm/article-inspector.wasm.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

import { icon } from './icons.mjs';
import { manifestFor } from './manifest.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const out = `${root}/build/extension`;
const { version } = JSON.parse(readFileSync(`${root}/web/package/package.json`, 'utf8'));

rmSync(out, { recursive: true, force: true });
const alias = [{ find: /^article-inspector$/, replacement: `${here}src/core.ts` }];
const common = { root: here, base: './', configFile: false, logLevel: 'warn', resolve: { alias } };
const target = ['es2022', 'chrome120', 'firefox142'];
await build({
  ...common,
  build: {
    outDir: out,
    emptyOutDir: true,
    target,
    modulePreload: false,
    assetsInlineLimit: 0,
    minify: false,
    rollupOptions: { input: `${here}/panel.html` },
  },
});
for (const [name, format] of [
  ['background', 'es'],
  ['page', 'iife'],
]) {
  await build({
    ...common,
    build: {
      outDir: out,
      emptyOutDir: false,
      target,
      minify: false,
      assetsInlineLimit: 0,
      rollupOptions: { input: `${here}/src/${name}.ts`, output: { format, entryFileNames: `${name}.js`, inlineDynamicImports: true } },
    },
  });
}
const { markStyles } = await import('./marks.mjs');
writeFileSync(`${out}/marks.css`, markStyles());
copyFileSync(`${root}/build/wasm/article-inspector.wasm`, `${out}/article-inspector.wasm`);
copyFileSync(`${root}/LICENSE`, `${out}/LICENSE`);
writeFileSync(`${out}/THIRD-PARTY-NOTICES.txt`, execFileSync('python3', [`${root}/scripts/notices.py`, 'core', 'wasm', 'page']));
mkdirSync(`${out}/icons`);
for (const size of [16, 32, 48, 128]) writeFileSync(`${out}/icons/${size}.png`, icon(size));
for (const language of ['en', 'de']) {
  const words = JSON.parse(readFileSync(`${here}/locales/${language}.json`, 'utf8'));
  mkdirSync(`${out}/_locales/${language}`, { recursive: true });
  writeFileSync(
    `${out}/_locales/${language}/messages.json`,
    json(Object.fromEntries(Object.entries(words).map(([name, message]) => [name, { message }]))),
  );
}
for (const browser of ['chromium', 'firefox']) {
  const folder = `${root}/build/extension-${browser}`;
  rmSync(folder, { recursive: true, force: true });
  cpSync(out, folder, { recursive: true });
  writeFileSync(`${folder}/manifest.json`, json(manifestFor(browser, version)));
}
rmSync(out, { recursive: true });

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
