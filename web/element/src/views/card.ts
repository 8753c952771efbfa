/** What is chosen: who or what it is, why, how sure that is, and what can be put right or taken along. */
import { entityTypes, type EntityType, type Span } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { doubtOf, speakerKey } from '../article.ts';
import { citation, citationForms, citedOf } from '../citation.ts';
import type { State, Target } from '../store.ts';
import { sourcesOf } from '../sources.ts';
import { excerpt, storyMentions } from '../view.ts';
import type { Words } from '../words.ts';
import { dateOf } from './head.ts';
import type { Host } from './host.ts';
import { select } from './list.ts';
import { typeWord } from './people.ts';
import { speakerWords } from './phrases.ts';

export function card(state: State, words: Words, host: Host, target: Target): Child[] {
  const content = contentOf(state, words, host, target);
  return [
    content,
    h(
      'button',
      {
        type: 'button',
        class: 'ai-close ai-card-close',
        'aria-label': words('action.close'),
        'data-key': 'card/close',
        on: { click: () => host.dispatch({ type: 'choose', target: null }) },
      },
      '×',
    ),
  ];
}

function contentOf(state: State, words: Words, host: Host, target: Target): Child[] {
  switch (target.kind) {
    case 'entity':
      return nameCard(state, words, host, target.item);
    case 'quote':
      return quoteCard(state, words, host, target.item);
    case 'speaker':
      return speakerCard(state, words, host, target.key);
    case 'finding':
      return flawCard(state, words, host, target.item);
    case 'line':
      return lineCard(state, words, host, target.start);
  }
}

function button(key: string, label: string, click: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'ai-link', 'data-key': `card/${key}`, on: { click } }, label);
}

const actions = (...buttons: Child[]): HTMLElement => h('p', { class: 'ai-acts' }, buttons);

// --- Somebody, or something ---

function nameCard(state: State, words: Words, host: Host, item: number): Child[] {
  const { report } = state;
  const entity = report.entities[item];
  if (!entity) return [];
  const mentions = storyMentions(entity);
  const [first] = entity.mentions;
  const key = `entity:${entity.id}`;
  const others = report.entities.map((other, index) => ({ other, index })).filter(({ index }) => index !== item);
  return [
    h('h2', {}, entity.name),
    h('p', { class: 'ai-card-about' }, [typeWord(words, entity), entity.role].filter(Boolean).join(' · ')),
    h('p', { class: 'ai-card-about' }, [words.count('card.named', mentions.length), spoken(state, words, key)].filter(Boolean).join(' · ')),
    corrected(state, words, entity.mentions),
    steps(words, host, { kind: 'entity', item }, mentions),
    quotesOf(state, words, host, key),
    first &&
      h(
        'details',
        { class: 'ai-details' },
        h('summary', { 'data-key': 'card/mend' }, words('mend.title')),
        h(
          'p',
          { class: 'ai-mend' },
          select(
            words('mend.type'),
            'card/type',
            entityTypes.map((type) => [type, words(`kind.entities/${type}`)]),
            entity.type,
            (type) => host.correct({ kind: 'type', start: first.start, end: first.end, type: type as EntityType }, entity.name),
          ),
          others.length > 0 &&
            select(
              words('mend.merge'),
              'card/merge',
              [['', words('mend.merge')], ...others.slice(0, 300).map(({ other, index }) => [String(index), other.name] as const)],
              '',
              (index) => {
                const into = report.entities[Number(index)]?.mentions[0];
                if (index !== '' && into) {
                  const { start, end } = first;
                  host.correct({ kind: 'merge', start, end, into: { start: into.start, end: into.end } }, entity.name);
                }
              },
            ),
        ),
        entity.mentions.length > 1 &&
          h(
            'ul',
            { class: 'ai-mentions' },
            mentions
              .slice(0, 30)
              .map((mention, index) =>
                h(
                  'li',
                  {},
                  h('button', { type: 'button', class: 'ai-plain', on: { click: () => host.show(mention) } }, around(state, mention)),
                  index > 0 &&
                    button(`split/${index}`, words('mend.split'), () =>
                      host.correct({ kind: 'split', start: mention.start, end: mention.end }, entity.name),
                    ),
                ),
              ),
          ),
        actions(
          button('not', words('mend.noName'), () =>
            host.correct({ kind: 'reject', layer: 'entities', start: first.start, end: first.end }, entity.name),
          ),
        ),
      ),
  ];
}

function speakerCard(state: State, words: Words, host: Host, key: string): Child[] {
  const { report } = state;
  const id = /^entity:(\d+)$/.exec(key)?.[1];
  const item = id === undefined ? -1 : report.entities.findIndex((entity) => entity.id === Number(id));
  if (item >= 0) return nameCard(state, words, host, item);
  const speaker = report.quotes.find((quote) => speakerKey(quote) === key)?.speaker;
  if (!speaker) return [h('p', { class: 'ai-none' }, words('list.none'))];
  return [
    h('h2', {}, speaker.name),
    h(
      'p',
      { class: 'ai-card-about' },
      [speaker.anonymous ? words('speaker.anonymous') : speaker.role, spoken(state, words, key)].filter(Boolean).join(' · '),
    ),
    quotesOf(state, words, host, key),
  ];
}

