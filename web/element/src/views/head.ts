/** The head of the article: headline, standfirst, who wrote it, where and when, how long it takes to read, and who speaks. */
import type { Report } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { speakerKey } from '../article.ts';
import { textNode } from '../spans.ts';
import type { State } from '../store.ts';
import type { Words } from '../words.ts';

export function headOf(state: State, words: Words): HTMLElement {
  const { article, reported } = state;
  const { title, standfirst } = article;
  return h(
    'header',
    { class: 'ai-row ai-head' },
    h(
      'div',
      { class: 'ai-words' },
      title && h('h1', { class: 'ai-title' }, textNode(reported.text, title)),
      standfirst && h('p', { class: 'ai-standfirst' }, textNode(reported.text, standfirst)),
      h('p', { class: 'ai-by', lang: words.language }, facts(state, words)),
    ),
  );
}

function facts({ report, article }: State, words: Words): Child[] {
  const { bylines, dateline, statistics, quotes } = report;
  const fact = (...content: Child[]): HTMLElement => h('span', { class: 'ai-fact' }, content);
  const list = (items: readonly Node[]): Child[] =>
    items.flatMap((item, index) => [index === 0 ? '' : index === items.length - 1 ? ` ${words('and')} ` : ', ', item]);
  const authors = bylines.filter(({ name }) => name);
  const date = dateOf(report, words);
  const place = dateline?.place ?? '';
  const speakers = new Set(quotes.map(speakerKey).filter((key) => key !== ''));
  return [
    authors.length > 0 &&
      fact(`${words('head.by')} `, list(authors.map(({ name, role }) => h('span', {}, h('b', {}, name), role ? `, ${role}` : '')))),
    (place || date) && fact(place, place && date ? ', ' : '', date && h('b', {}, date)),
    report.site && fact(report.site),
    article.rows.length > 0 && fact(words.count('head.minutes', Math.max(1, Math.round(statistics.readingSeconds / 60)))),
    speakers.size > 0 && fact(words.count('head.speakers', speakers.size)),
  ];
}

export function dateOf({ date, dateline }: Report, words: Words): string {
  const iso = date?.iso ?? '';
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!day) return dateline?.date ?? '';
  const [, year, month, number] = day;
  return new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(Number(year), Number(month) - 1, Number(number)),
  );
}
