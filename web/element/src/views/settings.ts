import { h, type Child } from '../dom.ts';
import { sizes, type Settings } from '../settings.ts';
import { languages, type Words } from '../words.ts';

export interface SettingsActions {
  change(change: Partial<Settings>): void;
  keep(keep: boolean): void;
  /** Shows or hides the marks of a layer. */
  mark(layer: (typeof layers)[number], isShown: boolean): void;
}

const layers = ['boilerplate', 'entities', 'quotes', 'findings'] as const;

export function settingsView(words: Words, settings: Settings, isKept: boolean, bookmarklet: string, actions: SettingsActions): Child[] {
  return [
    radios(
      words('settings.theme'),
      'theme',
      ['system', 'light', 'dark'],
      settings.theme,
      (value) => words(`settings.theme.${value}`),
      (theme) => actions.change({ theme }),
    ),
    radios(
      words('settings.palette'),
      'palette',
      ['colour', 'grey'],
      settings.palette,
      (value) => words(`settings.palette.${value}`),
      (palette) => actions.change({ palette }),
    ),
    radios(
      words('settings.size'),
      'size',
      sizes,
      settings.size,
      (size) => `${words.number(size)} %`,
      (size) => actions.change({ size }),
    ),
    radios(words('settings.language'), 'language', languages, words.language, nameOf, (language) => actions.change({ language })),
    check('unsure', words('settings.unsure'), settings.unsure, (unsure) => actions.change({ unsure })),
    check('letters', words('settings.letters'), settings.letters, (letters) => actions.change({ letters })),
    h(
      'fieldset',
      { class: 'ai-radios' },
      h('legend', {}, words('settings.marks')),
      layers.map((layer) =>
        check(`marks/${layer}`, words(`settings.marks.${layer}`), !settings.off.includes(layer), (isShown) => actions.mark(layer, isShown)),
      ),
    ),
    h('hr'),
    check('keep', words('settings.keep'), isKept, actions.keep),
    check('keep-text', words('settings.keepText'), settings.keepText, (keepText) => actions.change({ keepText })),
    h('p', { class: 'ai-note' }, words('settings.keep.help')),
    h('hr'),
    bookmarklet && [
      h(
        'p',
        {},
        words('settings.bookmarklet'),
        ' ',
        h(
          'a',
          { class: 'ai-bookmarklet', href: bookmarklet, on: { click: (event) => event.preventDefault() } },
          words('settings.bookmarklet.name'),
        ),
      ),
      h('p', { class: 'ai-note' }, words('settings.bookmarklet.help')),
    ],
  ];
}

function radios<Value extends string | number>(
  legend: string,
  name: string,
  values: readonly Value[],
  value: Value,
  label: (value: Value) => string,
  changed: (value: Value) => void,
): HTMLElement {
  return h(
    'fieldset',
    { class: 'ai-radios' },
    h('legend', {}, legend),
    values.map((each) =>
      h(
        'label',
        {},
        h('input', {
          type: 'radio',
          name: `ai-${name}`,
          value: each,
          checked: each === value,
          'data-key': `settings/${name}/${each}`,
          on: { change: () => changed(each) },
        }),
        label(each),
      ),
    ),
  );
}

function check(name: string, label: string, checked: boolean, changed: (checked: boolean) => void): HTMLElement {
  return h(
    'label',
    { class: 'ai-check' },
    h('input', {
      type: 'checkbox',
      checked,
      'data-key': `settings/${name}`,
      on: { change: (event) => changed((event.target as HTMLInputElement).checked) },
    }),
    label,
  );
}

// A language calls itself by its own name.
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
