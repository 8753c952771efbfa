import { readFile } from 'node:fs/promises';

import type { ModuleSource } from '../../wasm/loader.ts';
import { moduleUrl } from './module-url.ts';
import { inlinedModule } from './inlined-module.ts';

/** The module that belongs to this package, read from its file; where a bundler left the file behind, the copy inside the script. */
export async function ownModule(): Promise<ModuleSource> {
  try {
    return await readFile(moduleUrl);
  } catch (error) {
    return inlinedModule(`the module cannot be read: ${String(error)}`);
  }
}
