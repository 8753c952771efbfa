/** What a reader should know of a page before they trust what is marked in it, or why there is nothing to mark. */
import type { Report } from 'article-inspector';

import * as dom from '../../reading/dom.ts';
import type { Caution } from './messages.ts';

/** Fewer words than this are no article. */
const fewest = 30;

export function cautionOf(page: Document, report: Report | null): Caution | null {
  if (contentTypeOf(page) === 'application/pdf' || dom.first(page, 'embed[type="application/pdf"], object[type="application/pdf"]'))
    return 'pdf';
  if ((report?.statistics.words ?? 0) < fewest) {
    if (contentTypeOf(page).startsWith('image/')) return 'picture';
    if (covers(page, 'iframe')) return 'frame';
    return covers(page, 'canvas') ? 'picture' : 'empty';
  }
  if (isLive(page)) return 'live';
  return report?.entitiesFallback || report?.quotesFallback ? 'language' : null;
}

const contentTypeOf = (page: Document): string =>
  String(Reflect.apply(Object.getOwnPropertyDescriptor(Document.prototype, 'contentType')!.get!, page, []));

/** Whether one of these takes half of the window. */
function covers(page: Document, name: string): boolean {
  return [...dom.all(page, name)].some((element) => {
    const { width, height } = dom.boxOf(element);
    return width * height > (innerWidth * innerHeight) / 2;
  });
}

/** A live blog says so in its own data. */
function isLive(page: Document): boolean {
  return [...dom.all(page, 'script[type="application/ld+json"]')].some((script) => dom.textContent(script)?.includes('LiveBlogPosting'));
}
