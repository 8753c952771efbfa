// What CHANGELOG.md calls stable is still there as it was released: stable.json lists it. New things are added to the list; nothing in it is
// removed or changed without another AI_ABI_VERSION, another `version` of the report, or another major version.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const stable = JSON.parse(read('tests/house/stable.json'));
const missing = (wanted, there) => wanted.filter((one) => !there.includes(one));

test('functions, enumerators and structures of the C ABI', () => {
  const header = read('core/include/article_inspector/c.h')
    .replaceAll(/\/\*[^]*?\*\//g, ' ')
    .replaceAll(/\s+/g, ' ');
  assert.match(header, new RegExp(`AI_ABI_VERSION ${stable.abi} `));
  const functions = [...header.matchAll(/AI_API\(\w+\) ([^;]+);/g)].map(([, declaration]) => declaration);
  assert.deepEqual(missing(stable.functions, functions), []);
  const enumerators = [...header.matchAll(/(AI_\w+) = (\d+)/g)].map(([, name, value]) => `${name} = ${value}`);
  assert.deepEqual(missing(stable.enumerators, enumerators), []);
  for (const [name, members] of Object.entries(stable.structures)) {
    const body = header.match(new RegExp(`typedef struct ${name} \\{ (.*?) \\} ${name};`))[1];
    assert.ok(body.startsWith(members), `${name} grows only at its end`);
  }
});

test('fields of the report that are always there', () => {
  const schema = JSON.parse(read('web/package/report.schema.json'));
  assert.equal(schema.properties.version.const, stable.report);
  for (const [name, fields] of Object.entries(stable.fields)) {
    const part = name === 'report' ? schema : schema.$defs[name];
    assert.deepEqual(missing(fields, part.required), [], name);
  }
});

test('options of the command line, and names of the package', () => {
  const tool = readdirSync(join(root, 'core/tool'))
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => read(`core/tool/${name}`))
    .join('\n');
  assert.deepEqual(
    stable.options.filter((option) => !tool.includes(`"${option}`) && !tool.includes(`,${option}`)),
    [],
  );
  const index = read('web/package/src/index.ts') + read('web/package/src/common.ts');
  assert.deepEqual(
    stable.names.filter((name) => !new RegExp(`\\b${name}\\b`).test(index)),
    [],
  );
  const python = read('core/python/article_inspector/__init__.py');
  assert.deepEqual(
    stable.python.filter((name) => !python.includes(`    "${name}",`)),
    [],
  );
});
