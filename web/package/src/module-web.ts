import type { ModuleSource } from '../../wasm/loader.ts';
import { moduleUrl } from './module-url.ts';
import { inlinedModule } from './inlined-module.ts';

/** The module that belongs to this package, fetched; where its file is not served, the copy inside the package's script. */
export async function ownModule(): Promise<ModuleSource> {
  let reason = '';
  try {
    const response = await fetch(moduleUrl);
    const bytes = response.ok ? new Uint8Array(await response.arrayBuffer()) : new Uint8Array();
    // A development server may answer with a page of its own in place of the file.
    if (bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d) return bytes;
    reason = response.ok ? 'the answer is no WebAssembly' : `${response.status} ${response.statusText}`;
  } catch (error) {
    reason = String(error);
  }
  return inlinedModule(`the module cannot be fetched from ${moduleUrl.href}: ${reason}`);
}
