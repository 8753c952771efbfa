/**
 * The one element of ours in a page, there while something of ours is shown over it: a plain <div> with a closed shadow root. Not a custom
 * element: a page could define one of that name and get at what is in it.
 */
import { shadowStyles } from './shadow-styles.ts';

export class Host {
  #element: HTMLElement | null = null;
  #root: ShadowRoot | null = null;

  get element(): HTMLElement | null {
    return this.#element;
  }

  /** The root to show things in; the element comes into the page with it. */
  open(): ShadowRoot {
    if (this.#element?.isConnected && this.#root) return this.#root;
    const element = document.createElement('div');
    const root = element.attachShadow({ mode: 'closed' });
    addStyles(root);
    document.documentElement.append(element);
    this.#element = element;
    this.#root = root;
    return root;
  }

  /** Says whether the story stands in the page's place, for the rules of the page's sheet that hide the rest in print. */
  set isStory(isStory: boolean) {
    this.#element?.toggleAttribute('data-article-inspector-story', isStory);
  }

  close(): void {
    this.#element?.remove();
    this.#element = this.#root = null;
  }
}

// A page's content policy has no say over a sheet that is made, where the browser lets an extension use one.
function addStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(shadowStyles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = shadowStyles;
    root.append(style);
  }
}

type Content = Node | string | null | false;

/** Makes an element of the extension's own. What is text comes in as text. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  {
    click,
    ...attributes
  }: (Record<string, string> & { click?: never }) | { click?: () => void; [name: string]: string | (() => void) | undefined },
  ...content: Content[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (typeof value === 'string') element.setAttribute(key, value);
  if (click) element.addEventListener('click', click as () => void);
  element.append(...content.filter((part): part is Node | string => part !== null && part !== false));
  return element;
}
