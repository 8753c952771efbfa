// checkQuotes(): what a caller of the package gets, by the shared runner, by a runner of its own and without promises.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { checkQuotes, createRunner, createSyncInspector, isFaithful, ownModule } from '../../build/package/dist/node/index.js';

const schema = JSON.parse(readFileSync(new URL('../../web/package/check.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const source =
  '“The bridge is safe and it will stay open through the winter,” Ann Lee, the mayor, said on Monday. “We spent 3.5 million euros on the repairs.”';
const draft = 'Ann Lee said: “The bridge is not safe and it will stay open.” She added: “We spent 3.5 million euros … repairs.”';

test('each quotation of a draft has its verdict, its source and what differs', async () => {
  const check = await checkQuotes(draft, ['Nothing of the kind.', source]);
  assert.ok(validate(check), JSON.stringify(validate.errors));
  assert.deepEqual(
    check.quotes.map(({ verdict, source }) => [verdict, source]),
    [
      ['altered', 1],
      ['shortened', 1],
    ],
  );
  const [{ differences, start, end }] = check.quotes;
  assert.equal(draft.slice(start, end), '“The bridge is not safe and it will stay open.”');
  assert.deepEqual(
    differences.map(({ kind, start, end }) => [kind, draft.slice(start, end)]),
    [['negation', 'not']],
  );
  assert.equal(isFaithful(check.quotes[0].verdict), false);
  assert.equal(isFaithful(check.quotes[1].verdict), true);
});

test('a runner and a synchronous inspector give the same check', async () => {
  const expected = await checkQuotes(draft, [source]);
  const runner = await createRunner(ownModule());
  assert.deepEqual(await runner.check({ text: draft, language: 'en' }, [{ text: source, language: 'en' }]), expected);
  runner.dispose();
  assert.deepEqual((await createSyncInspector(ownModule())).check(draft, [source]), expected);
});

test('arguments of the wrong kind are refused where they are given', async () => {
  await assert.rejects(checkQuotes(draft, source), { code: 'invalid-argument', message: /the sources must be an array/ });
  await assert.rejects(checkQuotes(7, []), { code: 'invalid-argument' });
  await assert.rejects(checkQuotes(draft, [{ text: source, langauge: 'en' }]), { code: 'invalid-argument', message: /langauge/ });
});

test('a draft without sources has no quotation that stands in one', async () => {
  const { quotes } = await checkQuotes(draft, []);
  assert.deepEqual(
    quotes.map(({ verdict }) => verdict),
    ['absent', 'absent'],
  );
});
