// Installed, the page works with the network cut; an update waits and loses no text.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { createSiteServer, listen } from '../../scripts/serve.mjs';
import { serviceWorkerFor } from '../../site/precache.mjs';
import { inBothBrowsers, siteFolder } from './browsers.mjs';

/** Makes a next version of a built site: another page, a script of another name, and its service worker. */
function newVersion(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const [, script] = /src="\.\/assets\/([^"]+\.js)"/.exec(page);
  renameSync(join(folder, 'assets', script), join(folder, 'assets', `next-${script}`));
  writeFileSync(
    join(folder, 'index.html'),
    page.replace(`assets/${script}`, `assets/next-${script}`).replace(/<title>.*?<\/title>/, '<title>The next version</title>'),
  );
  const source = readFileSync(new URL('../../site/service-worker.js', import.meta.url), 'utf8');
  writeFileSync(join(folder, 'service-worker.js'), serviceWorkerFor(folder, source));
}

inBothBrowsers('offline', (browser) => {
  /**
   * A copy of the site on a server of its own, which can be changed and cut off. `intercept(request, response)` may answer in its place,
   * and then says true.
   */
  async function ownSite(intercept = () => false) {
    const folder = mkdtempSync(join(tmpdir(), 'article-inspector-'));
    cpSync(siteFolder, folder, { recursive: true });
    const server = createSiteServer(folder, '/below/');
    const [answer] = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request, response) => intercept(request, response) || answer(request, response));
    const requests = [];
    server.on('request', (request) => requests.push(`${request.method} ${request.url}`));
    const port = await listen(server, 9000);
    const shared = browser.site;
    browser.site = `http://localhost:${port}/below/`;
    return {
      folder,
      requests,
      cut() {
        server.closeAllConnections();
        return new Promise((done) => server.close(done));
      },
      async end() {
        browser.site = shared;
        server.closeAllConnections();
        server.close();
        rmSync(folder, { recursive: true });
      },
    };
  }

  const isInstalled = async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === 'activated' && !!navigator.serviceWorker.controller;
  };

  test('after the first visit it works with the network cut, and a shared text reaches no server', async () => {
    const site = await ownSite();
    const page = await browser.open();
    try {
      await page.until(isInstalled);
      await site.cut();
      await page.tab.reload();
      await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
      await page.click('[data-key="welcome/sample"]');
      await page.until(() => document.querySelectorAll('.ai-quoted').length > 0);
      // What the system does when another app shares a text with the installed page.
      const address = await page.evaluate(async () => {
        const form = new FormData();
        form.set('text', 'Kari Lund spoke in Oslo.');
        form.set('url', 'https://example.org/story');
        const worker = await fetch('./share', { method: 'POST', body: form, redirect: 'manual' });
        return worker.type;
      });
      assert.equal(address, 'opaqueredirect');
      assert.ok(!site.requests.some((request) => request.startsWith('POST')));
      assert.deepEqual(await page.violations(), []);
    } finally {
      await page.close();
      await site.end();
    }
  });

  test('a text that another app shares, as the manifest says, comes into the page and reaches no server', async () => {
    const site = await ownSite();
    const page = await browser.open();
    // To go elsewhere from a text that is not kept, the reader is asked.
    page.tab.on('dialog', (dialog) => void dialog.accept());
    const system = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Another app</title>');
    });
    try {
      await page.until(isInstalled);
      const { action, method, enctype, params } = await page.evaluate(async () => {
        const link = document.querySelector('link[rel=manifest]').href;
        const { share_target: share } = await (await fetch(link)).json();
        return { ...share, action: new URL(share.action, link).href };
      });
      const port = await listen(system, 9600);
      const shared = 'Kari Lund spoke in Oslo – “quietly & briefly”, 100 % #sure.';
      // Text with its address, a title alone, a file: each is sent as the system does, from outside of the page.
      for (const [fields, file, text, source] of [
        [
          { [params.title]: 'A title', [params.text]: shared, [params.url]: 'https://example.org/a?b=c#d' },
          null,
          shared,
          'https://example.org/a?b=c#d',
        ],
        [{ [params.title]: 'A title alone' }, null, 'A title alone', ''],
        [{}, [params.files[0].name, 'story.txt', `${shared}\nIn a file.`], `${shared}\nIn a file.`, ''],
      ]) {
        await page.tab.goto(`http://localhost:${port}/`);
        await page.evaluate(
          (target) => {
            const form = document.createElement('form');
            Object.assign(form, { action: target.action, method: target.method, enctype: target.enctype });
            for (const [name, value] of Object.entries(target.fields)) {
              const field = document.createElement('textarea');
              Object.assign(field, { name, value });
              form.append(field);
            }
            if (target.file) {
              const [name, fileName, content] = target.file;
              const field = document.createElement('input');
              Object.assign(field, { type: 'file', name });
              const given = new DataTransfer();
              given.items.add(new File([content], fileName, { type: 'text/plain' }));
              field.files = given.files;
              form.append(field);
            }
            document.body.append(form);
            setTimeout(() => form.submit());
          },
          { action, method, enctype, fields, file },
        );
        await page.until((wanted) => document.querySelector('article-inspector')?.text === wanted, text);
        assert.equal(await page.evaluate(() => location.hash), '', 'nothing stays in the address');
        await page.click('[data-key="bar/save"]');
        assert.equal(await page.evaluate(() => document.querySelector('[data-key="out/source"]').value), source);
      }
      assert.ok(!site.requests.some((request) => request.startsWith('POST')), site.requests.join(' '));
    } finally {
      await page.close();
      system.closeAllConnections();
      system.close();
      await site.end();
    }
  });

  test('a new version waits: the text stays, the reader is told, the next visit gets it', async () => {
    const site = await ownSite();
    const page = await browser.open();
    try {
      await page.until(isInstalled);
      await page.paste('A text that nobody has saved.');
      const worker = join(site.folder, 'service-worker.js');
      writeFileSync(worker, readFileSync(worker, 'utf8').replace(/const version = '.*?'/, "const version = 'newer'"));
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await page.until(() => /new version is ready/.test(document.querySelector('.ai-notices').textContent));
      assert.equal(await page.text(), 'A text that nobody has saved.');
      await page.press('e');
      await page.until(() => document.activeElement?.classList.contains('ai-edit-field'));
      await page.type('Still mine. ');
      await page.press('Control+Enter');
      assert.match(await page.text(), /Still mine\./);
    } finally {
      await page.close();
      await site.end();
    }
  });

  test('a network’s log-in page in the place of a file is never kept as the file', async () => {
    // The page has its module before the service worker asks for it; from then on the network gives its log-in page.
    let isCaptive = false;
    let modules = 0;
    const site = await ownSite((request, response) => {
      const isModule = request.url.endsWith('.wasm');
      if (isModule) modules++;
      if (!isCaptive || !((isModule && modules > 1) || request.url.endsWith('.png'))) return false;
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=3600' }).end('<title>Log in</title>');
      return true;
    });
    isCaptive = true;
    const page = await browser.open();
    try {
      // The service worker asks for the module twice, the second time past the browser's own cache.
      for (let tries = 0; modules < 3 && tries < 200; tries++) await new Promise((done) => setTimeout(done, 50));
      await page.until(async () => (await caches.keys()).length === 0 && !(await navigator.serviceWorker.getRegistration())?.installing);
      assert.equal(await page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.active), false);
      isCaptive = false;
      await page.tab.goto('about:blank');
      await page.tab.goto(browser.site);
      await page.until(isInstalled);
      await site.cut();
      await page.tab.reload();
      await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
    } finally {
      await page.close();
      await site.end();
    }
  });

  test('a new version is whole, even where the host lets everything be cached', async () => {
    const site = await ownSite((request, response) => {
      const { writeHead } = response;
      response.writeHead = (status, headers, ...rest) =>
        writeHead.call(response, status, { ...headers, ...(headers['Cache-Control'] && { 'Cache-Control': 'max-age=3600' }) }, ...rest);
      return false;
    });
    const page = await browser.open();
    try {
      await page.until(isInstalled);
      newVersion(site.folder);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await page.until(async () => !!(await navigator.serviceWorker.getRegistration()).waiting);
      // Closed everywhere, the new version takes over.
      const { origin, pathname } = new URL(browser.site);
      const closed = page.tab;
      page.tab = await page.context.newPage();
      await closed.close();
      await page.tab.goto(`${origin}/elsewhere`);
      await page.until(async (scope) => !(await navigator.serviceWorker.getRegistration(scope)).waiting, pathname);
      await page.tab.goto(browser.site);
      await page.until(isInstalled);
      await site.cut();
      await page.tab.reload();
      await page.until(() => document.querySelector('article-inspector')?.hasAttribute('ready'));
      assert.equal(await page.evaluate(() => document.title), 'The next version');
      assert.match(await page.evaluate(() => document.querySelector('script[src]').src), /next-/);
    } finally {
      await page.close();
      await site.end();
    }
  });

  test('the manifest names icons that are there, and a share target', async () => {
    const page = await browser.open();
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector('link[rel=manifest]').href;
      const { icons, share_target: share, display } = await (await fetch(link)).json();
      const answers = await Promise.all(icons.map(({ src }) => fetch(new URL(src, link))));
      return { ok: answers.every((answer) => answer.ok), share, display };
    });
    assert.equal(manifest.ok, true);
    assert.equal(manifest.display, 'standalone');
    assert.equal(manifest.share.method, 'POST');
    await page.close();
  });
});
