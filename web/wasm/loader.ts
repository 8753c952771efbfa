/**
 * Loads the core's WebAssembly module and calls it by the C ABI of core/include/article_inspector/c.h. The same file serves a page, a
 * worker, an extension and Node: it is given the module, in whatever form its host has it, and fetches nothing itself.
 */
import { blockPlaces, blockTags, formats, layers, type BlockPlace, type BlockTag, type Format, type Layer } from './contract.ts';
import { InspectorError, type ErrorCode } from './error.ts';

export { formats, InspectorError, layers, type BlockPlace, type BlockTag, type ErrorCode, type Format, type Layer };

/** A `WebAssembly.Module`. */
export type CompiledModule = object;

/** What is needed of a `Response`. */
export interface ResponseLike {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The module: its bytes, a response that brings them, or compiled already. */
export type ModuleSource = ArrayBuffer | ArrayBufferView | ResponseLike | CompiledModule;

/** What HTML tells about a stretch of the text. Offsets are UTF-16 code units, `end` exclusive; blocks stand by rising start. */
export interface Block {
  start: number;
  end: number;
  tag?: BlockTag;
  /** Where on the page it stands, by its nearest landmark. */
  place?: BlockPlace;
  /** 1 to 6; 0 or left out for what is no heading. */
  headingLevel?: number;
  /** Of nesting in the document. */
  depth?: number;
  /** Share of its characters that lie in links, 0 to 100. */
  linkPercent?: number;
  /** True where a reader, or some readers, do not see it. */
  hidden?: boolean;
  /** True where it has the words of the page's title. */
  title?: boolean;
  /** All the places that it lies in. */
  around?: readonly BlockPlace[];
  /** Blocks of one parent element share a number; 0 where it is not known. */
  group?: number;
  /** The same for the parent of the parent. */
  outerGroup?: number;
}

/** The forms in which an inspected article leaves; the report itself is `json`. The order is that of the core's format.h. */

// The order is that of the core's inspect.h.

/** A mark that a reader has rejected: it is left out, and the later stages work without it. */
export interface Rejection {
  layer: Layer;
  /** The mark's; a mention's, which rejects its whole entity; the first piece of a quote's content. */
  start: number;
  end: number;
}

/** What a page's markup says of the page: its title, meta elements, JSON-LD. Every field may be left out. */
export interface PageData {
  /** Of the page as a whole, often with the site's name. */
  title?: string;
  /** Of the article. */
  headline?: string;
  description?: string;
  /** Names, in the page's order. */
  authors?: readonly string[];
  /** ISO 8601, a day or a moment. */
  published?: string;
  modified?: string;
  /** Name of the site. */
  site?: string;
  /** Canonical address. */
  address?: string;
}

// The orders are those of the core's inspect.h and report.h.
export const correctionKinds = ['headline', 'junk', 'type', 'merge', 'split', 'quote', 'speaker'] as const;
const correctedTypes = ['person', 'organization', 'location', 'misc'] as const;

/**
 * Something that a reader has put right, at a place of the text: this is the headline, this is not the story, this name is of another
 * type, is the same as the one mentioned at `into`, is somebody else than the rest; these words are a quote, or were said by `name`
 * (empty: by nobody who is named). What it changes is marked as corrected.
 */
export interface Correction {
  kind: (typeof correctionKinds)[number];
  start: number;
  end: number;
  into?: { start: number; end: number };
  type?: (typeof correctedTypes)[number];
  name?: string;
}

/** What may be known about a text beside its characters. */
export interface Options {
  /** The text's language as a BCP 47 tag such as `en` or `en-GB`; found out from the text where it is left out. */
  language?: string;
  /** Hints from HTML. */
  blocks?: readonly Block[];
  /** Marks to leave out. */
  rejected?: readonly Rejection[];
  /** What a reader has put right, in the order in which it applies. */
  corrections?: readonly Correction[];
  /** What the page says of itself. */
  page?: PageData;
}

// The order is that of ai_offsets.
export const offsetUnits = ['utf16', 'codepoint', 'byte'] as const;
export type OffsetUnit = (typeof offsetUnits)[number];

/** How an inspection is written. */
export interface WriteOptions {
  /** The article's address: the target of the annotations in that format. */
  source?: string;
  /** Spaces per level of JSON. Where it is left out, JSON is one line. */
  indent?: number;
  /** What offsets in JSON count; UTF-16 code units, as JavaScript's strings do, where it is left out. */
  offsets?: OffsetUnit;
  /** In JSON, the text as `text`, and beside each pair of offsets the words there. */
  withText?: boolean;
  /** The language of what a format for people says around the report, such as "de"; English where it is left out or not there. */
  messageLanguage?: string;
  /** In `text`, the story without its headline. */
  withoutHeadline?: boolean;
}

/** The core in one instance of the module. It answers one call at a time, on the thread that calls. */
export interface Core {
  readonly version: string;
  /** The name of its word lists and weights. */
  readonly model: string;
  /** Inspects a text, once; whatever is written is written from what this gives. */
  inspect(text: string, options?: Options): CoreInspection;
  /** Says of each quotation of a draft whether a source has it, as JSON. */
  check(draft: TextToCheck, sources: readonly TextToCheck[]): string;
}

/** A text with what may be known about it. */
export interface TextToCheck extends Options {
  text: string;
}

/** An inspected text in the module's memory, until it is freed. */
export interface CoreInspection {
  write(format: Format, options?: WriteOptions): string;
  /** What differs between this text and a copy of it that the same core inspected, as JSON. */
  compare(copy: CoreInspection): string;
  free(): void;
}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  allocate(bytes: number): number;
  release(room: number): void;
  ai_inspect(text: number, length: number, options: number, inspection: number): number;
  ai_write(inspection: number, format: number, options: number): number;
  ai_compare(original: number, copy: number): number;
  ai_check(draft: number, sources: number, count: number): number;
  ai_free_buffer(buffer: number): void;
  ai_free_inspection(inspection: number): void;
  ai_abi_version(): number;
  ai_version(): number;
  ai_model(): number;
}

