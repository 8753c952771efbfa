import type { BoilerplateKind, EntityType, FindingKind, FindingReason, QuoteKind, Reason, StoryPlace } from '../../wasm/contract.ts';

/**
 * The report, as the core writes it. Every offset counts UTF-16 code units of the inspected text, as JavaScript
 * strings do; `end` is exclusive. `report.schema.json` says the same to a validator.
 */
export interface Report {
  version: 2;
  /** Names the word lists and weights. The same version and model give the same report for the same text. */
  model: string;
  /** Length of the inspected text. */
  length: number;
  /** ISO 639-1 code of the language that the text was read as; `und` where none was recognised. */
  language: string;
  headline: (Span & Corrected) | null;
  /** The paragraph under the headline that sums the story up; part of the story. */
  standfirst: Span | null;
  dateline: Dateline | null;
  /** The day of publication. */
  date: PublicationDate | null;
  bylines: Byline[];
  /** The name of the site, where the page's own data gives it. */
  site: string | null;
  /** The page's canonical address, where its own data gives it. */
  address: string | null;
  boilerplate: Boilerplate[];
  entities: Entity[];
  /** True where the text's language has no model, and word lists and shapes found the entities. */
  entitiesFallback: boolean;
  quotes: Quote[];
  /** True where the text's language has no model: quotes are those that marks and colons show. */
  quotesFallback: boolean;
  /** True where quotes in the text's language are found less often than in English. */
  quotesPartial: boolean;
  findings: Finding[];
  statistics: Statistics;
}

/** Counts of words; the story is what is left without boilerplate. */
export interface Statistics {
  paragraphs: number;
  sentences: number;
  words: number;
  storyWords: number;
  boilerplateWords: number;
  /** Of the story's words, those in direct and mixed quotes. */
  quotedWords: number;
  readingSeconds: number;
  quotes: QuoteCounts;
  /** Quotes whose speaker the text names nowhere. */
  anonymousQuotes: number;
  /** Those who speak most first. */
  speakers: SpeakerCount[];
}

export interface QuoteCounts {
  direct: number;
  mixed: number;
  indirect: number;
}

/** How much one source has to say: who is one entity, or goes by one name or description. */
export interface SpeakerCount {
  /** Empty where nobody is named or described. */
  name: string;
  entity: number | null;
  anonymous: boolean;
  role: string;
  quotes: QuoteCounts;
  /** Spoken: in direct and mixed quotes. */
  words: number;
  /** In indirect quotes. */
  reportedWords: number;
  /** Of the story's words, those spoken: 0 to 1. */
  share: number;
}

/** Left out where no reader has corrected anything of it. */
export interface Corrected {
  corrected?: true;
}

export interface Span {
  start: number;
  end: number;
}

export interface Dateline extends Span {
  place: string;
  date: string;
  agency: string;
}

/** An author. Without `start` and `end` where only the page's own data names the author. */
export interface Byline extends Partial<Span> {
  name: string;
  /** As the byline gives it; may be empty. */
  role: string;
}

/** Without `start` and `end` where only the page's own data gives the day. */
export interface PublicationDate extends Partial<Span> {
  /** A day, `2026-11-28`, or a moment in ISO 8601. */
  iso: string;
}

/** A stretch of text that is not the story. */
export interface Boilerplate extends Span, Corrected {
  kind: BoilerplateKind;
  /** Why. `sentenceOf` says it in words. */
  reason: Reason;
  /** How many lines of one kind stand together here. */
  lines: number;
  /** Where it stands to the story's paragraphs; `inside` as well where there is no story. */
  place: StoryPlace;
  /** How sure, from 0 to 1. */
  score: number;
}

/** One who or what, with every place where the text names it. */
export interface Entity extends Corrected {
  id: number;
  /** The fullest form in the text, without titles. */
  name: string;
  type: EntityType;
  /** The title or description that the text gives; may be empty. */
  role: string;
  /** How sure, from 0 to 1. */
  score: number;
  /** How many mentions are in the story; 0 where boilerplate alone names it. */
  storyMentions: number;
  mentions: Mention[];
}

export interface Mention extends Span {
  /** True where it stands in what is not the story; else left out. */
  boilerplate?: true;
}

/** What was said. A quote broken by "he said" is one quote with two pieces of content. */
export interface Quote extends Corrected {
  kind: QuoteKind;
  content: Span[];
  cue: Span | null;
  speaker: Speaker | null;
  /** How likely this is a quote with these edges, from 0 to 1; calibrated. */
  score: number;
}

/**
 * Who said it: `start` and `end` are the mention at the quote, `name` who that is. Where `score` is below one half nobody is named:
 * `name` is then the mention's own words and `entity` is null.
 */
export interface Speaker extends Span {
  name: string;
  /** The `id` of an entity of this report, or null. */
  entity: number | null;
  /** True where the text does not name the speaker ("the official"). */
  anonymous: boolean;
  /** As the text gives it; may be empty. */
  role: string;
  /** How likely it is this one, from 0 to 1; calibrated. */
  score: number;
  /** What leads to the name: the mention at the quote first, the named mention last. */
  evidence: Span[];
  /** The likeliest others, likeliest first; at most three. */
  candidates: SpeakerCandidate[];
}

/** Somebody whom the words at a quote may stand for. */
export interface SpeakerCandidate {
  name: string;
  entity: number | null;
  score: number;
}

/** Something that is wrong with the text itself. */
export interface Finding extends Span {
  kind: FindingKind;
  /** What exactly was found. `sentenceOf` says it in words. */
  reason: FindingReason;
}
