/**
 * The text as an article to read: its headline, its paragraphs, and runs of what is not the story. Made of a text and its report;
 * all functions here work on values. What stands inside a paragraph is worked out when it is shown.
 */
import type { Block, BoilerplateKind, Quote, Report, Span } from 'article-inspector';

import { firstIndex } from './search.ts';
import { isShown, type Settings } from './settings.ts';

/** How sure the core is, in steps that a reader can use. */
export type Doubt = 'sure' | 'probably' | 'perhaps';

export interface Line extends Span {
  readonly kind: BoilerplateKind;
  /** Index into the report's boilerplate. */
  readonly item: number;
}

/** A run of lines that are not the story. */
export interface Fold extends Span {
  readonly type: 'fold';
  readonly lines: readonly Line[];
  /** What the run says, numbers aside, where the same stands between paragraphs again and again; else empty. */
  readonly refrain: string;
}

/** Who speaks, beside the quote where that changes. */
export interface Note {
  readonly quote: number;
  readonly key: string;
  readonly doubt: Doubt;
}

export interface Paragraph extends Span {
  readonly type: 'paragraph';
  readonly tag: 'paragraph' | 'heading' | 'list-item' | 'quotation' | 'preformatted';
  readonly notes: readonly Note[];
  /** Somebody's words without quotation marks are in it; the key of whose. */
  readonly paraphrased: string | null;
  /** Indices into the report's findings. */
  readonly flaws: readonly number[];
}

export type Row = Fold | Paragraph;

export interface Article {
  readonly title: Span | null;
  readonly standfirst: Span | null;
  /** What stands before the headline; the rest follows it. */
  readonly before: readonly Row[];
  readonly rows: readonly Row[];
  readonly folds: readonly Fold[];
  /** Speakers in the order of their first quote, by key; the index gives each a colour of its own. */
  readonly speakers: ReadonlyMap<string, number>;
}

export const emptyArticle: Article = { title: null, standfirst: null, before: [], rows: [], folds: [], speakers: new Map() };

/** A line longer than this is shown as several paragraphs: a browser lays out each as a whole. */
const longestRow = 20_000;

export function articleOf(text: string, report: Report, blocks: readonly Block[], settings: Pick<Settings, 'off'>): Article {
  const off = new Set(settings.off);
  const junk = report.boilerplate
    .map((mark, item) => ({ start: mark.start, end: mark.end, kind: mark.kind, item }))
    .filter(({ kind }) => isShown(off, 'boilerplate', kind))
    .sort((a, b) => a.start - b.start);
  const title = report.headline;
  const { standfirst } = report;
  const before: Row[] = [];
  const rows: Row[] = [];
  let run: Line[] = [];
  let target = title ? before : rows;
  let nextJunk = 0;
  let nextBlock = 0;
  const endRun = (): void => {
    const [first] = run;
    if (first) target.push({ type: 'fold', start: first.start, end: run.at(-1)!.end, lines: run, refrain: '' });
    run = [];
  };
  for (const line of linesOf(text)) {
    if (title && isMostly(line, title)) {
      endRun();
      target = rows;
      continue;
    }
    if (standfirst && isMostly(line, standfirst)) continue;
    while (nextJunk < junk.length && junk[nextJunk]!.end <= line.start) nextJunk++;
    const mark = markOver(text, line, junk, nextJunk);
    if (mark) {
      run.push({ ...line, kind: mark.kind, item: mark.item });
      continue;
    }
    endRun();
    while (nextBlock < blocks.length && blocks[nextBlock]!.end <= line.start) nextBlock++;
    const block = blocks[nextBlock];
    const tag = block && block.start < line.end ? tagOf(block) : 'paragraph';
    target.push({ type: 'paragraph', ...line, tag, notes: [], paraphrased: null, flaws: [] });
  }
  endRun();
  // Where the headline was not met, nothing stands before it.
  const isTitled = target === rows;
  const found: Article = {
    title,
    standfirst,
    before: isTitled ? before : [],
    rows: withRefrains(text, withHeadings(text, isTitled ? rows : before, blocks.length > 0)),
    folds: [],
    speakers: speakersOf(report),
  };
  return annotated({ ...found, folds: [...found.before, ...found.rows].filter((row) => row.type === 'fold') }, report, off);
}

