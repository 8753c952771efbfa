/** The lists of what was found: quotes, names, what is not the story, flaws. */
import { boilerplateKinds, entityTypes, quoteKinds, type Report } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import type { Layer, Mark } from '../marks.ts';
import { excerpt, kindsWord, kindWord, type Actions, type State } from '../view.ts';
import { list, select } from './list.ts';
import { bySpeaker } from './overview.ts';

type ItemKey = Pick<Mark, 'layer' | 'kind' | 'item'>;

const percent = (score: number): number => Math.round(score * 100);

/** One mark an item, in the order of the text. */
function itemsOf(state: State, layer: Layer): Mark[] {
  const seen = new Set<number>();
  return state.marks[layer].filter((mark) => !seen.has(mark.item) && seen.add(mark.item));
}

function swatch(layer: Layer, kind: string): HTMLElement {
  return h('span', { class: `ai-swatch ai-mark-${layer}-${kind}`, 'aria-hidden': 'true' }, 'Aa');
}

// Where it is certain, a list says nothing: doubts are to be found at a glance.
function sure(state: State, score: number): Child {
  return percent(score) < 100 && h('span', { class: 'ai-sure' }, state.words('mark.sure', { percent: percent(score) }));
}

function item(
  state: State,
  actions: Actions,
  mark: ItemKey,
  spans: () => { start: number; end: number }[],
  body: Child[],
  foot: Child[],
): HTMLElement {
  const { words, active } = state;
  const key = `${mark.layer}/${mark.item}`;
  const isActive = active?.layer === mark.layer && active.item === mark.item;
  return h(
    'li',
    { class: 'ai-item', 'data-item': key, 'aria-current': isActive ? 'true' : null },
    h('button', { type: 'button', class: 'ai-item-main', 'data-key': key, on: { click: () => actions.show(spans(), mark) } }, body),
    h(
      'div',
      { class: 'ai-item-foot' },
      foot,
      h(
        'button',
        { type: 'button', class: 'ai-quiet', 'data-key': `${key}/not`, on: { click: () => actions.dismiss(mark) } },
        words('action.dismiss'),
      ),
    ),
  );
}

// --- Quotes ---

export function quotes(state: State, actions: Actions): Child[] {
  const { words, lists } = state;
  const view = lists.sort['quotes/view'] ?? 'list';
  const set = (name: string) => (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    actions.list((settings) => {
      settings.sort[name] = value;
    });
  };
  const viewChoice = select(
    words('quotes.view'),
    'quotes/view',
    [
      ['list', words('quotes.view.list')],
      ['table', words('quotes.view.table')],
    ],
    view,
    set('quotes/view'),
  );
  if (view === 'table') return [h('div', { class: 'ai-controls' }, viewChoice), speakerTable(state, actions)];
  const who = lists.sort['quotes/who'] ?? 'all';
  const whoChoice = select(
    words('quotes.table.speaker'),
    'quotes/who',
    [
      ['all', words('quotes.filter.all')],
      ['named', words('quotes.filter.named')],
      ['anonymous', words('quotes.filter.anonymous')],
    ],
    who,
    set('quotes/who'),
  );
  const { report, text } = state;
  const fits = (mark: Mark): boolean => {
    const speaker = report.quotes[mark.item]?.speaker;
    return who === 'all' || (who === 'named' ? !!speaker && !speaker.anonymous : !speaker || speaker.anonymous);
  };
  return list(state, actions, {
    name: 'quotes',
    items: itemsOf(state, 'quotes').filter(fits),
    words: (mark) => `${speakerName(state, mark.item)} ${excerpt(text, report.quotes[mark.item]?.content ?? [], 5000)}`,
    choices: [viewChoice, whoChoice],
    orders: [
      { word: 'list.sort.text' },
      { word: 'list.sort.name', compare: (a, b) => speakerName(state, a.item).localeCompare(speakerName(state, b.item)) },
      { word: 'list.sort.sure', compare: (a, b) => (report.quotes[a.item]?.score ?? 1) - (report.quotes[b.item]?.score ?? 1) },
    ],
    element: (mark) => quote(state, actions, mark),
  });
}

