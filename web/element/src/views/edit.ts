/** The text as plain text, to be changed. Nothing is taken over before the reader says so. */
import { h } from '../dom.ts';
import type { Words } from '../words.ts';

export interface EditView {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
}

export function editView(words: Words, text: string, done: (text: string) => void, cancel: () => void): EditView {
  const field = h('textarea', {
    class: 'ai-edit-field',
    'data-key': 'edit/field',
    'aria-label': words('edit.label'),
    spellcheck: 'false',
    translate: 'no',
    on: {
      keydown: (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          done(field.value);
        }
      },
    },
  });
  field.value = text;
  const element = h(
    'section',
    { class: 'ai-edit', 'aria-label': words('edit.label') },
    h('h1', { class: 'ai-unseen' }, words('edit.label')),
    h(
      'p',
      { class: 'ai-edit-bar' },
      h('span', { class: 'ai-note' }, words('edit.help')),
      h('button', { type: 'button', class: 'ai-button', 'data-key': 'edit/cancel', on: { click: cancel } }, words('edit.cancel')),
      h(
        'button',
        { type: 'button', class: 'ai-button ai-first-button', 'data-key': 'edit/done', on: { click: () => done(field.value) } },
        words('edit.done'),
      ),
    ),
    field,
  );
  return { element, field };
}
