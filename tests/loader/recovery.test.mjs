// A worker that dies or hangs, a module that cannot be loaded: each is told by its code, and the next call works again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { compile, createWorkerRunner } from '../../build/package/dist/node/index.js';

const bytes = readFileSync(fileURLToPath(new URL('../../build/package/article-inspector.wasm', import.meta.url)));

/** Workers that answer with the length of the text, hang at "HANG" and end at "DIE"; each is counted, with what it was asked. */
function workers() {
  const made = [];
  const create = () => {
    const asked = [];
    const listeners = {};
    const worker = {
      asked,
      ended: false,
      addEventListener: (type, listener) => (listeners[type] = listener),
      terminate: () => (worker.ended = true),
      postMessage: (message) => {
        const text = message.text ?? '';
        if (message.do) asked.push(text || message.do);
        if (text.includes('HANG')) return;
        setTimeout(() => {
          if (text.includes('DIE')) listeners.error({ message: 'it has died' });
          else listeners.message({ data: { value: message.do ? JSON.stringify({ length: text.length }) : null } });
        });
      },
    };
    made.push(worker);
    return worker;
  };
  return { made, create };
}

test('a worker that dies takes one call with it, and what waits goes to the next', async () => {
  const { made, create } = workers();
  const runner = await createWorkerRunner(bytes, create);
  const calls = ['one', 'DIE', 'three'].map((text) => runner.inspect(text));
  assert.deepEqual(await calls[0], { length: 3 });
  await assert.rejects(calls[1], { code: 'worker-failed', message: /it has died/ });
  assert.deepEqual(await calls[2], { length: 5 });
  assert.deepEqual(
    made.map(({ ended, asked }) => [ended, asked]),
    [
      [true, ['one', 'DIE']],
      [false, ['three']],
    ],
  );
  runner.dispose();
});

test('a worker that hangs is ended at its deadline, which grows with the text', async () => {
  const { made, create } = workers();
  const lengths = [];
  const runner = await createWorkerRunner(bytes, create, { deadline: (length) => (lengths.push(length), 100) });
  const opened = await runner.open('kept open');
  const [hanging, waiting] = [runner.inspect('HANG here'), runner.inspect('after it')];
  await assert.rejects(hanging, { code: 'timeout' });
  assert.deepEqual(await waiting, { length: 8 });
  assert.ok(lengths.includes('HANG here'.length));
  assert.deepEqual(made[1].asked, ['kept open', 'after it'], 'what was open is open in the next worker');
  assert.equal(await opened.write('text'), '{"length":0}');
  runner.dispose();
});

test('a call that is aborted while it hangs frees the worker for the next', async () => {
  const { made, create } = workers();
  const runner = await createWorkerRunner(bytes, create);
  const controller = new AbortController();
  const hanging = runner.inspect('HANG', { signal: controller.signal });
  const waiting = runner.inspect('a newer text');
  controller.abort(new Error('another text'));
  await assert.rejects(hanging, { message: 'another text' });
  assert.deepEqual(await waiting, { length: 12 });
  assert.equal(made.length, 2);
  runner.dispose();
  await assert.rejects(runner.inspect('x'), { code: 'disposed' });
});

test('a module that is missing, cut off, or another file is told as that', async () => {
  const html = new TextEncoder().encode('<!doctype html><title>Log in</title>');
  for (const source of [new Response('', { status: 404 }), bytes.subarray(0, bytes.length / 2), html, new Response(html)]) {
    await assert.rejects(compile(source), { code: 'module-unavailable' });
  }
  // A module, but none of ours.
  const other = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  await assert.rejects(createWorkerRunner(other), { code: 'module-unavailable' });
});

test('a module that cannot be loaded at first is asked for again', async () => {
  let asked = 0;
  const { create } = workers();
  const runner = await createWorkerRunner(() => (++asked < 2 ? Promise.reject(new TypeError('no network')) : bytes), create);
  assert.deepEqual(await runner.inspect('four'), { length: 4 });
  assert.equal(asked, 2);
  runner.dispose();
});
