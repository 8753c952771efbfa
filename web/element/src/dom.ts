/** Builds elements without markup: whatever is handed in as a string is shown as text. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Listeners = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

export interface Properties {
  /** Event listeners. */
  on?: Listeners;
  /** Everything else is an attribute; `true` sets it empty, `false`, `null` and `undefined` leave it out. */
  [attribute: string]: string | number | boolean | null | undefined | Listeners;
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const { on, ...attributes } = properties;
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value as Child | boolean);
  for (const [type, listener] of Object.entries(on ?? {})) {
    element.addEventListener(type, listener as EventListener);
  }
  element.append(...nodes(children));
  return element;
}

export function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** Sets a text where it is another one: what stays the same is not laid out anew. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function nodes(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === undefined || child === false) return [];
    if (child instanceof Node) return [child];
    return typeof child === 'object' ? nodes(child) : [String(child)];
  });
}

/**
 * Replaces what `container` holds, and keeps what the reader did in it: the keyboard's focus, what is typed in the field that has it, and
 * which details are open. An element is known again by its `data-key`.
 */
export function replaceContent(container: HTMLElement, ...children: Child[]): void {
  const focused = document.activeElement;
  const key = focused && container.contains(focused) ? focused.getAttribute('data-key') : null;
  const field = focused instanceof HTMLInputElement ? { value: focused.value, caret: focused.selectionStart } : null;
  const summaries = (): HTMLElement[] => [...container.querySelectorAll<HTMLElement>('details > summary[data-key]')];
  const open = new Set(summaries().flatMap((one) => ((one.parentElement as HTMLDetailsElement).open ? [one.dataset['key']] : [])));
  container.replaceChildren(...nodes(children));
  for (const one of open.size > 0 ? summaries() : [])
    if (open.has(one.dataset['key'])) (one.parentElement as HTMLDetailsElement).open = true;
  if (key === null) return;
  const again = [...container.querySelectorAll<HTMLElement>('[data-key]')].find((element) => element.dataset['key'] === key);
  (again ?? container).focus({ preventScroll: true });
  if (!(again instanceof HTMLInputElement) || !field) return;
  // What a field is built with is of the state.
  if (!again.hasAttribute('value')) again.value = field.value;
  if (field.caret !== null) again.setSelectionRange(field.caret, field.caret);
}

/** An icon of the page's own, drawn from one path in a 24 by 24 box. */
export function icon(path: string): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('ai-icon');
  const shape = document.createElementNS(namespace, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
