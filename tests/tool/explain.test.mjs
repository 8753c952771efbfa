// `article-inspector explain`: what it says of a place is what the report says of it, and why.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = process.env.ARTICLE_INSPECTOR ?? fileURLToPath(new URL('../../build/bin/article-inspector', import.meta.url));
const golden = (name) => fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
const run = (args, input = '') => spawnSync(program, ['explain', ...args], { input, encoding: 'utf8' });
const article = (name) => golden(`articles/${name}.txt`);
const explain = (name, ...args) => {
  const { status, stdout, stderr } = run([article(name), '--format', 'json', ...args]);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
};
const has =
  (offset) =>
  ({ start, end }) =>
    start <= offset && offset < end;

test('it agrees with the report at marks, names and quotes', () => {
  for (const name of ['who-said-what', 'whole-page', 'german-council']) {
    const report = JSON.parse(readFileSync(golden(`reports/${name}.json`), 'utf8'));
    const places = [
      ...report.boilerplate.slice(0, 3).map(({ start }) => start),
      ...report.entities.slice(0, 3).map(({ mentions }) => mentions.at(-1).start),
      ...report.quotes.slice(-3).map(({ content }) => content[0].start + 1),
    ];
    for (const offset of places) {
      const found = explain(name, '--at', String(offset));
      const mark = report.boilerplate.find(has(offset));
      assert.equal(found.line.mark?.kind, mark?.kind, `${name} at ${offset}`);
      assert.equal(found.line.mark?.reason, mark?.reason, `${name} at ${offset}`);
      const entity = report.entities.find(({ mentions }) => mentions.some(has(offset)));
      assert.equal(found.word.entity?.name, entity?.name, `${name} at ${offset}`);
      for (const quote of report.quotes.filter(({ content }) => content.some(has(offset)))) {
        const same = found.quotes.find(({ content }) => content[0].start === quote.content[0].start);
        assert.ok(same, `${name} at ${offset}`);
        assert.equal(same.speaker?.name, quote.speaker?.name, `${name} at ${offset}`);
        assert.equal(same.speaker?.score, quote.speaker?.score, `${name} at ${offset}`);
      }
    }
  }
});

test('a line: its probability, the threshold, and the features that moved it', () => {
  const { line } = explain('whole-page', '--at', '0');
  assert.equal(line.is_junk, line.junk > line.threshold);
  assert.ok(line.features.length >= 5);
  for (const { name, pull } of line.features) assert.ok(name.length > 0 && Number.isFinite(pull));
  const strength = line.features.map(({ pull }) => Math.abs(pull));
  assert.deepEqual(
    strength,
    strength.toSorted((a, b) => b - a),
  );
});

test('a name: what the lexicon knows, what the tagger chose from, which roles there were', () => {
  const { word } = explain('who-said-what', '--find', 'Greta Lund');
  assert.ok(word.lexicon.known_as.includes('first name'));
  assert.equal(word.labels[0].name, 'begins person');
  assert.ok(word.labels[1].score < 0, 'what was not chosen scores less');
  assert.equal(word.readings[0].step, 'tagger');
  assert.match(word.roles[0].text, /managing director/);
});

test('a quote: its cues, what each may report, and everybody who may have said it, with scores', () => {
  const { cues, quotes } = explain('who-said-what', '--find', 'Ask me in June');
  assert.deepEqual(
    cues.map(({ text }) => text),
    ['said'],
  );
  assert.equal(cues[0].positions.toSorted((a, b) => b.score - a.score)[0].name, 'before');
  assert.match(cues[0].proposals[0].content[0].text, /Ask me in June/);
  assert.equal(quotes[0].origin, 'cue');
  assert.equal(quotes[0].source_kind, 'he or she');
  const nurse = explain('who-said-what', '--find', 'I asked her one thing').quotes[0];
  const names = nurse.candidates.map(({ name }) => name);
  assert.equal(names[0], 'Amina Haddad');
  for (const other of ['Elsa Brandt', 'Greta Lund', 'managing director']) assert.ok(names.includes(other), other);
  const scores = nurse.candidates.map(({ score }) => score);
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
  assert.deepEqual(
    nurse.candidates.map(({ chosen }) => chosen),
    nurse.candidates.map((_, index) => index === 0),
  );
  // "He told reporters that ..., adding that ...": one mention, two quotes, the same candidates.
  const [told] = explain('who-said-what', '--find', 'the town would pay').quotes;
  const [adding] = explain('who-said-what', '--find', 'talks would begin').quotes;
  assert.ok(told.candidates.length > 0);
  assert.deepEqual(adding.candidates, told.candidates);
});

test('for people it is text; the text under inspection cannot send control characters to the terminal', () => {
  const { status, stdout } = run([article('who-said-what'), '--find', 'Ask me']);
  assert.equal(status, 0);
  for (const part of [/^Line \d+ {2}/m, /^Word {2}Ask/m, /^Cue {2}said/m, /^Quote {2}/m, /→ .*Ivo Marek/]) assert.match(stdout, part);
  const hostile = run(['-', '--find', 'said'], 'Ann \x1b[31mLee said: “It is \x07 late.”\n');
  assert.equal(hostile.status, 0);
  assert.ok(!/[\x00-\x09\x0b-\x1f\x7f]/.test(hostile.stdout)); // eslint-disable-line no-control-regex
});

test('a place that is not there is an error', () => {
  for (const [args, message] of [
    [[], /wants --at N or --find WORDS/],
    [['--at', '99999999'], /has no offset 99999999/],
    [['--find', 'zebra crossing'], /does not have the words/],
    [['--at', '1', '--find', 'a'], /excludes/],
    [['--at', '-1'], /--at/],
  ]) {
    const { status, stdout, stderr } = run([article('who-said-what'), ...args]);
    assert.notEqual(status, 0, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, message);
  }
});
