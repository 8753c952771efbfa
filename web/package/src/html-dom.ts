import { readDocument } from '../../reading/read-page.ts';
import { toHtmlText, type HtmlText } from './html-text.ts';

/** Reads a page by the browser's own parser. Nothing of it is shown, runs or is loaded. */
export const readHtmlText = (html: string): HtmlText => toHtmlText(readDocument(new DOMParser().parseFromString(html, 'text/html')));
