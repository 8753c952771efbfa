// The command line, run as its users run it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = process.env.ARTICLE_INSPECTOR ?? fileURLToPath(new URL('../../build/bin/article-inspector', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
after(() => rmSync(folder, { recursive: true }));

const run = (args, input = '') => spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
// AddressSanitizer takes addresses by the terabyte: a limit on them tells nothing of the program then.
const limited = { skip: /\/(sanitize|threads)\//.test(program) ? 'the program is built with sanitizers' : false };
const story = 'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini. Read more\n';

test('a file and standard input give the same report', () => {
  const fromFile = run(['--format', 'json', file('story.txt', story)]);
  const fromInput = run(['--format', 'json'], story);
  assert.equal(fromFile.status, 0);
  assert.equal(fromFile.stdout, fromInput.stdout);
  const report = JSON.parse(fromFile.stdout);
  assert.equal(report.version, 2);
  assert.equal(report.length, story.length);
});

test('formats for people speak the language that is asked for', () => {
  assert.match(run(['--format', 'markdown', '--messages', 'de'], story).stdout, /^## Wer was gesagt hat$/m);
  assert.match(run(['--format', 'markdown'], story).stdout, /^## Who said what$/m);
  assert.equal(run(['--format', 'json', '--messages', 'de'], story).stdout, run(['--format', 'json'], story).stdout);
});

test('without a format it writes a summary, without colours where no terminal is', () => {
  const { status, stdout } = run([], story);
  assert.equal(status, 0);
  assert.match(stdout, /Town votes on bridge/);
  assert.doesNotMatch(stdout, /\x1b/);
});

test('lines that are left out for one reason are told once, with their number', () => {
  const menu = ['News', 'Sport', 'Culture', 'Weather', 'Travel', 'Letters', 'Archive'].join('\n');
  const { stdout } = run([], `${menu}\n\n${story}`);
  assert.match(stdout, /News · Sport.*\n.*\d+ pieces/);
});

test('a finding is shown with the words around it', () => {
  const { stdout } = run([], 'The council voted on Tuesday to build the bridge. “It is time, said Mayor Lea Orsini.\n');
  assert.match(stdout, /never closed\.\n +.*bridge\. “It is time/);
});

test('control characters of the text do not reach the terminal', () => {
  assert.doesNotMatch(run([], 'A headline \x1b[31mred\x1b[0m\n\nThe council voted on Tuesday to build the bridge.\n').stdout, /\x1b/);
});

test('marks that turn the direction of what follows do not reach the terminal', () => {
  const turned = 'The council voted on Tuesday\u202E to build \u2067the bridge\u2069.\u202C';
  assert.doesNotMatch(run([], `${turned}\n\n${turned} It rained.\n`).stdout, /[\u202A-\u202E\u2066-\u2069]/);
});

test('a file in UTF-16 is read by its byte order mark', () => {
  const text = 'The café opened on Monday, Ann Lee said 😀.\n';
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
  for (const bytes of [utf16, Buffer.from(utf16).swap16()]) {
    const { stdout, stderr } = run(['--format', 'json', file('wide.txt', bytes)]);
    assert.equal(stderr, '');
    assert.equal(stdout, run(['--format', 'json'], text).stdout);
  }
  const page = file('wide.html', Buffer.from(`\uFEFF<!doctype html><meta charset=utf-16><p>${text}`, 'utf16le'));
  assert.match(run(['--format', 'annotations', page]).stdout, /Ann Lee/);
});

test('the report of a page brings the text that its offsets point into', () => {
  const page = file('page.html', `<!doctype html><h1>Town votes on bridge</h1><p>${story.split('\n').slice(1).join('</p><p>')}`);
  const report = JSON.parse(run(['--format', 'json', page]).stdout);
  const [piece] = report.quotes[0].content;
  assert.equal(report.text.slice(piece.start, piece.end), '“It is time,”');
  assert.equal(report.text.length, report.length);
  assert.equal('text' in JSON.parse(run(['--format', 'json'], story).stdout), false);
});

test('the clean text is the story alone', () => {
  const { stdout } = run(['--format', 'text'], story);
  assert.equal(stdout, 'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini.\n');
});

test('every format is written', () => {
  for (const format of ['json', 'text', 'markdown', 'html', 'csv', 'annotations']) {
    const { status, stdout } = run(['--format', format], story);
    assert.equal(status, 0, format);
    assert.ok(stdout.length > 20, format);
  }
});

test('help and version', () => {
  const help = run(['--help']);
  assert.equal(help.status, 0);
  assert.match(help.stdout, /--jsonl/);
  assert.match(run(['--version']).stdout, /^article-inspector \d+\.\d+\.\d+\n$/);
});

test('wrong usage and files that cannot be read are told apart, on standard error', () => {
  for (const args of [['--format', 'pdf'], ['--nonsense'], ['--table', 'verbs'], ['--threads', '0', '--jsonl']]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.notEqual(stderr, '');
  }
  for (const path of [join(folder, 'missing.txt')]) {
    const { status, stdout, stderr } = run([path]);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^article-inspector: cannot read /);
  }
});

test('a copy is held against its original', () => {
  const original = file('original.txt', 'Council\n\nIn Oslo 40 guests came on Tuesday to see the bridge.\n');
  const copy = file('copy.txt', 'Council\n\nIn Oslo 400 guests came on Tuesday to see the bridge.\n');
  assert.match(run([original, '--compare', original]).stdout, /are the same/);
  assert.match(
    run([original, '--compare', copy]).stdout,
    /dropped number  40\nadded number  400\naltered paragraph  In Oslo 40 .*\n    \[40\] → \[400\]\n$/,
  );
  const numbers = JSON.parse(run([original, '--compare', copy, '--format', 'json']).stdout).numbers;
  assert.deepEqual(
    numbers.map((number) => number.change),
    ['dropped', 'added'],
  );
  assert.equal(run([original, '--compare', join(folder, 'missing.txt')]).status, 1);
});

test('bytes that are no UTF-8 are replaced and reported', () => {
  const { status, stdout } = run(['--format', 'json'], Buffer.from('The council v\xffted on Tuesday.', 'latin1'));
  assert.equal(status, 0);
  assert.deepEqual(
    JSON.parse(stdout).findings.map(({ start, end, kind }) => ({ start, end, kind })),
    [{ start: 13, end: 14, kind: 'bad-bytes' }],
  );
});

test('empty input gives an empty report', () => {
  const report = JSON.parse(run(['--format', 'json'], '').stdout);
  assert.equal(report.length, 0);
  assert.deepEqual([report.boilerplate, report.entities, report.quotes, report.findings], [[], [], [], []]);
});

test('a batch keeps its order and its ids, whatever they are', () => {
  const ids = Array.from({ length: 300 }, (_, k) => (k % 3 ? `story ${k}` : k));
  const input = ids.map((id, k) => JSON.stringify({ id, text: story.repeat(1 + (k % 7)) })).join('\n');
  const { status, stdout } = run(['--jsonl', '--threads', '4'], input);
  assert.equal(status, 0);
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    rows.map((row) => row.id),
    ids,
  );
  rows.forEach((row, k) => assert.equal(row.report.length, story.length * (1 + (k % 7))));
});

test('a batch of clean texts parts headline and body', () => {
  const { stdout } = run(['--jsonl', '--format', 'text'], JSON.stringify({ id: 1, text: story }));
  assert.deepEqual(JSON.parse(stdout), {
    id: 1,
    headline: 'Town votes on bridge',
    text: 'The council voted on Tuesday. “It is time,” said Mayor Lea Orsini.',
  });
});

test('a bad line gets an error in its place, and the rest goes on', () => {
  const { status, stdout, stderr } = run(['--jsonl'], '{"id":1,"text":"a"}\nnot json\n\n{"id":2}\n{"id":3,"text":"b"}');
  assert.equal(status, 1);
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(rows.length, 4);
  assert.equal(rows[0].report.length, 1);
  assert.ok(rows[1].error && rows[2].error);
  assert.equal(rows[2].id, 2);
  assert.equal(rows[3].report.length, 1);
  assert.match(stderr, /line 2/);
  assert.match(stderr, /line 4/);
});

const rowsOf = (stdout) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a line of any JSON costs no more than its length, and takes no other with it', () => {
  const deep = `{"id":1,"text":"a","x":${'['.repeat(100000)}${']'.repeat(100000)}}`;
  const fields = Array.from({ length: 200000 }, (_, k) => `"k${k}":0`).join(',');
  const { stdout, status } = run(['--jsonl'], `${deep}\n{"id":2,${fields},"text":"b"}\n{"id":3,"text":"c"}`);
  assert.equal(status, 1);
  const rows = rowsOf(stdout);
  assert.match(rows[0].error, /nested deeper than 256/);
  assert.equal(rows[0].id, 1);
  assert.deepEqual([rows[1].id, rows[1].k199999, rows[1].report.length], [2, 0, 1]);
  assert.equal(rows[2].report.length, 1);
});

