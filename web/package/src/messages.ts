/** In words what a report says in codes. */
import { messages } from './messages-table.ts';
import type { Boilerplate, Finding } from './report.ts';

export { messages };

/**
 * Why a stretch was marked, as a clause ("one of 8 short lines of links after the last paragraph"), or what was found, as a sentence.
 * `language` is an ISO 639-1 code; one without messages gets English.
 */
export function sentenceOf(mark: Boilerplate | Finding, language = 'en'): string {
  const find = (key: string): string => messages[language]?.[key] ?? messages['en']?.[key] ?? key;
  if (!('lines' in mark)) return find(`finding/${mark.reason}`);
  return find(`reason/${mark.reason}`)
    .replace('{count}', String(mark.lines))
    .replace('{place}', find(`place/${mark.place}`));
}
