// The documentation as it is published: it is built, every link and anchor in it leads somewhere, and its pages run without an error.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, posix } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { programs, quiet } from '../programs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const base = '/project/docs/';
const site = `${root}build/site/docs`;
let pages;

before(() => {
  execFileSync(`${root}scripts/docs`, { env: { ...process.env, DOCS_BASE: base }, stdio: ['ignore', 'ignore', 'inherit'] });
  pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.html') && name !== '404.html');
});

test('every page of the sidebar is there, with figures where they were kept', () => {
  const config = readFileSync(`${root}site/docs/.vitepress/config.mjs`, 'utf8');
  const linked = [...config.matchAll(/link: '\/([^']+)'/g)].map(([, path]) => `${path}.html`);
  assert.ok(linked.length > 15);
  for (const path of linked)
    if (path !== 'reference/figures.html' || existsSync(`${root}site/docs/figures.json`)) assert.ok(pages.includes(path), path);
});

test('links and anchors lead somewhere', () => {
  const htmlOf = new Map(pages.map((path) => [path, readFileSync(join(site, path), 'utf8')]));
  const wrong = [];
  for (const [path, html] of htmlOf) {
    for (const [, target] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
      if (/^(https?|mailto|data):/.test(target)) continue;
      const { pathname, hash } = new URL(target.replaceAll('&amp;', '&'), `http://x${posix.join(base, path)}`);
      let file = decodeURIComponent(pathname).slice(base.length);
      if (pathname === base) file = 'index.html';
      if (!pathname.startsWith(base) || !existsSync(join(site, file)) || statSync(join(site, file)).isDirectory())
        wrong.push(`${path}: ${target}`);
      else if (hash && htmlOf.has(file) && !htmlOf.get(file).includes(`id="${decodeURIComponent(hash.slice(1))}"`))
        wrong.push(`${path}: ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('pages run without an error, and the search finds what is written', async () => {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const file = join(site, path.slice(base.length) || 'index.html');
    if (!path.startsWith(base) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath: programs.chromium, args: quiet });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('response', (response) => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`));
    page.on('request', (request) => new URL(request.url()).hostname === '127.0.0.1' || errors.push(`asks ${request.url()}`));
    for (const path of ['index.html', 'start.html', 'reference/report.html', 'reference/architecture.html']) {
      await page.goto(`http://127.0.0.1:${server.address().port}${base}${path}`);
      await page.locator('h1').first().waitFor();
    }
    await page.keyboard.press('Control+k');
    await page.locator('#localsearch-input').fill('misattributed');
    await page.locator('#localsearch-list li').first().waitFor();
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    server.close();
  }
});
