/** What all lists share: a filter, a choice of orders, a cut after so many items. */
import { h, type Child } from '../dom.ts';
import type { Dispatch, State } from '../store.ts';
import type { Word, Words } from '../words.ts';

const firstShown = 30;

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

export function list<Item>(state: State, words: Words, dispatch: Dispatch, what: ListOf<Item>): Child[] {
  const { lists } = state;
  const filter = (lists.filter[what.name] ?? '').trim().toLocaleLowerCase();
  const order = what.orders[Number(lists.choice[`${what.name}/order`] ?? 0)] ?? what.orders[0];
  const shown = lists.shown[what.name] ?? firstShown;
  let items = filter ? what.items.filter((item) => what.words(item).toLocaleLowerCase().includes(filter)) : [...what.items];
  if (order?.compare) items = items.sort(order.compare);
  return [
    (what.items.length > 8 || filter !== '') && controls(state, words, dispatch, what),
    items.length === 0
      ? h('p', { class: 'ai-none' }, words(filter ? 'list.filtered' : 'list.none'))
      : h('ol', { class: 'ai-list' }, items.slice(0, shown).map(what.element)),
    items.length > shown &&
      h(
        'button',
        {
          type: 'button',
          class: 'ai-link ai-more',
          'data-key': `more/${what.name}`,
          on: { click: () => dispatch({ type: 'list', list: 'shown', name: what.name, value: shown + 4 * firstShown }) },
        },
        words('list.more', { count: Math.min(4 * firstShown, items.length - shown) }),
      ),
  ];
}

function controls<Item>(state: State, words: Words, dispatch: Dispatch, what: ListOf<Item>): HTMLElement {
  const { lists } = state;
  return h(
    'div',
    { class: 'ai-controls' },
    h('input', {
      type: 'search',
      class: 'ai-filter',
      'data-key': `filter/${what.name}`,
      'aria-label': words('list.filter'),
      placeholder: words('list.filter'),
      value: lists.filter[what.name] ?? '',
      on: {
        input: (event) => dispatch({ type: 'list', list: 'filter', name: what.name, value: (event.target as HTMLInputElement).value }),
      },
    }),
    what.choices,
    what.orders.length > 1 &&
      select(
        words('list.order'),
        `order/${what.name}`,
        what.orders.map((order, index) => [String(index), words(order.word)]),
        lists.choice[`${what.name}/order`] ?? '0',
        (value) => dispatch({ type: 'list', list: 'choice', name: `${what.name}/order`, value }),
      ),
  );
}

export function select(
  label: string,
  key: string,
  options: readonly (readonly [string, string])[],
  value: string,
  changed: (value: string) => void,
): HTMLElement {
  return h(
    'select',
    {
      class: 'ai-select',
      'aria-label': label,
      'data-key': key,
      on: { change: (event) => changed((event.target as HTMLSelectElement).value) },
    },
    options.map(([name, word]) => h('option', { value: name, selected: name === value }, word)),
  );
}