test('a page made to cost memory takes no other line with it', limited, () => {
  const open = Array.from({ length: 500 }, (_, k) => `<b id=${k}>`).join('');
  const bomb = JSON.stringify({ id: 1, html: `<p>${open}${'<p>x'.repeat(5000)}` });
  const { stdout, status } = spawnSync('sh', ['-c', `ulimit -v 400000; exec "$0" --jsonl --threads 1`, program], {
    input: `${bomb}\n{"id":2,"text":"c"}`,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0);
  assert.deepEqual(
    rowsOf(stdout).map((row) => row.id),
    [1, 2],
  );
});

test('memory is linear: 400 bytes for a character of the densest text, 200 for a byte of the densest page', limited, () => {
  const units = 300000;
  const programAlone = 120000; // kB of addresses, with its models
  const filled = (piece) => piece.repeat(Math.ceil(units / piece.length)).slice(0, units);
  for (const [name, piece, bytes] of [
    ['lines.txt', 'x\n', 400],
    ['menu.txt', 'News\n', 400],
    ['marks.txt', '…', 400],
    ['quotes.txt', '“No,” said Ann Lee.\n', 400],
    ['bold.html', '<b id=1><p>x', 200],
    ['deep.html', '<table><tr><td>x', 200],
    ['title.html', `<title>${'ab | '.repeat(2000)}</title>`, 200],
  ]) {
    const most = programAlone + Math.ceil((units * bytes) / 1024);
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `ulimit -v ${most}; exec "$0" --format json "$1"`, program, file(name, filled(piece))],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    assert.deepEqual([name, status, stderr], [name, 0, '']);
  }
});

