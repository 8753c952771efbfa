/** Is this copy faithful? Two texts side by side, and what differs between them. */
import type { Comparison, QuoteChange, Report, Span } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { excerpt } from '../view.ts';
import type { Words } from '../words.ts';

export interface Side {
  text: string;
  report: Report;
}

export interface Compared {
  comparison: Comparison;
  original: Side;
  copy: Side;
}

export function comparisonView(words: Words, { comparison, original, copy }: Compared): Child[] {
  const changed = comparison.quotes.filter((quote) => quote.change !== 'same' || quote.speakerChanged);
  const same = comparison.quotes.length - changed.length;
  const isFaithful = changed.length === 0 && comparison.names.length === 0 && comparison.numbers.length === 0;
  return [
    h(
      'p',
      { class: `ai-verdict${isFaithful ? ' ai-faithful' : ''}`, role: 'status' },
      isFaithful
        ? words('compare.faithful')
        : words('compare.differs', { changed: changed.length, names: comparison.names.length, numbers: comparison.numbers.length }),
      same > 0 && ` ${words.count('compare.same', same)}`,
    ),
    changed.length > 0 && [
      h('h3', {}, words('tab.quotes')),
      h(
        'ul',
        { class: 'ai-changes' },
        changed.map((quote) => quoteChange(words, quote, original, copy)),
      ),
    ],
    comparison.names.length > 0 && [
      h('h3', {}, words('tab.entities')),
      h(
        'ul',
        { class: 'ai-changes' },
        comparison.names.map((name) =>
          h(
            'li',
            {},
            tag(words, name.change),
            ' ',
            name.original !== null && h('del', {}, original.report.entities[name.original]?.name ?? ''),
            name.original !== null && name.copy !== null && ' → ',
            name.copy !== null && h('ins', {}, copy.report.entities[name.copy]?.name ?? ''),
          ),
        ),
      ),
    ],
    comparison.numbers.length > 0 && [
      h('h3', {}, words('compare.numbers')),
      h(
        'ul',
        { class: 'ai-changes' },
        comparison.numbers.map((number) => {
          const side = number.change === 'dropped' ? original : copy;
          return h(
            'li',
            {},
            tag(words, number.change),
            ' ',
            h(number.change === 'dropped' ? 'del' : 'ins', {}, side.text.slice(number.start, number.end)),
            h('span', { class: 'ai-note' }, ` … ${around(side.text, number)} …`),
          );
        }),
      ),
    ],
  ];
}

function tag(words: Words, change: string): HTMLElement {
  return h('span', { class: `ai-tag ai-change-${change}` }, words.maybe(`compare.${change}`, change));
}

function quoteChange(words: Words, change: QuoteChange, original: Side, copy: Side): HTMLElement {
  const first = change.original === null ? undefined : original.report.quotes[change.original];
  const second = change.copy === null ? undefined : copy.report.quotes[change.copy];
  return h(
    'li',
    {},
    tag(words, change.speakerChanged && change.change === 'same' ? 'speaker' : change.change),
    h(
      'div',
      { class: 'ai-pair' },
      h(
        'div',
        {},
        h('p', { class: 'ai-side' }, words('compare.original')),
        first
          ? [
              speaker(words, first.speaker?.name, change.speakerChanged ? 'del' : 'span'),
              quoteText(
                original.text,
                first.content,
                change.differences.map((difference) => difference.original),
                'del',
              ),
            ]
          : h('p', { class: 'ai-none' }, '–'),
      ),
      h(
        'div',
        {},
        h('p', { class: 'ai-side' }, words('compare.copy')),
        second
          ? [
              speaker(words, second.speaker?.name, change.speakerChanged ? 'ins' : 'span'),
              quoteText(
                copy.text,
                second.content,
                change.differences.map((difference) => difference.copy),
                'ins',
              ),
            ]
          : change.unmarked
            ? [
                h('p', { class: 'ai-note' }, words('compare.unmarked')),
                h('p', { class: 'ai-said' }, excerpt(copy.text, [change.unmarked], 1000)),
              ]
            : h('p', { class: 'ai-none' }, '–'),
      ),
    ),
  );
}

function speaker(words: Words, name: string | undefined, tagName: 'del' | 'ins' | 'span'): HTMLElement {
  return h('p', { class: 'ai-speaker' }, h(tagName, {}, name || words('quotes.nobody')));
}

// The quote's pieces, with the stretches that differ set off. Differences lie inside the pieces, in their order.
function quoteText(text: string, pieces: readonly Span[], differences: readonly Span[], tagName: 'del' | 'ins'): HTMLElement {
  const children: Child[] = [];
  const marked = differences.filter((span) => span.end > span.start);
  pieces.forEach((piece, index) => {
    if (index > 0) children.push(' … ');
    let at = piece.start;
    for (const difference of marked) {
      if (difference.end <= at || difference.start >= piece.end) continue;
      const start = Math.max(at, difference.start);
      const end = Math.min(piece.end, difference.end);
      children.push(text.slice(at, start), h(tagName, {}, text.slice(start, end)));
      at = end;
    }
    children.push(text.slice(at, piece.end));
  });
  return h('p', { class: 'ai-said' }, children);
}

function around(text: string, { start, end }: Span): string {
  return text
    .slice(Math.max(0, start - 30), end + 30)
    .replace(/\s+/g, ' ')
    .trim();
}
