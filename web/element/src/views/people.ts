/** The lens "Who is in it?": people, organizations, places and other names of the story, most named first. */
import { entityTypes, type EntityType } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { doubtOf } from '../article.ts';
import { isShown } from '../settings.ts';
import type { State } from '../store.ts';
import { isInStory, storyMentions } from '../view.ts';
import type { Words } from '../words.ts';
import type { Host } from './host.ts';
import { list, select } from './list.ts';
import { entry } from './story.ts';

export function people(state: State, words: Words, host: Host): Child[] {
  const { report, lists, settings } = state;
  const off = new Set(settings.off);
  const type = lists.choice['names/type'] ?? 'all';
  const where = lists.choice['names/where'] ?? 'story';
  const listed = report.entities
    .map((entity, item) => ({ entity, item }))
    .filter(
      ({ entity }) =>
        isShown(off, 'entities', entity.type) &&
        entity.mentions.length > 0 &&
        (settings.unsure || doubtOf(entity.score) === 'sure') &&
        (type === 'all' || entity.type === type),
    );
  const inStory = listed.filter(({ entity }) => isInStory(entity));
  const items = where === 'story' ? inStory : listed;
  const others = listed.length - inStory.length;
  const count = ({ entity }: (typeof items)[number]): number => storyMentions(entity).length;
  const rank = ({ entity }: (typeof items)[number]): number => entityTypes.indexOf(entity.type);
  return [
    list(state, words, host.dispatch, {
      name: 'names',
      items,
      words: ({ entity }) => `${entity.name} ${entity.role}`,
      choices: [
        select(
          words('people.type'),
          'names/type',
          [['all', words('people.all')], ...entityTypes.map((one) => [one, words(`kinds.entities/${one}`)] as const)],
          type,
          (value) => host.dispatch({ type: 'list', list: 'choice', name: 'names/type', value }),
        ),
      ],
      orders: [
        { word: 'people.order.count', compare: (a, b) => rank(a) - rank(b) || count(b) - count(a) },
        { word: 'people.order.name', compare: (a, b) => a.entity.name.localeCompare(b.entity.name) },
        { word: 'people.order.text', compare: (a, b) => a.entity.mentions[0]!.start - b.entity.mentions[0]!.start },
        { word: 'people.order.unsure', compare: (a, b) => a.entity.score - b.entity.score },
      ],
      element: ({ entity, item }) => {
        return entry(`entity/${item}`, () => host.go({ kind: 'entity', item }), [
          h(
            'span',
            { class: 'ai-entry-title' },
            h('span', { class: `ai-dot ai-dot-${entity.type}`, 'aria-hidden': 'true' }),
            doubtOf(entity.score) === 'perhaps' ? h('i', {}, entity.name) : entity.name,
          ),
          h(
            'span',
            { class: 'ai-entry-text' },
            [typeWord(words, entity), entity.role, words.count('count.mentions', storyMentions(entity).length)].filter(Boolean).join(' · '),
          ),
        ]);
      },
    }),
    others > 0 &&
      h(
        'p',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'ai-link',
            'data-key': 'names/where',
            on: {
              click: () => host.dispatch({ type: 'list', list: 'choice', name: 'names/where', value: where === 'story' ? 'all' : 'story' }),
            },
          },
          where === 'story' ? words.count('people.others', others) : words('people.storyOnly'),
        ),
      ),
  ];
}

/** "Person"; "probably a person" where that is not sure. */
export function typeWord(words: Words, { type, score }: { type: EntityType; score: number }): string {
  const doubt = doubtOf(score);
  return words(doubt === 'sure' ? `kind.entities/${type}` : `${doubt}.entities/${type}`);
}
