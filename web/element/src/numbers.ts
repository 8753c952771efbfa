/** Numbers and dates of the story, to be checked one by one. Names of months come from the browser, in the text's language. */
import type { Report, Span } from 'article-inspector';

export interface Figure extends Span {
  readonly kind: 'number' | 'date';
}

/** More are not listed. */
const most = 500;

export function figuresOf(text: string, report: Report): Figure[] {
  const month = monthsOf(report.language);
  const day = '\\d{1,2}(?:st|nd|rd|th|\\.|º|er)?';
  const date = `(?:${day}\\s+(?:de\\s+)?(?:${month})\\.?(?:,?\\s+(?:de\\s+)?\\d{4})?|(?:${month})\\.?\\s+${day}(?:,?\\s+\\d{4})?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|(?:${month})\\s+\\d{4})`;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(${date})(?![\\p{L}\\p{N}])|[$€£¥]?\\d[\\d.,  ]*\\d(?:\\s?[%€£$])?|[$€£¥]?\\d(?:\\s?[%€£$])?)`,
    'giu',
  );
  const figures: Figure[] = [];
  for (const span of storyOf(text, report)) {
    for (const match of text.slice(span.start, span.end).matchAll(pattern)) {
      const words = match[0].replace(/[\s.,]+$/u, '');
      const start = span.start + match.index;
      figures.push({ start, end: start + words.length, kind: match[1] || /^(1[89]|20)\d\d$/.test(words) ? 'date' : 'number' });
      if (figures.length >= most) return figures;
    }
  }
  return figures;
}

function monthsOf(language: string): string {
  try {
    const names = ['long', 'short'].flatMap((style) =>
      Array.from({ length: 12 }, (_, month) =>
        new Intl.DateTimeFormat(language === 'und' ? 'en' : language, { month: style as 'long', day: 'numeric', timeZone: 'UTC' })
          .formatToParts(Date.UTC(2024, month, 3))
          .find(({ type }) => type === 'month')!
          .value.replace(/\.$/, ''),
      ),
    );
    const distinct = [...new Set(names)].filter((name) => /\p{L}/u.test(name)).sort((a, b) => b.length - a.length);
    return distinct.map((name) => name.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|') || '(?!)';
  } catch {
    return '(?!)';
  }
}

/** What is left of the text without what is not the story. */
export function storyOf(text: string, report: Report): Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const { start, end } of [...report.boilerplate].sort((a, b) => a.start - b.start)) {
    if (start > at) kept.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < text.length) kept.push({ start: at, end: text.length });
  return kept;
}
