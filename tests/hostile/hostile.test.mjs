// Whatever a text holds, both the command line and the WebAssembly module answer with a sound report. Sizes are such that work that
// grows faster than the text would not end within the tests' time.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { createRunner, ownModule } from '../../build/package/dist/node/index.js';
import { checkReport } from '../report-checks.mjs';

const program = process.env.ARTICLE_INSPECTOR ?? fileURLToPath(new URL('../../build/bin/article-inspector', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
after(() => rmSync(folder, { recursive: true }));
const runner = await createRunner(ownModule());
const million = 1_000_000;

// A small deterministic generator (xorshift), so that a failure can be seen again.
function* randomNumbers(seed) {
  for (let state = seed; ;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}
function randomText(length, alphabet, seed = 1) {
  const numbers = randomNumbers(seed);
  return Array.from({ length }, () => alphabet[numbers.next().value % alphabet.length]).join('');
}
function everyUnit() {
  let text = '';
  for (let unit = 0; unit < 0x10000; unit++) text += String.fromCharCode(unit);
  return text;
}
const wellFormed = (text) => text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

const texts = {
  nothing: '',
  'white space': ' \t\n\r\n\u00A0\u2028\u3000\v\f',
  'one NUL': '\0',
  'NULs among words': 'The mayor\0said\0\0no.\n\0\n',
  'lone surrogates': '\uD800 a \uDC00b\uDC00\uD800 \u201C\uDBFF\u201D said \uD83D Smith\n\uDE00',
  'every code unit': everyUnit(),
  'random code units': String.fromCharCode(...[...Array(50_000)].map((_, k) => (k * 2_654_435_761) >>> 16)),
  'random marks and words': randomText(300_000, [
    '“',
    '”',
    '"',
    "'",
    '’',
    '‘',
    '«',
    '»',
    '„',
    ' said ',
    ' he ',
    'Ann Lee ',
    '. ',
    ', ',
    ': ',
    '\n',
    '\n\n',
    '— ',
    '(',
    ')',
    'a',
    'I ',
  ]),
  'ten million characters in one line': 'The minister said that rain fell on London again. '.repeat(200_000),
  'one word of ten million letters': 'a'.repeat(10 * million),
  'a million straight quotation marks': '"'.repeat(million),
  'a million opening quotation marks': '“'.repeat(million),
  'a million closing quotation marks': '”'.repeat(million),
  'a million apostrophes': "'".repeat(million),
  'half a million pairs of apostrophes with words': "''no'' ".repeat(500_000),
  'a million line ends': '\n'.repeat(million),
  'a million capitals': 'Ab '.repeat(333_333),
  'a million opening brackets': '(['.repeat(million / 2),
  'a quotation that never ends': `“${'Rain fell and the river rose. '.repeat(30_000)}`,
  'quotations without end': '“No,” he said. '.repeat(60_000),
  'paragraphs that open quotations and close none': '“Rain fell on the town, she said.\n\n'.repeat(30_000),
  'cues alone': 'said '.repeat(200_000),
  'titles alone': 'Mr. President Dr. Sen. '.repeat(50_000),
  'names that differ': Array.from({ length: 60_000 }, (_, k) => `Ann${k} Lee${k} met Bo${k} of Vale${k}.`).join(' '),
  'one line fifty thousand times': 'Read more: Rain falls\n'.repeat(50_000),
  'lines that differ': Array.from({ length: 100_000 }, (_, k) => `Line ${k}, which is short`).join('\n'),
  'combining marks': `a${'\u0301'.repeat(million)}`,
  'characters beyond the basic plane': '😀👩‍👩‍👧‍👦𝔸'.repeat(50_000),
  'scripts without spaces': '我们昨天在北京说今天天气很好。ภาษาไทยไม่มีช่องว่างかなカナ'.repeat(20_000),
  'right to left': 'قال الوزير «لا» يوم الاثنين. אמר השר "לא". '.repeat(10_000),
  'an address of a million characters': `https://example.org/${'a/'.repeat(million / 2)}`,
  'full stops': 'U.S.'.repeat(200_000) + '.'.repeat(million),
  markup: `<script>alert(1)</script><p onclick="x()">“Hi”</p>${'<div>'.repeat(100_000)}&amp;&#0;`,
  'carriage returns': 'Rain fell.\r\rIt was wet.\r\n\r\n“Yes,” she said.\r'.repeat(1000),
};

for (const [name, text] of Object.entries(texts)) {
  test(name, { timeout: 120_000 }, async () => {
    checkReport(await runner.inspect(text), text);
    const readable = wellFormed(text);
    const path = join(folder, 'text.txt');
    writeFileSync(path, readable);
    const { status, signal, stdout, stderr } = spawnSync(program, ['--format', 'json', path], { encoding: 'utf8', maxBuffer: 1 << 30 });
    assert.equal(signal, null);
    assert.equal(status, 0, stderr);
    // The command line leaves out a byte order mark at the front, as "every code unit" has none there.
    const native = JSON.parse(stdout);
    checkReport(native, readable);
    assert.deepEqual(native, await runner.inspect(readable), 'native and WebAssembly differ');
  });
}

test('bytes that are no text', () => {
  const path = join(folder, 'bytes');
  writeFileSync(
    path,
    Uint8Array.from({ length: 200_000 }, (_, k) => (k * 40_503) >>> 7),
  );
  const { status, stdout } = spawnSync(program, ['--format', 'json', path], { encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.equal(status, 0);
  assert.ok(JSON.parse(stdout).findings.some(({ kind }) => kind === 'bad-bytes'));
});
