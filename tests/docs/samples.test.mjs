// The documentation: its samples run, its links lead somewhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
const pages = [
  ...readdirSync(`${root}site/docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${root}site/docs/${name}`),
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'web/package/README.md', 'core/python/README.md'].map((name) => root + name),
];
const story =
  'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini. Officials said the bridge was late.\n';
after(() => rmSync(folder, { recursive: true }));

before(() => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(`${root}build/package`, join(folder, 'node_modules/article-inspector'));
  mkdirSync(join(folder, 'corpus'));
  writeFileSync(join(folder, 'corpus/first.txt'), story);
  writeFileSync(join(folder, 'corpus/second.txt'), story.replace('time', 'late'));
  writeFileSync(join(folder, 'corpus/draft.txt'), 'Mayor Lea Orsini said: “It is high time.”\n');
  writeFileSync(join(folder, 'corpus/page.html'), `<!doctype html><nav>Home</nav><p>${story}</p>`);
  const draft = 'Mayor Lea Orsini said: “It is high time.”\n';
  writeFileSync(join(folder, 'draft.txt'), draft);
  writeFileSync(join(folder, 'interview.txt'), story);
  writeFileSync(join(folder, 'press-release.html'), `<!doctype html><p>${story}</p>`);
  writeFileSync(join(folder, 'drafts.jsonl'), `${JSON.stringify({ id: 'a', draft, sources: [{ id: 'b', text: story }] })}\n`);
  for (const path of ['articles', 'sources/a']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'articles/a.txt'), story);
  writeFileSync(join(folder, 'sources/a/b.txt'), story);
  writeFileSync(join(folder, 'lines.jsonl.gz'), gzipSync(`${JSON.stringify({ id: 1, text: story })}\n`));
});

const samples = pages.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/^```(js|sh) run\n([^]*?)^```/gm)].map(([, language, code]) => ({ path, language, code })),
);

test('there are samples to run', () => assert.ok(samples.length >= 8, String(samples.length)));

samples.forEach(({ path, language, code }, index) =>
  test(`sample ${index + 1}: ${relative(root, path)}`, () => {
    const env = { ...process.env, PATH: `${root}build/bin:${process.env.PATH}` };
    if (language === 'js') writeFileSync(join(folder, `sample${index}.mjs`), code);
    const [program, args] = language === 'js' ? [process.execPath, [`sample${index}.mjs`]] : ['sh', ['-e', '-c', code]];
    const output = execFileSync(program, args, { cwd: folder, env, encoding: 'utf8' });
    if (language === 'js' || !code.includes('> ')) assert.notEqual(output, '');
  }),
);

test('links between pages lead to files that are there', () => {
  for (const path of pages) {
    for (const [, target] of readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      const file = target.startsWith('/') ? join(root, 'site/docs', `${target}.md`) : join(dirname(path), target);
      if (file.includes('/reference/')) continue; // made when the documentation is built
      assert.ok(existsSync(file), `${relative(root, path)} links to ${target}`);
    }
  }
});
