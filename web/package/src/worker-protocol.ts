import type { Format, Options } from '../../wasm/loader.ts';
import type { Comparison } from './comparison.ts';
import type { Report } from './report.ts';

/** What a worker is asked: once to load, then to inspect. */
export type Request =
  | { id: number; load: WebAssembly.Module | ArrayBuffer }
  | { id: number; inspect: string; options: Options | undefined }
  | { id: number; write: string; format: Format; options: Options | undefined }
  | { id: number; compare: string; copy: string; language: string | undefined };

/** What it answers, under the request's id. */
export type Answer = { id: number; value: Report | Comparison | string | null } | { id: number; error: string };
