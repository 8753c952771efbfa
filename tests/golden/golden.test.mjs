// The golden articles: the command line and the WebAssembly module give the same report, byte for byte; it is the one that was read
// and committed; it obeys the schema; and every span lies in the text and splits no character.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { createRunner, formats, ownModule } from '../../build/package/dist/node/index.js';
import { checkReport } from '../report-checks.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const program = process.env.ARTICLE_INSPECTOR ?? `${here}../../build/bin/article-inspector`;
const runner = await createRunner(ownModule());

for (const file of readdirSync(`${here}articles`).sort()) {
  const article = `${here}articles/${file}`;
  const text = readFileSync(article, 'utf8').replace(/^\uFEFF/, '');
  const native = (format) => {
    const { status, stdout, stderr } = spawnSync(program, ['--format', format, article], { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(status, 0, stderr);
    return stdout;
  };

  test(`${file}: native and WebAssembly agree in every format`, async () => {
    for (const format of formats)
      assert.equal(withLineEnd(await runner.write(text, format, { indent: 2 })), withLineEnd(native(format)), format);
  });

  test(`${file}: the report obeys the schema, its spans the text`, () => checkReport(JSON.parse(native('json')), text));

  test(`${file}: the report is the golden one`, () => {
    const golden = `${here}reports/${file.replace(/\.txt$/, '.json')}`;
    assert.ok(existsSync(golden), `no ${golden}: run scripts/golden, read it, commit it`);
    assert.equal(native('json'), readFileSync(golden, 'utf8'), 'run scripts/golden to see the difference');
  });
}

test('every golden report has its article', () => {
  for (const file of readdirSync(`${here}reports`)) assert.ok(existsSync(`${here}articles/${file.replace(/\.json$/, '.txt')}`), file);
});

function withLineEnd(text) {
  return text.endsWith('\n') ? text : `${text}\n`;
}
