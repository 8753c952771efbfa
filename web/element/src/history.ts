/**
 * What can be undone, in one row: edits of the text and decisions about marks alike. The browser's own undo knows
 * nothing of a text that came from a file, nor of a mark that was waved away.
 */
export interface Step {
  undo(): void;
  redo(): void;
  /** Takes a later step into this one, where both are one act for a person (a word typed); false where they are not. */
  absorb?(later: Step): boolean;
}

const mostSteps = 500;

export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Records a step that has been done. */
  record(step: Step): void {
    this.#undone = [];
    if (this.#done.at(-1)?.absorb?.(step)) return;
    this.#done.push(step);
    if (this.#done.length > mostSteps) this.#done.shift();
  }

  undo(): boolean {
    const step = this.#done.pop();
    if (!step) return false;
    step.undo();
    this.#undone.push(step);
    return true;
  }

  redo(): boolean {
    const step = this.#undone.pop();
    if (!step) return false;
    step.redo();
    this.#done.push(step);
    return true;
  }
}