function spoken({ report, reported }: State, words: Words, key: string): string {
  const source = sourcesOf(reported.text, report).speakers.find((one) => one.key === key);
  if (!source) return words('card.silent');
  return `${words.count('count.quotes', source.quotes)}, ${words.count('count.words', source.directWords + source.reportedWords)}`;
}

function steps(words: Words, host: Host, target: Target, mentions: readonly Span[]): Child {
  if (mentions.length === 0) return null;
  let at = -1;
  const step = (by: number) => () => {
    at = (at + by + mentions.length) % mentions.length;
    host.go(target, mentions[at]);
  };
  return actions(
    button('previous', words('card.previous'), step(-1)),
    button('next', words(mentions.length > 1 ? 'card.next' : 'card.show'), step(1)),
  );
}

function quotesOf(state: State, words: Words, host: Host, key: string): Child {
  const items = state.report.quotes.map((quote, item) => ({ quote, item })).filter(({ quote }) => speakerKey(quote) === key);
  if (items.length === 0) return null;
  return [
    h('h3', {}, words('card.says')),
    h(
      'ul',
      { class: 'ai-list' },
      items.slice(0, 30).map(({ quote, item }) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'ai-entry',
              'data-key': `card/quote/${item}`,
              on: { click: () => host.go({ kind: 'quote', item }) },
            },
            h(
              'span',
              { class: `ai-entry-text ai-entry-said ai-entry-${quote.kind}`, lang: state.report.language },
              excerpt(state.reported.text, quote.content, 160),
            ),
          ),
        ),
      ),
    ),
  ];
}

// --- A quote ---

function quoteCard(state: State, words: Words, host: Host, item: number): Child[] {
  const { report, reported } = state;
  const quote = report.quotes[item];
  if (!quote) return [];
  const { name, about, isUnsure } = speakerWords(words, quote);
  const [first] = quote.content;
  const key = speakerKey(quote);
  return [
    h('h2', { class: isUnsure ? 'ai-unsure' : null }, name),
    about && h('p', { class: 'ai-card-about' }, about),
    h(
      'p',
      { class: 'ai-card-about' },
      [words(`card.${quote.kind}`), doubtOf(quote.score) === 'sure' ? '' : words('card.unsureQuote')].filter(Boolean).join(' · '),
    ),
    corrected(state, words, quote.content),
    evidence(state, words, host, item),
    first && mendSpeaker(state, words, host, item),
    h('h3', {}, words('cite.title')),
    actions(
      citationForms.map((form) =>
        button(`cite/${form}`, words(`cite.${form}`), () =>
          host.copy(citation(citedOf(reported.text, report, item, dateOf(report, words), state.text.source), form, words('cite.in'))),
        ),
      ),
      button('cite/link', words('cite.link'), () => {
        const { address } = citedOf(reported.text, report, item, '', state.text.source);
        if (address.startsWith('http')) host.copy(address);
        else host.askSource();
      }),
      button('cite/png', words('cite.png'), () => host.picture(item, 'png')),
      button('cite/svg', words('cite.svg'), () => host.picture(item, 'svg')),
    ),
    key !== '' && [
      actions(
        button('speaker', words('card.all', { name: quote.speaker!.name }), () =>
          host.dispatch({ type: 'choose', target: { kind: 'speaker', key } }),
        ),
      ),
    ],
  ];
}

/** The words that lead to the speaker, from the quote to the name. */
function evidence(state: State, words: Words, host: Host, item: number): Child {
  const { report, reported } = state;
  const quote = report.quotes[item]!;
  const { speaker } = quote;
  if (!speaker) return h('p', { class: 'ai-note' }, words('why.none'));
  const chain = [...(quote.cue ? [quote.cue] : []), ...speaker.evidence].filter(({ start, end }) => end > start);
  if (chain.length === 0) return null;
  return [
    h('h3', {}, words('why.title')),
    h(
      'ol',
      { class: 'ai-why' },
      chain.map((span) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', class: 'ai-plain', on: { click: () => host.show(span) } },
            h('q', { lang: report.language }, excerpt(reported.text, [span], 90)),
          ),
          h('span', { class: 'ai-note' }, ` ${distance(reported.text, words, quote.content[0]!, span)}`),
        ),
      ),
      chain.every((span) => !reported.text.slice(span.start, span.end).includes(speaker.name)) && h('li', {}, h('b', {}, speaker.name)),
    ),
  ];
}

