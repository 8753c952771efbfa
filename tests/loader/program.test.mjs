// The program of the npm package has the options of the native one, and gives the same bytes.
import assert from 'node:assert/strict';
import { spawn as start, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const native = process.env.ARTICLE_INSPECTOR ?? `${root}build/bin/article-inspector`;
const npm = `${root}build/package/dist/node/cli.js`;
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
after(() => rmSync(folder, { recursive: true }));

const spawn = (program, args, input) => spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28, cwd: folder });
const both = (args, input = '') => [spawn(native, args, input), spawn(process.execPath, [npm, ...args], input)];
const story = 'Town votes 🎉 on bridge\n\nThe council voted. “It is,” she said, “time,” said Mayor Lea Orsini. Read more\n';

mkdirSync(join(folder, 'corpus/deep'), { recursive: true });
const golden = `${root}tests/golden/articles`;
for (const name of readdirSync(golden)
  .filter((path) => path.endsWith('.txt'))
  .slice(0, 6))
  copyFileSync(join(golden, name), join(folder, 'corpus', name));
const records = [
  { id: 'a', text: story, url: 'https://example.org/', more: { x: [1, null, 'ü'] } },
  { id: [2], html: '<!doctype html><nav>Home</nav><p>“It is time,” said Lea Orsini.</p>' },
  { text: 'Die Stadt stimmt ab. „Es ist Zeit“, sagte Lea Orsini.', language: 'de' },
  { id: 4 },
  { id: 5, text: 'a', language: 'klingon' },
  // These two part lines elsewhere, not in a batch.
  { id: 6, text: 'One\u2028two\u2029three =1 "x"', report: 'dropped' },
];
const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('') + '\n[1]\n';
writeFileSync(join(folder, 'corpus/deep/c.jsonl.gz'), Buffer.concat([gzipSync(lines), gzipSync(lines)]));
writeFileSync(join(folder, 'corpus/d.txt.gz'), gzipSync(story));
writeFileSync(join(folder, 'corpus/.hidden'), story);
writeFileSync(join(folder, 'latin.html'), Buffer.from('<!doctype html><meta charset="iso-8859-1"><p>Die Br\xfccke ist zu.</p>', 'latin1'));
writeFileSync(join(folder, 'utf16.txt'), Buffer.from(`\ufeff${story}`, 'utf16le'));
writeFileSync(join(folder, 'draft.txt'), 'Mayor Lea Orsini said: “It is late.” She said: “Nobody ever wrote these words here.”\n');

for (const args of [
  ['corpus'],
  ['--offsets', 'codepoint', '--with-text', 'corpus'],
  ['--format', 'text', 'corpus'],
  ['--format', 'csv', '--messages', 'de', 'corpus/d.txt.gz', 'utf16.txt'],
  ['--table', 'quotes', '--offsets', 'byte', 'corpus'],
  ['--table', 'entities', '--format', 'json', '--skip', '2', 'corpus'],
  ['--table', 'boilerplate', 'corpus', 'missing.txt'],
  ['--jsonl', '--text-field', 'title', '--language', 'en'],
  ['--format', 'json', 'latin.html'],
  ['--format', 'annotations', 'utf16.txt'],
])
  test(`the same bytes from both: ${args.join(' ')}`, () => {
    const [one, other] = both(args, '{"id":1,"title":"“It is time,” said Lea Orsini.","text":"kept"}\n{"id":12,"html":"<p>b"}\n');
    assert.ok(one.stdout.length > 100, one.stderr);
    assert.equal(other.stdout, one.stdout);
    assert.equal(other.status, one.status, other.stderr);
    const complaints = ({ stderr }) => stderr.trim().split('\n').sort();
    assert.deepEqual(complaints(other), complaints(one));
  });

test('check says the same of a draft, with the same exit status', () => {
  for (const sources of [['utf16.txt'], ['utf16.txt', 'latin.html', '--language', 'en']]) {
    const [one, other] = both(['check', 'draft.txt', '--source', ...sources]);
    assert.equal(one.status, 3, one.stderr);
    assert.deepEqual([other.stdout, other.status], [one.stdout, one.status], other.stderr);
  }
  const input = `${JSON.stringify({ id: 'x', draft: 'He said: “It is time.”', sources: [{ text: story }, { html: '<p>b' }] })}\n{"id":2}\n`;
  const [one, other] = both(['check', '--jsonl'], input);
  const rows = ({ stdout }) => stdout.trim().split('\n').map((line) => JSON.parse(line)); // prettier-ignore
  assert.deepEqual(rows(other), rows(one));
  assert.deepEqual([other.status, other.stderr], [one.status, one.stderr]);
});

test('wrong usage is told with status 2 by both, before anything is read', () => {
  for (const args of [
    ['--nonsense'],
    ['--language', 'klingon'],
    ['--threads', '0'],
    ['--format', 'doc'],
    ['--table', 'names'],
    ['--offsets', 'words'],
    ['--jsonl', '--compare', 'a'],
    ['check', 'draft.txt'],
  ]) {
    const [one, other] = both(args);
    assert.deepEqual([one.status, other.status, other.stdout], [2, 2, ''], args.join(' '));
    assert.notEqual(other.stderr, '');
  }
});

test('every option of the native program is one of the package', () => {
  const [one, other] = both(['--help']);
  const options = ({ stdout }) => [...stdout.matchAll(/^ {2}(?:-h,)?(--[a-z-]+)/gm)].map(([, name]) => name);
  // It inspects twice and compares, with code that the module does not have.
  const native = options(one).filter((name) => name !== '--check-report');
  assert.ok(native.length > 10);
  assert.deepEqual(options(other).sort(), native.sort());
});

test('an answer comes before the next question', async () => {
  const child = start(process.execPath, [npm, '--jsonl', '--threads', '1']);
  for (const id of [1, 2]) {
    child.stdin.write(`{"id":${id},"text":"One."}\n`);
    const line = await new Promise((resolve) => child.stdout.once('data', resolve));
    assert.equal(JSON.parse(line).id, id);
  }
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
});

test('an endless batch stops when nobody reads it any more', () => {
  const command = `yes '{"id":1,"text":"One line."}' | "${process.execPath}" "${npm}" --jsonl | head -n 3 | wc -l`;
  assert.equal(spawn('sh', ['-c', command]).stdout.trim(), '3');
});

test('no more is taken in than is under way, however slow the reader', async () => {
  const line = `${JSON.stringify({ id: 1, text: 'One word more. '.repeat(200) })}\n`;
  for (const command of [[native], [process.execPath, npm]]) {
    const child = start(command[0], [...command.slice(1), '--jsonl', '--threads', '1']);
    child.stdin.on('error', () => undefined); // it is ended in the middle of its input
    const most = 8_000_000;
    let taken = 0;
    for (;;) {
      if (taken >= most) break;
      taken += line.length;
      if (child.stdin.write(line)) continue;
      const drained = new Promise((resolve) => child.stdin.once('drain', () => resolve(true)));
      if (!(await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, 2000, false))]))) break;
    }
    child.kill();
    assert.ok(taken < most, `${command.at(-1)} took ${taken} bytes`);
  }
});
