// The element's parts that work on values alone: edits, pages, marks, what an address hands over, links to quotes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let element;

before(async () => {
  server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const load = (path) => server.ssrLoadModule(`/${path}`);
  element = {
    ...(await load('web/element/src/edit.ts')),
    ...(await load('web/element/src/pages.ts')),
    ...(await load('web/element/src/search.ts')),
    ...(await load('web/element/src/marks.ts')),
    ...(await load('web/element/src/words.ts')),
    ...(await load('web/element/src/near.ts')),
    ...(await load('web/element/src/sections.ts')),
    ...(await load('web/element/src/history.ts')),
    ...(await load('web/element/src/files.ts')),
    ...(await load('web/element/src/views/out.ts')),
    ...(await load('site/src/handed-over.ts')),
  };
});
after(() => server?.close());

/** Numbers below `most`, the same in each run. */
function dice(seed) {
  let state = seed;
  return (most) => (state = (state * 48271) % 2147483647) % most;
}

test('the difference of two texts makes the second of the first, and its inverse the first again', () => {
  const { difference, apply, inverse } = element;
  const roll = dice(7);
  for (let round = 0; round < 500; round++) {
    const letters = (length) => Array.from({ length }, () => 'ab\n'[roll(3)]).join('');
    const [first, second] = [letters(roll(12)), letters(roll(12))];
    const edit = difference(first, second);
    if (!edit) assert.equal(first, second);
    else {
      assert.equal(apply(first, edit), second);
      assert.equal(apply(second, inverse(edit)), first);
    }
  }
});

test('a stretch keeps its words through edits beside it, and goes with an edit that swallows it', () => {
  const { moved, apply } = element;
  const text = 'Kari Lund spoke in Oslo.';
  const span = { start: 5, end: 9 };
  for (const edit of [
    { at: 0, removed: '', inserted: 'Then ' },
    { at: 5, removed: '', inserted: 'M. ' },
    { at: 9, removed: ' spoke', inserted: '' },
    { at: 0, removed: 'Kari ', inserted: '' },
  ]) {
    const after = moved(span, edit);
    assert.equal(apply(text, edit).slice(after.start, after.end), 'Lund');
  }
  assert.equal(moved(span, { at: 4, removed: ' Lund ', inserted: '' }), null);
  assert.equal(moved(span, { at: 5, removed: 'Lund', inserted: 'Holm' }), null);
});

test('pages cover a long text without a gap, end behind a line where they can, and split no character', () => {
  const { cutIntoPages, stretchAt, longestSinglePage } = element;
  assert.deepEqual(cutIntoPages(''), [{ start: 0, end: 0 }]);
  assert.equal(cutIntoPages('x'.repeat(longestSinglePage)).length, 1);
  for (const text of ['A line of text.\n\n'.repeat(20_000), '😀'.repeat(200_000), `x${'😀'.repeat(200_000)}`, 'x'.repeat(500_000)]) {
    const pages = cutIntoPages(text);
    assert.equal(pages[0].start, 0);
    assert.equal(pages.at(-1).end, text.length);
    pages.forEach((page, index) => {
      if (index > 0) assert.equal(page.start, pages[index - 1].end);
      assert.ok(page.end > page.start);
      const first = text.charCodeAt(page.start);
      assert.ok(first < 0xdc00 || first > 0xdfff);
      assert.equal(stretchAt(pages, page.start), index);
      assert.equal(stretchAt(pages, page.end - 1), index);
    });
  }
  assert.ok(cutIntoPages('A line of text.\n\n'.repeat(20_000)).every(({ start }) => start % 17 === 0));
});

