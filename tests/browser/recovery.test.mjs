// Where the core cannot be loaded, the page says so, keeps the text, and goes on when the network is back.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createSiteServer, listen } from '../../scripts/serve.mjs';
import { inBothBrowsers, siteFolder } from './browsers.mjs';

inBothBrowsers('recovery', (browser) => {
  test('a module that was missing is loaded when the network is back, and the text that waited is marked', async () => {
    const server = createSiteServer(siteFolder);
    const [answer] = server.listeners('request');
    let isMissing = true;
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (isMissing && request.url.endsWith('.wasm')) response.writeHead(404).end();
      else answer(request, response);
    });
    const port = await listen(server, 9300);
    const tab = await browser.instance.newPage();
    const until = async (check) => {
      for (let tries = 0; !(await tab.evaluate(check)); tries++) {
        assert.ok(tries < 300, `waited in vain for ${check}`);
        await new Promise((done) => setTimeout(done, 50));
      }
    };
    try {
      await tab.goto(`http://localhost:${port}/`);
      const text = '“It is closed,” said Kari Lund in Oslo on Monday.';
      await tab.evaluate((value) => document.querySelector('article-inspector').setText(value), text);
      await until(() => document.querySelector('.ai-notices').textContent !== '');
      assert.equal(await tab.evaluate(() => document.querySelector('article-inspector').text), text);
      isMissing = false;
      await tab.evaluate(() => dispatchEvent(new Event('online')));
      await until(() => /\d+ words in English/.test(document.querySelector('article-inspector').textContent));
      assert.equal(await tab.evaluate(() => document.querySelector('article-inspector').text), text);
    } finally {
      await tab.close();
      server.closeAllConnections();
      server.close();
    }
  });
});
