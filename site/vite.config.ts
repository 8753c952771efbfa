import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const out = join(here, '../build/site');

// Relative addresses throughout, so that the site works below any path of any static host; one script, one style sheet,
// one worker, one WebAssembly file.
export default defineConfig({
  base: './',
  root: here,
  worker: { format: 'es' },
  plugins: [serviceWorker()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: ['es2022', 'chrome119', 'firefox121', 'safari17'],
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
  },
});

/** Writes the service worker with the list of what was built; its version changes with any byte of it. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    closeBundle() {
      const built = filesOf(out).sort();
      const hash = createHash('sha256');
      for (const file of built) hash.update(file).update(readFileSync(join(out, file)));
      const source = readFileSync(join(here, 'service-worker.js'), 'utf8');
      hash.update(source);
      const files = ['./', ...built.filter((file) => file !== 'index.html')];
      writeFileSync(
        join(out, 'service-worker.js'),
        source.replace('__VERSION__', hash.digest('hex').slice(0, 16)).replace('__FILES__', JSON.stringify(files)),
      );
    },
  };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesOf(path).map((file) => join(path, file)) : [path]))
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .filter((file) => file !== 'service-worker.js');
}