test('marks within a stretch are found however they overlap', () => {
  const { marksWithin } = element;
  const roll = dice(11);
  for (let round = 0; round < 300; round++) {
    const marks = Array.from({ length: roll(40) }, () => {
      const start = roll(100);
      return { start, end: start + 1 + roll(roll(3) === 0 ? 80 : 6) };
    }).sort((a, b) => a.start - b.start);
    const start = roll(110);
    const span = { start, end: start + 1 + roll(20) };
    const expected = marks.filter((mark) => mark.start < span.end && mark.end > span.start);
    assert.deepEqual(marksWithin(marks, span), expected);
  }
});

test('what is not junk is what is left, and is counted once', () => {
  const { without, covered } = element;
  const junk = [
    { start: 0, end: 3 },
    { start: 2, end: 5 },
    { start: 8, end: 10 },
  ];
  assert.deepEqual(without({ start: 0, end: 10 }, junk), [{ start: 5, end: 8 }]);
  assert.equal(covered(junk), 7);
});

test('steps are undone and done again in their order; a new one forgets what was undone', () => {
  const { History } = element;
  const history = new History();
  const log = [];
  const step = (name) => ({ undo: () => log.push(`-${name}`), redo: () => log.push(`+${name}`) });
  history.record(step('a'));
  history.record(step('b'));
  assert.ok(history.undo() && history.undo() && !history.undo());
  assert.ok(history.redo());
  history.record(step('c'));
  assert.ok(!history.redo());
  assert.deepEqual(log, ['-b', '-a', '+a']);
});

test('bytes are read as what they are', () => {
  const { decode } = element;
  const bytes = (...values) => new Uint8Array(values);
  assert.equal(decode(new TextEncoder().encode('Köln')).text, 'Köln');
  assert.equal(decode(bytes(0xef, 0xbb, 0xbf, 0x41)).text, 'A');
  assert.equal(decode(bytes(0xfe, 0xff, 0, 0x41)).text, 'A');
  assert.deepEqual(decode(bytes(0x4b, 0xf6, 0x6c, 0x6e)), { text: 'Köln', encoding: 'windows-1252' });
  assert.equal(decode(bytes(...Array(400).fill(0), 1, 2, 3)), null);
  assert.equal(decode(bytes(0x41, 0, 0x42)).text, 'A\0B');
});

test('an address hands over a text as it was encoded, or says that it is broken', () => {
  const { handedOver } = element;
  assert.equal(handedOver(''), null);
  assert.equal(handedOver('#section'), null);
  assert.deepEqual(handedOver('#text=a%20%2B%26b+c&source=https%3A%2F%2Fx.org'), { text: 'a +&b+c', source: 'https://x.org' });
  assert.equal(handedOver('#text=%E0%A4%A'), 'unreadable');
});

test('a link to a quote carries its first and last words, and only web addresses take one', () => {
  const { linkToText } = element;
  assert.equal(linkToText('https://x.org/a#b', '“Well-kept, it is,”'), 'https://x.org/a#:~:text=Well%2Dkept%2C%20it%20is');
  const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';
  assert.equal(
    linkToText('https://x.org/', long),
    'https://x.org/#:~:text=one%20two%20three%20four%20five%20six,nine%20ten%20eleven%20twelve%20thirteen%20fourteen',
  );
  for (const bad of ['', 'x.org', 'javascript:alert(1)', 'file:///etc/passwd']) assert.equal(linkToText(bad, 'word'), null);
});

test('sections joined by line ends are the text, and none is needlessly long', () => {
  const { cutIntoSections, longestSection } = element;
  const roll = dice(11);
  for (let round = 0; round < 200; round++) {
    const text = Array.from({ length: roll(60) }, () => 'x'.repeat(roll(400)) + '\n'.repeat(roll(4))).join('');
    const sections = cutIntoSections(text);
    assert.equal(sections.join('\n'), text);
    assert.ok(sections.every((section) => section.length <= longestSection));
  }
});

