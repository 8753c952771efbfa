/** Words that the report of the sources looks for, one file a language; where a language has none, nothing is looked for. */
import de from './knowledge/de.json';
import en from './knowledge/en.json';

export interface Knowledge {
  readonly documents: readonly string[];
  /** Words that accuse somebody who stands near. */
  readonly accusations: readonly string[];
  /** Those of them before which the accuser stands, unless a word of the passive stands between. */
  readonly accusers: readonly string[];
  readonly passive: readonly string[];
}

const none: Knowledge = { documents: [], accusations: [], accusers: [], passive: [] };
const files: Readonly<Record<string, Knowledge>> = { en, de };

export const knowledgeOf = (language: string): Knowledge => files[language] ?? none;