function speakerName(state: State, item: number): string {
  return state.report.quotes[item]?.speaker?.name ?? '';
}

function quote(state: State, actions: Actions, mark: Mark): HTMLElement {
  const { words, report, text } = state;
  const found = report.quotes[mark.item];
  const content = found?.content ?? [];
  return item(
    state,
    actions,
    mark,
    () => content,
    [
      h(
        'span',
        { class: 'ai-speaker' },
        found?.speaker ? found.speaker.name : h('em', {}, words('quotes.nobody')),
        found?.speaker?.anonymous && h('span', { class: 'ai-tag' }, words('quotes.anonymous')),
      ),
      found?.speaker?.role && h('span', { class: 'ai-role' }, found.speaker.role),
      h('span', { class: `ai-said ai-mark-quotes-${mark.kind}` }, excerpt(text, content)),
    ],
    [
      h('span', { class: 'ai-kind' }, kindWord(words, 'quotes', mark.kind)),
      sure(state, found?.score ?? 1),
      h(
        'button',
        { type: 'button', class: 'ai-quiet', 'data-key': `quotes/${mark.item}/link`, on: { click: () => actions.linkTo(mark.item) } },
        words('out.link'),
      ),
    ],
  );
}

function speakerTable(state: State, actions: Actions): HTMLElement {
  const { words } = state;
  const rows = bySpeaker(state);
  if (rows.length === 0) return h('p', { class: 'ai-none' }, words('list.none'));
  const number = (value: number): HTMLElement => h('td', { class: 'ai-number' }, value === 0 ? '–' : words.number(value));
  return h(
    'div',
    { class: 'ai-table-scroll', tabindex: '0', role: 'region', 'aria-label': words('quotes.view.table') },
    h(
      'table',
      { class: 'ai-table' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, words('quotes.table.speaker')),
          quoteKinds.map((kind) => h('th', { scope: 'col', class: 'ai-number' }, kindsWord(words, 'quotes', kind))),
          h('th', { scope: 'col', class: 'ai-number' }, words('quotes.table.words')),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            h(
              'th',
              { scope: 'row' },
              h(
                'button',
                {
                  type: 'button',
                  class: 'ai-jump',
                  'data-key': `speaker/${row.name}`,
                  on: {
                    click: () =>
                      actions.show(state.report.quotes[row.quotes[0] ?? -1]?.content ?? [], { layer: 'quotes', item: row.quotes[0] ?? -1 }),
                  },
                },
                row.name || words('quotes.nobody'),
              ),
              row.anonymous && h('span', { class: 'ai-tag' }, words('quotes.anonymous')),
              row.role && h('span', { class: 'ai-role' }, row.role),
            ),
            quoteKinds.map((kind) => number(row.kinds[kind])),
            number(row.words),
          ),
        ),
      ),
    ),
  );
}

// --- Names ---

export function entities(state: State, actions: Actions): Child[] {
  const { words, report, lists } = state;
  const type = lists.sort['entities/type'] ?? 'all';
  const choice = select(
    words('entities.type'),
    'entities/type',
    [['all', words('entities.all')], ...entityTypes.map((kind) => [kind, kindsWord(words, 'entities', kind)] as const)],
    type,
    (event) =>
      actions.list((settings) => {
        settings.sort['entities/type'] = (event.target as HTMLSelectElement).value;
      }),
  );
  const mentions = (mark: Mark): number => report.entities[mark.item]?.mentions.length ?? 0;
  const name = (mark: Mark): string => report.entities[mark.item]?.name ?? '';
  return list(state, actions, {
    name: 'entities',
    items: itemsOf(state, 'entities').filter((mark) => type === 'all' || mark.kind === type),
    words: (mark) => `${name(mark)} ${report.entities[mark.item]?.role ?? ''}`,
    choices: [choice],
    orders: [
      { word: 'list.sort.count', compare: (a, b) => mentions(b) - mentions(a) || a.start - b.start },
      { word: 'list.sort.text' },
      { word: 'list.sort.name', compare: (a, b) => name(a).localeCompare(name(b)) },
      { word: 'list.sort.sure', compare: (a, b) => (report.entities[a.item]?.score ?? 1) - (report.entities[b.item]?.score ?? 1) },
    ],
    element: (mark) => entity(state, actions, mark, report),
  });
}

