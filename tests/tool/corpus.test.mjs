// The command line over corpora: folders, packed files, tables, units of offsets, errors in their place.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const program = process.env.ARTICLE_INSPECTOR ?? fileURLToPath(new URL('../../build/bin/article-inspector', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
after(() => rmSync(folder, { recursive: true }));

const run = (args, input = '') => spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28, cwd: folder });
const rowsOf = (stdout) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const story = 'Town votes 🎉 on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini. Read more\n';
const lines = (count) =>
  Array.from({ length: count }, (_, k) => `${JSON.stringify({ id: k, text: story, url: `https://example.org/${k}` })}\n`).join('');

mkdirSync(join(folder, 'corpus/deep'), { recursive: true });
writeFileSync(join(folder, 'corpus/b.txt'), story);
writeFileSync(join(folder, 'corpus/a.html'), '<!doctype html><h1>Bridge</h1><p>“It is time,” said Lea Orsini.</p>');
writeFileSync(join(folder, 'corpus/deep/c.jsonl.gz'), Buffer.concat([gzipSync(lines(3)), gzipSync(lines(2))]));
writeFileSync(join(folder, 'corpus/d.txt.gz'), gzipSync(story));
writeFileSync(join(folder, 'corpus/.hidden'), story);

test('a folder, files of lines and packed files are one batch, in the order of their names', () => {
  const { status, stdout, stderr } = run(['corpus']);
  assert.equal(status, 0, stderr);
  const rows = rowsOf(stdout);
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['corpus/a.html', 'corpus/b.txt', 'corpus/d.txt.gz', 0, 1, 2, 0, 1],
  );
  assert.equal(rows[0].text.split('\n')[0], 'Bridge');
  for (const { report } of rows.slice(1)) assert.equal(report.length, story.length);
  assert.equal(rows[3].url, 'https://example.org/0');
});

test('several files are a batch, and one that cannot be read does not end it', () => {
  const { status, stdout, stderr } = run(['corpus/b.txt', 'missing.txt', 'corpus/d.txt.gz']);
  assert.equal(status, 1);
  assert.equal(rowsOf(stdout).length, 2);
  assert.match(stderr, /cannot read missing\.txt/);
});

test('a bad record says where it stands, in its row and on standard error', () => {
  mkdirSync(join(folder, 'bad'));
  writeFileSync(join(folder, 'bad/a.jsonl'), `${lines(2)}not json\n`);
  writeFileSync(join(folder, 'bad/b.txt'), story);
  writeFileSync(join(folder, 'bad/c.jsonl.gz'), gzipSync(`\n${lines(1)}{"id":7}\n`));
  const { status, stdout, stderr } = run(['bad']);
  assert.equal(status, 1);
  assert.deepEqual(
    rowsOf(stdout).map(({ id, errorAt }) => [id, errorAt]),
    [
      [0, undefined],
      [1, undefined],
      [null, { file: 'bad/a.jsonl', line: 3 }],
      ['bad/b.txt', undefined],
      [0, undefined],
      [7, { file: 'bad/c.jsonl.gz', line: 3 }],
    ],
  );
  assert.match(stderr, /bad\/a\.jsonl, line 3: not JSON/);
  assert.match(stderr, /bad\/c\.jsonl\.gz, line 3: neither/);
});

test('formats of a batch speak the language that is asked for, and files serve whatever the text is called', () => {
  const [{ output }] = rowsOf(run(['--jsonl', '--format', 'csv', '--messages', 'de'], lines(1)).stdout);
  assert.match(output, /^Art,Zitat/);
  const { stdout, status } = run(['--text-field', 'body', '--format', 'text', 'corpus/b.txt', 'corpus/a.html']);
  assert.equal(status, 0);
  assert.equal(rowsOf(stdout).length, 2);
});

test('broken and cut-off packed files are told', () => {
  writeFileSync(join(folder, 'cut.jsonl.gz'), gzipSync(lines(200)).subarray(0, 300));
  writeFileSync(join(folder, 'broken.jsonl.gz'), 'no gzip at all');
  for (const name of ['cut.jsonl.gz', 'broken.jsonl.gz']) {
    const { status, stderr } = run([name]);
    assert.equal(status, 1, name);
    assert.match(stderr, new RegExp(`cannot read ${name}: the packed`));
  }
});

test('Zstandard is unpacked', (t) => {
  const packed = spawnSync('zstd', ['-q', '-c'], { input: lines(3) });
  if (packed.error) return t.skip('no zstd program here');
  writeFileSync(join(folder, 'a.jsonl.zst'), packed.stdout);
  assert.equal(rowsOf(run(['a.jsonl.zst']).stdout).length, 3);
});

test('a table has its header once, and a row for each quote', () => {
  const { status, stdout } = run(['--jsonl', '--table', 'quotes'], lines(3));
  assert.equal(status, 0);
  const rows = stdout.trimEnd().split('\r\n');
  assert.equal(rows.length, 4);
  assert.match(rows[0], /^id,kind,quote,speaker,/);
  assert.match(rows[1], /^"0","direct","“It is time,”","Lea Orsini",/);
  const entities = rowsOf(run(['--jsonl', '--table', 'entities', '--format', 'json'], lines(2)).stdout);
  assert.deepEqual([...new Set(entities.map(({ id }) => id))], [0, 1]);
  assert.ok(entities.some(({ name, type }) => name === 'Lea Orsini' && type === 'person'));
});

test('offsets count what is asked for, and the words come along', () => {
  const [utf16, codepoint, byte] = ['utf16', 'codepoint', 'byte'].map(
    (unit) => rowsOf(run(['--jsonl', '--offsets', unit, '--with-text'], lines(1)).stdout)[0].report,
  );
  const slices = [
    [utf16, (start, end) => story.slice(start, end)],
    [codepoint, (start, end) => [...story].slice(start, end).join('')],
    [byte, (start, end) => Buffer.from(story).subarray(start, end).toString()],
  ];
  for (const [report, slice] of slices) {
    const [piece] = report.quotes[0].content;
    assert.equal(slice(piece.start, piece.end), '“It is time,”');
    assert.equal(piece.text, '“It is time,”');
    assert.equal(report.text, story);
  }
  assert.deepEqual([utf16.offsets, codepoint.offsets, byte.offsets], [undefined, 'codepoint', 'byte']);
  assert.deepEqual([utf16.length, codepoint.length, byte.length], [story.length, [...story].length, Buffer.byteLength(story)]);
  assert.equal(JSON.parse(run(['--format', 'json', '--with-text', 'corpus/a.html']).stdout).text.split('\n')[0], 'Bridge');
});

test('the text may have another name, a record its own language, and the front may be skipped', () => {
  const input = `${JSON.stringify({ id: 1, body: story, language: 'de' })}\n${JSON.stringify({ id: 2, body: story, language: 'klingon' })}\n`;
  const { status, stdout } = run(['--jsonl', '--text-field', 'body'], input);
  assert.equal(status, 1);
  const rows = rowsOf(stdout);
  assert.equal(rows[0].report.language, 'de');
  assert.match(rows[1].error, /language/);
  assert.deepEqual(
    rowsOf(run(['--jsonl', '--skip', '3'], lines(5)).stdout).map(({ id }) => id),
    [3, 4],
  );
  assert.equal(run(['--language', 'klingon', 'corpus/b.txt']).status, 2);
});

test('an endless batch stops when nobody reads it', () => {
  const { status } = spawnSync('sh', ['-c', `yes '${JSON.stringify({ id: 1, text: 'One line.' })}' | "${program}" --jsonl | head -n 3`], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.equal(status, 0);
});
