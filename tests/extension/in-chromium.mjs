// All tests of the extension, in Chromium: one browser for all of them.
import { readdirSync } from 'node:fs';

import { runIn } from './browsers.mjs';

runIn('chromium');
for (const name of readdirSync(import.meta.dirname).sort())
  if (name.endsWith('.test.mjs') && name !== 'build.test.mjs') await import(`./${name}`);
