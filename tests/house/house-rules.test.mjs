// Rules of the house that a reader can check, checked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const notOurs = new Set(['.git', 'build', 'node_modules', '.cache']);
const sourceLike = /\.(cpp|h|ts|mjs|js|py|sh|cmake|css|html|json|md|txt|env|yml)$|\/(scripts|\.ci)\/[^.]+$/;

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    if (notOurs.has(name)) return [];
    const path = join(folder, name);
    if (path === join(root, 'core/icu/common')) return []; // ICU's own files, unchanged
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const all = files(root).map((path) => relative(root, path));
const read = (path) => readFileSync(join(root, path), 'utf8');
const offenders = (paths, pattern) =>
  paths.flatMap((path) =>
    read(path)
      .split('\n')
      .map((line, index) => (pattern.test(line) ? `${path}:${index + 1}: ${line.trim().slice(0, 120)}` : null))
      .filter(Boolean),
  );
const web = all.filter((path) => /^(web|site)\/.*\.(ts|js|mjs|html)$/.test(path));

test('text reaches a page as text: no HTML is made from strings', () => {
  const pattern = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b|\beval\(|new Function\(/;
  assert.deepEqual(offenders(web, pattern), []);
});

test('the site and the extension name no other host to load from', () => {
  const pattern = /(src|href|import|fetch|url)\s*[=(]\s*["'`]https?:/i;
  const loading = /<a\s|rel="license"|xmlns/;
  const found = offenders(
    web.filter((path) => path.endsWith('.html') || path.endsWith('.ts')),
    pattern,
  );
  assert.deepEqual(
    found.filter((line) => !loading.test(line)),
    [],
  );
});

test('the lock file names packages and their hashes, and no registry', () => {
  const lock = JSON.parse(read('package-lock.json'));
  for (const [path, entry] of Object.entries(lock.packages)) {
    assert.ok(!/^https?:/.test(entry.resolved ?? ''), `${path} is resolved to ${entry.resolved}`);
    if (path.startsWith('node_modules/') && !entry.link) assert.match(entry.integrity ?? '', /^sha512-/, path);
  }
});

test('versions of the web side are exact', () => {
  for (const path of all.filter((name) => /(^|\/)package\.json$/.test(name))) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      assert.match(version, /^\d+\.\d+\.\d+$/, `${path}: ${name}`);
  }
});

test('no file names a folder of one machine', () => {
  const pattern = /(^|[\s"'`(=:])\/(home|root|work|mnt|srv|Users)\//;
  assert.deepEqual(
    offenders(
      all.filter((path) => sourceLike.test(`/${path}`) && !path.startsWith('core/data/')),
      pattern,
    ),
    [],
  );
});

test('the core does no input or output and throws nothing', () => {
  const core = all.filter((path) => /^core\/.*\.(cpp|h)$/.test(path) && !/^core\/(tool|train)\//.test(path));
  const pattern = /#include <(iostream|fstream|cstdio|stdio\.h|thread|filesystem)>|\bthrow\b|\bstd::(cout|cerr|exit|abort)\b|\bprintf\(/;
  assert.deepEqual(
    offenders(core, pattern).filter((line) => !/:\s*(\/\/|\/\*|\*)/.test(line.replace(/^[^:]+:\d+/, ''))),
    [],
  );
});

test('text files end in a line end, and none of their lines in white space', () => {
  for (const path of all.filter(
    (name) => sourceLike.test(`/${name}`) && !name.startsWith('tests/golden/') && !name.startsWith('core/data/'),
  )) {
    const text = read(path);
    if (text === '') continue;
    assert.ok(text.endsWith('\n'), `${path} does not end in a line end`);
    assert.ok(!text.includes('\r'), `${path} has carriage returns`);
    if (!path.endsWith('.md')) assert.deepEqual(offenders([path], /[ \t]+$/), []);
  }
});

test('the command line needs neither Emscripten nor Node, and serving the page needs no browser, compiler for the tool or test library', () => {
  const lists = Object.fromEntries(
    [...read('scripts/dependencies.env').matchAll(/^(APT_\w+)="(.*)"$/gm)].map(([, name, list]) => [name, list]),
  );
  const install = read('scripts/install');
  const listsOf = (what) =>
    [...install.match(new RegExp(`--${what}\\) wanted="(.*)"`))[1].matchAll(/\$(\w+)/g)].map(([, name]) => lists[name]).join(' ');
  assert.doesNotMatch(listsOf('tool'), /emscripten|node|npm|chromium|firefox|catch2|clang/);
  assert.doesNotMatch(listsOf('page'), /chromium|firefox|catch2|clang|g\+\+|gumbo/);
  assert.match(listsOf('page'), /emscripten.*nodejs/);
  assert.match(listsOf('tool'), /g\+\+/);
});

test('commands that the README names are there and can be run', () => {
  const named = new Set([...read('README.md').matchAll(/\.\/(scripts\/[a-z-]+)/g)].map(([, path]) => path));
  for (const path of named) assert.ok(statSync(join(root, path)).mode & 0o100, `${path} has no run bit`);
});

test('what the web side has of the contract and of the messages is current', () => {
  execFileSync(join(root, 'scripts/contract'), ['--check']);
});
