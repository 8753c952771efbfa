import type { Block, PageData } from '../../wasm/loader.ts';

/** What a page's markup holds: its text as a person would copy it, and what it says of that text and of itself. */
export interface HtmlText {
  text: string;
  blocks: Block[];
  page: PageData;
}

/** What was read, of which more may be known than this package hands on. Declared without the types of the DOM. */
export function toHtmlText({ text, blocks, page = {} }: Omit<HtmlText, 'page'> & { page?: PageData }): HtmlText {
  return { text, blocks, page };
}
