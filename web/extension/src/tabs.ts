/** What the background knows of tabs. It must know at once whether a click takes marks away: a panel can be opened within the click alone. */

/** Why a tab is not read: the reader has said so for its site, or the browser lets no extension in. */
export type Refusal = 'never' | 'closed';
/** Set where the reader has asked, outside of the panel, for the quotations to be checked: a panel that opens looks for it. */
export const wishKey = (tabId: number): string => `check-${tabId}`;
export const refusalKey = (tabId: number): string => `refused-${tabId}`;

// Firefox ends an idle background page as well, and its storage for extensions can't be read at once: this one can. A service worker has
// none; there the list begins anew.
const kept = (globalThis as { localStorage?: Storage }).localStorage;
const key = 'marked';

const marked = new Set<number>(JSON.parse(kept?.getItem(key) ?? '[]') as number[]);

export const isMarked = (tabId: number): boolean => marked.has(tabId);

export function setMarked(tabId: number, isOn: boolean): void {
  if (isOn === marked.has(tabId)) return;
  if (isOn) marked.add(tabId);
  else marked.delete(tabId);
  kept?.setItem(key, JSON.stringify([...marked]));
}
