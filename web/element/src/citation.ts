/** A quote as a citation: plain, Markdown, footnote, and a link that opens the article where the quote stands. Works on values. */
import type { Report } from 'article-inspector';

import { excerpt } from './view.ts';

export interface Cited {
  readonly words: string;
  readonly speaker: string;
  readonly headline: string;
  readonly authors: readonly string[];
  readonly site: string;
  readonly date: string;
  readonly address: string;
}

export const citationForms = ['plain', 'markdown', 'footnote'] as const;
export type CitationForm = (typeof citationForms)[number];

export function citedOf(text: string, report: Report, item: number, date: string, source: string): Cited {
  const quote = report.quotes[item]!;
  const { headline, bylines } = report;
  return {
    words: excerpt(text, quote.content, 10_000),
    speaker: quote.speaker?.name ?? '',
    headline: headline ? text.slice(headline.start, headline.end).replace(/\s+/g, ' ').trim() : '',
    authors: bylines.map(({ name }) => name).filter(Boolean),
    site: report.site ?? '',
    date,
    address: linkToText(source || (report.address ?? ''), text.slice(quote.content[0]!.start, quote.content[0]!.end)) ?? source,
  };
}

/** `quotedIn` is the page's word for "quoted in". */
export function citation(cited: Cited, form: CitationForm, quotedIn: string): string {
  const { words, speaker, headline, authors, site, date, address } = cited;
  const origin = [authors.join(', '), headline && `“${headline}”`, site, date].filter(Boolean).join(', ');
  const said = speaker ? `${words} – ${speaker}` : words;
  switch (form) {
    case 'plain':
      return [said, origin && `(${origin})`, address].filter(Boolean).join('\n');
    case 'markdown': {
      const linked = address && origin ? `[${origin.replace(/([\\[\]])/g, '\\$1')}](${address})` : origin || address;
      return [`> ${words}`, '>', `> – ${[speaker, linked].filter(Boolean).join(', ')}`].join('\n');
    }
    case 'footnote':
      return `${[speaker, origin && (speaker ? `${quotedIn} ${origin}` : origin)].filter(Boolean).join(', ')}${address ? `, ${address}` : ''}.`;
  }
}

const wordsAtAnEnd = 6;

/**
 * A link that opens the article with the quote shown (a text fragment, https://wicg.github.io/scroll-to-text-fragment/);
 * null where the address is none.
 */
export function linkToText(source: string, text: string): string | null {
  let address: URL;
  try {
    address = new URL(source);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(address.protocol)) return null;
  const words = text.replace(/^[\s"'“”„«»‘’]+|[\s"'“”„«»‘’,]+$/g, '').split(/\s+/);
  const encode = (part: readonly string[]): string => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const fragment =
    words.length <= 2 * wordsAtAnEnd ? encode(words) : `${encode(words.slice(0, wordsAtAnEnd))},${encode(words.slice(-wordsAtAnEnd))}`;
  return `${address.href.split('#')[0]}#:~:text=${fragment}`;
}
