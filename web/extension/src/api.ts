/** The browser's own functions for extensions: Firefox keeps those that give promises under `browser`. */
export const api: typeof chrome = (globalThis as { browser?: typeof chrome }).browser ?? chrome;

/** A word or sentence from locales/, its places filled in order. */
export const word = (name: string, ...values: (string | number)[]): string => api.i18n.getMessage(name, values.map(String)) || name;
