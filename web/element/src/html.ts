/**
 * Takes text and hints out of HTML: of a paste's rich flavour, of a file. The markup itself is never shown: it is parsed
 * into a document that is not displayed, runs nothing and loads nothing.
 */
import type { Block } from 'article-inspector';

import * as dom from '../../reading/dom.ts';
import { readDocument } from '../../reading/read-page.ts';

export interface ReadHtml {
  text: string;
  blocks: Block[];
  /** The address that the page says is its own; empty where it says none. */
  source: string;
}

export function readHtml(markup: string): ReadHtml {
  const document = new DOMParser().parseFromString(withoutStyles(markup), 'text/html');
  const { text, blocks } = readOrPlain(document);
  const link = dom.first(document, 'link[rel=canonical]')?.getAttribute('href') ?? '';
  return { text, blocks, source: /^https?:\/\//i.test(link) ? link : '' };
}

// Whatever markup the reader of pages stumbles over, its text is not lost.
function readOrPlain(document: Document): Pick<ReadHtml, 'text' | 'blocks'> {
  try {
    return readDocument(document);
  } catch {
    return { text: dom.textContent(dom.documentElement(document)) ?? '', blocks: [] };
  }
}

/** Whether the markup tells more than its plain text does: a word processor's single paragraph does not. */
export const tellsStructure = ({ blocks }: ReadHtml): boolean => blocks.length > 1;

const tagStart = /[a-z]/i;
const hides = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/**
 * The markup without its style attributes: the page's content security policy has the browser refuse each of them with an error of its
 * own, which takes seconds in a long paste. What they hide is hidden by an attribute instead.
 */
export function withoutStyles(markup: string): string {
  let result = '';
  let copied = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    at++;
    if (!tagStart.test(markup[at] ?? '')) continue;
    while (at < markup.length && !/[\s/>]/.test(markup[at]!)) at++;
    for (;;) {
      while (at < markup.length && /[\s/]/.test(markup[at]!)) at++;
      if (at >= markup.length || markup[at] === '>') break;
      const attribute = attributeAt(markup, at);
      if (attribute.name === 'style') {
        result += markup.slice(copied, at) + (hides.test(attribute.value) ? 'hidden' : '');
        copied = attribute.end;
      }
      at = attribute.end;
    }
  }
  return result + markup.slice(copied);
}

function attributeAt(markup: string, start: number): { name: string; value: string; end: number } {
  let end = start + 1;
  while (end < markup.length && !/[\s/>=]/.test(markup[end]!)) end++;
  const name = markup.slice(start, end).toLowerCase();
  let at = end;
  while (at < markup.length && /\s/.test(markup[at]!)) at++;
  if (markup[at] !== '=') return { name, value: '', end };
  at++;
  while (at < markup.length && /\s/.test(markup[at]!)) at++;
  const mark = markup[at];
  if (mark === '"' || mark === "'") {
    const close = markup.indexOf(mark, at + 1);
    const stop = close < 0 ? markup.length : close;
    return { name, value: markup.slice(at + 1, stop), end: Math.min(markup.length, stop + 1) };
  }
  const from = at;
  while (at < markup.length && !/[\s>]/.test(markup[at]!)) at++;
  return { name, value: markup.slice(from, at), end: at };
}
