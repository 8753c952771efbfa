/**
 * Whether the reader presses something: a button of the pointer, or the space bar on a button. What is built anew meanwhile takes the
 * click with it, and a selection that is being made. So what comes by itself, such as a report, waits until it is let go.
 */
export class Press {
  #isHeld = false;
  #waiting: (() => void)[] = [];

  listen(element: HTMLElement, signal: AbortSignal): void {
    const hold = (): void => {
      this.#isHeld = true;
    };
    // The click comes after the button is let go, in the same task or the next.
    const release = (): void => void setTimeout(() => this.#release());
    const options = { signal, capture: true };
    element.addEventListener('pointerdown', hold, options);
    element.addEventListener('keydown', (event) => event.key === ' ' && hold(), options);
    for (const type of ['pointerup', 'pointercancel', 'keyup', 'dragend']) window.addEventListener(type, release, options);
    // The window's own: that of an element comes with every press.
    window.addEventListener('blur', release, { signal });
    // Let go where the page could not see it.
    window.addEventListener('pointermove', (event) => this.#isHeld && event.buttons === 0 && release(), options);
    signal.addEventListener('abort', () => this.#release());
  }

  /** Runs it at once, or when nothing is pressed any more. */
  free(run: () => void): void {
    if (this.#isHeld) this.#waiting.push(run);
    else run();
  }

  #release(): void {
    this.#isHeld = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const run of waiting) run();
  }
}