function distance(text: string, words: Words, from: Span, to: Span): string {
  const paragraphs = text.slice(Math.min(from.start, to.start), Math.max(from.start, to.start)).match(/\n\s*/g)?.length ?? 0;
  if (paragraphs === 0) return words('why.here');
  return words.count(to.start < from.start ? 'why.before' : 'why.after', paragraphs);
}

function mendSpeaker(state: State, words: Words, host: Host, item: number): HTMLElement {
  const { report, reported } = state;
  const quote = report.quotes[item]!;
  const first = quote.content[0]!;
  const what = excerpt(reported.text, quote.content, 40);
  const set = (name: string): void => host.correct({ kind: 'speaker', start: first.start, end: first.end, name }, what);
  const own = quote.speaker?.name ?? '';
  const told = (quote.speaker?.candidates ?? []).map(({ name }) => name).filter((name) => name !== own && name !== '');
  const people = report.entities
    .filter(({ type, name }) => (type === 'person' || type === 'organization') && name !== own)
    .map(({ name }) => name);
  const typed = h('input', {
    type: 'text',
    class: 'ai-filter',
    list: 'ai-names',
    'data-key': 'card/typed',
    'aria-label': words('mend.somebody'),
    placeholder: words('mend.somebody'),
  });
  const isUnsure = speakerWords(words, quote).isUnsure;
  return h(
    'details',
    { class: 'ai-details', open: isUnsure },
    h('summary', { 'data-key': 'card/mend' }, words('mend.speaker')),
    told.length > 0 &&
      actions(
        h('span', { class: 'ai-note' }, `${words('mend.candidates')} `),
        [...new Set(told)].slice(0, 4).map((name, index) => button(`candidate/${index}`, name, () => set(name))),
      ),
    h(
      'form',
      {
        class: 'ai-mend',
        on: {
          submit: (event) => {
            event.preventDefault();
            const name = typed.value.trim();
            typed.value = '';
            if (name) set(name);
          },
        },
      },
      typed,
      h(
        'datalist',
        { id: 'ai-names' },
        [...new Set(people)].slice(0, 200).map((name) => h('option', { value: name })),
      ),
      h('button', { type: 'submit', class: 'ai-button', 'data-key': 'card/set' }, words('mend.set')),
    ),
    actions(
      own !== '' && button('nobody', words('mend.nobody'), () => set('')),
      button('not', words('mend.noQuote'), () =>
        host.correct({ kind: 'reject', layer: 'quotes', start: first.start, end: first.end }, what),
      ),
    ),
  );
}

// --- A flaw, a line that is not the story ---

function flawCard({ report, reported }: State, words: Words, host: Host, item: number): Child[] {
  const found = report.findings[item];
  if (!found) return [];
  const { start, end } = found;
  const kind = words.maybe(`kind.findings/${found.kind}`, found.kind);
  return [
    h('h2', {}, kind),
    h('p', {}, words.sentenceOf(found)),
    h('blockquote', { class: 'ai-excerpt', lang: report.language }, excerpt(reported.text, [found], 200)),
    actions(
      button('show', words('card.show'), () => host.show({ start, end })),
      button('not', words('mend.noFlaw'), () => host.correct({ kind: 'reject', layer: 'findings', start, end }, kind)),
    ),
  ];
}

function lineCard(state: State, words: Words, host: Host, start: number): Child[] {
  const { article, report, reported } = state;
  const line = article.folds.flatMap(({ lines }) => lines).find((one) => one.start === start);
  const mark = line && report.boilerplate[line.item];
  if (!line || !mark) return [];
  const what = excerpt(reported.text, [line], 40);
  return [
    h('h2', {}, words.count(`fold.${mark.kind}`, 1)),
    h('p', {}, words('card.because', { reason: words.sentenceOf(mark) })),
    corrected(state, words, [line]),
    h('blockquote', { class: 'ai-excerpt', lang: report.language }, excerpt(reported.text, [line], 300)),
    actions(
      button('story', words('mend.story'), () =>
        host.correct({ kind: 'reject', layer: 'boilerplate', start: mark.start, end: mark.end }, what),
      ),
      button('headline', words('mend.headline'), () => host.correct({ kind: 'headline', start: line.start, end: line.end }, what)),
      button('copy', words('action.copy'), () => host.copy(reported.text.slice(line.start, line.end))),
    ),
  ];
}

// --- Shared ---

function corrected({ text }: State, words: Words, spans: readonly Span[]): Child {
  const isCorrected = text.corrections.some(({ start, end }) => spans.some((span) => span.start < end && start < span.end));
  return isCorrected && h('p', { class: 'ai-readers' }, words('mend.readers'));
}

function around({ reported }: State, { start, end }: Span): Child[] {
  const { text } = reported;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  return [
    `… ${excerpt(text, [{ start: Math.max(line, start - 30), end: start }], 60)} `,
    h('b', {}, text.slice(start, end)),
    ` ${excerpt(text, [{ start: end, end: Math.min(stop < 0 ? text.length : stop, end + 30) }], 60)} …`,
  ];
}
