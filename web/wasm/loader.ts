/**
 * Loads the core's WebAssembly module and calls it. The same file serves a page, a worker, an extension and Node: it is given the
 * module, in whatever form its host has it, and fetches nothing itself.
 */

/** The module: its bytes, a response that brings them, or compiled already. */
export type ModuleSource = BufferSource | Response | WebAssembly.Module;

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

// The orders are those of the core's block.h.
const blockTags = [
  'other',
  'paragraph',
  'heading',
  'list-item',
  'quotation',
  'caption',
  'table-cell',
  'preformatted',
  'button',
  'form',
] as const;
export type BlockTag = (typeof blockTags)[number];

const blockPlaces = [
  'unknown',
  'article',
  'main',
  'header',
  'navigation',
  'aside',
  'footer',
  'form',
  'comments',
  'dialog',
  'story',
  'related',
  'share',
  'advertisement',
  'meta',
] as const;
export type BlockPlace = (typeof blockPlaces)[number];

/** The forms in which an inspected article leaves; the report itself is `json`. The order is that of the core's format.h. */
export const formats = ['json', 'text', 'markdown', 'html', 'csv', 'annotations'] as const;
export type Format = (typeof formats)[number];

// The order is that of the core's inspect.h.
const layers = ['boilerplate', 'entities', 'quotes', 'findings'] as const;

/** A mark that a reader has waved away: it is left out, and the later stages work without it. */
export interface Rejection {
  layer: (typeof layers)[number];
  /** The mark's; a mention's, which rejects its whole entity; the first piece of a quote's content. */
  start: number;
  end: number;
}

/** What may be known about a text beside its characters. */
export interface Options {
  /** ISO 639-1 code of the text's language; found out where it is left out. */
  language?: string;
  /** Hints from HTML. */
  blocks?: readonly Block[];
  /** Marks to leave out. */
  rejected?: readonly Rejection[];
  /** The article's address: the target of the annotations in that format. */
  source?: string;
  /** Spaces a level of JSON; left out: everything on one line. */
  indent?: number;
}

/** The core refused, or failed. */
export class InspectorError extends Error {
  override name = 'InspectorError';
}

/** The core in one instance of the module. It answers one call at a time, on the thread that calls. */
export interface Core {
  readonly version: string;
  /** Inspects a text and gives what was found in a format. */
  write(text: string, format: Format, options?: Options): string;
  /** Inspects a text and a copy of it, and gives what differs, as JSON. */
  compare(original: string, copy: string, language?: string): string;
}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  allocate(bytes: number): number;
  release(room: number): void;
  inspect(
    text: number,
    length: number,
    blocks: number,
    blockCount: number,
    rejected: number,
    rejectedCount: number,
    language: number,
    languageLength: number,
    source: number,
    sourceLength: number,
    format: number,
    indent: number,
  ): number;
  compare(original: number, originalLength: number, copy: number, copyLength: number, language: number, languageLength: number): number;
  version_text(): number;
  release_result(result: number): void;
}

const messages = ['', 'the text is too long', 'unknown format'];
const numbersABlock = 12;
const numbersARejection = 3;

export async function compile(source: ModuleSource | Promise<ModuleSource>): Promise<WebAssembly.Module> {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (typeof Response === 'undefined' || !(given instanceof Response)) {
    return WebAssembly.compile(given as BufferSource);
  }
  if (!given.ok) throw new InspectorError(`the module cannot be fetched: ${given.status} ${given.statusText}`);
  // Not compileStreaming(): it insists on a MIME type that not every static host sends.
  return WebAssembly.compile(await given.arrayBuffer());
}

export async function load(source: ModuleSource | Promise<ModuleSource>): Promise<Core> {
  const module = await compile(source);
  const instance = await WebAssembly.instantiate(module, importsFor(module));
  const core = instance.exports as unknown as Exports;
  core._initialize();
  const version = take(core, core.version_text());
  return {
    version,
    write: (text, format, options = {}) => write(core, text, format, options),
    compare: (original, copy, language = '') => compare(core, original, copy, language),
  };
}

// The core does no input or output. What its C library asks of WASI is answered with "no such function", and an exit, which only
// running out of memory brings about, with an exception.
function importsFor(module: WebAssembly.Module): WebAssembly.Imports {
  const notThere = 52;
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      if (name === 'proc_exit') throw new InspectorError('the core has stopped');
      return notThere;
    };
  }
  return imports;
}

function write(core: Exports, text: string, format: Format, options: Options): string {
  const blocks = options.blocks ?? [];
  const rejected = options.rejected ?? [];
  const encoder = new TextEncoder();
  const language = encoder.encode(options.language ?? '');
  const source = encoder.encode(options.source ?? '');
  return withRooms(
    core,
    [text.length * 2, blocks.length * numbersABlock * 4, rejected.length * numbersARejection * 4, language.length, source.length],
    ([textAt, blocksAt, rejectedAt, languageAt, sourceAt], buffer) => {
      writeText(buffer, textAt, text);
      writeBlocks(new Uint32Array(buffer, blocksAt, blocks.length * numbersABlock), blocks);
      const numbers = rejected.flatMap(({ layer, start, end }) => [layers.indexOf(layer), start, end]);
      new Uint32Array(buffer, rejectedAt, numbers.length).set(numbers);
      new Uint8Array(buffer, languageAt, language.length).set(language);
      new Uint8Array(buffer, sourceAt, source.length).set(source);
      const result = core.inspect(
        textAt,
        text.length,
        blocksAt,
        blocks.length,
        rejectedAt,
        rejected.length,
        languageAt,
        language.length,
        sourceAt,
        source.length,
        formats.indexOf(format),
        options.indent ?? -1,
      );
      return take(core, result);
    },
  );
}

function compare(core: Exports, original: string, copy: string, languageCode: string): string {
  const language = new TextEncoder().encode(languageCode);
  return withRooms(core, [original.length * 2, copy.length * 2, language.length], ([originalAt, copyAt, languageAt], buffer) => {
    writeText(buffer, originalAt, original);
    writeText(buffer, copyAt, copy);
    new Uint8Array(buffer, languageAt, language.length).set(language);
    return take(core, core.compare(originalAt, original.length, copyAt, copy.length, languageAt, language.length));
  });
}

type Addresses<Sizes> = { [K in keyof Sizes]: number };

/** Allocates rooms of so many bytes for as long as `use` runs. */
function withRooms<const Sizes extends readonly number[], Result>(
  core: Exports,
  sizes: Sizes,
  use: (rooms: Addresses<Sizes>, buffer: ArrayBuffer) => Result,
): Result {
  const rooms: number[] = [];
  try {
    for (const bytes of sizes) {
      const at = core.allocate(bytes);
      if (at === 0 && bytes > 0) throw new InspectorError('not enough memory for this text');
      rooms.push(at);
    }
    // The memory is looked at only now: an allocation may have grown it, which invalidates views taken before.
    return use(rooms as Addresses<Sizes>, core.memory.buffer as ArrayBuffer);
  } finally {
    for (const at of rooms) core.release(at);
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
      index * numbersABlock,
    );
  });
}

// Reads a result (status, length, address of its bytes) and releases it.
function take(core: Exports, result: number): string {
  const [status = 0, length = 0, at = 0] = new Uint32Array(core.memory.buffer, result, 3);
  const text = new TextDecoder().decode(new Uint8Array(core.memory.buffer, at, length));
  core.release_result(result);
  if (status !== 0) throw new InspectorError(messages[status] ?? `the core answered ${status}`);
  return text;
}
