import type { Document, Place } from './input.ts';

/** What a document gives: what is written, with its line end, and what is told of it on standard error, if anything. */
export interface Answer {
  output: string;
  error?: string;
}

export const placeOf = ({ file, line }: Place): string => (file === undefined ? `line ${line}` : `${file}, line ${line}`);

/**
 * Works on documents, `capacity` at a time, and hands the answers on in their order, each as soon as it and those before it are there:
 * another program may wait for an answer before it sends the next line.
 */
export async function inOrder(
  documents: AsyncIterable<Document>,
  capacity: number,
  work: (document: Document) => Promise<Answer>,
  done: (answer: Answer, document: Document) => Promise<void>,
): Promise<void> {
  const underWay: { document: Document; answer: Promise<Answer> }[] = [];
  let isRead = false;
  let wake = (): void => undefined;
  const changed = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  const reading = (async () => {
    try {
      for await (const document of documents) {
        const answer = work(document);
        answer.catch(() => undefined); // it is thrown where it is awaited
        underWay.push({ document, answer });
        wake();
        while (underWay.length >= capacity) await changed();
      }
    } finally {
      isRead = true;
      wake();
    }
  })();
  while (!isRead || underWay.length > 0) {
    const [first] = underWay;
    if (!first) {
      await changed();
      continue;
    }
    await done(await first.answer, first.document);
    underWay.shift();
    wake();
  }
  await reading;
}

/** Documents done, and how many a second, on a terminal that shows nothing else. */
export class Progress {
  readonly #start = performance.now();
  readonly #isWatched: boolean;
  #count = 0;
  #shown = 0;

  constructor(isQuiet: boolean) {
    this.#isWatched = !isQuiet && process.stderr.isTTY && !process.stdout.isTTY;
  }

  done(): void {
    this.#count++;
    const now = performance.now();
    if (!this.#isWatched || now - this.#shown < 500) return;
    this.#shown = now;
    process.stderr.write(`\r${this.#count} documents, ${Math.round((this.#count * 1000) / (now - this.#start))} a second\u001b[K`);
  }

  end(): void {
    if (this.#shown > 0) process.stderr.write('\r\u001b[K');
  }
}
