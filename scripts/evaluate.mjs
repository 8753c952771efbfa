// See scripts/evaluate. Prints, a line a figure: stage, set, measure, value.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { fuzzyCheck } from '../tests/benchmark/fuzzy-check.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = readArguments(process.argv.slice(2));
const data = join(options.folder, 'data');
const scorers = join(options.folder, 'evaluation');
const work = options.keep ?? mkdtempSync(join(tmpdir(), 'article-inspector-'));
mkdirSync(work, { recursive: true });
const skipped = [];
const printed = [];
let stageShown = '';

const stages = { boilerplate, entities, quotes, check: quoteCheck, seed };
console.log(`${'stage'.padEnd(13)}${'set'.padEnd(24)}${'measure'.padEnd(48)}value`);
for (const [name, stage] of Object.entries(stages)) if (!options.only || options.only === name) stage();
for (const what of skipped) console.log(`skipped: ${what}`);
if (!options.keep) rmSync(work, { recursive: true });
// What the documentation shows: figures of a part alone would take the place of the others.
if (options.write) writeFileSync(options.write, `${JSON.stringify({ model: model(), rows: printed }, null, 2)}\n`);

function model() {
  const { stdout } = spawnSync(options.program, ['--format', 'json'], { input: 'a', encoding: 'utf8' });
  return JSON.parse(stdout).model;
}

function boilerplate() {
  const bodies = predict('boilerplate/article-bodies-dev.jsonl.gz');
  if (bodies) {
    const scores = json('score-boilerplate.mjs', bodies);
    row('boilerplate', 'article bodies', 'body F1', fixed(scores.body.f1, 3));
    row('boilerplate', 'article bodies', 'body precision', fixed(scores.body.precision, 3));
    row('boilerplate', 'article bodies', 'body recall', fixed(scores.body.recall, 3));
    row('boilerplate', 'article bodies', 'body F1 without unknown lines', fixed(scores.bodyWithoutUnknown.f1, 3));
    row('boilerplate', 'article bodies', 'lines: boilerplate F1 (macro)', fixed(scores.lines.boilerplate.macro.f1, 3));
    row('boilerplate', 'article bodies', 'lines: content F1 (macro)', fixed(scores.lines.content.macro.f1, 3));
    cleanArticles(bodies.gold);
    inline(bodies.gold);
  }
  const segments = predict('boilerplate/segments-dev.jsonl.gz');
  if (segments) {
    const { segments: scores } = json('score-boilerplate.mjs', segments);
    for (const measure of ['f1', 'precision', 'recall', 'accuracy', 'kept', 'removed'])
      row('boilerplate', 'segments', `segments ${measure.replace('f1', 'F1')}`, fixed(scores[measure], 3));
  }
  const kinds = predict('annotated/kinds-dev.jsonl.gz');
  if (kinds) {
    const all = text('score-kinds.mjs', kinds).match(/^all\s+\d+\s+(\S+)\s+(\S+)/m);
    row('boilerplate', 'kinds', 'junk found %', all[1]);
    row('boilerplate', 'kinds', 'of the found, right kind %', all[2]);
  }
  fromHtml('boilerplate/article-bodies-dev', 'article bodies, HTML', /body: F1 (\S+) precision (\S+) recall (\S+)/, [
    'body F1',
    'body precision',
    'body recall',
  ]);
  for (const [set, name] of [
    ['boilerplate/web-articles-dev', 'web articles'],
    ['boilerplate/news-pages-dev', 'news pages'],
  ]) {
    const pair = predict(`${set}.jsonl.gz`);
    if (pair) row('boilerplate', name, 'body F1', fixed(json('score-boilerplate.mjs', pair).body?.f1, 3));
    fromHtml(set, `${name}, HTML`, /body: F1 (\S+) precision (\S+) recall (\S+)/, ['body F1', 'body precision', 'body recall']);
    headers(set, name);
  }
  const pages = predict('boilerplate/whole-pages-dev.jsonl.gz');
  if (pages) {
    const groups = JSON.parse(node([join(scorers, 'score-pages.mjs'), pages.gold, pages.predictions, '--json']));
    for (const [language, scores] of Object.entries(groups)) {
      for (const measure of ['storyF1', 'precision', 'recall', 'kind', 'headline'])
        row('boilerplate', `whole pages, ${language}`, measure.replace('storyF1', 'story F1'), percent(scores[measure]));
    }
  }
  fromHtml('boilerplate/segments-dev', 'segments, HTML', /segments: .*?f1 (\S+?),?(?:\s|$)/, ['segments F1']);
}

