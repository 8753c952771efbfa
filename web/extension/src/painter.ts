/** Draws a report's marks in a page as CSS highlights: the page's elements stay as they are. */
import type { Report, Span } from 'article-inspector';

import { rangesOf } from '../../reading/ranges.ts';
import type { Piece, ReadPage } from '../../reading/read-page.ts';

/** Names of highlights begin so: whatever else a page highlights is its own. */
export const prefix = 'article-inspector-';

// Which of two marks is drawn above: what is longer lies below.
const priorities = { boilerplate: 1, quotes: 2, entities: 3, findings: 4, shown: 5 };

type Painted = { registry: HighlightRegistry; highlight: typeof Highlight };

export class Painter {
  #windows: Window[] = [];
  /** The highlights that are drawn, by their kinds. Kept here since Firefox lets no extension list a page's highlights. */
  readonly #names = new Set<string>();

  /** Draws all marks of the kinds that are not off, in the place of those drawn before. */
  draw(page: ReadPage, report: Report, off: ReadonlySet<string>): void {
    this.clear();
    this.#windows = windowsOf(page.roots);
    for (const [name, spans] of spansByKind(report, off)) this.#set(name, spans, page.pieces);
  }

  /** Makes stretches stand out and gives their ranges. */
  show(spans: readonly Span[], page: ReadPage): StaticRange[] {
    return this.#set('shown', spans, page.pieces);
  }

  /** Takes away every highlight of ours, and none else. */
  clear(): void {
    for (const window of this.#windows) {
      const { registry } = painted(window);
      for (const name of this.#names) registry.delete(prefix + name);
    }
    this.#names.clear();
  }

  #set(name: string, spans: readonly Span[], pieces: readonly Piece[]): StaticRange[] {
    const ranges = spans.flatMap((span) => rangesOf(span, pieces));
    this.#names.add(name);
    for (const window of this.#windows) {
      const { registry, highlight } = painted(window);
      const own = ranges.filter(({ startContainer }) => startContainer.ownerDocument?.defaultView === window);
      if (own.length === 0) {
        registry.delete(prefix + name);
        continue;
      }
      const drawn = new highlight();
      for (const range of own) drawn.add(range);
      drawn.priority = priorities[name.split('-')[0] as keyof typeof priorities] ?? 0;
      registry.set(prefix + name, drawn);
    }
    return ranges;
  }
}

function painted(window: Window): Painted {
  const { CSS: css, Highlight: highlight } = window as Window & typeof globalThis;
  return { registry: css.highlights, highlight };
}

function windowsOf(roots: readonly (Document | ShadowRoot)[]): Window[] {
  const views = roots.map((root) => (root.nodeType === Node.DOCUMENT_NODE ? (root as Document).defaultView : null));
  return views.filter((view): view is Window & typeof globalThis => view !== null);
}

function spansByKind(report: Report, off: ReadonlySet<string>): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  const add = (layer: string, kind: string, found: readonly Span[]): void => {
    if (off.has(layer) || off.has(`${layer}/${kind}`)) return;
    const name = `${layer}-${kind}`;
    const list = spans.get(name) ?? [];
    spans.set(name, list);
    for (const span of found) list.push(span);
  };
  for (const found of report.boilerplate) add('boilerplate', found.kind, [found]);
  for (const found of report.entities) add('entities', found.type, found.mentions);
  for (const found of report.quotes) add('quotes', found.kind, found.content);
  for (const found of report.findings) add('findings', found.kind, [found]);
  return spans;
}
