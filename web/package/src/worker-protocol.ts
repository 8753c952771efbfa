import type { Format, Options } from '../../wasm/loader.ts';
import type { Report } from './report.ts';

/** What a worker is asked: once to load, then to inspect. */
export type Request =
  | { id: number; load: WebAssembly.Module | ArrayBuffer }
  | { id: number; inspect: string; options: Options | undefined }
  | { id: number; write: string; format: Format; options: Options | undefined };

/** What it answers, under the request's id. */
export type Answer = { id: number; value: Report | string | null } | { id: number; error: string };
