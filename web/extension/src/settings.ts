/** What the reader has chosen; kept on this device, and nothing else is. */
import { api } from './api.ts';

export interface Settings {
  /** Hosts on which nothing is read. */
  never: string[];
  /** Layers and kinds (`layer/kind`) that are not marked. */
  off: string[];
  /** Names and quotes are marked in what is not the story as well. */
  inJunk: boolean;
}

const none: Settings = { never: [], off: [], inJunk: false };

export async function readSettings(): Promise<Settings> {
  return (await api.storage.local.get(none as unknown as Record<string, unknown>)) as unknown as Settings;
}

export const writeSettings = (changed: Partial<Settings>): Promise<void> => api.storage.local.set(changed);

export function onSettings(changed: (settings: Settings) => void): void {
  api.storage.onChanged.addListener((_, area) => {
    if (area === 'local') void readSettings().then(changed);
  });
}

/** Whether a host, or the site that it belongs to, is among those on which nothing is read. */
export const isNever = (host: string, never: readonly string[]): boolean =>
  never.some((site) => host === site || host.endsWith(`.${site}`));
