// Whatever was made by others and is part of what is handed out is named in its notices.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const components = read('core/notices/components.toml');
const sources = new Set([...components.matchAll(/^source = "(.*)"$/gm)].map(([, name]) => name));
const notices = execFileSync('python3', ['scripts/notices.py', 'core', 'wasm', 'tool', 'c'], { cwd: root, encoding: 'utf8' });

test('every package that core/data was made from is named', () => {
  const named = [...read('core/data/PROVENANCE.md').matchAll(/(?:npm|PyPI) `([^`]+)`/g)].map(([, name]) => name);
  assert.ok(named.length >= 5);
  for (const name of named) assert.ok(sources.has(name), `core/notices/components.toml has no source = "${name}"`);
});

test('every library that CMake looks for or builds is named', () => {
  const files = (folder) =>
    readdirSync(join(root, folder)).flatMap((name) => {
      const path = `${folder}/${name}`;
      return statSync(join(root, path)).isDirectory() ? files(path) : [path];
    });
  const lists = ['CMakeLists.txt', ...files('core').filter((path) => path.endsWith('CMakeLists.txt'))];
  const found = lists.flatMap((path) => [...read(path).matchAll(/find_package\((\w+)/g)].map(([, name]) => name));
  const ofTheSystem = new Set(['Python3', 'Threads', 'Catch2']); // nothing of them is handed out
  assert.ok(found.includes('gumbo'));
  for (const name of found.filter((one) => !ofTheSystem.has(one)))
    assert.ok(sources.has(name), `core/notices/components.toml has no source = "${name}"`);
});

test('every font that is shipped is named', () => {
  const fonts = readdirSync(join(root, 'web/element/src/fonts')).filter((name) => name.endsWith('.woff2'));
  for (const name of fonts)
    assert.ok(sources.has(name.split('-')[0]), `core/notices/components.toml has no source = "${name.split('-')[0]}"`);
});

test('page and extension carry their notices', () => {
  for (const folder of ['site', 'extension-chromium', 'extension-firefox']) {
    const text = read(`build/${folder}/THIRD-PARTY-NOTICES.txt`);
    for (const name of ['ICU', 'WordNet', 'GeoNames', 'musl', 'Literata']) assert.ok(text.includes(name), `${folder}: ${name}`);
    // And where a reader sees it: at the foot of the panel.
    const scripts = readdirSync(`${root}/build/${folder}`, { recursive: true }).filter((name) => name.endsWith('.js'));
    assert.ok(
      scripts.some((name) => read(`build/${folder}/${name}`).includes('GeoNames (geonames.org), CC BY 4.0')),
      folder,
    );
  }
});

test('the notices hold the words that the licences ask for', () => {
  for (const words of [
    'UNICODE, INC. LICENSE AGREEMENT',
    'WordNet 3.0 Copyright 2006 by Princeton University',
    'Creative Commons Attribution 4.0',
    'Niels Lohmann',
  ])
    assert.ok(notices.includes(words), words);
});

test('one version is everywhere', () => {
  const { version } = JSON.parse(read('web/package/package.json'));
  assert.match(read('CMakeLists.txt'), new RegExp(`project\\(article_inspector VERSION ${version.replaceAll('.', '\\.')} `));
  for (const path of ['web/element', 'web/extension', 'site'])
    assert.equal(JSON.parse(read(`${path}/package.json`)).version, version, path);
  assert.match(read('core/python/pyproject.toml'), new RegExp(`^version = "${version}"$`, 'm'));
  assert.match(read('CITATION.cff'), new RegExp(`^version: ${version}$`, 'm'));
  assert.match(read('CHANGELOG.md'), new RegExp(`^## ${version}`, 'm'));
});
