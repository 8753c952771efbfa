/** Whole texts side by side: what differs, what was left out, what was added. It says what was compared, never that a copy is true. */
import type { Span } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { flags, type Compared, type Flag, type Pair, type Piece, type Version } from '../versions.ts';
import { excerpt } from '../view.ts';
import type { Words } from '../words.ts';

export interface Comparison {
  readonly base: Version;
  readonly version: Version;
  readonly compared: Compared;
}

export function comparisonView(words: Words, { base, version, compared }: Comparison, title: string): HTMLElement {
  const { pairs, counts } = compared;
  const id = `ai-difference-${Math.random().toString(36).slice(2, 8)}`;
  const count = (change: Pair['change']): number => pairs.filter((pair) => pair.change === change).length;
  const changed = pairs.filter(({ change }) => change !== 'same');
  const paragraphs = words.count('compare.paragraphs', pairs.length);
  const parts = (
    [
      ['altered', 'compare.changed'],
      ['dropped', 'compare.leftOut'],
      ['added', 'compare.added'],
      ['moved', 'compare.moved'],
    ] as const
  ).flatMap(([change, word]) => (count(change) > 0 ? [words.count(word, count(change))] : []));
  const found = flags.filter((flag) => (counts.get(flag) ?? 0) > 0);
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' });
  return h(
    'section',
    { class: 'ai-compared', 'aria-label': title },
    h('h3', {}, title),
    h(
      'p',
      { class: 'ai-verdict', role: 'status' },
      changed.length === 0 ? words('compare.none', { paragraphs }) : words('compare.some', { paragraphs, parts: list.format(parts) }),
      found.length > 0 &&
        ` ${words('compare.flags', { flags: list.format(found.map((flag) => words.count(`compare.flag.${flag}`, counts.get(flag)!))) })}`,
    ),
    h('p', { class: 'ai-note' }, words('compare.not')),
    found.length > 0 && first(words, base, version, pairs, id),
    sides(words, base, version, pairs, id),
  );
}

/** The differences that change a meaning most easily, before all others. */
function first(words: Words, base: Version, version: Version, pairs: readonly Pair[], id: string): HTMLElement {
  const items = pairs.flatMap((pair, index) => [
    ...pair.pieces
      .filter((piece) => piece.flags.length > 0)
      .map((piece) => ({ index, flags: piece.flags, content: difference(base, version, piece) })),
    ...pair.speakers.map(({ a, b }) => ({
      index,
      flags: ['speaker'] as readonly Flag[],
      content: [h('del', {}, a || words('speaker.none')), ' → ', h('ins', {}, b || words('speaker.none'))] as Child[],
    })),
  ]);
  return h(
    'details',
    { class: 'ai-details', open: true },
    h('summary', {}, words('compare.first')),
    h(
      'ul',
      { class: 'ai-first' },
      items.slice(0, 60).map(({ index, flags: own, content }) =>
        h(
          'li',
          {},
          own.map((flag) => [h('span', { class: `ai-tag ai-tag-${flag}` }, words(`compare.tag.${flag}`)), ' ']),
          content,
          ' ',
          h(
            'a',
            { class: 'ai-link', href: `#${id}-${index}`, on: { click: (event) => jump(event, `${id}-${index}`) } },
            words('card.show'),
          ),
        ),
      ),
    ),
  );
}

// Not by the address: what stands behind "#" is for texts that are handed over.
function jump(event: Event, id: string): void {
  event.preventDefault();
  const row = document.getElementById(id);
  row?.scrollIntoView({ block: 'center' });
  row?.focus({ preventScroll: true });
}

function difference(base: Version, version: Version, { a, b }: Piece): Child[] {
  return [
    a.end > a.start && h('del', { lang: base.report.language }, excerpt(base.text, [a], 90)),
    a.end > a.start && b.end > b.start && ' → ',
    b.end > b.start && h('ins', { lang: version.report.language }, excerpt(version.text, [b], 90)),
  ];
}

function sides(words: Words, base: Version, version: Version, pairs: readonly Pair[], id: string): HTMLElement {
  const rows: Child[] = [];
  for (let at = 0; at < pairs.length;) {
    let behind = at;
    while (behind < pairs.length && pairs[behind]!.change === 'same') behind++;
    if (behind - at > 2) {
      rows.push(same(words, base, version, pairs.slice(at, behind)));
      at = behind;
      continue;
    }
    rows.push(row(words, base, version, pairs[at]!, `${id}-${at}`));
    at++;
  }
  return h(
    'div',
    { class: 'ai-sides' },
    h('div', { class: 'ai-side-head', 'aria-hidden': 'true' }, h('b', {}, words('compare.original')), h('b', {}, words('compare.version'))),
    rows,
  );
}

function same(words: Words, base: Version, version: Version, pairs: readonly Pair[]): HTMLElement {
  return h(
    'details',
    {
      class: 'ai-same',
      on: {
        toggle: (event) => {
          const details = event.target as HTMLElement;
          if (details.childElementCount === 1) details.append(...pairs.map((pair) => row(words, base, version, pair, '')));
        },
      },
    },
    h('summary', {}, words.count('compare.same', pairs.length)),
  );
}

function row(words: Words, base: Version, version: Version, pair: Pair, id: string): HTMLElement {
  return h(
    'div',
    { class: `ai-pair ai-pair-${pair.change}`, id: id || null, tabindex: id ? '-1' : null },
    h('div', { lang: base.report.language }, side(words, base.text, pair, 'a')),
    h('div', { lang: version.report.language }, side(words, version.text, pair, 'b')),
  );
}

function side(words: Words, text: string, pair: Pair, which: 'a' | 'b'): Child[] {
  const span: Span | null = pair[which];
  if (!span) {
    return [h('p', { class: 'ai-none', lang: words.language }, words(which === 'b' ? 'compare.gone' : 'compare.new'))];
  }
  if (pair.change === 'dropped' || pair.change === 'added')
    return [h('p', {}, h(which === 'a' ? 'del' : 'ins', {}, text.slice(span.start, span.end)))];
  const children: Child[] = [];
  let at = span.start;
  for (const piece of pair.pieces) {
    const own = piece[which];
    if (own.end <= own.start) continue;
    children.push(text.slice(at, own.start), h(which === 'a' ? 'del' : 'ins', {}, text.slice(own.start, own.end)));
    at = own.end;
  }
  children.push(text.slice(at, span.end));
  return [
    h('p', {}, children),
    pair.change === 'moved' && h('p', { class: 'ai-note', lang: words.language }, words('compare.elsewhere')),
    pair.speakers.map((speaker) =>
      h('p', { class: 'ai-note', lang: words.language }, words('compare.said', { name: speaker[which] || words('speaker.none') })),
    ),
  ];
}
