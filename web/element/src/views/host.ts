/** What views can ask for beside a change of the state. */
import type { Span } from 'article-inspector';

import type { Correction } from '../corrections.ts';
import type { Dispatch, Target } from '../store.ts';

export interface Host {
  readonly dispatch: Dispatch;
  /** Chooses it and brings it into view, at `span` or where it stands first. */
  go(target: Target, span?: Span): void;
  /** Brings a place into view without choosing anything. */
  show(span: Span): void;
  /** Puts something right; can be undone. `what` is told to the reader. */
  correct(correction: Correction, what: string): void;
  copy(text: string): void;
  /** Saves a picture of the quote. */
  picture(quote: number, form: 'png' | 'svg'): void;
  /** Opens the window in which the article's address is given. */
  askSource(): void;
}
