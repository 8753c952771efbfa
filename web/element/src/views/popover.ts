/** What is marked here: everything at one place of the text, why, how sure, and what can be done about it. */
import { h, type Child } from '../dom.ts';
import type { Mark } from '../marks.ts';
import { excerpt, kindsWord, kindWord, type Actions, type State } from '../view.ts';

export interface PopoverActions extends Actions {
  inList(mark: Mark): void;
  close(): void;
}

export function markDetails(state: State, actions: PopoverActions, marks: readonly Mark[]): Child[] {
  const { words } = state;
  return [
    h(
      'ul',
      { class: 'ai-details' },
      marks.map((mark) => details(state, actions, mark)),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'ai-close',
        'aria-label': words('action.close'),
        'data-key': 'popover/close',
        on: { click: () => actions.close() },
      },
      '×',
    ),
  ];
}

function details(state: State, actions: PopoverActions, mark: Mark): HTMLElement {
  const { words, text } = state;
  const { layer, kind, item } = mark;
  const key = `popover/${layer}/${item}`;
  const button = (name: string, label: string, click: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'ai-quiet', 'data-key': `${key}/${name}`, on: { click } }, label);
  const what = about(state, mark);
  return h(
    'li',
    { 'data-mark': `${layer}/${kind}` },
    h(
      'p',
      { class: 'ai-detail-head' },
      h('span', { class: `ai-detail-kind ai-mark-${layer}-${kind}` }, kindWord(words, layer, kind)),
      what.score !== null && h('span', { class: 'ai-sure' }, words('mark.sure', { percent: Math.round(what.score * 100) })),
    ),
    what.lines.map((line) => h('p', {}, line)),
    h(
      'p',
      { class: 'ai-detail-actions' },
      button('not', words('action.dismiss'), () => actions.dismiss(mark)),
      button('off', words('action.off', { kind: kindsWord(words, layer, kind) }), () => {
        actions.toggle(`${layer}/${kind}`);
        actions.close();
      }),
      button('copy', words('action.copy'), () => actions.copy(text.slice(mark.start, mark.end))),
      button('list', words('action.list'), () => actions.inList(mark)),
    ),
  );
}

function about(state: State, { layer, item }: Mark): { lines: string[]; score: number | null } {
  const { words, report, text } = state;
  switch (layer) {
    case 'boilerplate': {
      const found = report.boilerplate[item];
      return { lines: [words.said(found?.reason ?? '')], score: found?.score ?? null };
    }
    case 'entities': {
      const found = report.entities[item];
      const lines = [
        [found?.name, words.count('entities.mentions', found?.mentions.length ?? 0)].join(' · '),
        found?.role ? words('mark.role', { role: found.role }) : '',
      ];
      return { lines: lines.filter(Boolean), score: found?.score ?? null };
    }
    case 'quotes': {
      const found = report.quotes[item];
      const speaker = found?.speaker;
      const who = speaker
        ? words('mark.said', { name: speaker.name }) + (speaker.anonymous ? ` (${words('quotes.anonymous')})` : '')
        : words('mark.said.nobody');
      const lines = [who, speaker?.role ?? '', (found?.content.length ?? 0) > 1 ? excerpt(text, found?.content ?? [], 140) : ''];
      return { lines: lines.filter(Boolean), score: found?.score ?? null };
    }
    case 'findings':
      return { lines: [words.said(report.findings[item]?.message ?? '')], score: null };
  }
}
