/** The legend, which is also the row of switches: a layer, its kinds, how many of each. */
import { boilerplateKinds, entityTypes, findingKinds, quoteKinds } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import { layers, type Kind, type Layer } from '../marks.ts';
import { kindsWord, type Actions, type State } from '../view.ts';

export const kindsOf: Readonly<Record<Layer, readonly Kind[]>> = {
  boilerplate: boilerplateKinds,
  entities: entityTypes,
  quotes: quoteKinds,
  findings: findingKinds,
};

export function legend(state: State, actions: Actions): Child[] {
  return layers
    .filter((layer) => layer !== 'findings' || (state.counts.get(layer) ?? 0) > 0)
    .map((layer) => {
      const { words, off, counts } = state;
      const label = words(`layer.${layer}`);
      return h(
        'div',
        { class: `ai-layer ai-layer-${layer}`, role: 'group', 'aria-label': label },
        toggle(state, actions, layer, label, `ai-layer-switch`),
        h(
          'div',
          { class: 'ai-kinds' },
          kindsOf[layer]
            .filter((kind) => (counts.get(`${layer}/${kind}`) ?? 0) > 0)
            .map((kind) =>
              toggle(
                state,
                actions,
                `${layer}/${kind}`,
                kindsWord(words, layer, kind),
                'ai-kind-switch',
                `ai-mark-${layer}-${kind}`,
                off.has(layer),
              ),
            ),
        ),
      );
    });
}

function toggle(state: State, actions: Actions, key: string, label: string, name: string, mark = '', disabled = false): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: name,
      role: 'switch',
      'aria-checked': String(!state.off.has(key)),
      'data-key': `switch/${key}`,
      disabled,
      on: { click: () => actions.toggle(key) },
    },
    h('span', { class: mark }, label),
    h('span', { class: 'ai-count' }, state.words.number(state.counts.get(key) ?? 0)),
  );
}
