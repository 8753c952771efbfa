// Prints what a first visit to the built site downloads, compressed as a good host does (Brotli 11), and fails where it grows unannounced.
//
//   node scripts/download-size.mjs FOLDER
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const budget = 1_000_000;
// What the download has grown to, announced in site/docs/benchmarks.md: it is to come down to the budget, and never to go up unannounced.
const announced = 1_086_000;
// Source maps and licence texts are fetched by nobody who only inspects a text.
const left = /\.(map|txt|md)$/;

const [folder] = process.argv.slice(2);
const files = (from) =>
  readdirSync(from).flatMap((name) => {
    const path = join(from, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

let sum = 0;
for (const path of files(folder).filter((path) => !left.test(path))) {
  const bytes = readFileSync(path);
  const size = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
  sum += size;
  console.log(`${String(size).padStart(9)}  of ${String(bytes.length).padStart(9)}  ${relative(folder, path)}`);
}
console.log(`${String(sum).padStart(9)}  bytes (Brotli) are the site's first download; at most ${budget}`);
if (sum > budget) console.error(`download-size: ${sum - budget} bytes above the budget`);
if (sum > Math.max(budget, announced * 1.02)) {
  console.error(`download-size: more than 2 % above the ${announced} bytes that were announced`);
  process.exit(1);
}
