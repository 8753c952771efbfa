/** Who speaks in an article, and how much; and who is accused in it without a word of their own. Works on values. */
import type { Quote, Report, Span } from 'article-inspector';

import { sourceKey, speakerKey } from './article.ts';
import { knowledgeOf } from './knowledge.ts';
import { storyOf } from './numbers.ts';
import { firstIndex } from './search.ts';

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
  const sources = { speakers: speakersOf(report), silent: silentOf(text, report) };
  known.set(report, sources);
  return sources;
}

/** The core has counted: see SpeakerCount. Here the same description with another first letter is one more of the same. */
function speakersOf(report: Report): Source[] {
  const first = new Map<string, number>();
  report.quotes.forEach((quote, item) => {
    const key = speakerKey(quote);
    if (!first.has(key)) first.set(key, item);
  });
  const sources = new Map<string, Source>();
  for (const { name, entity, anonymous, role, quotes, words, reportedWords } of report.statistics.speakers) {
    const key = sourceKey({ name, entity });
    const item = first.get(key);
    if (item === undefined) continue;
    const before = sources.get(key);
    sources.set(key, {
      key,
      name: before?.name ?? name,
      role: before?.role || role,
      isAnonymous: before?.isAnonymous ?? anonymous,
      kind: kindOf(report.quotes[item]!, report),
      quotes: (before?.quotes ?? 0) + quotes.direct + quotes.mixed + quotes.indirect,
      directWords: (before?.directWords ?? 0) + words,
      reportedWords: (before?.reportedWords ?? 0) + reportedWords,
      first: item,
    });
  }
  return [...sources.values()].sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') || b.directWords + b.reportedWords - a.directWords - a.reportedWords || a.first - b.first,
  );
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
