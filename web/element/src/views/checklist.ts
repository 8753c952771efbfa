/** Numbers and dates of the story as a checklist. What is ticked is nobody's but the reader's, and is not kept. */
import { h, type Child } from '../dom.ts';
import { figuresOf } from '../numbers.ts';
import type { State } from '../store.ts';
import { excerpt } from '../view.ts';
import type { Words } from '../words.ts';
import type { Host } from './host.ts';

export function checklist(state: State, words: Words, host: Host): Child {
  const { lists } = state;
  const choose = (name: string, value: string): void => host.dispatch({ type: 'list', list: 'choice', name, value });
  const isOpen = lists.choice['checklist'] === 'open';
  return h(
    'details',
    {
      class: 'ai-details',
      open: isOpen,
      on: {
        toggle: (event) => {
          const { open } = event.target as HTMLDetailsElement;
          if (open !== isOpen) choose('checklist', open ? 'open' : '');
        },
      },
    },
    h('summary', { 'data-key': 'checklist' }, words('story.figures')),
    // Worked out when it is opened.
    isOpen && figures(state, words, host, choose),
  );
}

function figures({ report, reported, lists }: State, words: Words, host: Host, choose: (name: string, value: string) => void): HTMLElement {
  const { text } = reported;
  const found = figuresOf(text, report);
  if (found.length === 0) return h('p', { class: 'ai-none' }, words('list.none'));
  return h(
    'ol',
    { class: 'ai-checks' },
    found.map((figure) => {
      const key = `check/${figure.start}`;
      const tick = (event: Event): void => choose(key, (event.target as HTMLInputElement).checked ? 'done' : '');
      return h(
        'li',
        {},
        h(
          'label',
          {},
          h('input', { type: 'checkbox', 'data-key': key, checked: lists.choice[key] === 'done', on: { change: tick } }),
          h('b', {}, text.slice(figure.start, figure.end)),
        ),
        h(
          'button',
          { type: 'button', class: 'ai-entry-text ai-plain', 'data-key': `${key}/show`, on: { click: () => host.show(figure) } },
          `… ${excerpt(text, [{ start: Math.max(lineStart(text, figure.start), figure.start - 40), end: Math.min(text.length, figure.end + 40) }], 110)} …`,
        ),
      );
    }),
  );
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
