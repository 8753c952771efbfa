/// <reference lib="webworker" />
import { createRunner, type Runner } from './runner.ts';
import type { Answer, Request } from './worker-protocol.ts';

// A page's content security policy in a <meta> element does not bind its workers. So the worker gives away what could send a text
// anywhere, before the first text reaches it.
const waysOut = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'BroadcastChannel',
  'Worker',
  'SharedWorker',
  'importScripts',
  'caches',
  'indexedDB',
];
for (const name of waysOut) Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });

let runner: Runner | null = null;

async function answer(request: Request): Promise<Answer> {
  const { id } = request;
  try {
    if ('load' in request) {
      runner = await createRunner(request.load);
      return { id, value: null };
    }
    if (!runner) throw new Error('the worker was asked before its module was loaded');
    if ('compare' in request) return { id, value: await runner.compare(request.compare, request.copy, request.language) };
    return { id, value: await runner.write(request.write, request.format, request.options) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

// One after the other: an answer never overtakes the one before it.
let last: Promise<unknown> = Promise.resolve();
self.addEventListener('message', (event: MessageEvent<Request>) => {
  last = last.then(async () => self.postMessage(await answer(event.data)));
});
