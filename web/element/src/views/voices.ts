/** The lens "Who says what?": a report of the sources, and every quote. */
import type { Quote } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { speakerKey } from '../article.ts';
import { knowledgeOf } from '../knowledge.ts';
import { sourcesOf, type Source } from '../sources.ts';
import type { State } from '../store.ts';
import { excerpt } from '../view.ts';
import type { Words } from '../words.ts';
import type { Host } from './host.ts';
import { list, select } from './list.ts';
import { speakerWords } from './phrases.ts';
import { entry } from './story.ts';

export function voices(state: State, words: Words, host: Host): Child[] {
  const { report, reported, lists } = state;
  const { text } = reported;
  const doubt = report.quotesFallback ? 'voices.fallback' : knowledgeOf(report.language).quotesAreWeaker ? 'voices.weaker' : null;
  const note = doubt && h('p', { class: 'ai-note ai-doubt' }, words(doubt));
  if (report.quotes.length === 0) return [h('p', { class: 'ai-none' }, words('voices.none')), note];
  const sources = sourcesOf(text, report);
  const who = lists.choice['quotes/who'] ?? 'all';
  const items = report.quotes
    .map((quote, item) => ({ quote, item }))
    .filter(({ quote }) => {
      if (who === 'all') return true;
      if (who === 'named') return !!quote.speaker && !quote.speaker.anonymous;
      if (who === 'anonymous') return !quote.speaker || quote.speaker.anonymous;
      if (who === 'unsure') return speakerWords(words, quote).isUnsure;
      return speakerKey(quote) === who;
    });
  return [
    h('p', { class: 'ai-summary' }, summary(words, sources.speakers, report.quotes.length)),
    note,
    speakers(state, words, host, sources.speakers),
    sources.silent.length > 0 && [
      h('h3', {}, words('voices.silent')),
      h('p', { class: 'ai-note' }, words('voices.silent.note')),
      h(
        'ul',
        { class: 'ai-list' },
        sources.silent.map(({ item, accusation }) =>
          entry(`silent/${item}`, () => host.go({ kind: 'entity', item }, accusation), [
            h('span', { class: 'ai-entry-title' }, report.entities[item]!.name),
            h('span', { class: 'ai-entry-text' }, `… ${excerpt(text, [accusation], 120)} …`),
          ]),
        ),
      ),
    ],
    h('h3', {}, words('voices.quotes')),
    h(
      'p',
      { class: 'ai-controls' },
      select(
        words('voices.who'),
        'quotes/who',
        [
          ['all', words('voices.all')],
          ['named', words('voices.named')],
          ['anonymous', words('voices.anonymous')],
          ['unsure', words('voices.unsure')],
          ...sources.speakers
            .filter(({ name }) => name !== '')
            .slice(0, 200)
            .map(({ key, name }) => [key, name] as const),
        ],
        who,
        (value) => host.dispatch({ type: 'list', list: 'choice', name: 'quotes/who', value }),
      ),
    ),
    list(state, words, host.dispatch, {
      name: 'quotes',
      items,
      words: ({ quote }) => `${quote.speaker?.name ?? ''} ${excerpt(text, quote.content, 5000)}`,
      orders: [{ word: 'people.order.text' }, { word: 'people.order.unsure', compare: (a, b) => sureness(a.quote) - sureness(b.quote) }],
      element: ({ quote, item }) => {
        const { name, isUnsure } = speakerWords(words, quote);
        return entry(`quote/${item}`, () => host.go({ kind: 'quote', item }), [
          h('span', { class: `ai-entry-title${isUnsure ? ' ai-unsure' : ''}` }, name),
          h(
            'span',
            { class: `ai-entry-text ai-entry-said ai-entry-${quote.kind}`, lang: report.language },
            excerpt(text, quote.content, 220),
          ),
        ]);
      },
    }),
  ];
}

const sureness = ({ score, speaker }: Quote): number => Math.min(score, speaker?.score ?? 0);

function summary(words: Words, speakers: readonly Source[], quotes: number): string {
  const named = speakers.filter(({ name, isAnonymous }) => name !== '' && !isAnonymous);
  const count = (kind: Source['kind']): number => named.filter((source) => source.kind === kind).length;
  const anonymous = speakers.filter(({ isAnonymous }) => isAnonymous).length;
  const parts = [
    count('person') > 0 && words.count('voices.people', count('person')),
    count('organization') > 0 && words.count('voices.organizations', count('organization')),
    count('document') > 0 && words.count('voices.documents', count('document')),
    anonymous > 0 && words.count('voices.unnamed', anonymous),
  ].filter((part) => part !== false);
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' }).format(parts);
  return parts.length === 0
    ? words.count('count.quotes', quotes)
    : words('voices.summary', { quotes: words.count('count.quotes', quotes), sources: list });
}

function speakers(state: State, words: Words, host: Host, sources: readonly Source[]): HTMLElement {
  const most = Math.max(1, ...sources.map(({ directWords, reportedWords }) => directWords + reportedWords));
  return h(
    'ul',
    { class: 'ai-list ai-speakers' },
    sources.slice(0, 60).map(({ key, name, role, isAnonymous, quotes, directWords, reportedWords, first }) => {
      const hue = state.article.speakers.get(key);
      return entry(`speaker/${key}`, () => host.go(key === '' ? { kind: 'quote', item: first } : { kind: 'speaker', key }), [
        h('span', { class: `ai-entry-title${hue === undefined ? '' : ` ai-hue-${hue % 6}`}` }, name || words('speaker.none')),
        h(
          'span',
          { class: 'ai-entry-text' },
          [isAnonymous ? words('speaker.anonymous') : role, words.count('count.quotes', quotes)].filter(Boolean).join(' · '),
        ),
        bar(directWords, reportedWords, most),
        h(
          'span',
          { class: 'ai-entry-text' },
          [directWords > 0 && words.count('voices.direct', directWords), reportedWords > 0 && words.count('voices.reported', reportedWords)]
            .filter((part) => part !== false)
            .join(', '),
        ),
      ]);
    }),
  );
}

function bar(direct: number, reported: number, most: number): HTMLElement {
  const part = (name: string, value: number): HTMLElement => {
    const element = h('span', { class: name });
    element.style.inlineSize = `${(100 * value) / most}%`;
    return element;
  };
  return h('span', { class: 'ai-bar-of-words', 'aria-hidden': 'true' }, part('ai-bar-direct', direct), part('ai-bar-reported', reported));
}
