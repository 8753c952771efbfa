/** What the extension's parts say to each other. The page's script reads and marks; the background inspects; the panel shows. */
import type { Block, Format, Options, Report, TextToCheck, WriteOptions } from 'article-inspector';

import { api } from './api.ts';

/** To the script in a page. */
export type ToPage =
  | { to: 'page'; ask: 'toggle' }
  | { to: 'page'; ask: 'inspect-selection' }
  | { to: 'page'; ask: 'clear' }
  | { to: 'page'; ask: 'state' }
  | { to: 'page'; ask: 'show'; spans: { start: number; end: number }[]; length: number };

/** Where a page stands; what its script answers. */
export interface PageState {
  isOn: boolean;
  host: string;
  /** The page's address. */
  source: string;
  title: string;
  text: string;
  blocks: Block[];
  report: Report | null;
  /** Why there is no report where there should be one. */
  error: string | null;
}

/** To the background. */
export type ToBackground =
  | { to: 'background'; ask: 'inspect'; text: string; blocks: Block[] }
  | { to: 'background'; ask: 'write'; text: string; format: Format; options?: Options & WriteOptions }
  | { to: 'background'; ask: 'compare'; original: string; copy: string; language?: string }
  | { to: 'background'; ask: 'check'; draft: TextToCheck; sources: TextToCheck[] }
  | { to: 'background'; ask: 'off' };

export type Answer<Value> = { value: Value } | { error: string };

/** To the panel: a page has something new to show. */
export interface ToPanel {
  to: 'panel';
  tell: 'changed' | 'refused';
  /** Set by the background where it speaks of a tab; else the tab that speaks. */
  tab?: number;
}

export type Message = ToPage | ToBackground | ToPanel;

export async function ask<Value>(question: ToBackground): Promise<Value> {
  const answer = (await api.runtime.sendMessage(question)) as Answer<Value>;
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}