test('a line that memory does not suffice for gets an error in its place', limited, () => {
  const long = [
    JSON.stringify({ id: 1, text: 'He said so on Monday.\n'.repeat(800000) }),
    JSON.stringify({ id: 2, text: 'x'.repeat(100 << 20) }),
  ];
  const { stdout, status } = spawnSync('sh', ['-c', `ulimit -v 300000; exec "$0" --jsonl --threads 1 --format text`, program], {
    input: `${long.join('\n')}\n{"id":3,"text":"c"}`,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  const rows = rowsOf(stdout);
  assert.deepEqual(
    rows.map((row) => [row.id, row.error !== undefined]),
    [
      [1, true],
      [null, true],
      [3, false],
    ],
  );
});

test('fields that are not read come out as they went in, ids of any size too', () => {
  const others = '"url":"https://example.org/\\u00e9","n":12345678901234567890123,"x":[1,{"y":2.50,"z":[]},"w"],"e":{}';
  const { stdout, status } = run(['--jsonl'], `{${others},"id":9007199254740993,"text":"a","report":"theirs"}`);
  assert.equal(status, 0);
  assert.ok(stdout.startsWith(`{"id":9007199254740993,${others.replace('\\u00e9', 'é')},"report":{`));
});

test('a line says its own language', () => {
  const rows = rowsOf(run(['--jsonl', '--language', 'en'], '{"text":"a","language":"de"}\n{"text":"a"}').stdout);
  assert.deepEqual(
    rows.map((row) => row.report.language),
    ['de', 'en'],
  );
});

test('what is wrong with a line is told by its kind and place', () => {
  const lines = [Buffer.from('{"id":3,"a":"ok","text":"\xff"}', 'latin1'), '[1]', '{"id":4,"b":tru', '{"id":5}{}', '{"id":{"a":1'];
  const { stdout } = run(['--jsonl'], Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])));
  assert.deepEqual(rowsOf(stdout), [
    { id: 3, a: 'ok', error: 'not UTF-8 at byte 26', errorAt: { line: 1 } },
    { id: null, error: 'not a JSON object', errorAt: { line: 2 } },
    { id: 4, error: 'not JSON at byte 16', errorAt: { line: 3 } },
    { id: 5, error: 'not JSON at byte 9', errorAt: { line: 4 } },
    { id: null, error: 'not JSON at byte 13', errorAt: { line: 5 } },
  ]);
});

