/**
 * The report as marks: stretches of the text, each of one layer and kind, belonging to one item of the report. All
 * functions here work on values.
 */
import type { BoilerplateKind, EntityType, FindingKind, QuoteKind, Report, Span } from 'article-inspector';

import { moved, type Edit } from './edit.ts';
import { firstIndex } from './search.ts';

export const layers = ['boilerplate', 'entities', 'quotes', 'findings'] as const;
export type Layer = (typeof layers)[number];
export type Kind = BoilerplateKind | EntityType | QuoteKind | FindingKind;

export interface Mark extends Span {
  layer: Layer;
  kind: Kind;
  /** Its item's index in the report's list of the layer. */
  item: number;
}

/** What a reader said is not what the core takes it for. Entities are waved away with all their mentions. */
export interface Dismissal extends Span {
  layer: Layer;
  kind: Kind;
  /** The entity's name; empty for the other layers. */
  name: string;
}

/** The marks of one report, by layer, each list in the order of the text. */
export type Marks = Readonly<Record<Layer, readonly Mark[]>>;

export const noMarks: Marks = { boilerplate: [], entities: [], quotes: [], findings: [] };

/** Names less sure than `leastSure` (0 to 1) get no marks. */
export function marksOf(report: Report, dismissals: readonly Dismissal[] = [], leastSure = 0): Marks {
  const marks: Record<Layer, Mark[]> = { boilerplate: [], entities: [], quotes: [], findings: [] };
  const add = (layer: Layer, kind: Kind, item: number, spans: readonly Span[], name = ''): void => {
    if (dismissals.length > 0 && isDismissed(dismissals, layer, kind, spans[0], name)) return;
    for (const { start, end } of spans) if (end > start) marks[layer].push({ start, end, layer, kind, item });
  };
  report.boilerplate.forEach((found, index) => add('boilerplate', found.kind, index, [found]));
  report.entities.forEach((found, index) => {
    if (!(found.score < leastSure)) add('entities', found.type, index, found.mentions, found.name);
  });
  report.quotes.forEach((found, index) => add('quotes', found.kind, index, found.content));
  report.findings.forEach((found, index) => add('findings', found.kind, index, [found]));
  for (const layer of layers) marks[layer].sort((a, b) => a.start - b.start || b.end - a.end);
  return marks;
}

function isDismissed(dismissals: readonly Dismissal[], layer: Layer, kind: Kind, first: Span | undefined, name: string): boolean {
  return dismissals.some(
    (not) =>
      not.layer === layer &&
      not.kind === kind &&
      (layer === 'entities' ? not.name === name : not.start === first?.start && not.end === first.end),
  );
}

/** The marks after an edit, until the core has read the new text. */
export function movedMarks(marks: Marks, edit: Edit): Marks {
  const move = (list: readonly Mark[]): Mark[] => list.map((mark) => moved(mark, edit)).filter((mark) => mark !== null);
  return {
    boilerplate: move(marks.boilerplate),
    entities: move(marks.entities),
    quotes: move(marks.quotes),
    findings: move(marks.findings),
  };
}

/** A name stays waved away wherever it stands; another mark, as long as its stretch is there. */
export function movedDismissals(dismissals: readonly Dismissal[], edit: Edit): Dismissal[] {
  return dismissals.map((not) => moved(not, edit) ?? (not.layer === 'entities' ? not : null)).filter((not) => not !== null);
}

/** The marks that touch the span, in the order of the text. */
export function marksWithin(list: readonly Mark[], span: Span): Mark[] {
  const behind = firstIndex(list.length, (index) => (list[index]?.start ?? 0) >= span.end);
  const reach = reachOf(list);
  const first = firstIndex(behind, (index) => (reach[index] ?? 0) > span.start);
  return list.slice(first, behind).filter((mark) => mark.end > span.start);
}

const reaches = new WeakMap<readonly Mark[], Float64Array>();

/** For each mark, how far it or one before it reaches. */
function reachOf(list: readonly Mark[]): Float64Array {
  const known = reaches.get(list);
  if (known) return known;
  const reach = new Float64Array(list.length);
  let furthest = 0;
  list.forEach((mark, index) => {
    furthest = Math.max(furthest, mark.end);
    reach[index] = furthest;
  });
  reaches.set(list, reach);
  return reach;
}

/** Whether a kind is shown, by the switches that the reader has turned off: a layer's, or a kind's as `layer/kind`. */
export function isShown(off: ReadonlySet<string>, layer: Layer, kind: Kind): boolean {
  return !off.has(layer) && !off.has(`${layer}/${kind}`);
}

/** All marks at an offset that are shown, the shortest first. */
export function marksAt(marks: Marks, offset: number, off: ReadonlySet<string>): Mark[] {
  return layers
    .flatMap((layer) => marksWithin(marks[layer], { start: offset, end: offset + 1 }))
    .filter((mark) => isShown(off, mark.layer, mark.kind))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** How many items of each kind there are, by `layer/kind`, and of each layer, by its name. */
export function counts(marks: Marks): ReadonlyMap<string, number> {
  const items = new Set<string>();
  const result = new Map<string, number>();
  for (const layer of layers) {
    for (const mark of marks[layer]) {
      const item = `${layer}/${mark.item}`;
      if (items.has(item)) continue;
      items.add(item);
      for (const key of [layer, `${layer}/${mark.kind}`]) result.set(key, (result.get(key) ?? 0) + 1);
    }
  }
  return result;
}

/** What is left of `whole` without the marks' stretches: the story. Marks stand in the order of the text. */
export function without(whole: Span, marks: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let at = whole.start;
  for (const mark of marks) {
    if (mark.start > at) kept.push({ start: at, end: Math.min(mark.start, whole.end) });
    at = Math.max(at, mark.end);
  }
  if (at < whole.end) kept.push({ start: at, end: whole.end });
  return kept;
}

/** Characters that the spans cover together. */
export function covered(spans: readonly Span[]): number {
  let sum = 0;
  let at = 0;
  for (const { start, end } of spans) {
    if (end > at) sum += end - Math.max(start, at);
    at = Math.max(at, end);
  }
  return sum;
}
