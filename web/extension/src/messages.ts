/** What the extension's parts say to each other. The page's script reads and marks; the background inspects; the panel shows. */
import type { Block, Format, Options, PageData, Rejection, Report, TextToCheck, WriteOptions } from 'article-inspector';

import type { Correction } from '../../element/src/corrections.ts';
import { api } from './api.ts';

/** To the script in a page. */
export type ToPage =
  | { to: 'page'; ask: 'toggle' }
  /** Begins where nothing is marked yet. */
  | { to: 'page'; ask: 'begin' }
  | { to: 'page'; ask: 'inspect-selection' }
  | { to: 'page'; ask: 'clear' }
  | { to: 'page'; ask: 'state' }
  | { to: 'page'; ask: 'next-mark' }
  /** Answered by a `ReadText`. As a draft: what is selected, else the story. As a source: all that is read. */
  | { to: 'page'; ask: 'read'; as: 'draft' | 'source' }
  /** What the reader has put right. */
  | { to: 'page'; ask: 'correct'; corrections: Correction[]; length: number }
  | { to: 'page'; ask: 'view'; view: View; isOn: boolean }
  /** Keys that scroll, pressed in a panel that the reader has not turned to. */
  | { to: 'page'; ask: 'scroll'; pages: number }
  | { to: 'page'; ask: 'show'; spans: { start: number; end: number }[]; length: number };

/** How a page is shown beside its marks: its junk hidden, or its story alone. */
export type View = 'hidden' | 'story';

/** What a reader should know of a page before they trust what is marked. */
export type Caution = 'empty' | 'pdf' | 'picture' | 'frame' | 'live' | 'language';

/** Where a page stands; what its script answers. */
export interface PageState {
  isOn: boolean;
  host: string;
  /** What permission is asked for to read every page of this site. */
  origin: string;
  /** The page's address. */
  source: string;
  title: string;
  text: string;
  blocks: Block[];
  page: PageData;
  corrections: readonly Correction[];
  report: Report | null;
  caution: Caution | null;
  views: View[];
  /** Why there is no report where there should be one. */
  error: string | null;
}

/** A page's text, to be held against others. */
export interface ReadText {
  name: string;
  text: string;
}

/** To the background. */
export type ToBackground =
  | { to: 'background'; ask: 'inspect'; text: string; blocks: Block[]; page: PageData; corrections: readonly Correction[] }
  | { to: 'background'; ask: 'write'; text: string; format: Format; options?: Options & WriteOptions }
  | { to: 'background'; ask: 'compare'; original: TextToCheck; copy: TextToCheck }
  | { to: 'background'; ask: 'check'; draft: TextToCheck; sources: TextToCheck[] }
  /** The page's sheet of marks, which goes again with `off`. */
  | { to: 'background'; ask: 'sheet' }
  /** A rule for it. */
  | { to: 'background'; ask: 'style'; css: string }
  /** Whether there are marks in the page that the tab shows now. */
  | { to: 'background'; ask: 'marked'; isOn: boolean }
  | { to: 'background'; ask: 'panel' }
  | { to: 'background'; ask: 'off'; css: string[] };

export type Answer<Value> = { value: Value } | { error: string };

/** To the panel: a page has something new to show, or the reader wants to see something in it. */
export type ToPanel = {
  to: 'panel';
  /** Set by the background where it speaks of a tab; else the tab that speaks. */
  tab?: number;
} & ({ tell: 'changed' | 'refused' | 'check' } | { tell: 'show'; layer: Rejection['layer']; item: number });

export type Message = ToPage | ToBackground | ToPanel;

export async function ask<Value>(question: ToBackground): Promise<Value> {
  const answer = (await api.runtime.sendMessage(question)) as Answer<Value>;
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}
