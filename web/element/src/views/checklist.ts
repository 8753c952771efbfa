/** Numbers and dates of the story as a checklist. What is ticked is nobody's but the reader's, and is not kept. */
import { h, type Child } from '../dom.ts';
import { figuresOf } from '../numbers.ts';
import type { State } from '../store.ts';
import { excerpt } from '../view.ts';
import type { Words } from '../words.ts';
import type { Host } from './host.ts';

export function checklist(state: State, words: Words, host: Host): Child {
  const { report, reported } = state;
  const { text } = reported;
  // Worked out when it is opened.
  const fill = (details: HTMLElement): void => {
    if (details.childElementCount > 1) return;
    const figures = figuresOf(text, report);
    details.append(
      figures.length === 0
        ? h('p', { class: 'ai-none' }, words('list.none'))
        : h(
            'ol',
            { class: 'ai-checks' },
            figures.map((figure, index) =>
              h(
                'li',
                {},
                h(
                  'label',
                  {},
                  h('input', { type: 'checkbox', 'data-key': `check/${index}` }),
                  h('b', {}, text.slice(figure.start, figure.end)),
                ),
                h(
                  'button',
                  { type: 'button', class: 'ai-entry-text ai-plain', on: { click: () => host.show(figure) } },
                  `… ${excerpt(text, [{ start: Math.max(lineStart(text, figure.start), figure.start - 40), end: Math.min(text.length, figure.end + 40) }], 110)} …`,
                ),
              ),
            ),
          ),
    );
  };
  return h(
    'details',
    { class: 'ai-details', on: { toggle: (event) => fill(event.target as HTMLElement) } },
    h('summary', { 'data-key': 'checklist' }, words('story.figures')),
  );
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
