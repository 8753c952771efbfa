// What every report must be, whatever the text: shared by the tests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync(new URL('../web/package/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** Asserts that a report obeys the schema, that its spans lie in the text and split no surrogate pair, and that its references hold. */
export function checkReport(report, text) {
  assert.ok(validate(report), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
  assert.equal(report.length, text.length);
  for (const { start, end, where } of spansOf(report)) {
    assert.ok(start <= end && end <= text.length, `${where}: ${start}-${end} is not in a text of ${text.length}`);
    assert.ok(!splitsPair(text, start) && !splitsPair(text, end), `${where}: ${start}-${end} splits a character`);
  }
  inOrder(report.boilerplate, 'boilerplate');
  const ids = new Set(report.entities.map(({ id }) => id));
  assert.equal(ids.size, report.entities.length, 'two entities have one id');
  for (const { speaker } of report.quotes)
    if (speaker && speaker.entity !== null) assert.ok(ids.has(speaker.entity), `no entity ${speaker.entity} for a speaker`);
}

// Every object that has a start and an end, wherever it stands.
function spansOf(report) {
  const spans = [];
  const waiting = [['report', report]];
  while (waiting.length) {
    const [where, value] = waiting.pop();
    if (value === null || typeof value !== 'object') continue;
    if ('start' in value) spans.push({ start: value.start, end: value.end, where });
    for (const [key, inner] of Object.entries(value)) waiting.push([`${where}.${key}`, inner]);
  }
  return spans;
}

function splitsPair(text, at) {
  const isLead = (unit) => unit >= 0xd800 && unit <= 0xdbff;
  const isTrail = (unit) => unit >= 0xdc00 && unit <= 0xdfff;
  return at > 0 && at < text.length && isLead(text.charCodeAt(at - 1)) && isTrail(text.charCodeAt(at));
}

function inOrder(spans, what) {
  for (let k = 1; k < spans.length; k++)
    assert.ok(spans[k - 1].end <= spans[k].start, `${what}: marks ${k - 1} and ${k} overlap or stand out of order`);
}
