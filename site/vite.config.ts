import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { defineConfig, type Plugin } from 'vite';

import { serviceWorkerFor } from './precache.mjs';

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

/** Writes the service worker with the list of what was built. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    closeBundle() {
      const source = readFileSync(join(here, 'service-worker.js'), 'utf8');
      writeFileSync(join(out, 'service-worker.js'), serviceWorkerFor(out, source));
    },
  };
}
