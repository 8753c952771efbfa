/** The bar: the three lenses, what is done with the whole article, and one menu for all else. */
import { h, icon, setAttribute } from '../dom.ts';
import { canRedo, canUndo, lenses, type Lens, type State } from '../store.ts';
import type { Words } from '../words.ts';

export const menuItems = [
  'open',
  'sample',
  'edit',
  'select',
  'compare',
  'check',
  'save',
  'print',
  'undo',
  'redo',
  'clear',
  'settings',
  'keys',
  'privacy',
] as const;
export type MenuItem = (typeof menuItems)[number];

export interface BarActions {
  lens(lens: Lens): void;
  act(item: MenuItem): void;
  home(): void;
}

/** Those need a text. */
const needText = new Set<MenuItem>(['edit', 'select', 'save', 'print', 'clear']);

export class Bar {
  readonly element: HTMLElement;
  /** At the lower edge of a narrow window. */
  readonly lenses: HTMLElement;
  readonly #menu: HTMLElement;
  readonly #menuButton: HTMLButtonElement;
  readonly #direct: HTMLElement[];

  constructor(words: Words, brand: string | null, actions: BarActions) {
    const item = (name: MenuItem): HTMLButtonElement =>
      h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          tabindex: '-1',
          'data-key': `menu/${name}`,
          'data-item': name,
          on: {
            click: () => {
              this.#close();
              actions.act(name);
            },
          },
        },
        words(`menu.${name}`),
      );
    const direct = (name: MenuItem): HTMLButtonElement =>
      h(
        'button',
        { type: 'button', class: 'ai-tool', 'data-key': `bar/${name}`, 'data-item': name, on: { click: () => actions.act(name) } },
        words(`menu.${name}`),
      );
    this.#menu = h(
      'div',
      { class: 'ai-menu', role: 'menu', id: 'ai-menu', popover: 'auto', 'aria-label': words('menu.label') },
      menuItems.map(item),
    );
    this.#menu.addEventListener('keydown', (event) => this.#step(event));
    this.#menu.addEventListener('toggle', (event) => {
      const isOpen = (event as ToggleEvent).newState === 'open';
      this.#menuButton.setAttribute('aria-expanded', String(isOpen));
      if (isOpen) this.#items()[0]?.focus();
    });
    this.#menuButton = h(
      'button',
      {
        type: 'button',
        class: 'ai-tool ai-menu-button',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        'aria-controls': 'ai-menu',
        'data-key': 'bar/menu',
        popovertarget: 'ai-menu',
      },
      icon('M5 12h.01M12 12h.01M19 12h.01'),
      h('span', { class: 'ai-unseen' }, words('menu.label')),
    );
    this.lenses = h(
      'nav',
      { class: 'ai-lenses', 'aria-label': words('lens.label') },
      lenses.map((lens) =>
        h(
          'button',
          {
            type: 'button',
            class: 'ai-lens-button',
            'data-lens': lens,
            'data-key': `lens/${lens}`,
            'aria-controls': 'ai-panel',
            on: { click: () => actions.lens(lens) },
          },
          words(`lens.${lens}`),
        ),
      ),
    );
    this.#direct = [direct('undo'), direct('save'), direct('compare')];
    this.element = h(
      'header',
      { class: 'ai-bar' },
      brand &&
        h(
          'button',
          { type: 'button', class: 'ai-brand', 'data-key': 'bar/home', title: words('bar.home'), on: { click: () => actions.home() } },
          brand,
        ),
      this.lenses,
      h('div', { class: 'ai-tools', role: 'group', 'aria-label': words('bar.tools') }, this.#direct, this.#menuButton),
      this.#menu,
    );
  }

  update(state: State): void {
    const hasText = state.text.text !== '';
    this.lenses.hidden = !hasText || state.isEditing;
    for (const button of this.lenses.querySelectorAll<HTMLElement>('[data-lens]')) {
      setAttribute(button, 'aria-current', button.dataset['lens'] === state.lens ? 'true' : null);
    }
    for (const button of [...this.#direct, ...this.#menu.querySelectorAll<HTMLButtonElement>('[role=menuitem]')]) {
      const name = button.dataset['item'] as MenuItem;
      const isOff = (needText.has(name) && !hasText) || (name === 'undo' && !canUndo(state)) || (name === 'redo' && !canRedo(state));
      (button as HTMLButtonElement).disabled = isOff;
    }
    const [undo, save, compare] = this.#direct;
    undo!.hidden = !canUndo(state);
    save!.hidden = compare!.hidden = !hasText;
  }

  #items(): HTMLElement[] {
    return [...this.#menu.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  }

  #close(): void {
    if (this.#menu.matches(':popover-open')) this.#menu.hidePopover();
    this.#menuButton.focus({ preventScroll: true });
  }

  #step(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') return this.#close();
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  }
}
