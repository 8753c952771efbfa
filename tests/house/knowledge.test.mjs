// What core/data may say: the knowledge compiler names what it does not know, by file and line, and a language is a folder.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles a copy of the core's data that `change` has changed. */
function compiled(change) {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  try {
    const core = join(folder, 'core');
    mkdirSync(core);
    cpSync(join(root, 'core/contract.toml'), join(core, 'contract.toml'));
    cpSync(join(root, 'core/data'), join(core, 'data'), { recursive: true, filter: (path) => !path.includes('/models/') });
    change(core);
    const { status, stderr } = spawnSync('python3', ['-B', join(root, 'core/knowledge/compile/compile.py'), core, join(folder, 'out')], {
      encoding: 'utf8',
    });
    const read = (path) => (existsSync(join(folder, 'out', path)) ? readFileSync(join(folder, 'out', path), 'utf8') : null);
    return {
      status,
      errors: stderr.replaceAll(`${core}/`, ''),
      languages: read('include/article_inspector/languages.h'),
      contract: read('include/article_inspector/contract.h'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const append = (path, line) => (core) => appendFileSync(join(core, path), line);
const linesOf = (path) => readFileSync(join(root, 'core', path), 'utf8').split('\n').length;

for (const [what, path, line, error] of [
  ['a class of words', 'data/en/quotes_nouns.txt', 'hearsay\tadverb-cue\n', 'no such class of words: adverb-cue'],
  ['a class of cues', 'data/en/boilerplate_cues.txt', 'gossip: did you hear\n', 'no such cue class: gossip'],
  ['a class in a phrase', 'data/de/boilerplate_phrases.txt', 'jetzt <gossip> lesen\n', 'no such cue class: gossip'],
  ['a comment that no longer is one', 'data/de/boilerplate_phrases.txt', 'vor # minuten\n', '"#" begins a comment; a number is NUMBER'],
  ['a kind of boilerplate', 'data/de/boilerplate_phrases.txt', '= gossip | more\n', 'no such kind of boilerplate: gossip'],
  ['a reason', 'data/de/boilerplate_phrases.txt', '= credit | because\n', 'no such reason: because'],
  ['a value', 'data/en/abbreviations.txt', 'approx\tmiddle\n', 'no such value in this list: middle'],
  ['two words in a list of words', 'data/en/titles.txt', 'vice admiral\n', 'more than one word, so it would never be found: vice admiral'],
  ['a trait', 'data/de/language.toml', 'writes-upwards = true\n', 'no such trait: writes-upwards'],
]) {
  test(`${what} that nothing defines ends the build with file and line`, () => {
    const { status, errors, languages } = compiled(append(path, line));
    assert.equal(status, 1);
    assert.equal(errors.trim(), `${path}:${linesOf(path)}: ${error}`);
    assert.equal(languages, null);
  });
}

test('a list that the schema does not name ends the build', () => {
  const { status, errors } = compiled((core) => writeFileSync(join(core, 'data/en/stopword.txt'), 'the\n'));
  assert.equal(status, 1);
  assert.equal(errors.trim(), 'data/en/stopword.txt:1: the schema has no list of this name');
});

test('a class that no list fills, and a reason without its message, end the build', () => {
  const { errors } = compiled((core) => {
    const schema = join(core, 'data/schema.toml');
    writeFileSync(schema, readFileSync(schema, 'utf8').replace('"read-more",', '"read-more", "gossip",'));
    const contract = join(core, 'contract.toml');
    writeFileSync(contract, readFileSync(contract, 'utf8').replace('"asks-to-subscribe",', '"asks-to-subscribe", "asks-for-gossip",'));
  });
  assert.match(errors, /no language fills the cue class gossip/);
  assert.match(errors, /data\/en\/messages\.json:1: no message for reason\/asks-for-gossip/);
  assert.match(errors, /data\/de\/messages\.json:1: no message for reason\/asks-for-gossip/);
});

test('a language is a folder: two files, and it is known', () => {
  const { status, errors, languages } = compiled((core) => {
    mkdirSync(join(core, 'data/da'));
    writeFileSync(join(core, 'data/da/language.toml'), 'name = "Danish"\n');
    writeFileSync(join(core, 'data/da/stopwords.txt'), 'og\ni\njeg\ndet\nat\nen\nden\ntil\ner\nsom\n');
  });
  assert.equal(errors, '');
  assert.equal(status, 0);
  assert.match(languages, /\{"da", "Danish", false\}/);
});

test('a model whose features have changed since it was trained ends the build, which says what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  const core = join(folder, 'core');
  cpSync(join(root, 'core'), core, { recursive: true, filter: (path) => !/\/(icu|train|html|tool)$/.test(path) });
  const check = (...args) =>
    spawnSync('python3', ['-B', join(root, 'core/knowledge/compile/models.py'), core, ...args], { encoding: 'utf8' }).stderr;
  const change = (path, from, to) => {
    const before = readFileSync(join(core, path), 'utf8');
    assert.ok(before.includes(from), `${path} has ${from}`);
    writeFileSync(join(core, path), before.replace(from, to));
  };
  const refused = (errors) =>
    [...errors.matchAll(/^core\/data\/models\/(\S+):1: it was trained on other features/gm)].map(([, name]) => name);
  try {
    assert.equal(check(), '', 'as it is kept');
    const features = 'boilerplate/second_stage.cpp';
    change(features, '"page junk share"', '"share of junk"');
    const errors = check();
    assert.deepEqual(refused(errors), ['boilerplate.bin', 'boilerplate_html.bin'], 'a feature of another name');
    assert.match(errors, /core\/boilerplate\/second_stage\.cpp\. Train it again \(\.\/scripts\/train\)/);
    check('--stamp', 'boilerplate.bin');
    assert.deepEqual(refused(check()), ['boilerplate_html.bin'], 'one of them is declared good');
    change(features, '"share of junk"', '"page junk share"');
    check('--stamp', 'boilerplate.bin');
    change(features, '#include', '// A comment changes nothing.\n#include');
    assert.equal(check(), '');
    change('quotes/attribution/confidence.cpp', 'out.put(', 'out.put(0.0F);\n  out.put(');
    assert.deepEqual(refused(check()), ['quotes.scores'], 'a feature more');
    check('--stamp', 'quotes.scores');
    change('contract.toml', '"comment", "other"', '"comment", "paywall", "other"');
    assert.deepEqual(refused(check()), ['boilerplate_kinds.bin', 'header.bin'], 'a column more');
    writeFileSync(join(core, 'data/models/gossip.bin'), 'x');
    assert.match(check(), /gossip\.bin:1: core\/data\/schema\.toml does not say what its features are/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a format is a line of the contract: the compiler asks for the rest', () => {
  const { status, contract } = compiled((core) => {
    const path = join(core, 'contract.toml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"csv", "annotations"]', '"csv", "annotations", "lines"]'));
  });
  assert.equal(status, 0);
  assert.match(contract, /enum class Format[^}]*\blines,/);
});

test('a kind of boilerplate is a line of the contract, and a word in each language', () => {
  const { status, errors, contract } = compiled((core) => {
    const path = join(core, 'contract.toml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"comment", "other"', '"comment", "paywall", "other"'));
    for (const [language, word] of Object.entries({ en: 'paywall', de: 'Bezahlschranke' })) {
      const messages = join(core, `data/${language}/messages.json`);
      writeFileSync(messages, readFileSync(messages, 'utf8').replace('{', `{ "kind/paywall": "${word}",`));
    }
  });
  assert.equal(errors, '');
  assert.equal(status, 0);
  assert.match(contract, /enum class BoilerplateKind[^}]*\bpaywall,/);
});
