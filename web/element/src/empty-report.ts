import type { Report } from 'article-inspector';

/** The report of an empty text. */
export const emptyReport: Report = {
  version: 2,
  model: '00000000',
  length: 0,
  language: 'und',
  headline: null,
  standfirst: null,
  dateline: null,
  date: null,
  bylines: [],
  site: null,
  address: null,
  boilerplate: [],
  entities: [],
  entitiesFallback: false,
  quotes: [],
  quotesFallback: false,
  findings: [],
  statistics: {
    paragraphs: 0,
    sentences: 0,
    words: 0,
    storyWords: 0,
    boilerplateWords: 0,
    quotedWords: 0,
    readingSeconds: 0,
    quotes: { direct: 0, mixed: 0, indirect: 0 },
    anonymousQuotes: 0,
    speakers: [],
  },
};