const abiVersion = 1; // AI_ABI_VERSION
// In the order of ai_status.
const statuses: readonly { code: ErrorCode; message: string }[] = [
  { code: 'stopped', message: 'ok' },
  { code: 'text-too-long', message: 'the text is longer than 268,435,456 UTF-16 code units' },
  { code: 'unknown-format', message: 'unknown format' },
  { code: 'invalid-argument', message: 'an option is out of range' },
  { code: 'unknown-language', message: 'the language is no language tag such as "en"' },
  { code: 'stopped', message: 'the module reads no HTML' },
  { code: 'out-of-memory', message: 'the text would take too much memory' },
];
const wordsInBlock = 12;
const wordsInRejection = 3;
const wordsInCorrection = 8;

export async function compile(source: ModuleSource | Promise<ModuleSource>): Promise<CompiledModule> {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) return compiled(given as BufferSource);
  const response = given as Partial<ResponseLike>;
  if (typeof response?.arrayBuffer !== 'function') {
    throw new InspectorError('invalid-argument', 'the module is given as bytes, as a Response or as a WebAssembly.Module');
  }
  if (!response.ok) {
    throw new InspectorError('module-unavailable', `the module cannot be fetched: ${response.status} ${response.statusText}`);
  }
  // Not compileStreaming(): it insists on a MIME type that not every static host sends.
  return compiled(await response.arrayBuffer());
}

// Cut off, or another file in its place.
function compiled(bytes: BufferSource): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes).catch((cause: unknown) => {
    throw new InspectorError('module-unavailable', `the module is damaged: ${String(cause)}`, { cause });
  });
}

export async function load(source: ModuleSource | Promise<ModuleSource>): Promise<Core> {
  const module = (await compile(source)) as WebAssembly.Module;
  return start(await WebAssembly.instantiate(module, importsFor(module)));
}

/** Like load(), without a promise. Browsers allow this on the main thread only for small modules; workers and Node always do. */
export function loadSync(given: CompiledModule): Core {
  const module = given as WebAssembly.Module;
  return start(new WebAssembly.Instance(module, importsFor(module)));
}

function start(instance: WebAssembly.Instance): Core {
  const core = instance.exports as unknown as Exports;
  if (core.ai_abi_version?.() !== abiVersion) {
    throw new InspectorError('module-unavailable', 'the WebAssembly module belongs to another version of the package');
  }
  core._initialize();
  return {
    version: textAt(core, core.ai_version()),
    model: textAt(core, core.ai_model()),
    inspect: (text, options = {}) => new Inspected(core, inspect(core, text, options)),
    check: (draft, sources) => check(core, [draft, ...sources]),
  };
}

