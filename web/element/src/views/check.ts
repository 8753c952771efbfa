/** A draft beside its sources: a verdict at each quotation, and the place in the source one click away. */
import { isFaithful, type CheckedQuote, type QuoteCheck, type Span } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import type { Word, Words } from '../words.ts';

export interface Source {
  readonly name: string;
  readonly text: string;
}

let lastId = 0;

export function checkView(words: Words, draft: string, sources: readonly Source[], check: QuoteCheck): HTMLElement {
  const id = `ai-check-${++lastId}`;
  const faithful = check.quotes.filter(({ verdict }) => isFaithful(verdict)).length;
  const unsupported = check.paraphrases.filter(({ supported }) => !supported).length;
  const wrong = check.quotes.map((quote, index) => ({ quote, index })).filter(({ quote }) => !isFaithful(quote.verdict));
  return h(
    'section',
    { class: 'ai-checked', 'aria-label': words('check.result') },
    h(
      'p',
      { class: 'ai-verdict', role: 'status' },
      check.quotes.length === 0 ? words('check.none') : words.count('check.faithful', check.quotes.length, { faithful }),
      unsupported > 0 && ` ${words.count('check.unsupported', unsupported)}`,
    ),
    h('p', { class: 'ai-note' }, words('check.note')),
    wrong.length > 0 &&
      h(
        'ul',
        { class: 'ai-first' },
        wrong.map(({ quote, index }) => complaint(words, draft, sources, quote, `${id}-${index}`)),
      ),
    h(
      'div',
      { class: 'ai-check-sides' },
      h(
        'div',
        {},
        h('h3', {}, words('check.draft')),
        h('div', { class: 'ai-check-text', dir: 'auto' }, draftText(words, draft, check, id)),
      ),
      h(
        'div',
        {},
        sources.map((source, index) =>
          h(
            'details',
            { class: 'ai-check-source', open: check.quotes.some((quote) => quote.source === index) },
            h('summary', {}, source.name),
            h('div', { class: 'ai-check-text', dir: 'auto' }, sourceText(source.text, index, check, id)),
          ),
        ),
      ),
    ),
  );
}

const verdictOf = (words: Words, { verdict }: CheckedQuote): string => words(`check.verdict.${verdict}` as Word);

/** One line for each quotation that is not as a source has it: to be looked at first, and to be copied. */
export function complaintLine(words: Words, draft: string, sources: readonly Source[], quote: CheckedQuote): string {
  const parts = [`${verdictOf(words, quote)}: ${draft.slice(quote.start, quote.end)}`];
  if (quote.source !== null) parts.push(words('check.in', { source: sources[quote.source]!.name }));
  for (const { start, end, source, kind } of quote.differences) {
    const there = sources[quote.source!]!.text.slice(source.start, source.end);
    parts.push(`${words(`check.kind.${kind}` as Word)}: [${there}] → [${draft.slice(start, end)}]`);
  }
  if (quote.verdict === 'misattributed' && quote.speaker) parts.push(said(words, quote.speaker));
  return parts.join(' · ');
}

const said = (words: Words, { draft, source }: NonNullable<CheckedQuote['speaker']>): string =>
  words('check.said', { source: source ?? words('speaker.none'), draft: draft ?? words('speaker.none') });

function complaint(words: Words, draft: string, sources: readonly Source[], quote: CheckedQuote, id: string): HTMLElement {
  const text = quote.source === null ? '' : sources[quote.source]!.text;
  return h(
    'li',
    {},
    h('span', { class: `ai-tag ai-tag-${quote.verdict}` }, verdictOf(words, quote)),
    ' ',
    draft.slice(quote.start, quote.end),
    quote.differences.map(({ start, end, source, kind }) => [
      ' ',
      h('span', { class: `ai-tag ai-tag-${kind}` }, words(`check.kind.${kind}` as Word)),
      ' ',
      source.end > source.start && h('del', {}, text.slice(source.start, source.end)),
      source.end > source.start && end > start && ' → ',
      end > start && h('ins', {}, draft.slice(start, end)),
    ]),
    quote.verdict === 'misattributed' && quote.speaker && ` ${said(words, quote.speaker)}`,
    quote.match && [' ', link(words('check.show'), id)],
  );
}

// Not by the address: what stands behind "#" is for texts that are handed over.
function link(label: Child, id: string): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'ai-link',
      on: {
        click: () => {
          const place = document.getElementById(`${id}-match`);
          const source = place?.closest('details');
          if (source) source.open = true;
          place?.scrollIntoView({ block: 'center' });
          place?.focus({ preventScroll: true });
        },
      },
    },
    label,
  );
}

/** Cuts a text at the ends of spans that stand in order and do not overlap. */
function withMarks<Item extends Span>(text: string, items: readonly Item[], mark: (item: Item, content: string) => Child): Child[] {
  const parts: Child[] = [];
  let at = 0;
  for (const item of items) {
    if (item.start < at) continue;
    parts.push(text.slice(at, item.start), mark(item, text.slice(item.start, item.end)));
    at = item.end;
  }
  return [...parts, text.slice(at)];
}

function draftText(words: Words, draft: string, check: QuoteCheck, id: string): Child[] {
  const quotes = check.quotes.map((quote, index) => ({ ...quote, index }));
  return withMarks(draft, quotes, (quote) => [
    h('mark', { class: `ai-check-quote ai-check-${isFaithful(quote.verdict) ? 'faithful' : 'unfaithful'}` }, differing(draft, quote)),
    ' ',
    quote.match
      ? link(verdictOf(words, quote), `${id}-${quote.index}`)
      : h('span', { class: `ai-tag ai-tag-${quote.verdict}` }, verdictOf(words, quote)),
  ]);
}

function differing(draft: string, quote: CheckedQuote): Child[] {
  const inside = quote.differences
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ start: start - quote.start, end: end - quote.start }));
  return withMarks(draft.slice(quote.start, quote.end), inside, (_, content) => h('ins', {}, content));
}

function sourceText(text: string, source: number, check: QuoteCheck, id: string): Child[] {
  const matches = check.quotes
    .flatMap((quote, index) => (quote.source === source && quote.match ? [{ ...quote.match, ids: [index] }] : []))
    .sort((a, b) => a.start - b.start)
    .reduce<{ start: number; end: number; ids: number[] }[]>((joined, match) => {
      const last = joined.at(-1);
      if (last && match.start < last.end) {
        last.end = Math.max(last.end, match.end);
        last.ids.push(...match.ids);
      } else joined.push(match);
      return joined;
    }, []);
  return withMarks(text, matches, ({ ids }, content) =>
    h(
      'mark',
      { class: 'ai-check-match', tabindex: '-1', id: `${id}-${ids[0]}-match` },
      ids.slice(1).map((other) => h('span', { id: `${id}-${other}-match`, tabindex: '-1' })),
      content,
    ),
  );
}
