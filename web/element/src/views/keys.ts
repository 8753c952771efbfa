import { h, type Child } from '../dom.ts';
import type { Word, Words } from '../words.ts';

const keys: readonly (readonly [readonly string[], Word])[] = [
  [['Ctrl V'], 'keys.paste'],
  [['1', '2', '3'], 'keys.lenses'],
  [['n'], 'keys.next'],
  [['p'], 'keys.previous'],
  [['i', 'Enter'], 'keys.what'],
  [['o'], 'keys.fold'],
  [['e'], 'keys.edit'],
  [['s'], 'keys.select'],
  [['← → ↑ ↓', '⇧'], 'keys.selecting'],
  [['Ctrl Z', 'Ctrl ⇧ Z'], 'keys.undo'],
  [['Esc'], 'keys.escape'],
  [['?'], 'keys.help'],
];

export function keyList(words: Words): Child[] {
  return [
    h('p', { class: 'ai-note' }, words('keys.note')),
    h(
      'dl',
      { class: 'ai-keys' },
      keys.flatMap(([names, word]) => [
        h(
          'dt',
          {},
          names.flatMap((name, index) => [index > 0 ? ' ' : null, h('kbd', {}, name)]),
        ),
        h('dd', {}, words(word)),
      ]),
    ),
  ];
}
