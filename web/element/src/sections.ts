/**
 * What is shown of a text stands in sections of some paragraphs each. A browser lays out anew what stands in one block as a whole: so a
 * key costs what its own section costs, however long the text is.
 */
export interface Section {
  readonly element: HTMLElement;
  /** Holds the section's text, and nothing else does. */
  node: Text;
  /** Of its text, in what is shown. The line end between it and the next section belongs to neither. */
  start: number;
  /** Its text, as last read. */
  text: string;
}

const usual = 1_500;
/** A section that has grown beyond this is cut. */
export const longestSection = 4 * usual;

/** Cuts a text at line ends, at blank lines where it can; the parts joined by line ends are the text. There is always at least one. */
export function cutIntoSections(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > 2 * usual) {
    const end = sectionEnd(text, start + usual);
    if (end < 0) break;
    parts.push(text.slice(start, end));
    start = end + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

function sectionEnd(text: string, from: number): number {
  const line = text.indexOf('\n', from);
  if (line < 0 || text[line + 1] === '\n') return line < 0 ? line : line + 1;
  const blank = text.indexOf('\n\n', line);
  return blank >= 0 && blank - from < usual ? blank + 1 : line;
}
