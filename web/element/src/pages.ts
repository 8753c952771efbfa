/**
 * A long text is shown a page at a time, so that ten megabytes pasted by mistake are as quick to the touch as one
 * article. An article never notices: up to `longestSinglePage` characters everything stands on one page. What a browser
 * does at a key grows with the text that it lays out as one; at this length it still fits into a frame.
 */
import type { Span } from 'article-inspector';

export const longestSinglePage = 60_000;
const pageLength = 40_000;
/** How far back a better place for a page's end is looked for. */
const slack = 4_000;

/** The pages of a text: they touch each other and cover it. There is always at least one. */
export function cutIntoPages(text: string): Span[] {
  if (text.length <= longestSinglePage) return [{ start: 0, end: text.length }];
  const pages: Span[] = [];
  for (let start = 0; start < text.length;) {
    const end = pageEnd(text, start);
    pages.push({ start, end });
    start = end;
  }
  return pages;
}

// Behind a blank line, else behind a line, else behind a space, else anywhere but inside a surrogate pair.
function pageEnd(text: string, start: number): number {
  const most = start + pageLength;
  if (most >= text.length) return text.length;
  const near = text.slice(most - slack, most);
  for (const separator of ['\n\n', '\n', ' ']) {
    const at = near.lastIndexOf(separator);
    if (at >= 0) return most - slack + at + separator.length;
  }
  const last = text.charCodeAt(most - 1);
  return last >= 0xd800 && last < 0xdc00 ? most - 1 : most;
}
