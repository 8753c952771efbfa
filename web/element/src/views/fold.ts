/** A run of what is not the story: one line, a tick where the same line stands again and again, and what it holds when it is open. */
import type { Fold, Line } from '../article.ts';
import { h, type Child } from '../dom.ts';
import { textNode } from '../spans.ts';
import type { Dispatch } from '../store.ts';
import type { Words } from '../words.ts';
import { foldWords } from './phrases.ts';

/** So many lines of an open run are built at once; more follow on request. */
const atOnce = 300;
/** Behind more lines than this the run can be closed at its end as well. */
const longRun = 12;

export interface FoldOptions {
  readonly words: Words;
  readonly text: string;
  /** Of the text. */
  readonly language: string;
  readonly isOpen: boolean;
  readonly dispatch: Dispatch;
}

export interface FoldRow {
  readonly element: HTMLElement;
  /** Builds the lines as far as a place of the text. */
  showUpTo(offset: number): void;
}

export function foldRow(fold: Fold, options: FoldOptions): FoldRow {
  const { words, isOpen } = options;
  const isTick = fold.refrain !== '' && !isOpen;
  const element = h(
    'div',
    { class: `ai-row ai-fold${isOpen ? ' ai-fold-open' : ''}${isTick ? ' ai-fold-tick' : ''}`, lang: words.language },
    isTick ? toggle(fold, options, 'fold') : heading(fold, options),
  );
  if (!isOpen) return { element, showUpTo: () => undefined };
  const list = h('ul', { class: 'ai-fold-lines', lang: options.language });
  const more = h('button', { type: 'button', class: 'ai-link', 'data-key': `fold-more/${fold.start}` });
  let shown = 0;
  const show = (to: number): void => {
    list.append(...fold.lines.slice(shown, to).map((line) => lineItem(line, options)));
    shown = Math.max(shown, Math.min(to, fold.lines.length));
    more.hidden = shown === fold.lines.length;
    more.textContent = words.count('fold.more', fold.lines.length - shown);
  };
  more.addEventListener('click', () => {
    const next = shown;
    show(next + atOnce);
    list.querySelectorAll<HTMLElement>('.ai-line')[next]?.focus();
  });
  show(atOnce);
  element.append(list, more);
  if (fold.lines.length > longRun) element.append(h('p', { class: 'ai-fold-line' }, toggle(fold, options, 'fold-end')));
  return {
    element,
    showUpTo: (offset) => {
      while (shown < fold.lines.length && fold.lines[shown]!.start <= offset) show(shown + atOnce);
    },
  };
}

function heading(fold: Fold, options: FoldOptions): HTMLElement {
  return h(
    'p',
    { class: 'ai-fold-line' },
    h('span', { class: 'ai-fold-what' }, foldWords(options.words, options.text, fold)),
    ' ',
    toggle(fold, options, 'fold'),
  );
}

function toggle(fold: Fold, { words, text, isOpen, dispatch }: FoldOptions, key: 'fold' | 'fold-end'): HTMLElement {
  const what = foldWords(words, text, fold);
  const isTick = fold.refrain !== '' && !isOpen;
  const seen: Child = isTick ? h('span', { class: 'ai-tick', 'aria-hidden': 'true' }) : words(isOpen ? 'fold.hide' : 'fold.show');
  return h(
    'button',
    {
      type: 'button',
      class: isTick ? 'ai-tick-button' : 'ai-link',
      'data-key': `${key}/${fold.start}`,
      'aria-expanded': String(isOpen),
      title: isTick ? what : null,
      on: { click: () => dispatch({ type: 'fold', start: fold.start, isOpen: !isOpen }) },
    },
    seen,
    h('span', { class: 'ai-unseen' }, isTick ? `${what}: ${words('fold.show')}` : ` ${what}`),
  );
}

function lineItem(line: Line, { text, dispatch }: FoldOptions): HTMLElement {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'ai-line',
        'data-line': line.start,
        'data-key': `line/${line.start}`,
        on: { click: () => dispatch({ type: 'choose', target: { kind: 'line', start: line.start } }) },
      },
      textNode(text, line),
    ),
  );
}