function* linesOf(text: string): Generator<Span> {
  for (let at = 0; at <= text.length;) {
    const line = text.indexOf('\n', at);
    const end = line < 0 ? text.length : line;
    let start = at;
    let stop = end;
    while (start < stop && isSpace(text.charCodeAt(start))) start++;
    while (stop > start && isSpace(text.charCodeAt(stop - 1))) stop--;
    while (stop - start > longestRow) {
      const space = text.lastIndexOf(' ', start + longestRow);
      let cut = space > start ? space : start + longestRow;
      if (space <= start && (text.charCodeAt(cut) & 0xfc00) === 0xdc00) cut--;
      yield { start, end: cut };
      start = cut;
    }
    if (stop > start) yield { start, end: stop };
    at = end + 1;
  }
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;

/** Whether most of the line is of the span. */
const isMostly = (line: Span, span: Span): boolean =>
  2 * (Math.min(line.end, span.end) - Math.max(line.start, span.start)) > line.end - line.start;

// The mark of a line no word of which is story; null where some are.
function markOver<Mark extends Span>(text: string, line: Span, marks: readonly Mark[], from: number): Mark | null {
  let at = line.start;
  let longest: Mark | null = null;
  for (let index = from; index < marks.length && marks[index]!.start < line.end; index++) {
    const mark = marks[index]!;
    if (mark.end <= at) continue;
    if (mark.start > at && hasWord(text, at, mark.start)) return null;
    at = Math.max(at, mark.end);
    if (!longest || mark.end - mark.start > longest.end - longest.start) longest = mark;
  }
  return longest && !hasWord(text, at, line.end) ? longest : null;
}

const hasWord = (text: string, start: number, end: number): boolean => start < end && /[\p{L}\p{N}]/u.test(text.slice(start, end));

function tagOf(block: Block): Paragraph['tag'] {
  if ((block.headingLevel ?? 0) > 0) return 'heading';
  const { tag } = block;
  return tag === 'heading' || tag === 'list-item' || tag === 'quotation' || tag === 'preformatted' ? tag : 'paragraph';
}

const longestHeading = 90;

/** In plain text a short line without a stop, between paragraphs, is a heading. */
function withHeadings(text: string, rows: readonly Row[], hasHints: boolean): Row[] {
  if (hasHints) return [...rows];
  const isParagraph = (row: Row | undefined): row is Paragraph => row?.type === 'paragraph';
  const isLong = (row: Row | undefined): boolean => isParagraph(row) && row.end - row.start > 1.5 * longestHeading;
  return rows.map((row, index) => {
    if (!isParagraph(row) || row.end - row.start > longestHeading || !isLong(rows[index + 1])) return row;
    if (index === 0 || !(isLong(rows[index - 1]) || rows[index - 1]?.type === 'fold')) return row;
    const words = text.slice(row.start, row.end);
    return /[.!?:;,…"”“»«’'\])]$/u.test(words) || !/^[\p{Lu}\p{N}]/u.test(words) ? row : { ...row, tag: 'heading' };
  });
}

/** Runs as short as this are compared, and so many alike make a refrain. */
const refrainLines = 4;
const refrainTimes = 3;

/** "Article content", "Advertisement 3": what a site puts between paragraphs again and again. */
function withRefrains(text: string, rows: readonly Row[]): Row[] {
  const saidBy = ({ lines }: Fold): string =>
    lines.length > refrainLines ? '' : lines.map(({ start, end }) => text.slice(start, end).replace(/\d+/g, '#')).join('\n');
  const times = new Map<string, number>();
  for (const row of rows) if (row.type === 'fold') times.set(saidBy(row), (times.get(saidBy(row)) ?? 0) + 1);
  return rows.map((row) => {
    if (row.type !== 'fold') return row;
    const refrain = saidBy(row);
    return refrain !== '' && times.get(refrain)! >= refrainTimes ? { ...row, refrain } : row;
  });
}

/** What belongs to each who speaks, or is named: indices into the report's quotes and entities, by speakerKey(). */
export interface Belongings {
  readonly quotes: readonly number[];
  readonly entities: readonly number[];
}

const nothing: Belongings = { quotes: [], entities: [] };
const belongings = new WeakMap<Report, ReadonlyMap<string, Belongings>>();

export function belongingsOf(report: Report, key: string): Belongings {
  let all = belongings.get(report);
  if (!all) {
    const made = new Map<string, { quotes: number[]; entities: number[] }>();
    const of = (one: string): { quotes: number[]; entities: number[] } => {
      let found = made.get(one);
      if (!found) made.set(one, (found = { quotes: [], entities: [] }));
      return found;
    };
    report.quotes.forEach((quote, item) => of(speakerKey(quote)).quotes.push(item));
    report.entities.forEach(({ id }, item) => of(`entity:${id}`).entities.push(item));
    belongings.set(report, (all = made));
  }
  return all.get(key) ?? nothing;
}

/** Names one who speaks, across the quotes of a report. Empty where nobody is known. */
export function speakerKey({ speaker }: Quote): string {
  return speaker ? sourceKey(speaker) : '';
}

/** The same of a speaker as the report's statistics count one. */
export function sourceKey({ name, entity }: { name: string; entity: number | null }): string {
  if (!name) return '';
  return entity === null ? `name:${name.toLowerCase()}` : `entity:${entity}`;
}

function speakersOf(report: Report): ReadonlyMap<string, number> {
  const speakers = new Map<string, number>();
  for (const quote of report.quotes) {
    const key = speakerKey(quote);
    if (key !== '' && !speakers.has(key)) speakers.set(key, speakers.size);
  }
  return speakers;
}

export function doubtOf(score: number): Doubt {
  return score >= 0.75 ? 'sure' : score >= 0.45 ? 'probably' : 'perhaps';
}

/** How sure it is that this speaker said the quote. */
export function speakerDoubt(quote: Quote): Doubt {
  return doubtOf(quote.speaker?.score ?? 0);
}

/** Who speaks, and what is wrong, told to the paragraphs. */
function annotated(article: Article, report: Report, off: ReadonlySet<string>): Article {
  const rows = article.rows.map((row) => ({ ...row }));
  const rowAt = (offset: number): Row | undefined => rows[firstIndex(rows.length, (index) => rows[index]!.end > offset)];
  let last: string | null = null;
  const quotes = report.quotes
    .map((quote, item) => ({ quote, item }))
    .filter(({ quote }) => isShown(off, 'quotes', quote.kind) && quote.content.length > 0)
    .sort((a, b) => a.quote.content[0]!.start - b.quote.content[0]!.start);
  for (const { quote, item } of quotes) {
    const row = rowAt(quote.content[0]!.start);
    if (row?.type !== 'paragraph' || row.start > quote.content[0]!.start) continue;
    const key = speakerKey(quote);
    if (key !== last && (key !== '' || quote.kind === 'direct')) {
      (row.notes as Note[]) = [...row.notes, { quote: item, key, doubt: speakerDoubt(quote) }];
      last = key;
    }
    if (quote.kind === 'direct') continue;
    for (const piece of quote.content) {
      const said = rowAt(piece.start);
      if (said?.type === 'paragraph') (said as { paraphrased: string | null }).paraphrased ??= key;
    }
  }
  report.findings.forEach((finding, item) => {
    if (!isShown(off, 'findings', finding.kind)) return;
    const row = rowAt(finding.start);
    if (row?.type === 'paragraph') (row.flaws as number[]) = [...row.flaws, item];
  });
  return { ...article, rows };
}

/** A piece of a paragraph, all of it alike. */
export interface Part extends Span {
  /** Indices into the report's lists; -1 for none. */
  readonly quote: number;
  readonly entity: number;
  readonly junk: number;
  readonly finding: number;
  /** Inside quotation marks. */
  readonly isQuoted: boolean;
}

/** The marks of a report in the order of the text, to be asked for those of one paragraph after the other. */
export class Parts {
  readonly #text: string;
  readonly #layers: Record<'quote' | 'entity' | 'junk' | 'finding', Marked[]>;
  readonly #quotes: Report['quotes'];

  constructor(text: string, report: Report, settings: Pick<Settings, 'off' | 'unsure'>) {
    const off = new Set(settings.off);
    const isSure = (score: number): boolean => settings.unsure || doubtOf(score) === 'sure';
    const sorted = (marks: Marked[]): Marked[] => marks.sort((a, b) => a.start - b.start || b.end - a.end);
    this.#text = text;
    this.#quotes = report.quotes;
    this.#layers = {
      quote: sorted(
        report.quotes.flatMap(({ kind, content }, item) =>
          isShown(off, 'quotes', kind) ? content.map(({ start, end }) => ({ start, end, item })) : [],
        ),
      ),
      entity: sorted(
        report.entities.flatMap(({ type, mentions, score }, item) =>
          isShown(off, 'entities', type) && isSure(score)
            ? mentions.filter(({ boilerplate }) => !boilerplate).map(({ start, end }) => ({ start, end, item }))
            : [],
        ),
      ),
      junk: sorted(
        report.boilerplate.flatMap(({ start, end, kind }, item) => (isShown(off, 'boilerplate', kind) ? [{ start, end, item }] : [])),
      ),
      finding: sorted(
        report.findings.flatMap(({ start, end, kind }, item) => (isShown(off, 'findings', kind) ? [{ start, end, item }] : [])),
      ),
    };
  }

  of(span: Span): Part[] {
    const marks = {
      quote: within(this.#layers.quote, span),
      entity: within(this.#layers.entity, span),
      junk: within(this.#layers.junk, span),
      finding: within(this.#layers.finding, span),
      quoted: [] as Marked[],
    };
    for (const piece of marks.quote) {
      const isDirect = this.#quotes[piece.item]?.kind === 'direct';
      marks.quoted.push(...(isDirect ? [piece] : quotedIn(this.#text, piece).map((found) => ({ ...found, item: 1 }))));
    }
    const cuts = new Set([span.start, span.end]);
    for (const list of Object.values(marks)) {
      for (const { start, end } of list) {
        if (start > span.start) cuts.add(start);
        if (end < span.end) cuts.add(end);
      }
    }
    const places = [...cuts].sort((a, b) => a - b);
    const paint = (list: readonly Marked[]): Int32Array => {
      const row = new Int32Array(places.length).fill(-1);
      for (const { start, end, item } of list) {
        for (let at = firstIndex(places.length, (index) => places[index]! >= start); at < places.length && places[at]! < end; at++)
          row[at] = item;
      }
      return row;
    };
    const [quote, entity, junk, finding, quoted] = [marks.quote, marks.entity, marks.junk, marks.finding, marks.quoted].map(paint);
    return places.slice(0, -1).map((start, at) => ({
      start,
      end: places[at + 1]!,
      quote: quote![at]!,
      entity: entity![at]!,
      junk: junk![at]!,
      finding: finding![at]!,
      isQuoted: quoted![at]! >= 0,
    }));
  }
}

interface Marked extends Span {
  readonly item: number;
}

/** Those of a list in the order of the text that touch the span, cut to it. Marks before it that reach into it are short. */
function within(list: readonly Marked[], span: Span): Marked[] {
  const found: Marked[] = [];
  const behind = firstIndex(list.length, (index) => list[index]!.start >= span.end);
  // Enough to step over what lies nested before the paragraph.
  for (let at = behind - 1, steps = 0; at >= 0 && steps < 200; at--) {
    const mark = list[at]!;
    if (mark.end <= span.start) steps++;
    else found.push({ start: Math.max(mark.start, span.start), end: Math.min(mark.end, span.end), item: mark.item });
  }
  return found.reverse();
}

const quotation = /“[^“”]*”|„[^“”„]*[“”]|«[^«»]*»|»[^«»]*«|"[^"]*"|‘[^‘’]*’(?!\p{L})|''[^']*''|‹[^‹›]*›/gu;

/** What stands in quotation marks inside a span, marks included. */
export function quotedIn(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(quotation)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
