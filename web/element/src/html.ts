/**
 * Takes text and hints out of HTML: of a paste's rich flavour, of a file. The markup itself is never shown: it is parsed
 * into a document that is not displayed, runs nothing and loads nothing.
 */
import type { Block, PageData } from 'article-inspector';

import * as dom from '../../reading/dom.ts';
import { readDocument } from '../../reading/read-page.ts';
import { withoutStyles } from './styles-out.ts';

export interface ReadHtml {
  text: string;
  blocks: Block[];
  /** What the page says of itself; null where it says nothing. */
  page: PageData | null;
  /** The address that the page says is its own; empty where it says none. */
  source: string;
}

export function readHtml(markup: string): ReadHtml {
  const document = new DOMParser().parseFromString(withoutStyles(markup), 'text/html');
  const { text, blocks, page = null } = readOrPlain(document);
  const link = dom.first(document, 'link[rel=canonical]')?.getAttribute('href') ?? '';
  return { text, blocks, page, source: /^https?:\/\//i.test(link) ? link : '' };
}

// Whatever markup the reader of pages stumbles over, its text is not lost.
function readOrPlain(document: Document): { text: string; blocks: Block[]; page?: PageData } {
  try {
    return readDocument(document);
  } catch {
    return { text: dom.textContent(dom.documentElement(document)) ?? '', blocks: [] };
  }
}

/** Whether the markup tells more than its plain text does: a word processor's single paragraph does not. */
export const tellsStructure = ({ blocks }: ReadHtml): boolean => blocks.length > 1;
