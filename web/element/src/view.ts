/** What views share: how pieces of the text are told in a line, and counted. */
import type { Report, Span } from 'article-inspector';

/** One line of a text's stretches, cut to a length. */
export function excerpt(text: string, spans: readonly Span[], most = 280): string {
  const parts: string[] = [];
  let length = 0;
  for (const { start, end } of spans) {
    const part = text
      .slice(start, Math.min(end, start + most + 40))
      .replace(/\s+/g, ' ')
      .trim();
    parts.push(part);
    length += part.length;
    if (length > most) break;
  }
  const line = parts.join(' … ');
  return line.length > most ? `${cutBefore(line, most)} …` : line;
}

function cutBefore(line: string, most: number): string {
  const space = line.lastIndexOf(' ', most);
  return line.slice(0, space > most / 2 ? space : most);
}

/** The mentions of a name that stand in the story; where all stand outside of it, all. */
export function storyMentions({ mentions }: Report['entities'][number]): readonly Span[] {
  const inStory = mentions.filter(({ boilerplate }) => !boilerplate);
  return inStory.length > 0 ? inStory : mentions;
}

export const isInStory = ({ mentions }: Report['entities'][number]): boolean => mentions.some(({ boilerplate }) => !boilerplate);
