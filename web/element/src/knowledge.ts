/** Words that a comparison and the report of the sources look for, one file a language; where a language has none, nothing is looked for. */
import de from './knowledge/de.json';
import en from './knowledge/en.json';

export interface Knowledge {
  readonly documents: readonly string[];
  readonly accusations: readonly string[];
  readonly negations: readonly string[];
  readonly hedges: readonly string[];
}

const none: Knowledge = { documents: [], accusations: [], negations: [], hedges: [] };
const files: Readonly<Record<string, Knowledge>> = { en, de };

export const knowledgeOf = (language: string): Knowledge => files[language] ?? none;
