// The C++ and C libraries as other projects get them: installed and found, by pkg-config, and built as a part of another project.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = `${root}build/tool`; // by scripts/test-packages
const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
const installed = join(folder, 'usr');
after(() => rmSync(folder, { recursive: true }));

const run = (program, args, options = {}) => execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', ...options });

before(() => {
  run('cmake', ['--install', built, '--prefix', installed]);
});

/** The example at the head of a header, as it stands there. */
function exampleOf(header, from, to) {
  const comment = readFileSync(`${root}core/include/article_inspector/${header}`, 'utf8').split('\n');
  const lines = comment.filter((line) => /^(\/\/\/|( |\/)\*)   /.test(line)).map((line) => line.slice(5));
  return lines.join('\n').replace(from, to);
}

test('the example of the C++ header compiles in a project that finds the library, and prints what it finds', () => {
  const project = join(folder, 'found');
  mkdirSync(project);
  writeFileSync(
    join(project, 'CMakeLists.txt'),
    `cmake_minimum_required(VERSION 3.25)
project(user CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(article_inspector 1.0 REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE article_inspector::article_inspector article_inspector::html)
add_executable(c_user user.c)
target_link_libraries(c_user PRIVATE article_inspector::c)
# The static library goes into a shared one of its user's: it is position independent.
add_library(plugin SHARED plugin.cpp)
target_link_libraries(plugin PRIVATE article_inspector::article_inspector)
`.replace('project(user CXX)', 'project(user C CXX)'),
  );
  writeFileSync(
    join(project, 'plugin.cpp'),
    `#include "article_inspector/inspect.h"
std::size_t words_of(std::u16string_view text) { return article_inspector::inspect(text).statistics.words; }
`,
  );
  const example = exampleOf('inspect.h', 'u"..."', 'u"Bridge\\n\\nThe council voted. “It is time,” said Mayor Lea Orsini.\\nRead more"');
  writeFileSync(
    join(project, 'user.cpp'),
    `#include <cstdio>
#include "article_inspector/html.h"
#include "article_inspector/inspect.h"
int main() {
${example}
  std::printf("%zu %zu\\n", report.boilerplate.size(), report.quotes.size());
  return article_inspector::read_html("<p>a").text.size() == 1 ? 0 : 1;
}
`,
  );
  writeFileSync(
    join(project, 'user.c'),
    `#include <stdio.h>
#include <string.h>
#include "article_inspector/c.h"
int main(void) {
  const char *text = "The council voted. \\xE2\\x80\\x9CIt is time,\\xE2\\x80\\x9D said Mayor Lea Orsini.";
${exampleOf('c.h', /^/, '')}
  return ai_abi_version() == AI_ABI_VERSION ? 0 : 1;
}
`,
  );
  run('cmake', ['-G', 'Ninja', '-S', project, '-B', join(project, 'build'), `-DCMAKE_PREFIX_PATH=${installed}`]);
  run('cmake', ['--build', join(project, 'build')]);
  assert.equal(run(join(project, 'build/user'), []), '1 1\n');
  const report = JSON.parse(run(join(project, 'build/c_user'), []));
  assert.equal(report.quotes[0].speaker.name, 'Lea Orsini');
});

test('another project takes the sources in, with FetchContent', () => {
  const project = join(folder, 'fetched');
  mkdirSync(project);
  writeFileSync(
    join(project, 'CMakeLists.txt'),
    `cmake_minimum_required(VERSION 3.25)
project(user CXX)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_BUILD_TYPE Release)
include(FetchContent)
FetchContent_Declare(article_inspector SOURCE_DIR ${root})
FetchContent_MakeAvailable(article_inspector)
if(TARGET article-inspector OR TARGET unit-tests)
  message(FATAL_ERROR "programs and tests are built that nobody asked for")
endif()
add_executable(user user.cpp)
target_link_libraries(user PRIVATE article_inspector::article_inspector)
`,
  );
  writeFileSync(
    join(project, 'user.cpp'),
    `#include <cstdio>
#include "article_inspector/inspect.h"
int main() { std::printf("%zu\\n", article_inspector::inspect(u"The council voted. “It is time,” said Lea Orsini.").quotes.size()); }
`,
  );
  // Kept from run to run, since all of the core is compiled once more.
  const build = join(root, 'build/fetched');
  run('cmake', ['-G', 'Ninja', '-S', project, '-B', build, '--fresh']);
  run('cmake', ['--build', build, '--target', 'user'], { env: { ...process.env, CCACHE_BASEDIR: root } });
  assert.equal(run(join(build, 'user'), []), '1\n');
});

