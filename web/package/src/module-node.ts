import { readFile } from 'node:fs/promises';

import { moduleUrl } from './module-url.ts';

/** The module that belongs to this package, read from its file. */
export const ownModule = (): Promise<Uint8Array<ArrayBuffer>> => readFile(moduleUrl) as Promise<Uint8Array<ArrayBuffer>>;
