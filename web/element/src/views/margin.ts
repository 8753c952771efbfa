/**
 * Puts what stands in the margin at the line that it belongs to: a speaker where the quote begins, a flaw where it is. Only rows near the
 * window are measured; of a long text the rest is not laid out.
 */
export class Margin {
  readonly #near = new Set<HTMLElement>();
  readonly #rows: IntersectionObserver;
  readonly #size: ResizeObserver;
  #waits = false;

  constructor(article: HTMLElement) {
    this.#rows = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) this.#near.add(target as HTMLElement);
          else this.#near.delete(target as HTMLElement);
        }
        this.#place();
      },
      { rootMargin: '50% 0%' },
    );
    this.#size = new ResizeObserver(() => this.#place());
    this.#size.observe(article);
  }

  watch(row: HTMLElement): void {
    this.#rows.observe(row);
  }

  /** Forgets all rows. */
  clear(): void {
    this.#rows.disconnect();
    this.#near.clear();
  }

  destroy(): void {
    this.clear();
    this.#size.disconnect();
  }

  #place(): void {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      // All is measured before anything is moved.
      const moves = [...this.#near].flatMap((row) => (row.isConnected ? placesOf(row) : []));
      for (const { note, margin } of moves) note.style.marginBlockStart = margin > 0 ? `${margin}px` : '';
    });
  }
}

/** Between two notes, in pixels, as the style sheet has it. */
const gap = 6;

function placesOf(row: HTMLElement): { note: HTMLElement; margin: number }[] {
  const notes = row.querySelector('.ai-notes');
  if (!notes) return [];
  const each = [...notes.children] as HTMLElement[];
  // In a narrow window they stand below the paragraph.
  if (getComputedStyle(notes).gridRowStart !== '1') return each.map((note) => ({ note, margin: 0 }));
  const { top } = row.getBoundingClientRect();
  let at = 0;
  return each.map((note, index) => {
    const line = row.querySelector(`.ai-words ${note.dataset['of']}`)?.getClientRects()[0];
    const wanted = line ? Math.max(0, Math.round(line.top - top - 2)) : 0;
    const margin = Math.max(0, wanted - at);
    at += margin + note.offsetHeight + (index < each.length - 1 ? gap : 0);
    return { note, margin };
  });
}
