export function complain(what: string): void {
  process.stderr.write(`article-inspector: ${what}\n`);
  process.exitCode = 1;
}

/** Writes, and waits where the reader is slow: nothing piles up in memory. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((done) => process.stdout.once('drain', done));
}
