/** The lens "What is the story?": how long it is, what was set aside, and what is wrong with the text. */
import { h, type Child } from '../dom.ts';
import type { Fold } from '../article.ts';
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
        told(article.folds).map(([fold, ...others]) =>
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
                    for (const { start } of [fold, ...others]) host.dispatch({ type: 'fold', start, isOpen: true });
                    host.show(fold);
                  },
                },
              },
              foldWords(words, reported.text, fold),
              others.length > 0 && ` ${words('fold.times', { count: others.length + 1 })}`,
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

/** The runs in their order, a refrain once. No more than a reader looks through. */
function told(folds: readonly Fold[]): [Fold, ...Fold[]][] {
  const refrains = new Map<string, Fold[]>();
  const lists: [Fold, ...Fold[]][] = [];
  for (const fold of folds) {
    const known = fold.refrain === '' ? undefined : refrains.get(fold.refrain);
    if (known) {
      known.push(fold);
      continue;
    }
    const list: [Fold, ...Fold[]] = [fold];
    lists.push(list);
    refrains.set(fold.refrain, list);
  }
  return lists.slice(0, 100);
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