// The core does no input or output. What its C library asks of WASI is answered with "no such function", and an exit, which only
// running out of memory brings about, with an exception.
function importsFor(module: WebAssembly.Module): WebAssembly.Imports {
  const notThere = 52;
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      if (name === 'proc_exit') throw new InspectorError('stopped', 'the core has stopped');
      return notThere;
    };
  }
  return imports;
}

class Inspected implements CoreInspection {
  readonly core: Exports;
  at: number;

  constructor(core: Exports, at: number) {
    this.core = core;
    this.at = at;
  }

  write(format: Format, options: WriteOptions = {}): string {
    const source = new TextEncoder().encode(options.source ?? '');
    const language = new TextEncoder().encode(options.messageLanguage ?? '');
    const size = 36; // of ai_write_options
    return withRoom(this.core, size + source.length + language.length, (at, memory) => {
      const unit = offsetUnits.indexOf(options.offsets ?? 'utf16');
      const withText = options.withText ? 1 : 0;
      const after = at + size;
      new Int32Array(memory, at, 9).set([
        ...[size, options.indent ?? -1, after, source.length, unit, withText],
        ...[after + source.length, language.length, options.withoutHeadline ? 1 : 0],
      ]);
      new Uint8Array(memory, after, source.length).set(source);
      new Uint8Array(memory, after + source.length, language.length).set(language);
      return take(this.core, this.core.ai_write(this.#alive(), formats.indexOf(format), at));
    });
  }

  compare(copy: CoreInspection): string {
    return take(this.core, this.core.ai_compare(this.#alive(), (copy as Inspected).#alive()));
  }

  free(): void {
    this.core.ai_free_inspection(this.at);
    this.at = 0;
  }

  #alive(): number {
    if (this.at === 0) throw new InspectorError('disposed', 'the inspection has been disposed of');
    return this.at;
  }
}

function inspect(core: Exports, text: string, options: Options): number {
  const encoded = encodeOptions(options);
  const textAt = align(encoded.bytes);
  return withRoom(core, 4 + textAt + text.length * 2, (room, memory) => {
    const [out, base] = [room, room + 4];
    encoded.write(memory, base);
    writeText(memory, base + textAt, text);
    const status = core.ai_inspect(base + textAt, text.length, base, out);
    if (status !== 0) throw failure(status);
    // The memory may have grown meanwhile, which invalidates views taken before.
    return new Uint32Array(core.memory.buffer, out, 1)[0]!;
  });
}

const checkTextBytes = 12;

/** The first text is the draft, the others are its sources. */
function check(core: Exports, texts: readonly TextToCheck[]): string {
  const encoded = texts.map(({ text, ...options }) => ({ text, options: encodeOptions(options) }));
  let bytes = texts.length * checkTextBytes;
  const places = encoded.map(({ text, options }) => {
    const optionsAt = bytes;
    const charactersAt = optionsAt + align(options.bytes);
    bytes = charactersAt + align(text.length * 2);
    return { optionsAt, charactersAt };
  });
  return withRoom(core, bytes, (base, memory) => {
    encoded.forEach(({ text, options }, index) => {
      const { optionsAt, charactersAt } = places[index]!;
      options.write(memory, base + optionsAt);
      writeText(memory, base + charactersAt, text);
      new Uint32Array(memory, base + index * checkTextBytes, 3).set([base + charactersAt, text.length, base + optionsAt]);
    });
    return take(core, core.ai_check(base, base + checkTextBytes, texts.length - 1));
  });
}

const align = (bytes: number): number => (bytes + 3) & ~3;

/**
 * ai_options as one stretch of bytes: the structure, then what it points to. Pointers and sizes are 32 bits wide in WebAssembly. `bytes` is
 * how much room it needs; `write` puts it into the memory at an address.
 */
function encodeOptions(options: Options): { bytes: number; write(memory: ArrayBuffer, at: number): void } {
  const { language = '', blocks = [], rejected = [], page = {}, corrections = [] } = options;
  const encoder = new TextEncoder();
  const authors = page.authors ?? [];
  const fields = [language, page.title, page.headline, page.description, page.published, page.modified, page.site, page.address];
  const strings = [...fields, ...authors, ...corrections.map(({ name }) => name)].map((string) => encoder.encode(string ?? ''));
  const structure = 26 * 4;
  const blocksAt = structure;
  const rejectedAt = blocksAt + blocks.length * wordsInBlock * 4;
  const authorsAt = rejectedAt + rejected.length * wordsInRejection * 4;
  const correctionsAt = authorsAt + authors.length * 8;
  let bytes = correctionsAt + corrections.length * wordsInCorrection * 4;
  const stringsAt = strings.map((string) => {
    const at = bytes;
    bytes += string.length;
    return at;
  });
  const write = (memory: ArrayBuffer, base: number): void => {
    const pair = (index: number): [number, number] => [base + stringsAt[index]!, strings[index]!.length];
    const words = [structure, 0, ...pair(0), base + blocksAt, blocks.length, base + rejectedAt, rejected.length];
    for (let k = 1; k < fields.length; k++) words.push(...pair(k));
    words.push(base + authorsAt, authors.length, base + correctionsAt, corrections.length);
    new Uint32Array(memory, base, words.length).set(words);
    writeBlocks(new Uint32Array(memory, base + blocksAt, blocks.length * wordsInBlock), blocks);
    rejected.forEach(({ layer, start, end }, index) =>
      new Uint32Array(memory, base + rejectedAt + index * wordsInRejection * 4, wordsInRejection).set([layers.indexOf(layer), start, end]),
    );
    authors.forEach((_, index) => new Uint32Array(memory, base + authorsAt + index * 8, 2).set(pair(fields.length + index)));
    corrections.forEach(({ kind, start, end, into = { start: 0, end: 0 }, type = 'misc' }, index) =>
      new Uint32Array(memory, base + correctionsAt + index * wordsInCorrection * 4, wordsInCorrection).set([
        correctionKinds.indexOf(kind),
        start,
        end,
        into.start,
        into.end,
        correctedTypes.indexOf(type),
        ...pair(fields.length + authors.length + index),
      ]),
    );
    strings.forEach((string, index) => new Uint8Array(memory, base + stringsAt[index]!, string.length).set(string));
  };
  return { bytes, write };
}

/** Allocates a room of so many bytes for as long as `use` runs. */
function withRoom<Result>(core: Exports, bytes: number, use: (at: number, memory: ArrayBuffer) => Result): Result {
  const at = core.allocate(bytes) >>> 0; // addresses are unsigned
  if (at === 0) throw new InspectorError('out-of-memory', 'not enough memory for this text');
  try {
    // The memory is looked at only now: an allocation may have grown it, which invalidates views taken before.
    return use(at, core.memory.buffer as ArrayBuffer);
  } finally {
    core.release(at);
  }
}

function writeText(buffer: ArrayBuffer, at: number, text: string): void {
  const view = new Uint16Array(buffer, at, text.length);
  for (let i = 0; i < text.length; i++) view[i] = text.charCodeAt(i);
}

function writeBlocks(view: Uint32Array, blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    view.set(
      [
        block.start,
        block.end,
        blockTags.indexOf(block.tag ?? 'other'),
        blockPlaces.indexOf(block.place ?? 'unknown'),
        block.headingLevel ?? 0,
        block.depth ?? 0,
        block.linkPercent ?? 0,
        block.hidden ? 1 : 0,
        block.title ? 1 : 0,
        (block.around ?? []).reduce((bits, place) => bits | (1 << blockPlaces.indexOf(place)), 0),
        block.group ?? 0,
        block.outerGroup ?? 0,
      ],
      index * wordsInBlock,
    );
  });
}

// Reads an ai_buffer (status, length, address of its bytes) and frees it.
function take(core: Exports, buffer: number): string {
  const [status = 0, length = 0, at = 0] = new Uint32Array(core.memory.buffer, buffer, 3);
  const text = new TextDecoder().decode(new Uint8Array(core.memory.buffer, at, length));
  core.ai_free_buffer(buffer);
  if (status !== 0) throw failure(status);
  return text;
}

function textAt(core: Exports, at: number): string {
  const bytes = new Uint8Array(core.memory.buffer, at);
  return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
}

function failure(status: number): InspectorError {
  const { code, message } = statuses[status] ?? { code: 'stopped', message: `the core answered ${status}` };
  return new InspectorError(code, message);
}
