import { readDocument } from '../../reading/read-page.ts';
import { parseHtml } from './parsed-dom.ts';
import { toHtmlText, type HtmlText } from './html-text.ts';

/** Reads a page where there is no DOM. */
export const readHtmlText = (html: string): HtmlText => toHtmlText(readDocument(parseHtml(html) as unknown as Document));
