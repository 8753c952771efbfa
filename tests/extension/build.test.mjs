/** What the build leaves: that it asks for nothing more than it may, holds nothing twice, and packs to the same bytes always. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { unzipSync } from 'fflate';

import { packed } from '../../web/extension/pack.mjs';

const folderFor = (browser) => fileURLToPath(new URL(`../../build/extension-${browser}`, import.meta.url));
const read = (browser, file) => readFileSync(`${folderFor(browser)}/${file}`, 'utf8');
const filesOf = (browser) => readdirSync(folderFor(browser), { recursive: true });

const allowed = {
  chromium: ['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage'],
  firefox: ['activeTab', 'contextMenus', 'scripting', 'storage'],
};

for (const browser of ['chromium', 'firefox']) {
  const manifest = () => JSON.parse(read(browser, 'manifest.json'));

  test(`${browser}: the manifest asks for the reader's click and nothing more`, () => {
    const { permissions, ...rest } = manifest();
    assert.deepEqual([...permissions].sort(), allowed[browser]);
    for (const more of [
      'host_permissions',
      'content_scripts',
      'externally_connectable',
      'web_accessible_resources',
      'devtools_page',
      'update_url',
      'sandbox',
    ])
      assert.ok(!(more in rest), more);
    // Every site may be asked for, one at a time, when the reader says "always" on it.
    assert.deepEqual(rest.optional_host_permissions, ['*://*/*']);
    // The titles of tabs, when the reader wants a list of them.
    assert.deepEqual(rest.optional_permissions, ['tabs']);
    assert.equal(rest.manifest_version, 3);
    const policy = rest.content_security_policy.extension_pages;
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /https?:|\*|unsafe-inline|'unsafe-eval'/);
  });

  test(`${browser}: no code comes from elsewhere, and the core is there once`, () => {
    const files = filesOf(browser);
    assert.deepEqual(
      files.filter((file) => file.endsWith('.wasm')),
      ['article-inspector.wasm'],
    );
    for (const file of files.filter((name) => /\.(js|html|css)$/.test(name))) {
      const text = read(browser, file);
      assert.doesNotMatch(text, /\b(import|fetch|importScripts|src|href)\s*[(=]\s*["'`]https?:/, file);
      assert.doesNotMatch(text, /\beval\(|new Function\(|innerHTML/, file);
    }
  });

  test(`${browser}: what others made is named, and stores take the descriptions`, () => {
    assert.match(read(browser, 'THIRD-PARTY-NOTICES.txt'), /ICU/);
    for (const language of ['en', 'de']) {
      const { name, description } = JSON.parse(read(browser, `_locales/${language}/messages.json`));
      assert.ok(name.message.length <= 45 && description.message.length <= 132, language);
    }
  });

  test(`${browser}: every word of the manifest is there in each language`, () => {
    const named = [...read(browser, 'manifest.json').matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
    const languages = readdirSync(`${folderFor(browser)}/_locales`).map((language) =>
      JSON.parse(read(browser, `_locales/${language}/messages.json`)),
    );
    assert.ok(languages.length >= 2);
    for (const messages of languages) {
      assert.deepEqual(Object.keys(messages), Object.keys(languages[0]));
      for (const name of named) assert.ok(messages[name]?.message, name);
    }
  });
}

// Of one browser: the other's files are the same but for the manifest.
test('packs to the same bytes, whenever it was built', () => {
  const folder = folderFor('firefox');
  const first = packed(folder);
  utimesSync(`${folder}/manifest.json`, new Date(), new Date());
  assert.deepEqual(Buffer.from(packed(folder)), Buffer.from(first));
  const inside = Object.keys(unzipSync(first));
  assert.ok(inside.includes('manifest.json') && inside.includes('_locales/de/messages.json'));
});

test('both browsers get the same files but for the manifest', () => {
  assert.deepEqual(filesOf('chromium').sort(), filesOf('firefox').sort());
  for (const file of ['background.js', 'page.js', 'marks.css', 'panel.html']) assert.equal(read('chromium', file), read('firefox', file));
});

test('every kind of the report has a style, its own or its layer’s', () => {
  const schema = JSON.parse(readFileSync(new URL('../../web/package/report.schema.json', import.meta.url), 'utf8'));
  const css = read('chromium', 'marks.css');
  const kinds = { boilerplate: 'boilerplate', entities: 'entity', quotes: 'quote', findings: 'finding' };
  for (const [layer, name] of Object.entries(kinds)) {
    const { kind, type } = schema.$defs[name].properties;
    for (const value of (kind ?? type).enum) assert.match(css, new RegExp(`::highlight\\(article-inspector-${layer}(-${value})?\\)`));
  }
});
