/** What is kept of a text's white space: nothing, line ends, or all. */
export type Keeps = 'nothing' | 'lines' | 'all';

/** A stretch of the text that stands in a text node, character by character. */
export interface Piece {
  /** In the text. */
  start: number;
  length: number;
  node: Text;
  /** In the node. */
  offset: number;
}

export interface Added {
  /** Characters that are not white space. */
  visible: number;
  /** Of the first of them, in the text. */
  start: number;
  /** Behind the last of them. */
  end: number;
}

// A cell that holds more than this is laid out by its table, not listed in it: what follows it begins a line.
const longestCell = 200;

/**
 * Lays text out as it comes, by the rules that a browser copies by: white space collapses, blocks begin lines, paragraphs stand between
 * blank lines, the cells of a row between tabs. The twin of core/html/text_flow.cpp.
 */
export class TextFlow {
  readonly pieces: Piece[] = [];
  length = 0;
  readonly #parts: string[] = [];
  #blockBreaks = 0;
  #lineBreaks = 0;
  #cellLength = 0;
  #cellHasLines = false;
  #space = false;
  #tab = false;
  #kept = '';

  /** The text that follows begins a line of its own, with at least so many line ends before it (2: a blank line). */
  breakBlock(lines: number): void {
    this.#blockBreaks = Math.max(this.#blockBreaks, lines);
    this.#kept = '';
  }

  /** <br>: a line ends here; a second one leaves a blank line. */
  breakLine(): void {
    this.#lineBreaks++;
  }

  /** What follows is another word of the same line. */
  breakWord(): void {
    this.#space = true;
  }

  /** The text that follows is the row's next cell. */
  nextCell(): void {
    if (this.#cellLength > longestCell || this.#cellHasLines) this.breakBlock(1);
    else this.#tab = true;
  }

  /**
   * Adds the characters of a node from `from` to `to`. Where they are white space alone, `visible` is 0. `keeps` is asked where white space
   * may not come out as it stands: single spaces between words always do.
   */
  add(node: Text, from: number, to: number, keeps: () => Keeps): Added {
    const added: Added = { visible: 0, start: 0, end: 0 };
    const data = node.data;
    for (let at = from, end = from; at < to; at = end) {
      if (isSpace(data, at)) {
        while (end < to && isSpace(data, end)) end++;
        this.#addSpace(data.slice(at, end), keeps());
        continue;
      }
      let spaces = 0;
      for (;;) {
        while (end < to && !isSpace(data, end)) end++;
        if (end + 1 >= to || data[end] !== ' ' || isSpace(data, end + 1)) break;
        spaces++;
        end++;
      }
      this.#writeGap();
      if (added.visible === 0) added.start = this.length;
      this.#addPiece(node, at, end - at);
      this.#write(data.slice(at, end));
      added.visible += end - at - spaces;
      added.end = this.length;
    }
    return added;
  }

  get text(): string {
    const text = this.#parts.join('');
    this.#parts.splice(0, this.#parts.length, text);
    return text;
  }

  #addSpace(characters: string, keeps: Keeps): void {
    if (keeps === 'nothing') {
      this.#space = true;
      return;
    }
    for (const c of characters) {
      if (c === '\n') {
        // White space before a line's end is dropped, indentation is kept.
        this.#kept = '';
        this.breakLine();
      } else if (keeps === 'lines') {
        this.#space = true;
      } else if (c !== '\r') {
        this.#kept += c;
      }
    }
  }

  #writeGap(): void {
    const breaks = Math.max(this.#blockBreaks, this.#lineBreaks);
    if (breaks > 0 || this.#tab) {
      this.#cellLength = 0;
      this.#cellHasLines = false;
    }
    if (this.length > 0) {
      if (breaks > 0) this.#write('\n'.repeat(breaks));
      else if (this.#tab) this.#write('\t');
      else if (this.#space && this.#kept === '') this.#write(' ');
    }
    if (breaks > 0 || this.#tab) {
      this.#cellLength = 0;
      this.#cellHasLines = false;
    }
    this.#write(this.#kept);
    this.#kept = '';
    this.#blockBreaks = this.#lineBreaks = 0;
    this.#space = this.#tab = false;
  }

  #write(characters: string): void {
    if (characters === '') return;
    this.#parts.push(characters);
    this.length += characters.length;
    this.#cellLength += characters.length;
  }

  #addPiece(node: Text, offset: number, length: number): void {
    const last = this.pieces[this.pieces.length - 1];
    // A single space in the node that came out as one character goes on with the piece.
    const gap = last ? this.length - (last.start + last.length) : -1;
    if (last && last.node === node && gap <= 1 && offset === last.offset + last.length + gap) last.length += gap + length;
    else this.pieces.push({ start: this.length, length, node, offset });
  }
}

/** White space of HTML: space, tab, line feed, form feed, carriage return. */
function isSpace(data: string, at: number): boolean {
  const code = data.charCodeAt(at);
  return code === 32 || code === 9 || code === 10 || code === 12 || code === 13;
}
