/** Who speaks in an article, and how much; and who is accused in it without a word of their own. Works on values. */
import type { Quote, Report, Span } from 'article-inspector';

import { speakerKey } from './article.ts';
import { knowledgeOf } from './knowledge.ts';
import { storyOf } from './numbers.ts';
import { firstIndex } from './search.ts';
import { wordCount } from './view.ts';

export interface Source {
  /** As speakerKey() gives it; empty for all quotes of which nobody is known to be the speaker. */
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly isAnonymous: boolean;
  readonly kind: 'person' | 'organization' | 'document';
  readonly quotes: number;
  readonly directWords: number;
  readonly reportedWords: number;
  /** The index of the first quote. */
  readonly first: number;
}

export interface Silent {
  /** Index into the report's entities. */
  readonly item: number;
  readonly accusation: Span;
}

export interface Sources {
  /** Those who say most first; those of whom nothing is known last. */
  readonly speakers: readonly Source[];
  readonly silent: readonly Silent[];
}

const known = new WeakMap<Report, Sources>();

export function sourcesOf(text: string, report: Report): Sources {
  const before = known.get(report);
  if (before) return before;
  const sources = { speakers: speakersOf(text, report), silent: silentOf(text, report) };
  known.set(report, sources);
  return sources;
}

function speakersOf(text: string, report: Report): Source[] {
  const byKey = new Map<string, { first: number; quotes: Quote[] }>();
  report.quotes.forEach((quote, item) => {
    const key = speakerKey(quote);
    const source = byKey.get(key);
    if (source) source.quotes.push(quote);
    else byKey.set(key, { first: item, quotes: [quote] });
  });
  const words = (quotes: readonly Quote[]): number => quotes.reduce((sum, { content }) => sum + wordCount(text, content), 0);
  return [...byKey]
    .map(([key, { first, quotes }]) => {
      const speaker = quotes[0]!.speaker;
      return {
        key,
        name: speaker?.name ?? '',
        role: quotes.find(({ speaker: one }) => one?.role)?.speaker?.role ?? '',
        isAnonymous: speaker?.anonymous ?? false,
        kind: kindOf(quotes[0]!, report),
        quotes: quotes.length,
        directWords: words(quotes.filter(({ kind }) => kind !== 'indirect')),
        reportedWords: words(quotes.filter(({ kind }) => kind === 'indirect')),
        first,
      };
    })
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || b.directWords + b.reportedWords - a.directWords - a.reportedWords);
}

function kindOf({ speaker }: Quote, report: Report): Source['kind'] {
  const { documents } = knowledgeOf(report.language);
  const words = speaker?.name.toLowerCase().split(/\s+/) ?? [];
  const last = words.at(-1) ?? '';
  if (documents.some((word) => last === word || (report.language === 'de' ? last.endsWith(word) : last === `${word}s`))) return 'document';
  const entity = speaker && report.entities.find(({ id }) => id === speaker.entity);
  return entity?.type === 'organization' || entity?.type === 'location' ? 'organization' : 'person';
}

/** At most so many words stand between a name and the word that accuses it. */
const wordsBetween = 5;
/** A name that begins farther away, in characters, is not looked at. */
const reach = 200;

function silentOf(text: string, report: Report): Silent[] {
  const { accusations, accusers, passive } = knowledgeOf(report.language);
  if (accusations.length === 0) return [];
  const quoted = new Set(report.quotes.map(({ speaker }) => speaker?.entity));
  const pattern = new RegExp(`(?<![\\p{L}])(?:${accusations.join('|')})(?![\\p{L}])`, 'giu');
  const found = new Map<number, Span>();
  const mentions = report.entities.flatMap(({ id, type, mentions: places }, item) =>
    (type === 'person' || type === 'organization') && !quoted.has(id) ? places.map((place) => ({ ...place, item })) : [],
  );
  mentions.sort((a, b) => a.start - b.start);
  for (const story of storyOf(text, report)) {
    for (const match of text.slice(story.start, story.end).matchAll(pattern)) {
      const [start, end] = [story.start + match.index, story.start + match.index + match[0].length];
      // Only names near the word: a long text has many of both.
      const first = firstIndex(mentions.length, (index) => mentions[index]!.start >= start - reach);
      for (let index = first; index < mentions.length && mentions[index]!.start <= end + reach; index++) {
        const mention = mentions[index]!;
        const between = mention.end <= start ? text.slice(mention.end, start) : mention.start >= end ? text.slice(end, mention.start) : '.';
        if (between.length > 60 || /[.!?\n“”"]/.test(between) || between.split(/\s+/).length > wordsBetween + 1) continue;
        // "The union accused the ministry": the name before it accuses.
        const isBefore = mention.end <= start && accusers.includes(match[0].toLowerCase());
        if (
          isBefore &&
          !between
            .toLowerCase()
            .split(/\s+/)
            .some((word) => passive.includes(word))
        )
          continue;
        if (!found.has(mention.item)) found.set(mention.item, { start: Math.min(mention.start, start), end: Math.max(mention.end, end) });
      }
    }
  }
  return [...found].map(([item, accusation]) => ({ item, accusation }));
}
