/** Why a call failed. Codes are stable; messages are for people and may change. */
export type ErrorCode =
  /** An argument or an option is of the wrong type, out of range or misspelt. */
  | 'invalid-argument'
  /** The text is longer than 2^28 UTF-16 code units. */
  | 'text-too-long'
  | 'unknown-format'
  /** The language is no BCP 47 tag. */
  | 'unknown-language'
  /** There was not enough memory. The next call works again. */
  | 'out-of-memory'
  /** The core stopped half-way. The next call works again. */
  | 'stopped'
  /** The runner or the inspection has been disposed of. */
  | 'disposed'
  /** The WebAssembly module cannot be found, or belongs to another version. */
  | 'module-unavailable'
  /** The answer took far longer than a text of its length needs; its worker has been ended. The next call works again. */
  | 'timeout'
  /** The worker cannot be started, or has ended. */
  | 'worker-failed';

/** The core refused, or failed; `code` says why. An aborted call rejects with the signal's reason instead. */
export class InspectorError extends Error {
  override name = 'InspectorError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
