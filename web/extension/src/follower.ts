/** Watches a page and tells when it may read differently, never more often than reading it can afford. */

/** Pages change all the time; text seldom. After a change that left the text as it was, the next look waits longer. */
const shortest = 300;
const longest = 10_000;

const watched: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'hidden', 'open', 'style'],
};

export class Follower {
  readonly #observer: MutationObserver;
  readonly #roots = new Set<Node>();
  #wait = shortest;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `look` reads the page anew and says whether its text has changed. */
  constructor(look: () => boolean) {
    this.#observer = new MutationObserver(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        const began = performance.now();
        const changed = look();
        const cost = performance.now() - began;
        this.#wait = Math.min(longest, Math.max(changed ? shortest : this.#wait * 2, 20 * cost));
      }, this.#wait);
    });
  }

  /** Watches these, and those that it watches already. */
  follow(roots: readonly Node[]): void {
    for (const root of roots) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      this.#observer.observe(root, watched);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#observer.disconnect();
    this.#roots.clear();
    this.#wait = shortest;
  }
}
