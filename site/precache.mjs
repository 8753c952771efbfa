import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** What a host must say of a file for a browser to take it as what it is; other types matter to nothing. */
const types = { '.html': 'text/html', '.js': 'javascript', '.css': 'text/css' };

/** The service worker for the site in `folder`: its source with the list of files, their hashes, and a version that changes with any byte. */
export function serviceWorkerFor(folder, source) {
  const files = filesIn(folder).map((path) => {
    const bytes = readFileSync(join(folder, path));
    return {
      path: path === 'index.html' ? './' : path,
      type: types[extname(path)] ?? '',
      integrity: `sha256-${createHash('sha256').update(bytes).digest('base64')}`,
    };
  });
  const version = createHash('sha256').update(JSON.stringify(files)).update(source).digest('hex').slice(0, 16);
  return source.replace('__VERSION__', version).replace('__FILES__', () => JSON.stringify(files));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
    )
    .sort();
}
