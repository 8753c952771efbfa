/** Reads a file as text, or says why not. Nothing is changed where it fails. */

export type ReadFile =
  { text: string; type: 'text' | 'html'; encoding: string } | { problem: 'binary' | 'large' | 'unreadable'; reason: string };

export const largestFile = 100_000_000;
const looksLikeHtml = /^\s*(<!doctype html|<html[\s>])/i;

export async function readFile(file: File): Promise<ReadFile> {
  if (file.size > largestFile) return { problem: 'large', reason: '' };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return { problem: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
  const decoded = decode(bytes);
  if (!decoded) return { problem: 'binary', reason: '' };
  const isHtml = /\.(html?|xhtml)$/i.test(file.name) || looksLikeHtml.test(decoded.text.slice(0, 1000));
  return { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n'), type: isHtml ? 'html' : 'text' };
}

/** Text of any Unicode form, or of Windows-1252; null for what is no text. */
export function decode(bytes: Uint8Array): { text: string; encoding: string } | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  if (isBinary(bytes)) return null;
  return decodeAs('utf-8', bytes, true) ?? decodeAs('windows-1252', bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array, fatal = false): { text: string; encoding: string } | null {
  try {
    return { text: new TextDecoder(encoding, { fatal }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

// A single NUL may stand in a damaged text; a program, a picture or an archive has many control characters at once.
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return controls > 3 && controls > head.length / 200;
}
