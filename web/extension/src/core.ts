/** The package without its worker: the extension's background is the one place where the core runs. build.mjs puts it in the package's place. */
export * from '../../package/src/check.ts';
export * from '../../package/src/comparison.ts';
export { messages, sentenceOf } from '../../package/src/messages.ts';
export {
  boilerplateKinds,
  entityTypes,
  findingKinds,
  findingReasons,
  quoteKinds,
  reasons,
  storyPlaces,
  type BoilerplateKind,
  type EntityType,
  type FindingKind,
  type FindingReason,
  type QuoteKind,
  type Reason,
  type StoryPlace,
} from '../../wasm/contract.ts';
export * from '../../package/src/report.ts';
export { createRunner, DisposedError, type Inspection, type Runner } from '../../package/src/runner.ts';
export { compile, formats, InspectorError } from '../../wasm/loader.ts';
export type {
  Block,
  BlockPlace,
  BlockTag,
  Format,
  ModuleSource,
  Options,
  PageData,
  Rejection,
  TextToCheck,
  WriteOptions,
} from '../../wasm/loader.ts';
