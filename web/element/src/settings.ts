/** What a reader has chosen. Kept on the device only where the reader says so; never the text. */
export interface Settings {
  theme: 'system' | 'light' | 'dark';
  palette: 'colour' | 'grey';
  /** Size of the text, in percent. */
  size: number;
  /** Language of the page's words; empty: the browser's. */
  language: string;
  /** Whether single letters are keys. */
  letters: boolean;
  /** Names that are less sure than this are not shown, in percent. */
  leastSure: number;
  /** Layers and kinds that are switched off. */
  off: readonly string[];
}

export const defaults: Settings = { theme: 'system', palette: 'colour', size: 100, language: '', letters: true, leastSure: 0, off: [] };
export const sizes = [85, 100, 115, 130, 150, 175, 200] as const;
/** The most that a name can be asked to be sure, in percent: few are surer. */
export const mostSure = 95;

const key = 'article-inspector/settings';

/** The settings that were kept, or null. What does not fit any more is left out. */
export function keptSettings(): Settings | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return kept && typeof kept === 'object' ? { ...defaults, ...fitting(kept) } : null;
  } catch {
    return null;
  }
}

/** Keeps the settings; false where the browser does not let it. */
export function keepSettings(settings: Settings): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(settings));
    return true;
  } catch {
    return false;
  }
}

export function forgetSettings(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing may be kept there is nothing to forget.
  }
}

function fitting(kept: object): Partial<Settings> {
  const { theme, palette, size, language, letters, leastSure, off } = kept as Record<keyof Settings, unknown>;
  return {
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(palette === 'grey' ? { palette } : {}),
    ...(typeof size === 'number' && (sizes as readonly number[]).includes(size) ? { size } : {}),
    ...(typeof language === 'string' ? { language } : {}),
    ...(typeof letters === 'boolean' ? { letters } : {}),
    ...(typeof leastSure === 'number' && leastSure >= 0 && leastSure <= mostSure ? { leastSure } : {}),
    ...(Array.isArray(off) ? { off: off.filter((each) => typeof each === 'string') } : {}),
  };
}
