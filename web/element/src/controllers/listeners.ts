/** Listeners that belong together: all are taken off when the element leaves the page, and put on again when it comes back. */
export class Listeners {
  #controller: AbortController | null = null;

  start(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
  }
}
