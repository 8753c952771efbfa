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

  readonly #look: () => Promise<boolean>;
  /** A look is under way, and whether the page has changed since it began. */
  #isLooking = false;
  #hasChanged = false;

  /** `look` reads the page anew and says whether its text has changed. */
  constructor(look: () => Promise<boolean>) {
    this.#look = look;
    this.#observer = new MutationObserver(() => this.#changed());
  }

  #changed(): void {
    this.#hasChanged = true;
    if (this.#isLooking) return;
    this.#timer ??= setTimeout(() => void this.#lookAgain(), this.#wait);
  }

  async #lookAgain(): Promise<void> {
    this.#timer = undefined;
    this.#isLooking = true;
    this.#hasChanged = false;
    const began = performance.now();
    const changed = await this.#look();
    const cost = performance.now() - began;
    this.#isLooking = false;
    this.#wait = Math.min(longest, Math.max(changed ? shortest : this.#wait * 2, 20 * cost));
    if (this.#hasChanged && this.#roots.size > 0) this.#changed();
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
