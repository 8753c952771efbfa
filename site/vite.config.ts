import { defineConfig } from 'vite';

// Relative addresses throughout, so that the site works below any path of any static host; one module, one style
// sheet, one worker, one WebAssembly file.
export default defineConfig({
  base: './',
  root: import.meta.dirname,
  worker: { format: 'es' },
  build: {
    outDir: '../build/site',
    emptyOutDir: true,
    target: ['es2022', 'chrome119', 'firefox121', 'safari17'],
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 1000,
  },
});
