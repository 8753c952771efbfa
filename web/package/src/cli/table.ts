import type { Report, Span } from '../report.ts';

/** One row for each quote, entity or stretch of boilerplate: the tables of core/report/table.cpp, made from a report that brings its words. */
export const tables = ['quotes', 'entities', 'boilerplate'] as const;
export type Table = (typeof tables)[number];
export const isTable = (name: string): name is Table => (tables as readonly string[]).includes(name);

type Cell = string | number | boolean | Score | null;
type Row = Record<string, Cell>;

/** A number that is written as the core writes it: with a point, always. */
class Score {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toString(): string {
    return Number.isInteger(this.value) ? this.value.toFixed(1) : String(this.value);
  }
}

// A report that was written with its words has them beside each pair of offsets.
const wordsAt = (span: Span | null): string | null => span && (span as Span & { text: string }).text;

function rowsOf(table: Table, report: Report): Row[] {
  switch (table) {
    case 'quotes':
      return report.quotes.map(({ kind, content, cue, speaker, score }) => ({
        kind,
        quote: content
          .map(wordsAt)
          .join(' … ')
          .replaceAll(/[\n\r]/g, ' '),
        speaker: speaker && speaker.name,
        role: speaker && speaker.role,
        anonymous: speaker?.anonymous ?? false,
        entity: speaker && speaker.entity,
        mention: wordsAt(speaker),
        cue: wordsAt(cue),
        start: content[0]!.start,
        end: content.at(-1)!.end,
        score: new Score(score),
        speakerScore: speaker && new Score(speaker.score),
      }));
    case 'entities':
      return report.entities.map(({ id, name, type, role, mentions, storyMentions, score }) => ({
        entity: id,
        name,
        type,
        role,
        mentions: mentions.length,
        storyMentions,
        score: new Score(score),
      }));
    case 'boilerplate':
      return report.boilerplate.map((mark) => ({
        kind: mark.kind,
        text: wordsAt(mark),
        start: mark.start,
        end: mark.end,
        score: new Score(mark.score),
      }));
  }
}

const columns: Record<Table, readonly string[]> = {
  quotes: ['kind', 'quote', 'speaker', 'role', 'anonymous', 'entity', 'mention', 'cue', 'start', 'end', 'score', 'speakerScore'],
  entities: ['entity', 'name', 'type', 'role', 'mentions', 'storyMentions', 'score'],
  boilerplate: ['kind', 'text', 'start', 'end', 'score'],
};

export const tableHeader = (table: Table): string => `${['id', ...columns[table]].join(',')}\r\n`;

// A cell that begins like a formula would be one in a spreadsheet.
const csvCell = (value: Cell): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return `"${(/^[=+\-@\t]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
};
const jsonCell = (value: Cell): string => (value instanceof Score ? String(value) : JSON.stringify(value));

/** The rows of a report that was written with its words, each with its line end. */
export function tableOf(table: Table, id: unknown, report: Report, asJson: boolean): string {
  const rows = rowsOf(table, report);
  if (!asJson) {
    const first = csvCell(typeof id === 'string' ? id : JSON.stringify(id));
    return rows.map((row) => `${[first, ...columns[table].map((name) => csvCell(row[name]!))].join(',')}\r\n`).join('');
  }
  const members = (row: Row): string[] => columns[table].map((name) => `${JSON.stringify(name)}:${jsonCell(row[name]!)}`);
  return rows.map((row) => `{${[`"id":${JSON.stringify(id)}`, ...members(row)].join(',')}}\n`).join('');
}
