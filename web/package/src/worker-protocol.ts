import type { ErrorCode } from '../../wasm/error.ts';
import type { CompiledModule, Format, Options, TextToCheck, WriteOptions } from '../../wasm/loader.ts';

/** What an engine is asked. An inspection stays open under the id that its opener chose. */
export type Request =
  | { do: 'open'; id: number; text: string; options: Options }
  | { do: 'write'; id: number; format: Format; options: WriteOptions }
  | { do: 'compare'; original: number; copy: number }
  | { do: 'close'; id: number }
  /** Inspects, writes and closes. */
  | { do: 'write-text'; text: string; options: Options; format: Format; writeOptions: WriteOptions }
  | { do: 'compare-texts'; original: string; copy: string; options: Options }
  | { do: 'check'; draft: TextToCheck; sources: readonly TextToCheck[] };

/** What a worker gets: first the module, then requests, one after the other. `hello` only asks whether it has started. */
export type ToWorker = { hello: true } | { load: CompiledModule } | Request;

/** What a worker answers to each, in order. */
export type FromWorker = { value: string | null } | { error: string; code: ErrorCode };

/** A worker of the host: a web worker, or one of Node's. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): unknown;
  addEventListener?(type: string, listener: (event: any) => void): void;
  on?(type: string, listener: (value: any) => void): unknown;
}
