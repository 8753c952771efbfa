/** What the page says of a fold, of a speaker, of a number of things: put together here, once. */
import type { Quote } from 'article-inspector';

import { speakerDoubt, type Fold } from '../article.ts';
import { excerpt } from '../view.ts';
import type { Words } from '../words.ts';

/** "132 menu lines"; "41 lines: menu, sharing, cookies"; of a single line its own beginning. */
export function foldWords(words: Words, text: string, { lines }: Fold): string {
  const counts = new Map<string, number>();
  for (const { kind } of lines) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].sort((a, b) => b[1] - a[1]);
  const [most] = kinds;
  if (!most) return '';
  const [line] = lines;
  if (lines.length === 1 && line) return `${words.count(`fold.${most[0]}`, 1)}: ${excerpt(text, [line], 44)}`;
  if (kinds.length === 1) return words.count(`fold.${most[0]}`, lines.length);
  const names = kinds.slice(0, 3).map(([kind]) => words.maybe(`fold.${kind}.short`, kind));
  return words('fold.several', { count: lines.length, kinds: names.join(', ') });
}

export interface SpeakerWords {
  name: string;
  /** The role, or that nobody is named; may be empty. */
  about: string;
  isUnsure: boolean;
}

export function speakerWords(words: Words, quote: Quote): SpeakerWords {
  const { speaker } = quote;
  if (!speaker?.name) return { name: words('speaker.none'), about: words('speaker.check'), isUnsure: true };
  const [likeliest] = speaker.candidates;
  // Nobody is named where the core thinks no one likely enough: the words at the quote stand there, and who they may mean.
  if (speaker.score < 0.5 && !speaker.anonymous) {
    const name = likeliest ? words('speaker.perhaps', { name: likeliest.name }) : words('speaker.unclear', { words: speaker.name });
    return { name, about: [likeliest ? `“${speaker.name}”` : '', words('speaker.check')].filter(Boolean).join(' · '), isUnsure: true };
  }
  const doubt = speakerDoubt(quote);
  const about = speaker.anonymous ? words('speaker.anonymous') : speaker.role;
  if (doubt === 'sure') return { name: speaker.name, about, isUnsure: false };
  const check = doubt === 'perhaps' ? words('speaker.check') : '';
  return { name: words(`speaker.${doubt}`, { name: speaker.name }), about: [about, check].filter(Boolean).join(' · '), isUnsure: true };
}
