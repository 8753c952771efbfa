// How long it takes from what is handed out to the first report, in the way of each kind of user, and how large that is. Run by
// scripts/test-packages first: each way begins in an empty folder and ends with the speaker of the sample. With --spark, which wants the
// environment that scripts/wheel --test leaves, also a session of Spark.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { programs, quiet } from '../programs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
const story = 'Town votes on bridge\n\nThe council voted on Tuesday. “It is time,” said Mayor Lea Orsini. Read more\n';
const rows = [];
const spark = `
import os, sys
os.environ["PYSPARK_PYTHON"] = sys.executable
import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from article_inspector.arrow import SCHEMA, inspect_batches
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
rows = session.createDataFrame([("a", open("story.txt").read())], "id string, text string")
schema = from_arrow_schema(pa.schema([("id", pa.string()), *SCHEMA]))
print(rows.mapInArrow(inspect_batches, schema).collect()[0]["quotes"][0]["speaker"])
`;

const run = (cwd, program, ...args) => execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const empty = (name) => {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'story.txt'), story);
  return join(folder, name);
};
async function timed(work) {
  const start = performance.now();
  const result = await work();
  return [(performance.now() - start) / 1000, result];
}

/** One way: installs, then asks for a report; both begin when the other has ended. */
async function way(name, bytes, install, report) {
  const path = empty(name.replaceAll(/[^a-z]+/gi, '-'));
  const [installing] = await timed(() => install(path));
  const [reporting, said] = await timed(() => report(path));
  assert.match(String(said), /Lea Orsini/, name);
  rows.push([name, installing, reporting, bytes]);
  console.error(`${name}: ${installing.toFixed(1)} s, ${reporting.toFixed(1)} s`);
}

const sizeOf = (path) => statSync(path).size;
const [packed] = JSON.parse(run(`${root}build/package`, 'npm', 'pack', '--json', '--pack-destination', folder));
const tarball = join(folder, packed.filename);
const npmInstall = (path) => run(path, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', tarball);
const who = "console.log((await inspect(readFileSync('story.txt', 'utf8'))).quotes[0].speaker.name)";
await way('npm install, in Node', sizeOf(tarball), npmInstall, (path) => {
  const code = `import { readFileSync } from 'node:fs'; import { inspect } from 'article-inspector'; ${who}`;
  return run(path, process.execPath, '--input-type=module', '-e', code);
});
await way(
  'npx',
  sizeOf(tarball),
  () => undefined,
  (path) => run(path, 'npx', '--yes', `--package=${tarball}`, 'article-inspector', 'story.txt'),
);
await way('script tag', sizeOf(tarball), npmInstall, inBrowser);

const wheel = readdirSync(`${root}build/wheel`).find((name) => name.endsWith('.whl'));
if (wheel) {
  await way(
    'pip install, in Python',
    sizeOf(join(root, 'build/wheel', wheel)),
    (path) => {
      run(path, 'python3', '-m', 'venv', 'python');
      run(path, 'python/bin/python', '-m', 'pip', 'install', '--quiet', join(root, 'build/wheel', wheel));
    },
    (path) =>
      run(
        path,
        'python/bin/python',
        '-c',
        "import article_inspector as a; print(a.inspect(open('story.txt').read()).quotes[0].speaker.name)",
      ),
  );
}

const built = `${root}build/tool`; // by scripts/test-packages
const packages = join(folder, 'packages');
run(built, 'cpack', '-B', packages);
const [deb, archive] = ['.deb', '.tar.gz'].map((end) =>
  join(
    packages,
    readdirSync(packages).find((name) => name.endsWith(end)),
  ),
);
const tool = (path) => run(path, 'usr/bin/article-inspector', 'story.txt');
await way('.deb', sizeOf(deb), (path) => run(path, 'dpkg-deb', '-x', deb, path), tool);
const unpack = (path) => {
  mkdirSync(join(path, 'usr'));
  run(path, 'tar', '-xzf', archive, '-C', 'usr', '--strip-components=1');
};
await way('tarball of the command line', sizeOf(archive), unpack, tool);
await way(
  'cmake --install, find_package, a program',
  undefined,
  (path) => run(path, 'cmake', '--install', built, '--prefix', `${path}/usr`),
  useCmake,
);
if (process.argv.includes('--spark')) {
  const python = `${root}build/python/full/bin/python`;
  await way(
    'Spark, session started, wheel installed',
    undefined,
    () => undefined,
    (path) => run(path, python, '-c', spark),
  );
}
console.log(`load ${loadavg()[0].toFixed(1)}`);
console.log(`${'way'.padEnd(44)}${'install'.padStart(10)}${'report'.padStart(10)}${'bytes'.padStart(12)}`);
for (const [name, installing, reporting, bytes = ''] of rows)
  console.log(
    `${name.padEnd(44)}${`${installing.toFixed(1)} s`.padStart(10)}${`${reporting.toFixed(1)} s`.padStart(10)}${String(bytes).padStart(12)}`,
  );
rmSync(folder, { recursive: true });

async function inBrowser(path) {
  const index = './node_modules/article-inspector/dist/web/index.js';
  const script = `import { inspect } from '${index}'; document.title = (await inspect(${JSON.stringify(story)})).quotes[0].speaker.name;`;
  writeFileSync(
    join(path, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>wait</title><script type="module">${script}</script>`,
  );
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer((request, response) => {
    const file = join(path, new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html'));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath: programs.chromium, args: quiet });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => document.title !== 'wait', null, { timeout: 180_000 });
    return await page.title();
  } finally {
    await browser.close();
    server.close();
  }
}

function useCmake(path) {
  writeFileSync(
    join(path, 'CMakeLists.txt'),
    `cmake_minimum_required(VERSION 3.25)
project(user CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(article_inspector REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE article_inspector::article_inspector)
`,
  );
  writeFileSync(
    join(path, 'user.cpp'),
    `#include <iostream>
#include "article_inspector/inspect.h"
#include "article_inspector/unicode.h"
int main() {
  const auto report = article_inspector::inspect(u"“It is time,” said Mayor Lea Orsini.");
  std::cout << article_inspector::to_utf8(report.quotes.front().speaker->name) << "\\n";
}
`,
  );
  run(path, 'cmake', '-S', '.', '-B', 'out', `-DCMAKE_PREFIX_PATH=${path}/usr`);
  run(path, 'cmake', '--build', 'out');
  return run(path, 'out/user');
}
