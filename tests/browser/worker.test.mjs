// The worker has no way out: whatever code got into it, a text that it holds could not leave it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { contentSecurityPolicy, listen } from '../../scripts/serve.mjs';
import { inBothBrowsers, siteFolder } from './browsers.mjs';

const [script] = readdirSync(`${siteFolder}/assets`).filter((name) => /^worker-.*\.js$/.test(name));
const worker = readFileSync(`${siteFolder}/assets/${script}`, 'utf8');

/** Runs behind the worker's own code; each way out is tried by its own name and as its prototypes have it. */
const tries = async (leak) => {
  const up = (name) => {
    for (let object = self; object; object = Object.getPrototypeOf(object)) {
      const { value, get } = Object.getOwnPropertyDescriptor(object, name) ?? {};
      if (value !== undefined) return value;
      if (get) return Reflect.apply(get, self, []);
    }
    throw new Error('gone');
  };
  const ways = {
    fetch: (to) => Reflect.apply(up('fetch'), self, [to]),
    'fetch of the prototype': (to) => Reflect.apply(WorkerGlobalScope.prototype.fetch, self, [to]),
    XMLHttpRequest: (to) => {
      const request = new (up('XMLHttpRequest'))();
      request.open('GET', to);
      request.send();
    },
    WebSocket: (to) => new (up('WebSocket'))(to.replace('http', 'ws')),
    EventSource: (to) => new (up('EventSource'))(to),
    importScripts: (to) => Reflect.apply(up('importScripts'), self, [to]),
    Worker: (to) => new (up('Worker'))(to),
    'caches.add': async (to) => (await up('caches').open('leak')).add(to),
    FontFace: (to) => new (up('FontFace'))('leak', `url(${to})`).load(),
    sendBeacon: (to) => up('navigator').sendBeacon(to, 'text'),
    indexedDB: () => up('indexedDB').open('leak'),
    BroadcastChannel: () => new (up('BroadcastChannel'))('leak'),
    storage: () => up('navigator').storage.getDirectory(),
    eval: () => up('eval')('1'),
    Function: () => up('Function')('return 1')(),
    'the constructor of functions': () => (() => 0).constructor('return 1')(),
    'the constructor of async functions': () => (async () => 0).constructor('return 1')(),
    'the constructor of generators': () => function* () {}.constructor('yield 1')(),
    'setTimeout with code': () => up('setTimeout')('1'),
  };
  const open = [];
  for (const [name, way] of Object.entries(ways)) {
    try {
      await way(leak + encodeURIComponent(name));
      open.push(name);
    } catch {
      // shut
    }
  }
  self.postMessage({ tried: Object.keys(ways).length, open });
};

inBothBrowsers('the worker', (browser) => {
  // The policy of the header binds the worker as well; hosts that can send no header have the lock-down alone.
  for (const policy of ['', contentSecurityPolicy.replace(/(script-src|worker-src) /g, '$1 blob: ')]) {
    test(`gives up every way out, ${policy ? 'with' : 'without'} a policy in the header`, async () => {
      const requests = [];
      const server = createServer((request, response) => {
        requests.push(request.url);
        response
          .writeHead(200, { 'content-type': 'text/html', ...(policy && { 'content-security-policy': policy }) })
          .end('<title>x</title>');
      });
      const port = await listen(server, 9900);
      const tab = await browser.instance.newPage();
      try {
        await tab.goto(`http://localhost:${port}/`);
        const result = await tab.evaluate(
          (code) =>
            new Promise((done, fail) => {
              const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
              const started = new Worker(address, { type: 'module' });
              started.onmessage = ({ data }) => data.tried && done(data);
              started.onerror = ({ message }) => fail(new Error(message || 'the worker has failed'));
            }),
          `${worker}\n;(${tries})('http://localhost:${port}/leak/');`,
        );
        assert.deepEqual(result.open, []);
        assert.ok(result.tried > 15);
        // A request of the page itself: what the worker had sent would have come before it.
        await tab.evaluate(() => fetch('./last').catch(() => null));
        assert.ok(requests.includes('/last'));
        assert.deepEqual(
          requests.filter((path) => path.startsWith('/leak')),
          [],
        );
      } finally {
        await tab.close();
        server.closeAllConnections();
        server.close();
      }
    });
  }
});
