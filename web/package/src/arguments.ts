import {
  correctionKinds,
  formats,
  InspectorError,
  layers,
  offsetUnits,
  type Format,
  type Options,
  type TextToCheck,
  type WriteOptions,
} from '../../wasm/loader.ts';

// What comes from a caller is checked, so that a mistake is told where it is made and never changes a result in silence.

const wrong = (what: string): InspectorError => new InspectorError('invalid-argument', what);

/** How a value is called in an error message. */
function named(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : typeof value;
}

export function checkText(text: unknown, what = 'the text'): asserts text is string {
  if (typeof text !== 'string') throw wrong(`${what} must be a string, not ${named(text)}`);
}

function checkKeys(options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw wrong(`there is no option "${key}"; the options are ${known.join(', ')}`);
  }
}

function checkObject(options: unknown, what: string): asserts options is object {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw wrong(`${what} must be an object, not ${named(options)}`);
}

function checkOptionalString(value: unknown, what: string): void {
  if (value !== undefined && typeof value !== 'string') throw wrong(`${what} must be a string, not ${named(value)}`);
}

function checkSpans(list: unknown, what: string): asserts list is { start: number; end: number }[] {
  if (!Array.isArray(list)) throw wrong(`${what} must be an array, not ${named(list)}`);
  for (const item of list as unknown[]) {
    checkObject(item, `each of ${what}`);
    const { start, end } = item as { start?: unknown; end?: unknown };
    for (const offset of [start, end]) {
      if (!Number.isInteger(offset) || (offset as number) < 0 || (offset as number) > 0xffffffff)
        throw wrong(`each of ${what} has a start and an end, whole numbers from 0`);
    }
  }
}

const languageTag = /^[a-z]{2,3}([-_][a-z0-9]{1,8})*$/i;
const pageKeys = ['title', 'headline', 'description', 'authors', 'published', 'modified', 'site', 'address'];
export const optionKeys = ['language', 'blocks', 'rejected', 'corrections', 'page', 'signal'] as const;
export const writeOptionKeys = ['source', 'indent', 'offsets', 'withText', 'messageLanguage', 'withoutHeadline'] as const;

/** Checks the options that inspecting takes; `also` are keys that the call takes beside them. */
export function checkOptions(options: Options, also: readonly string[] = []): void {
  checkObject(options, 'the options');
  checkKeys(options, [...optionKeys, ...also]);
  const { language, blocks, rejected, corrections, page } = options;
  checkOptionalString(language, 'language');
  if (language && !languageTag.test(language)) {
    throw new InspectorError('unknown-language', `"${language}" is no language tag such as "en" or "en-GB"`);
  }
  if (blocks !== undefined) checkSpans(blocks, 'blocks');
  if (rejected !== undefined) {
    checkSpans(rejected, 'rejected');
    if (!rejected.every(({ layer }) => layers.includes(layer))) throw wrong(`the layer of a rejection is one of ${layers.join(', ')}`);
  }
  if (corrections !== undefined) {
    checkSpans(corrections, 'corrections');
    if (!corrections.every(({ kind }) => correctionKinds.includes(kind)))
      throw wrong(`the kind of a correction is one of ${correctionKinds.join(', ')}`);
    for (const { into, name } of corrections) {
      if (into !== undefined) checkSpans([into], 'the places of corrections');
      checkOptionalString(name, 'the name of a correction');
    }
  }
  if (page !== undefined) checkPage(page);
}

/** A draft and its sources, each a string or a text with options. */
export function checkTexts(
  draft: string | TextToCheck,
  sources: readonly (string | TextToCheck)[],
): { draft: TextToCheck; sources: TextToCheck[] } {
  if (!Array.isArray(sources)) throw wrong(`the sources must be an array, not ${named(sources)}`);
  const checked = (given: string | TextToCheck, what: string): TextToCheck => {
    if (typeof given === 'string') return { text: given };
    checkObject(given, what);
    checkText(given.text, `${what}'s text`);
    const { text, ...options } = given;
    checkOptions(options);
    return { text, ...options };
  };
  return {
    draft: checked(draft, 'the draft'),
    sources: (sources as (string | TextToCheck)[]).map((source, index) => checked(source, `source ${index}`)),
  };
}

function checkPage(page: object): void {
  checkObject(page, 'page');
  checkKeys(page, pageKeys);
  for (const [key, value] of Object.entries(page)) {
    if (key !== 'authors') checkOptionalString(value, `page.${key}`);
    else if (!Array.isArray(value) || !value.every((name) => typeof name === 'string'))
      throw wrong('page.authors must be an array of strings');
  }
}

export function checkFormat(format: unknown): asserts format is Format {
  if (!formats.includes(format as Format)) {
    throw new InspectorError('unknown-format', `unknown format "${String(format)}"; the formats are ${formats.join(', ')}`);
  }
}

export function checkWriteOptions(options: WriteOptions): void {
  checkObject(options, 'the options');
  checkKeys(options, [...writeOptionKeys, 'signal']);
  checkOptionalString(options.source, 'source');
  checkOptionalString(options.messageLanguage, 'messageLanguage');
  const { indent, offsets, withText, withoutHeadline } = options;
  if (offsets !== undefined && !offsetUnits.includes(offsets)) throw wrong(`offsets is one of ${offsetUnits.join(', ')}`);
  if (withText !== undefined && typeof withText !== 'boolean') throw wrong(`withText must be true or false, not ${named(withText)}`);
  if (withoutHeadline !== undefined && typeof withoutHeadline !== 'boolean')
    throw wrong(`withoutHeadline must be true or false, not ${named(withoutHeadline)}`);
  if (indent !== undefined && !(Number.isInteger(indent) && indent >= -1 && indent <= 32))
    throw wrong('indent must be a whole number up to 32');
}