test('the packages of the command line hold the program, its manual page and its completions, and it runs from them', () => {
  const out = join(folder, 'cpack');
  run('cpack', ['-B', out], { cwd: built });
  const [deb] = readdirSync(out).filter((name) => name.endsWith('.deb'));
  const [tarball] = readdirSync(out).filter((name) => name.endsWith('.tar.gz'));
  assert.match(deb, /^article-inspector_\d+\.\d+\.\d+_[a-z0-9]+\.deb$/);
  for (const name of [deb, tarball]) console.log(`${name}: ${statSync(join(out, name)).size} bytes`);
  run('dpkg-deb', ['-x', join(out, deb), join(folder, 'deb')]);
  mkdirSync(join(folder, 'tarball'));
  run('tar', ['-xzf', join(out, tarball), '-C', join(folder, 'tarball'), '--strip-components=1']);
  assert.match(run('dpkg-deb', ['-f', join(out, deb), 'Depends']), /libc6.*libgumbo|libgumbo.*libc6/);
  for (const prefix of [join(folder, 'deb/usr'), join(folder, 'tarball')]) {
    assert.match(run(join(prefix, 'bin/article-inspector'), ['--version']), /^article-inspector \d+\.\d+\.\d+\n$/);
    for (const file of [
      'share/man/man1/article-inspector.1',
      'share/bash-completion/completions/article-inspector',
      'share/zsh/site-functions/_article-inspector',
      'share/fish/vendor_completions.d/article-inspector.fish',
    ])
      assert.ok(statSync(join(prefix, file)).size > 300, file);
    const files = readdirSync(prefix, { recursive: true });
    assert.ok(!files.some((name) => name.endsWith('.h') || name.endsWith('.a')), 'the library is not in the package of the program');
    assert.ok(files.some((name) => name.endsWith('THIRD-PARTY-NOTICES.txt')));
  }
  // The completion works: bash proposes an option of the table.
  const completion = join(folder, 'deb/usr/share/bash-completion/completions/article-inspector');
  const ask = `source ${completion}; COMP_WORDS=(article-inspector --off); COMP_CWORD=1; $(complete -p article-inspector | sed 's/.*-F \\([^ ]*\\).*/\\1/') article-inspector --off article-inspector; echo "\${COMPREPLY[@]}"`;
  assert.match(run('bash', ['-c', ask]), /--offsets/);
});

test('the C library is found by pkg-config, and shows its own functions alone', (t) => {
  if (!readdirSync(installed, { recursive: true }).some((path) => path.endsWith('_c.so'))) return t.skip('built as a static library here');
  const flags = run('pkg-config', ['--cflags', '--libs', 'article_inspector_c'], {
    env: {
      ...process.env,
      PKG_CONFIG_PATH: readdirSync(installed, { recursive: true })
        .filter((path) => path.endsWith('pkgconfig'))
        .map((path) => join(installed, path))
        .join(':'),
    },
  });
  const source = '#include <stdio.h>\n#include "article_inspector/c.h"\nint main(void) { puts(ai_version()); return 0; }\n';
  writeFileSync(join(folder, 'version.c'), source);
  const library = /-L(\S+)/.exec(flags)[1];
  run('cc', ['-o', 'version', 'version.c', ...flags.trim().split(/\s+/), `-Wl,-rpath,${library}`]);
  assert.match(run(join(folder, 'version'), []), /^\d+\.\d+\.\d+\n$/);
  const symbols = run('nm', ['-D', '--defined-only', join(library, 'libarticle_inspector_c.so')]);
  const names = symbols
    .trim()
    .split('\n')
    .map((line) => line.split(' ').pop());
  assert.deepEqual(
    names.filter((name) => !name.startsWith('ai_')),
    [],
  );
  assert.ok(names.includes('ai_inspect'));
});

test('what is installed has licence, notices, manual page and completions', () => {
  const files = readdirSync(installed, { recursive: true });
  for (const name of ['LICENSE', 'THIRD-PARTY-NOTICES.txt', 'article-inspector.1', 'article-inspector.fish', '_article-inspector'])
    assert.ok(
      files.some((path) => path.endsWith(name)),
      name,
    );
  const manual = readFileSync(
    join(
      installed,
      files.find((path) => path.endsWith('man1/article-inspector.1')),
    ),
    'utf8',
  );
  const help = run(join(installed, 'bin/article-inspector'), ['--help']);
  for (const [option] of help.matchAll(/--[a-z-]+/g)) assert.ok(manual.replaceAll('\\', '').includes(option), option);
});
