/**
 * Marks for what has just been typed into a long text, before the whole of it has been read again: some paragraphs around the edit are
 * inspected by themselves, and what is found in the edited ones takes the place of what stood there. All functions work on values.
 */
import type { Block, Options, Report, Span } from 'article-inspector';

import { moved, type Edit } from './edit.ts';
import { marksOf, type Dismissal, type Layer, type Mark, type Marks } from './marks.ts';

/** A shorter text is read again as a whole at each key. */
export const shortText = 12_000;
/** So much before and behind the edited paragraphs is read with them, or up to the next line end behind that. */
const surroundings = 1_200;
/** More than this is not read in a hurry. */
const longestNear = 12_000;
const longestLine = 2_000;

/** The stretch that has been edited since the last report: that of before, moved by the edit, and the edit. */
export function edited(before: Span | null, edit: Edit): Span {
  const own = { start: edit.at, end: edit.at + edit.inserted.length };
  const old = before && (moved(before, edit) ?? own);
  return old ? { start: Math.min(old.start, own.start), end: Math.max(old.end, own.end) } : own;
}

export interface Near {
  /** The paragraphs that hold the edit: here marks are replaced. */
  edited: Span;
  /** What is read. */
  read: Span;
}

/** What to read around an edited stretch; null where that is too much to be quick. */
export function nearOf(text: string, stretch: Span): Near | null {
  const own = { start: lineStart(text, stretch.start), end: lineEnd(text, stretch.end) };
  const read = {
    start: lineStart(text, Math.max(0, own.start - surroundings)),
    end: lineEnd(text, Math.min(text.length, own.end + surroundings)),
  };
  return read.end - read.start > longestNear ? null : { edited: own, read };
}

// Where a line is endless, at a space; never between the halves of a character.
function lineStart(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  if (at === 0 || at - line <= longestLine) return at === 0 ? 0 : line;
  const space = text.lastIndexOf(' ', at - 1) + 1;
  return at - space <= longestLine ? space : whole(text, at);
}

function lineEnd(text: string, at: number): number {
  const line = text.indexOf('\n', at);
  const end = line < 0 ? text.length : line;
  if (end - at <= longestLine) return end;
  const space = text.indexOf(' ', at);
  return space >= 0 && space - at <= longestLine ? space : whole(text, at);
}

function whole(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow && at > 0 ? at - 1 : at;
}

/** What is known of the whole text, of its part. */
export function optionsNear(read: Span, language: string, blocks: readonly Block[], rejected: readonly Dismissal[]): Options {
  const inside = <S extends Span>(list: readonly S[]): S[] =>
    list
      .filter(({ start, end }) => start >= read.start && end <= read.end)
      .map((one) => ({ ...one, start: one.start - read.start, end: one.end - read.start }));
  return { ...(language !== 'und' && { language }), blocks: inside(blocks), rejected: inside(rejected) };
}

/** A part's report, its places those of the whole text. */
export function shifted(part: Report, by: number): Report {
  const shift = <S extends Span>(span: S): S => ({ ...span, start: span.start + by, end: span.end + by });
  return {
    ...part,
    boilerplate: part.boilerplate.map(shift),
    entities: part.entities.map((entity) => ({ ...entity, mentions: entity.mentions.map(shift) })),
    quotes: part.quotes.map((quote) => ({ ...quote, content: quote.content.map(shift) })),
    findings: part.findings.map(shift),
  };
}

/** The report of the whole with what its part holds behind it, in each list. */
export function joined(report: Report, part: Report): Report {
  return {
    ...report,
    boilerplate: [...report.boilerplate, ...part.boilerplate],
    entities: [...report.entities, ...part.entities],
    quotes: [...report.quotes, ...part.quotes],
    findings: [...report.findings, ...part.findings],
  };
}

/**
 * The marks of the whole text with those of a part in the edited stretch; their items are those of joined(). A stretch that was no part
 * of the story as a whole stays so: what a line is, its part cannot tell as well as the whole.
 */
export function marksNear(
  marks: Marks,
  report: Report,
  part: Report,
  { start, end }: Span,
  dismissals: readonly Dismissal[],
  leastSure = 0,
): Marks {
  const found = marksOf(part, dismissals, leastSure);
  const known = new Map(report.entities.map(({ name, type }, index) => [`${type}/${name}`, index]));
  const itemOf = ({ layer, item }: Mark): number => {
    const entity = layer === 'entities' ? part.entities[item] : undefined;
    return (entity && known.get(`${entity.type}/${entity.name}`)) ?? report[layer].length + item;
  };
  const isOfWhole = (mark: Mark): boolean => mark.item < report[mark.layer].length;
  const isIn = (mark: Mark): boolean => mark.start < end && mark.end > start;
  const isJunk = marks.boilerplate.some((mark) => isOfWhole(mark) && mark.start <= start && mark.end >= end);
  const replaced = (layer: Layer): readonly Mark[] => {
    if (layer === 'boilerplate' && isJunk) return marks[layer].filter((mark) => !isIn(mark) || isOfWhole(mark));
    const added = found[layer].filter(isIn).map((mark) => ({ ...mark, item: itemOf(mark) }));
    return [...marks[layer].filter((mark) => !isIn(mark)), ...added].sort((a, b) => a.start - b.start || b.end - a.end);
  };
  return {
    boilerplate: replaced('boilerplate'),
    entities: replaced('entities'),
    quotes: replaced('quotes'),
    findings: replaced('findings'),
  };
}
