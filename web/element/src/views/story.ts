/** The lens "What is the story?": how long it is, what was set aside, and what is wrong with the text. */
import { h, type Child } from '../dom.ts';
import type { State } from '../store.ts';
import { excerpt } from '../view.ts';
import type { Words } from '../words.ts';
import { checklist } from './checklist.ts';
import type { Host } from './host.ts';
import { foldWords } from './phrases.ts';

export function story(state: State, words: Words, host: Host): Child[] {
  const { report, article, reported } = state;
  const { statistics } = report;
  const lines = article.folds.reduce((sum, { lines }) => sum + lines.length, 0);
  const isAllOpen = article.folds.length > 0 && article.folds.every(({ start }) => state.open.has(start));
  return [
    h(
      'p',
      { class: 'ai-summary' },
      words('story.words', { words: words.count('count.words', statistics.storyWords), language: languageName(report.language, words) }),
      ' ',
      lines === 0 ? words('story.clean') : words.count('story.aside', lines),
    ),
    report.entitiesFallback && h('p', { class: 'ai-note' }, words('story.fallback')),
    report.findings.length > 0 && [
      h('h3', {}, words('story.flaws')),
      h(
        'ul',
        { class: 'ai-list' },
        report.findings
          .slice(0, 50)
          .map(({ kind, start, end }, item) =>
            entry(`finding/${item}`, () => host.go({ kind: 'finding', item }, { start, end }), [
              h('span', { class: 'ai-entry-title' }, words.maybe(`kind.findings/${kind}`, kind)),
              h('span', { class: 'ai-entry-text' }, excerpt(reported.text, [{ start, end }], 80)),
            ]),
          ),
      ),
    ],
    article.folds.length > 0 && [
      h('h3', {}, words('story.folds')),
      h(
        'ul',
        { class: 'ai-list ai-folds' },
        article.folds.slice(0, 100).map((fold) =>
          h(
            'li',
            {},
            h(
              'button',
              {
                type: 'button',
                class: 'ai-entry',
                'data-key': `folds/${fold.start}`,
                on: {
                  click: () => {
                    host.dispatch({ type: 'fold', start: fold.start, isOpen: true });
                    host.show(fold);
                  },
                },
              },
              foldWords(words, reported.text, fold),
            ),
          ),
        ),
      ),
      h(
        'p',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'ai-link',
            'data-key': 'folds/all',
            on: { click: () => host.dispatch({ type: 'folds', isOpen: !isAllOpen }) },
          },
          words(isAllOpen ? 'story.closeAll' : 'story.openAll'),
        ),
      ),
    ],
    checklist(state, words, host),
  ];
}

export function entry(key: string, click: () => void, content: Child[]): HTMLElement {
  return h('li', {}, h('button', { type: 'button', class: 'ai-entry', 'data-key': key, on: { click } }, content));
}

function languageName(language: string, words: Words): string {
  if (language === 'und') return words('story.unknownLanguage');
  try {
    return new Intl.DisplayNames([words.language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