test('the program is hardened: symbols are bound before it starts, stacks are guarded', { skip: process.platform !== 'linux' }, () => {
  const { stdout, status } = spawnSync('readelf', ['--wide', '--dynamic', '--dyn-syms', program], { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 0);
  assert.match(stdout, /BIND_NOW|Flags: .*NOW/);
  assert.match(stdout, /__stack_chk_fail/);
});

test('reports are checked where that is asked for', () => {
  assert.equal(run(['--check-report', '--format', 'json'], story).stdout, run(['--format', 'json'], story).stdout);
  const batch = run(
    ['--check-report', '--jsonl'],
    `${JSON.stringify({ id: 1, text: story })}\n${JSON.stringify({ id: 2, html: '<p>He said so.' })}`,
  );
  assert.equal(batch.status, 0);
  assert.equal(rowsOf(batch.stdout).length, 2);
});

test('a batch that cannot be read is told so', () => {
  const { status, stderr } = run(['--jsonl', join(folder, 'missing.jsonl')]);
  assert.equal(status, 1);
  assert.match(stderr, /cannot read /);
});

test('a batch whose output fails ends, though its input goes on', async () => {
  const child = spawn('sh', ['-c', 'exec "$0" --jsonl > /dev/full', program], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.on('error', () => {});
  child.stdin.write('{"id":1,"text":"One line."}\n');
  const status = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(status, 1);
});

test('lone surrogates in a batch keep every offset', () => {
  const { status, stdout } = run(['--jsonl'], '{"id":"x","text":"a\\ud800b\\udc00 \\ud83d\\ude00"}');
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).report.length, 7);
});

test('each answer comes before the next question', async () => {
  const child = spawn(program, ['--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let answered = '';
  child.stdout.setEncoding('utf8').on('data', (data) => (answered += data));
  for (let k = 1; k <= 3; k++) {
    child.stdin.write(`{"id":${k},"text":"One line."}\n`);
    while (answered.split('\n').length - 1 < k) await new Promise((resolve) => child.stdout.once('data', resolve));
  }
  child.stdin.end();
  const status = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(status, 0);
});

test('a byte order mark is a character of a batch’s text, and none of a file’s', () => {
  const [line] = run(['--jsonl'], JSON.stringify({ id: 'a', text: `\uFEFF${story}` })).stdout.split('\n');
  assert.equal(JSON.parse(line).report.length, story.length + 1);
  const marked = run(['--format', 'json', file('marked.txt', `\uFEFF${story}`)]);
  assert.equal(JSON.parse(marked.stdout).length, story.length);
});
