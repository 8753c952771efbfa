// `article-inspector check`, run as a newsroom's script would run it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = process.env.ARTICLE_INSPECTOR ?? fileURLToPath(new URL('../../build/bin/article-inspector', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
after(() => rmSync(folder, { recursive: true }));

const run = (args, input = '') => spawnSync(program, ['check', ...args], { input, encoding: 'utf8' });
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const text = '“The bridge is safe and it will stay open through the winter,” Ann Lee, the mayor, said on Monday.';
const source = file('source.txt', text);
const page = file('page.html', `<!doctype html><title>Bridge</title><p>${text}</p>`);
const good = 'Ann Lee said: “The bridge is safe and it will stay open.”';
const bad = 'Ann Lee said: “The bridge is not safe and it will stay open.”';

test('a faithful draft ends with status 0, an unfaithful one with 3', () => {
  assert.equal(run([file('good.txt', good), '--source', source]).status, 0);
  const { status, stdout } = run([file('bad.txt', bad), '--source', source]);
  assert.equal(status, 3);
  assert.match(stdout, /altered .*not safe/);
  assert.match(stdout, /negation: \[\] → \[not\]/);
});

test('several sources, one of them HTML, are searched, and JSON says which has the words', () => {
  const other = file('other.txt', 'Nothing of the kind stands here.');
  const { status, stdout } = run([file('good.txt', good), '--source', other, page, '--format', 'json']);
  assert.equal(status, 0);
  const [quote] = JSON.parse(stdout).quotes;
  assert.equal(quote.verdict, 'verbatim');
  assert.equal(quote.source, 1);
});

test('a batch answers line by line; a broken line is an error row and the others go on', () => {
  const line = (id, draft) => JSON.stringify({ id, draft, sources: [{ id: 's', text }] });
  const deep = `{"id":"deep","draft":"x","sources":[],"more":${'['.repeat(100000)}${']'.repeat(100000)}}`;
  const { status, stdout, stderr } = run(['--jsonl'], [line('a', good), 'not JSON', deep, line('b', bad)].join('\n'));
  const rows = stdout
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row));
  assert.deepEqual(
    rows.map(({ id, error, quotes }) => [id, error ?? quotes.map(({ verdict }) => verdict).join()]),
    [
      ['a', 'verbatim'],
      [null, 'not a JSON object'],
      ['deep', ''],
      ['b', 'altered'],
    ],
  );
  assert.match(stderr, /line 2/);
  assert.equal(status, 1);
});

test('a check without a source is wrong usage, a source that is not there an error', () => {
  assert.equal(run([file('good.txt', good)]).status, 2);
  const { status, stderr } = run([file('good.txt', good), '--source', join(folder, 'nowhere.txt')]);
  assert.equal(status, 1);
  assert.match(stderr, /nowhere\.txt/);
});
