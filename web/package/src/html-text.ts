import type { ReadPage } from '../../reading/read-page.ts';
import type { Block, PageData } from '../../wasm/loader.ts';

/** What a page's markup holds: its text as a person would copy it, and what it says of that text and of itself. */
export interface HtmlText {
  text: string;
  blocks: Block[];
  page: PageData;
}

export function toHtmlText({ text, blocks, ...rest }: ReadPage): HtmlText {
  const { page = {} } = rest as { page?: PageData };
  return { text, blocks, page };
}