test('near an edit whole lines are read, not much more than the edit, and never half a character', () => {
  const { nearOf } = element;
  const roll = dice(5);
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 1 + roll(80) }, () => '😀'.repeat(roll(2) * roll(1500)) + 'word '.repeat(roll(60)) + '\n').join('');
    const start = roll(text.length);
    const near = nearOf(text, { start, end: Math.min(text.length, start + roll(50)) });
    if (!near) continue;
    assert.ok(near.read.start <= near.edited.start && near.edited.start <= start && near.edited.end <= near.read.end);
    for (const at of [near.read.start, near.read.end]) {
      assert.ok(!((text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800));
    }
  }
});

test('what is found near an edit takes the place of what stood there, and names are known again', () => {
  const { marksNear, marksOf, joined, shifted } = element;
  const report = (parts) => ({ boilerplate: [], entities: [], quotes: [], findings: [], ...parts });
  const person = (name, ...starts) => ({ name, type: 'person', mentions: starts.map((start) => ({ start, end: start + name.length })) });
  const whole = report({ entities: [person('Kari', 0, 100), person('Ola', 50)] });
  const part = shifted(report({ entities: [person('Per', 2), person('Kari', 12)] }), 48);
  const marks = marksNear(marksOf(whole), whole, part, { start: 48, end: 70 }, []);
  assert.deepEqual(
    marks.entities.map(({ start, item }) => [start, joined(whole, part).entities[item].name]),
    [
      [0, 'Kari'],
      [50, 'Per'],
      [60, 'Kari'],
      [100, 'Kari'],
    ],
  );
  assert.equal(marks.entities[2].item, 0);
  assert.deepEqual(
    marksNear(marksOf(whole), whole, part, { start: 48, end: 70 }, [{ layer: 'entities', kind: 'person', name: 'Per' }]).entities.map(
      ({ start }) => start,
    ),
    [0, 60, 100],
  );
});

test('every language has every word, and every sentence of the core in its own', () => {
  const { languages, wordsFor } = element;
  const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
  const wordsOf = (language) => JSON.parse(read(`web/element/src/words/${language}.json`));
  const keys = Object.keys(wordsOf('en')).sort();
  const literals = (path, pattern) => [...read(path).matchAll(pattern)].map(([, sentence]) => sentence);
  // The core's sentences: of its phrases, of kinds and runs of lines, of what is wrong with a text, and whatever stands in a report.
  const phrases = readdirSync(`${root}/core/data`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      try {
        return literals(`core/data/${name}/boilerplate_phrases.txt`, /^= .*\| (.*)$/gm);
      } catch {
        return [];
      }
    });
  const kinds = literals('core/boilerplate/line_kinds.cpp', /return "([a-z][^"]* [^"]*)";/g).map((sentence) =>
    /^(short )?lines /.test(sentence) ? `one of 12 ${sentence} before the first paragraph` : sentence,
  );
  const findings = readdirSync(`${root}/core/findings`).flatMap((file) => literals(`core/findings/${file}`, /"([A-Z][^"\n]*\.)"/g));
  const reports = readdirSync(`${root}/tests/golden`, { recursive: true })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(read(`tests/golden/${file}`)))
    .flatMap(({ boilerplate = [], findings: flaws = [] }) => [
      ...boilerplate.map(({ reason }) => reason),
      ...flaws.map(({ message }) => message),
    ]);
  const sentences = new Set([...phrases, ...kinds, ...findings, ...reports, 'one of 3 captions after the last paragraph']);
  assert.ok(phrases.length > 10 && kinds.length > 10 && findings.length > 5 && reports.length > 50);
  for (const language of languages.filter((one) => one !== 'en')) {
    const words = wordsFor(language);
    assert.deepEqual(
      Object.keys(wordsOf(language))
        .filter((key) => !key.startsWith('says/'))
        .sort(),
      keys,
    );
    const missing = [...sentences].filter((sentence) => words.said(sentence) === sentence);
    assert.deepEqual(missing, []);
    assert.match(words.said('one of 12 short lines of links after the last paragraph'), /12/);
  }
});
