/** The first screen: what the page does, shown by a messy paste that becomes an annotated article, and one place to paste into. */
import { h, type Child } from '../dom.ts';
import type { Words } from '../words.ts';

export interface WelcomeActions {
  /** What was typed or pasted as plain text. */
  read(text: string): void;
  paste(): void;
  sample(): void;
  open(): void;
}

export interface Welcome {
  readonly element: HTMLElement;
  readonly target: HTMLTextAreaElement;
}

export function welcome(words: Words, actions: WelcomeActions): Welcome {
  const target = h('textarea', {
    class: 'ai-target',
    'data-key': 'welcome/target',
    'aria-label': words('welcome.target'),
    placeholder: words('welcome.placeholder'),
    spellcheck: 'false',
    rows: '4',
    on: {
      input: () => {
        read.hidden = target.value.trim() === '';
      },
      keydown: (event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        actions.read(target.value);
      },
    },
  });
  const read = h(
    'button',
    {
      type: 'button',
      class: 'ai-button ai-first-button',
      'data-key': 'welcome/read',
      hidden: true,
      on: { click: () => actions.read(target.value) },
    },
    words('welcome.read'),
  );
  const button = (key: 'paste' | 'sample' | 'open', look: string): HTMLElement =>
    h(
      'button',
      { type: 'button', class: look, 'data-key': `welcome/${key}`, on: { click: () => actions[key]() } },
      words(`welcome.${key}`),
    );
  const element = h(
    'section',
    { class: 'ai-welcome', 'aria-labelledby': 'ai-welcome-title' },
    h(
      'div',
      { class: 'ai-welcome-words' },
      h('h1', { id: 'ai-welcome-title' }, words('welcome.title')),
      h('p', { class: 'ai-lead' }, words('welcome.lead')),
      h(
        'div',
        { class: 'ai-drop' },
        target,
        h(
          'p',
          { class: 'ai-welcome-buttons' },
          read,
          button('paste', 'ai-button ai-first-button'),
          button('sample', 'ai-button'),
          button('open', 'ai-link'),
        ),
      ),
      h('p', { class: 'ai-note' }, words('app.promise')),
    ),
    demonstration(words),
  );
  return { element, target };
}

/** A picture, made of words: assistive technology has the lead instead. */
function demonstration(words: Words): HTMLElement {
  const junk = (word: 'demo.menu' | 'demo.cookies' | 'demo.related'): Child => h('p', { class: 'ai-demo-junk' }, words(word));
  return h(
    'div',
    { class: 'ai-demo', 'aria-hidden': 'true' },
    // Where motion is not wanted: what is pasted above, what comes of it below.
    h(
      'div',
      { class: 'ai-demo-before' },
      (['demo.menu', 'demo.cookies', 'demo.title', 'demo.related'] as const).map((word) => h('p', {}, words(word))),
      h('p', {}, `${words('demo.quote')} ${words('demo.said')}`),
    ),
    junk('demo.menu'),
    junk('demo.cookies'),
    h('p', { class: 'ai-demo-title' }, words('demo.title')),
    junk('demo.related'),
    h(
      'div',
      { class: 'ai-demo-row' },
      h('p', { class: 'ai-demo-who' }, h('b', {}, words('demo.speaker')), h('span', {}, words('demo.role'))),
      h('p', { class: 'ai-demo-text' }, h('q', {}, words('demo.quote')), ` ${words('demo.said')}`),
    ),
    h('p', { class: 'ai-demo-fold' }, h('span', {}, words('demo.fold'))),
  );
}