// Headline, author and date, from the pasted text and from the page's HTML.
function headers(set, name) {
  const gold = join(data, `${set}.jsonl.gz`);
  const pages = join(data, `${set}-html.jsonl.gz`);
  if (!existsSync(gold)) return;
  const dates = new Map(rows(gold).map(({ id, date }) => [id, date]));
  const shown = (records, from) => {
    const file = join(work, `${set.replaceAll('/', '-')}-${from}.reports.jsonl`);
    writeFileSync(file, inspectLines(records, []));
    const figures = JSON.parse(node([join(scorers, 'score-header.mjs'), gold, file, '--json']));
    row('boilerplate', `${name}, ${from}`, `headline right % of ${figures.titles}`, percent(figures.headline));
    row('boilerplate', `${name}, ${from}`, `author right % of ${figures.authors}`, percent(figures.author));
    const dated = rows(file).filter(({ id }) => dates.get(id));
    const right = dated.filter(({ id, report }) => report.date?.iso.slice(0, 10) === dates.get(id).slice(0, 10));
    row('boilerplate', `${name}, ${from}`, `day right % of ${dated.length}`, percent(right.length / dated.length));
  };
  shown(
    rows(gold).map(({ id, text }) => ({ id, text })),
    'text',
  );
  if (existsSync(pages))
    shown(
      rows(pages).map(({ id, html }) => ({ id, html })),
      'HTML',
    );
}

// A clean article: the gold's content lines and nothing else, parted by blank lines. Every word marked in it is marked wrongly.
function cleanArticles(gold) {
  const pages = rows(gold).map((page) => ({
    id: page.id,
    text: page.lines
      .filter((line) => line.label === 'content')
      .map((line) => page.text.slice(line.start, line.end))
      .join('\n\n'),
  }));
  const reports = run('clean-articles', pages);
  let words = 0;
  let marked = 0;
  for (const page of pages) {
    const spans = reports.get(page.id)?.boilerplate ?? [];
    for (const { index } of page.text.matchAll(/\S+/g)) {
      words++;
      if (spans.some((span) => span.start <= index && index < span.end)) marked++;
    }
  }
  row('boilerplate', 'clean articles', 'words wrongly marked %', fixed((100 * marked) / words, 2));
}

// Fragments planted in clean bodies (seed 1).
function inline(gold) {
  const fragments = join(data, 'boilerplate/inline-fragments.tsv');
  const maker = join(scorers, 'make-inline.mjs');
  if (!existsSync(fragments) || !existsSync(maker))
    return skipped.push('inline fragments: inline-fragments.tsv or make-inline.mjs is not there');
  const made = join(work, 'inline.jsonl');
  node([maker, gold, fragments, made, '--seed', '1']);
  const predictions = writePredictions('inline', rows(made));
  const printed = text('score-inline.mjs', { gold: made, predictions });
  for (const line of printed.trim().split('\n')) row('boilerplate', 'inline (seed 1)', ...splitMeasure(line));
}

function entities() {
  for (const [path, name] of [
    ['entities/dev/worldwide-dev.jsonl.gz', 'worldwide-dev'],
    ['entities/dev/conll-testa.jsonl.gz', 'conll-testa'],
    ['annotated/articles-dev.jsonl.gz', 'annotated articles-dev'],
  ]) {
    const pair = predict(path);
    if (!pair) continue;
    const { scores } = json('score-entities.mjs', pair);
    for (const type of ['core', 'person', 'organization', 'location', 'misc', 'all', 'core span'])
      if (scores[type]) row('entities', name, `${type} F1 (P, R)`, measures(scores[type]));
    if (name !== 'annotated articles-dev') continue;
    for (const line of text('score-names.mjs', pair).trim().split('\n'))
      if (/^(gathering|name|role)/.test(line)) row('entities', 'names, articles-dev', ...splitMeasure(line));
  }
}

