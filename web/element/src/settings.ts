/** What a reader has chosen. Kept on the device only where the reader says so; the text only where the reader asks for that too. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly palette: 'colour' | 'grey';
  /** Size of the text, in percent. */
  readonly size: number;
  /** Language of the page's words; empty: the browser's. */
  readonly language: string;
  /** Whether single letters are keys. */
  readonly letters: boolean;
  /** Whether names that the core doubts are shown. */
  readonly unsure: boolean;
  /** Layers and kinds that are switched off. */
  readonly off: readonly string[];
  /** Whether the text is there again the next time. */
  readonly keepText: boolean;
}

export const defaults: Settings = {
  theme: 'system',
  palette: 'colour',
  size: 100,
  language: '',
  letters: true,
  unsure: true,
  off: [],
  keepText: false,
};
export const sizes = [85, 100, 115, 130, 150, 175, 200] as const;

/** Whether a kind is shown, by what is switched off: a layer, or a kind as `layer/kind`. */
export const isShown = (off: ReadonlySet<string>, layer: string, kind: string): boolean =>
  off.size === 0 || (!off.has(layer) && !off.has(`${layer}/${kind}`));

const key = 'article-inspector/settings';
const textKey = 'article-inspector/text';

/** The settings that were kept, or null. What does not fit any more is left out. */
export function keptSettings(): Settings | null {
  const kept = read(key);
  return kept ? { ...defaults, ...fitting(kept) } : null;
}

/** Keeps the settings; false where the browser does not let it. */
export const keepSettings = (settings: Settings): boolean => write(key, settings);

/** Deletes all that was kept, the text too. */
export function forgetAll(): void {
  forget(key);
  forgetText();
}

export const keepText = (text: object): boolean => write(textKey, text);
export const keptText = (): object | null => read(textKey);
export const forgetText = (): void => forget(textKey);

function read(name: string): object | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return kept && typeof kept === 'object' ? kept : null;
  } catch {
    return null;
  }
}

function write(name: string, value: object): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where nothing may be kept there is nothing to forget.
  }
}

function fitting(kept: object): Partial<Settings> {
  const { theme, palette, size, language, letters, unsure, off, keepText } = kept as Record<keyof Settings, unknown>;
  return {
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(palette === 'grey' ? { palette } : {}),
    ...(typeof size === 'number' && (sizes as readonly number[]).includes(size) ? { size } : {}),
    ...(typeof language === 'string' ? { language } : {}),
    ...(typeof letters === 'boolean' ? { letters } : {}),
    ...(typeof unsure === 'boolean' ? { unsure } : {}),
    ...(typeof keepText === 'boolean' ? { keepText } : {}),
    ...(Array.isArray(off) ? { off: off.filter((each) => typeof each === 'string') } : {}),
  };
}