const mostPlaces = 12;

function entity(state: State, actions: Actions, mark: Mark, report: Report): HTMLElement {
  const { words } = state;
  const found = report.entities[mark.item];
  const mentions = found?.mentions ?? [];
  const count = mentions.length;
  return item(
    state,
    actions,
    mark,
    () => mentions,
    [
      h('span', { class: `ai-name ai-mark-entities-${mark.kind}` }, found?.name ?? ''),
      found?.role && h('span', { class: 'ai-role' }, found.role),
    ],
    [
      h('span', { class: 'ai-kind' }, kindWord(words, 'entities', mark.kind)),
      h(
        'span',
        { class: 'ai-places', role: 'group', 'aria-label': `${words('entities.places')}: ${words.count('entities.mentions', count)}` },
        mentions.slice(0, mostPlaces).map((mention, index) =>
          h(
            'button',
            {
              type: 'button',
              class: 'ai-place',
              'data-key': `entities/${mark.item}/${index}`,
              'aria-label': words('entities.mention', { number: index + 1, count }),
              on: { click: () => actions.show([mention], mark) },
            },
            String(index + 1),
          ),
        ),
        count > mostPlaces && h('span', {}, `… ${words.number(count)}`),
      ),
      sure(state, found?.score ?? 1),
    ],
  );
}

// --- What is not the story, and flaws ---

export function boilerplate(state: State, actions: Actions): Child[] {
  const { words, report, text } = state;
  const order = (mark: Mark): number => (boilerplateKinds as readonly string[]).indexOf(mark.kind);
  return list(state, actions, {
    name: 'boilerplate',
    items: itemsOf(state, 'boilerplate'),
    words: (mark) =>
      `${kindWord(words, 'boilerplate', mark.kind)} ${excerpt(text, [mark], 2000)} ${words.said(report.boilerplate[mark.item]?.reason ?? '')}`,
    orders: [
      { word: 'list.sort.text' },
      { word: 'list.sort.name', compare: (a, b) => order(a) - order(b) || a.start - b.start },
      { word: 'list.sort.sure', compare: (a, b) => (report.boilerplate[a.item]?.score ?? 1) - (report.boilerplate[b.item]?.score ?? 1) },
    ],
    element: (mark) =>
      item(
        state,
        actions,
        mark,
        () => [mark],
        [
          h('span', { class: 'ai-kind-strong' }, kindWord(words, 'boilerplate', mark.kind)),
          h('span', { class: 'ai-junk' }, excerpt(text, [mark], 160)),
          h('span', { class: 'ai-reason' }, words.said(report.boilerplate[mark.item]?.reason ?? '')),
        ],
        [sure(state, report.boilerplate[mark.item]?.score ?? 1)],
      ),
  });
}

export function findings(state: State, actions: Actions): Child[] {
  const { words, report, text } = state;
  return list(state, actions, {
    name: 'findings',
    items: itemsOf(state, 'findings'),
    words: (mark) => `${kindWord(words, 'findings', mark.kind)} ${words.said(report.findings[mark.item]?.message ?? '')}`,
    orders: [{ word: 'list.sort.text' }],
    element: (mark) =>
      item(
        state,
        actions,
        mark,
        () => [mark],
        [
          h('span', { class: 'ai-kind-strong' }, kindWord(words, 'findings', mark.kind)),
          h('span', { class: 'ai-reason' }, words.said(report.findings[mark.item]?.message ?? '')),
          h('span', { class: 'ai-junk' }, excerpt(text, [mark], 120)),
        ],
        [],
      ),
  });
}

export { swatch };
