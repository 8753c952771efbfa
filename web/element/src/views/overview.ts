/** The article at a glance. */
import type { Span } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { covered, without } from '../marks.ts';
import { excerpt, wordCount, type Actions, type State } from '../view.ts';

const mostVoices = 8;

export function overview(state: State, actions: Actions): Child[] {
  const { words, report, text } = state;
  const { statistics } = report;
  const minutes = Math.max(1, Math.round(statistics.readingSeconds / 60));
  const { headline, dateline, bylines } = report;
  return [
    headline
      ? h('p', { class: 'ai-headline' }, jump(state, actions, headline, excerpt(text, [headline]), 'headline'))
      : h('p', { class: 'ai-headline ai-none' }, `${words('overview.headline')}: ${words('overview.none')}`),
    h(
      'dl',
      { class: 'ai-facts' },
      bylines.length > 0 && [
        h('dt', {}, words('overview.byline')),
        h(
          'dd',
          {},
          bylines.map(({ start, end, name }, index) =>
            start === undefined || end === undefined ? name : jump(state, actions, { start, end }, name, `byline/${index}`),
          ),
        ),
      ],
      dateline && [
        h('dt', {}, words('overview.dateline')),
        h('dd', {}, jump(state, actions, dateline, [dateline.place, dateline.date].filter(Boolean).join(', '), 'dateline')),
      ],
      dateline?.agency ? [h('dt', {}, words('overview.agency')), h('dd', {}, dateline.agency)] : [],
      h('dt', {}, words('overview.language')),
      h('dd', {}, languageName(state)),
      h('dt', {}, words('overview.time')),
      h('dd', {}, words.count('overview.minutes', minutes)),
      h('dt', {}, words('overview.words')),
      h('dd', {}, words('overview.words.value', { story: statistics.storyWords, all: statistics.words })),
    ),
    shares(state),
    voices(state, actions),
    report.entitiesFallback && h('p', { class: 'ai-note' }, words('overview.fallback')),
  ];
}

function jump(state: State, actions: Actions, span: Span, label: string, key: string): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'ai-jump',
      'data-key': `overview/${key}`,
      title: state.words('action.jump'),
      on: { click: () => actions.show([span]) },
    },
    label,
  );
}

function languageName(state: State): string {
  const { language } = state.report;
  if (language === 'und') return state.words('overview.none');
  try {
    return new Intl.DisplayNames([state.words.language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

// How much is junk, how much is quoted: in characters, and of what is still marked.
function shares(state: State): HTMLElement {
  const { words, marks, text } = state;
  const junk = covered(marks.boilerplate);
  const story = without({ start: 0, end: text.length }, marks.boilerplate);
  const quotes = marks.quotes.filter((mark) => mark.kind !== 'indirect');
  const quoted = overlap(story, quotes);
  const whole = Math.max(1, text.length);
  const parts = [
    ['story', Math.max(0, text.length - junk - quoted)],
    ['quoted', quoted],
    ['junk', junk],
  ] as const;
  return h(
    'figure',
    { class: 'ai-shares' },
    h('figcaption', {}, words('overview.share')),
    h(
      'div',
      { class: 'ai-bar-picture', 'aria-hidden': 'true' },
      parts.map(([name, size]) => part(name, size / whole)),
    ),
    h(
      'ul',
      {},
      parts.map(([name, size]) =>
        h(
          'li',
          {},
          h('span', { class: `ai-swatch ai-share-${name}` }),
          `${words.number(Math.round((100 * size) / whole))} % ${words(`overview.${name}`)}`,
        ),
      ),
    ),
  );
}

function part(name: string, share: number): HTMLElement {
  const element = h('span', { class: `ai-share-${name}` });
  element.style.setProperty('flex-grow', String(share));
  return element;
}

/** Characters that lie in both lists; both stand in the order of the text. */
function overlap(kept: readonly Span[], spans: readonly Span[]): number {
  let sum = 0;
  let at = 0;
  for (const span of spans) {
    while (at > 0 && (kept[at]?.start ?? 0) > span.start) at--;
    while (at < kept.length && (kept[at]?.end ?? 0) <= span.start) at++;
    for (let next = at; next < kept.length; next++) {
      const piece = kept[next];
      if (!piece || piece.start >= span.end) break;
      sum += Math.min(piece.end, span.end) - Math.max(piece.start, span.start);
    }
  }
  return sum;
}

function voices(state: State, actions: Actions): Child {
  const { words } = state;
  const speakers = bySpeaker(state).slice(0, mostVoices);
  if (speakers.length === 0) return null;
  const most = Math.max(...speakers.map((speaker) => speaker.words));
  return h(
    'figure',
    { class: 'ai-voices' },
    h('figcaption', {}, words('overview.voices')),
    h(
      'ul',
      {},
      speakers.map((speaker) => {
        const bar = h('span', { class: 'ai-voice-bar', 'aria-hidden': 'true' });
        bar.style.setProperty('inline-size', `${(100 * speaker.words) / Math.max(1, most)}%`);
        return h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'ai-jump',
              'data-key': `voice/${speaker.name}`,
              on: {
                click: () => {
                  actions.list((lists) => {
                    lists.filter['quotes'] = speaker.name;
                  });
                  actions.showTab('quotes');
                },
              },
            },
            speaker.name || words('quotes.nobody'),
          ),
          speaker.anonymous && h('span', { class: 'ai-tag' }, words('quotes.anonymous')),
          h('span', { class: 'ai-voice' }, bar, h('span', { class: 'ai-count' }, words.number(speaker.words))),
        );
      }),
    ),
  );
}

export interface SpeakerRow {
  name: string;
  role: string;
  anonymous: boolean;
  quotes: number[];
  kinds: { direct: number; mixed: number; indirect: number };
  words: number;
}

/** Who said what: one row a speaker, the most words first. */
export function bySpeaker(state: State): SpeakerRow[] {
  const rows = new Map<string, SpeakerRow>();
  const items = new Set(state.marks.quotes.map((mark) => mark.item));
  for (const item of [...items].sort((a, b) => a - b)) {
    const quote = state.report.quotes[item];
    if (!quote) continue;
    const name = quote.speaker?.name ?? '';
    // Two unnamed officials may be two people; only a name gathers.
    const row = rows.get(name) ?? {
      name,
      role: quote.speaker?.role ?? '',
      anonymous: quote.speaker?.anonymous ?? false,
      quotes: [],
      kinds: { direct: 0, mixed: 0, indirect: 0 },
      words: 0,
    };
    row.quotes.push(item);
    row.kinds[quote.kind]++;
    row.words += wordCount(state.text, quote.content);
    rows.set(name, row);
  }
  return [...rows.values()].sort((a, b) => b.words - a.words);
}
