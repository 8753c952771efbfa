/** What all lists share: a filter, an order, a cut after so many items. */
import { h, type Child } from '../dom.ts';
import type { Actions, State } from '../view.ts';
import type { Word } from '../words.ts';

const firstShown = 40;

export interface ListOf<Item> {
  /** Names the list among the settings. */
  name: string;
  items: readonly Item[];
  /** What the filter looks through. */
  words(item: Item): string;
  /** The orders on offer, the first of them the default. */
  orders: readonly { word: Word; compare?: (a: Item, b: Item) => number }[];
  element(item: Item): HTMLElement;
  /** Further choices beside the filter. */
  choices?: Child[];
}

export function list<Item>(state: State, actions: Actions, what: ListOf<Item>): HTMLElement[] {
  const { words, lists } = state;
  const filter = (lists.filter[what.name] ?? '').trim().toLocaleLowerCase();
  const order = what.orders[Number(lists.sort[what.name] ?? 0)] ?? what.orders[0];
  const shown = lists.shown[what.name] ?? firstShown;
  let items = filter ? what.items.filter((item) => what.words(item).toLocaleLowerCase().includes(filter)) : [...what.items];
  if (order?.compare) items = items.sort(order.compare);
  const none = h('p', { class: 'ai-none' }, words(filter ? 'list.filtered' : 'list.none'));
  return [
    controls(state, actions, what),
    items.length === 0 ? none : h('ol', { class: 'ai-list' }, items.slice(0, shown).map(what.element)),
    ...(items.length > shown ? [more(state, actions, what.name, shown, items.length)] : []),
  ];
}

function controls<Item>(state: State, actions: Actions, what: ListOf<Item>): HTMLElement {
  const { words, lists } = state;
  const change = (field: 'filter' | 'sort') => (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    actions.list((settings) => {
      settings[field][what.name] = value;
    });
  };
  return h(
    'div',
    { class: 'ai-controls' },
    h('input', {
      type: 'search',
      class: 'ai-filter',
      'data-key': `filter/${what.name}`,
      'aria-label': words('list.filter'),
      placeholder: words('list.filter.placeholder'),
      value: lists.filter[what.name] ?? '',
      on: { input: change('filter') },
    }),
    what.choices,
    what.orders.length > 1 &&
      select(
        words('list.sort'),
        `sort/${what.name}`,
        what.orders.map((order, index) => [String(index), words(order.word)]),
        lists.sort[what.name] ?? '0',
        change('sort'),
      ),
  );
}

function more(state: State, actions: Actions, name: string, shown: number, all: number): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'ai-more',
      'data-key': `more/${name}`,
      on: {
        click: () =>
          actions.list((settings) => {
            settings.shown[name] = shown + 4 * firstShown;
          }),
      },
    },
    state.words('action.more', { count: Math.min(4 * firstShown, all - shown) }),
  );
}

export function select(
  label: string,
  key: string,
  options: readonly (readonly [string, string])[],
  value: string,
  changed: (event: Event) => void,
): HTMLElement {
  return h(
    'select',
    { class: 'ai-select', 'aria-label': label, 'data-key': key, on: { change: changed } },
    options.map(([name, word]) => h('option', { value: name, selected: name === value }, word)),
  );
}
