/** A window over the page: the browser keeps the focus in it, closes it on Escape and gives the focus back. */
import { h, type Child } from '../dom.ts';
import type { Words } from '../words.ts';

let lastId = 0;

export function dialog(words: Words, title: string, name: string, content: Child[]): HTMLDialogElement {
  const id = `ai-dialog-${++lastId}`;
  const element: HTMLDialogElement = h(
    'dialog',
    {
      class: `ai-dialog ai-dialog-${name}`,
      'aria-labelledby': id,
      on: {
        close: () => element.remove(),
        // A click beside the window closes it.
        click: (event) => {
          if (event.target === element) element.close();
        },
      },
    },
    h(
      'div',
      { class: 'ai-dialog-body' },
      h(
        'header',
        {},
        h('h2', { id }, title),
        h('button', { type: 'button', class: 'ai-close', 'aria-label': words('action.close'), on: { click: () => element.close() } }, '×'),
      ),
      ...content,
    ),
  );
  return element;
}
