// All tests of the extension, in Firefox: one browser for all of them.
import { readdirSync } from 'node:fs';

import { runIn } from './browsers.mjs';

runIn('firefox');
for (const name of readdirSync(import.meta.dirname).sort())
  if (name.endsWith('.test.mjs') && name !== 'build.test.mjs') await import(`./${name}`);
