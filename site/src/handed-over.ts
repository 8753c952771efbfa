/** What an address hands over behind its "#": `html=…` or `text=…`, and `source=…`, all percent-encoded. */
export interface HandedOver {
  /** Empty where a text was handed over. */
  html: string;
  text: string;
  source: string;
}

export function handedOver(hash: string): HandedOver | 'unreadable' | null {
  const fields = new Map(
    hash
      .replace(/^#/, '')
      .split('&')
      .map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
      }),
  );
  if (!fields.get('text') && !fields.get('html')) return null;
  const field = (name: string): string => decodeURIComponent(fields.get(name) ?? '');
  try {
    return { html: field('html'), text: field('text'), source: field('source') };
  } catch {
    return 'unreadable';
  }
}