function quotes() {
  for (const [path, name] of [
    ['quotes/polnear-dev.jsonl.gz', 'polnear-dev'],
    ['annotated/quotes-dev.jsonl.gz', 'annotated quotes-dev'],
    ['quotes/wikinews-de-dev.jsonl.gz', 'wikinews-de-dev'],
  ]) {
    const pair = predict(path);
    if (!pair) continue;
    for (const [kind, scores] of Object.entries(json('score-quotes.mjs', pair).rows)) {
      for (const [measure, label] of Object.entries({
        exact: 'exact',
        overlap: 'overlap',
        tokensWho: 'tokens and speaker',
        allRight: 'all right',
      }))
        row('quotes', name, `${kind}: ${label} F1 (P, R)`, measures(scores[measure]));
      row('quotes', name, `${kind}: speaker right %`, percent(scores.speaker.spanOrName));
    }
  }
  speakers();
}

// Names of speakers: all, the sure ones, articles whose names are all right, and how well the scores are calibrated.
function speakers() {
  const pair = predict('annotated/articles-dev.jsonl.gz');
  if (!pair) return;
  for (const line of text('score-names.mjs', pair).trim().split('\n'))
    if (/^(quotes found|speaker|sure)/.test(line)) row('quotes', 'speakers, articles-dev', ...splitMeasure(line));
}

// Drafts with planted quotations, over the development articles: as many seeds as make a share of a half per cent mean something. Beside
// it what plain fuzzy matching makes of the same drafts.
function quoteCheck() {
  const articles = join(data, 'annotated/articles-dev.jsonl.gz');
  const maker = join(scorers, 'make-quote-check.mjs');
  if (!existsSync(articles) || !existsSync(maker)) return skipped.push('quote check: articles or make-quote-check.mjs are not there');
  const seeds = 16;
  const drafts = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const made = join(work, `quote-check-${seed}.jsonl`);
    node([maker, articles, made, '--seed', String(seed)]);
    drafts.push(...rows(made).map((draft) => ({ ...draft, id: `${draft.id}#${seed}` })));
  }
  const gold = join(work, 'quote-check.gold.jsonl');
  writeFileSync(gold, drafts.map((draft) => JSON.stringify(draft)).join('\n') + '\n');
  const predictions = join(work, 'quote-check.predictions.jsonl');
  const { error, status, stdout, stderr } = spawnSync(options.program, ['check', '--jsonl', gold], spawnOptions());
  if (error || (status !== 0 && status !== 3)) throw error ?? new Error(stderr);
  writeFileSync(predictions, stdout);
  const shown = (name, file) => {
    const scores = JSON.parse(node([join(scorers, 'score-quote-check.mjs'), gold, file, '--json']));
    for (const [measure, value] of Object.entries(scores)) row('check', name, measure, percent(value));
  };
  shown(`${seeds} seeds`, predictions);
  for (const threshold of [0.6, 0.7, 0.8, 0.9, 1]) {
    const file = join(work, `quote-check.fuzzy-${threshold}.jsonl`);
    writeFileSync(file, drafts.map((draft) => JSON.stringify(fuzzyCheck(draft, threshold))).join('\n') + '\n');
    shown(`fuzzy matching, ${threshold}`, file);
  }
}

function seed() {
  const article = join(data, 'seed/seed-article.txt');
  const scorer = join(scorers, 'score-seed.mjs');
  if (!existsSync(article) || !existsSync(scorer)) return skipped.push('seed article: not there');
  const report = join(work, 'seed-report.json');
  writeFileSync(report, check(spawnSync(options.program, ['--format', 'json', article], spawnOptions())));
  const printed = spawnSync(process.execPath, [scorer, report], spawnOptions()).stdout.trim().split('\n');
  writeFileSync(join(work, 'seed.scores'), printed.join('\n'));
  row('seed', 'seed article', 'items', printed.at(-1));
}

// ---- running

/** Inspects a gold file's texts; gives the paths of gold and predictions, or null where the gold is not there. */
function predict(path) {
  const gold = join(data, path);
  if (!existsSync(gold)) {
    skipped.push(`${path}: not in ${data}`);
    return null;
  }
  return { gold, predictions: writePredictions(path.replaceAll('/', '-').replace(/\.jsonl.*/, ''), rows(gold)) };
}

