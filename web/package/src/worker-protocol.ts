import type { Format, Options } from '../../wasm/loader.ts';
import type { Comparison } from './comparison.ts';

/** What a worker is asked: once to load, then to inspect and write, or to compare. */
export type Request =
  | { id: number; load: WebAssembly.Module | ArrayBuffer }
  | { id: number; write: string; format: Format; options: Options | undefined }
  | { id: number; compare: string; copy: string; language: string | undefined };

/** What it answers, under the request's id. */
export type Answer = { id: number; value: Comparison | string | null } | { id: number; error: string };
