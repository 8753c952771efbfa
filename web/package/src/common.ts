/** What the package exports that needs neither its module nor its workers: a host that brings these itself takes this alone. */
export * from './check.ts';
export * from './comparison.ts';
export { messages, sentenceOf } from './messages.ts';
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
export * from './report.ts';
export { createRunner, DisposedError, type Abortable, type Inspection, type Runner, type Signal } from './runner.ts';
export { compile, formats, InspectorError } from '../../wasm/loader.ts';
export type {
  Block,
  BlockPlace,
  BlockTag,
  CompiledModule,
  ErrorCode,
  Format,
  ModuleSource,
  Options,
  PageData,
  Correction,
  Rejection,
  TextToCheck,
  WriteOptions,
} from '../../wasm/loader.ts';