function writePredictions(name, texts) {
  const file = join(work, `${name}.predictions.jsonl`);
  writeFileSync(
    file,
    inspectLines(
      texts.map(({ id, text }) => ({ id, text })),
      [],
    ),
  );
  return file;
}

function run(name, texts) {
  return new Map(rows(writePredictions(name, texts)).map(({ id, report }) => [id, report]));
}

function inspectLines(records, extra) {
  const input = records.map((record) => JSON.stringify(record)).join('\n') + '\n';
  const threads = String(typeof availableParallelism === 'function' ? availableParallelism() : cpus().length);
  return check(spawnSync(options.program, ['--jsonl', '--threads', threads, ...extra], { ...spawnOptions(), input }));
}

// The clean text that the tool takes from a page's HTML.
function fromHtml(set, name, pattern, measuresNames) {
  const gold = join(data, `${set}.jsonl.gz`);
  const pages = join(data, `${set}-html.jsonl.gz`);
  if (!existsSync(gold) || !existsSync(pages)) return skipped.push(`${set}-html: not in ${data}`);
  const texts = join(work, `${set.replaceAll('/', '-')}-html.texts.jsonl`);
  const records = rows(pages).map(({ id, html }) => ({ id, html }));
  try {
    writeFileSync(texts, inspectLines(records, ['--format', 'text']));
  } catch (error) {
    return skipped.push(`${set}-html: the program does not take HTML (${error.message.split('\n')[0]})`);
  }
  const found = text('score-texts.mjs', { gold, predictions: texts }).match(pattern);
  measuresNames.forEach((measure, index) => row('boilerplate', name, measure, found?.[index + 1] ?? '?'));
}

function json(scorer, pair) {
  return JSON.parse(score(scorer, pair, ['--json']));
}

function text(scorer, pair) {
  return score(scorer, pair, []);
}

function score(scorer, { gold, predictions }, extra) {
  const printed = node([join(scorers, scorer), ...extra, gold, predictions]);
  if (options.keep) writeFileSync(predictions.replace(/(\.predictions)?\.jsonl$/, `.${scorer}.txt`), printed);
  return printed;
}

function node(args) {
  return check(spawnSync(process.execPath, args, spawnOptions()));
}

function spawnOptions() {
  return { encoding: 'utf8', maxBuffer: 1 << 30 };
}

function check({ error, status, stdout, stderr }) {
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim() || `exit status ${status}`);
  return stdout;
}

function rows(path) {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

// ---- printing

function row(stage, set, measure, value) {
  printed.push({ stage, set, measure, value: String(value).trim() });
  console.log(`${(stage === stageShown ? '' : stage).padEnd(13)}${set.padEnd(24)}${measure.padEnd(48)}${value}`.trimEnd());
  stageShown = stage;
}

function fixed(value, digits) {
  return value === null || value === undefined ? '-' : value.toFixed(digits);
}

function percent(share) {
  return fixed(share === null ? null : 100 * share, 1).padStart(5);
}

function measures({ f1, precision, recall }) {
  return [f1, precision, recall].map(percent).join('  ');
}

// "name right      79.2   of 350" and "line   planted 34 ..." come as they are: a name, then the figures.
function splitMeasure(line) {
  const at = line.search(/\s{2,}\S|\s+-?[\d.]+/);
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at).trim()];
}

function readArguments(args) {
  const given = {
    folder: resolve(root, '../shared'),
    only: null,
    program: join(root, 'build/bin/article-inspector'),
    keep: null,
    write: null,
  };
  while (args.length) {
    const arg = args.shift();
    const name = arg.replace(/^--/, '');
    if (arg.startsWith('--') && ['only', 'program', 'keep', 'write'].includes(name) && args.length) given[name] = args.shift();
    else if (!arg.startsWith('-')) given.folder = resolve(arg);
    else usage(`what is ${arg}?`);
  }
  if (given.only && !['boilerplate', 'entities', 'quotes', 'check', 'seed'].includes(given.only)) usage(`no stage ${given.only}`);
  if (!existsSync(join(given.folder, 'evaluation')))
    usage(`no folder ${join(given.folder, 'evaluation')}: give the folder that holds data/ and evaluation/`);
  return given;
}

function usage(complaint) {
  console.error(`evaluate: ${complaint}`);
  process.exit(2);
}
