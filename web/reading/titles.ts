import type { PageReading } from './page-data.ts';

/** What a page calls itself. The twin of core/html/title.cpp. */
export interface Titles {
  /** og:title, else the headline in its JSON-LD, else its <title>. */
  first: string;
  /** Whether a line of the page has the words of a title. */
  has(line: string): boolean;
}

// Shorter keys are names of sections and sites; longer lines are no headlines.
const shortestKey = 10;
const longestLine = 400;
const kept = /[0-9A-Za-z\u00C0-\u1FFF\u2070-\uFFFF]/;
const left = new RegExp(kept.source.replace('[', '[^'), 'g');
const partings = [' | ', ' - ', ' – ', ' — ', ' :: ', ' » ', ' « ', ' • '];

export function titlesOf({ title, openGraph, data }: PageReading): Titles {
  const all = [openGraph, data.headline ?? '', title];
  const keys = new Set<string>();
  // Of a title without what keyOf() leaves out. No line that is looked for has a longer key.
  const add = (letters: string): void => {
    if (letters.length >= shortestKey && letters.length <= longestLine) keys.add(letters.toLowerCase());
  };
  for (const whole of all) add(lettersOf(whole));
  for (const whole of [openGraph, title]) addParts(whole, add);
  // Most lines begin otherwise, which is seen at once.
  const beginnings = new Set([...keys].map((key) => key[0]));
  const mayBe = (line: string): boolean => line.length <= longestLine && beginnings.has(line[line.search(kept)]?.toLowerCase()[0]);
  return { first: all.find(Boolean) ?? '', has: (line) => mayBe(line) && keys.has(keyOf(line)) };
}

/** A title without what differs between its copies: letters and digits in lower case. */
function keyOf(title: string): string {
  return lettersOf(title).toLowerCase();
}

function lettersOf(title: string): string {
  return title.replace(left, '');
}

// "Headline | Section - Site": each part may be the headline, and so may all before it.
function addParts(title: string, add: (letters: string) => void): void {
  for (const parting of partings) {
    const own = title.split(parting);
    if (own.length < 2) continue;
    let before = '';
    own.forEach((words, index) => {
      const part = lettersOf(words);
      add(part);
      if (part === '' || before.length > longestLine || index + 1 === own.length) return;
      before += part;
      add(before);
    });
  }
}
