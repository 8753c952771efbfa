// Takes the stores' pictures of the built extension in Chromium, 1280 by 800, into build/extension-pictures/.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Chromium, pause, until } from '../../tests/extension/browsers.mjs';

const folder = fileURLToPath(new URL('../../build/extension-pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });
const browser = new Chromium();
await browser.start();
try {
  const page = await browser.open('shown');
  await page.setViewport({ width: 1280, height: 800 });
  await browser.mark(page);
  await pause(1500);
  const take = (name, from = page) => from.screenshot({ path: `${folder}${name}.png` });
  await take('marks');
  // The card of what somebody says.
  for (let step = 0; step < 40 && !(await browser.marks(page)).shown?.some((words) => words.startsWith('“')); step++) {
    await browser.inPage(page, 'next-mark');
    await pause(100);
  }
  await pause(300);
  await take('card');
  await browser.inPage(page, 'view', { view: 'hidden', isOn: true });
  await pause(300);
  await take('junk-hidden');
  await browser.inPage(page, 'view', { view: 'hidden', isOn: false });
  await browser.inPage(page, 'view', { view: 'story', isOn: true });
  await until(async () => (await browser.state()).views.includes('story'), 'the story is open');
  await take('story');
  const panel = await browser.panel();
  await browser.inPage(page, 'view', { view: 'story', isOn: false });
  await panel.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 });
  await panel.click('[data-lens=voices]');
  await pause(1000);
  await take('panel', panel);
} finally {
  await browser.stop();
}
console.log(folder);
