// Packs build/extension-*/ into build/article-inspector-*.zip for the stores, or a FOLDER into a FILE that are named: the same files always give
// the same bytes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const root = fileURLToPath(new URL('../..', import.meta.url));

export function packed(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length + 1))
    .sort();
  // Zip keeps times of day without a zone: this is read as local time, so it is made as local time.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(files.map((file) => [file, [new Uint8Array(readFileSync(`${folder}/${file}`)), { level: 9, mtime, os: 3 }]])),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , given, out] = process.argv;
  if (given && out) writeFileSync(out, packed(given));
  else
    for (const browser of ['chromium', 'firefox']) {
      const file = `${root}build/article-inspector-${browser}.zip`;
      writeFileSync(file, packed(`${root}build/extension-${browser}`));
      console.log(file);
    }
}
