// See scripts/benchmark. A row a size: median milliseconds and millions of characters a second, WebAssembly (in Node) and native.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createSyncInspector } from '../../build/package/dist/node/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const articles = `${root}tests/golden/articles/`;
const stories = readdirSync(articles)
  .sort()
  .map((name) => readFileSync(articles + name, 'utf8'))
  .filter((text) => text.length > 500)
  .join('\n\n');
const quick = process.argv.includes('--quick');
const sizes = [4_000, 10_000, 100_000, 1_000_000, ...(quick ? [] : [10_000_000])];
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));

const core = await createSyncInspector(readFileSync(`${root}build/wasm/article-inspector.wasm`));
console.log('characters   WebAssembly: ms   M chars/s      native: ms   M chars/s   report bytes');
for (const size of sizes) {
  const text = stories.repeat(Math.ceil(size / stories.length)).slice(0, size);
  let bytes = 0;
  const web = median(size, () => {
    bytes = core.write(text, 'json').length;
  });
  const native = nativeMilliseconds(text);
  console.log([String(size).padStart(10), ...figures(web, size), ...figures(native, size), String(bytes).padStart(14)].join('  '));
}
rmSync(folder, { recursive: true });

function median(size, work) {
  const runs = Math.max(3, Math.min(200, Math.round(20_000_000 / size)));
  for (let warm = 0; warm < Math.min(50, runs); warm++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1];
}

// The command line reads the same text over and over as a batch on one thread; the time of one text is that of many less that of one.
function nativeMilliseconds(text) {
  const many = Math.max(4, Math.min(1000, Math.round(20_000_000 / text.length)));
  const seconds = (count) => {
    const path = join(folder, 'batch.jsonl');
    writeFileSync(path, `${JSON.stringify({ id: 0, text })}\n`.repeat(count));
    const start = performance.now();
    const { status, stderr } = spawnSync(`${root}build/bin/article-inspector`, ['--jsonl', '--threads', '1', path], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(String(stderr));
    return performance.now() - start;
  };
  return (seconds(many + 1) - seconds(1)) / many;
}

function figures(milliseconds, size) {
  return [milliseconds.toFixed(2).padStart(15), (size / milliseconds / 1000).toFixed(1).padStart(10)];
}
