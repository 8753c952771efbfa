/** What an address hands over behind its "#": `text=…`, and `source=…`, both percent-encoded. */
export interface HandedOver {
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
  const text = fields.get('text');
  if (!text) return null;
  try {
    return { text: decodeURIComponent(text), source: decodeURIComponent(fields.get('source') ?? '') };
  } catch {
    return 'unreadable';
  }
}
