/**
 * Dims the text of an element towards the ground that it stands on, and no further than can be read: contrast is that of WCAG 2. Where the
 * ground is not known (a picture, a gradient, something that lies over other things) the text keeps its colour.
 */
import * as dom from '../../reading/dom.ts';
import { colourOf, type Colour } from './colour-spaces.ts';

/** What dimmed text keeps at least, a little above the limit since screens round. */
const least = 4.6;

const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** A colour laid over an opaque one. */
export function over(top: Colour, ground: Colour): Colour {
  const mix = (a: number, b: number): number => a * top.alpha + b * (1 - top.alpha);
  return { red: mix(top.red, ground.red), green: mix(top.green, ground.green), blue: mix(top.blue, ground.blue), alpha: 1 };
}

function luminance({ red, green, blue }: Colour): number {
  const [r, g, b] = [red, green, blue].map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to the ground that can still be read on it; null where the text can't be dimmed. */
export function dimmed(text: Colour, ground: Colour): Colour | null {
  const own = over(text, ground);
  if (contrast(own, ground) <= least) return null;
  let [far, near] = [0, 1];
  for (let round = 0; round < 10; round++) {
    const middle = (far + near) / 2;
    if (contrast(over({ ...ground, alpha: middle }, own), ground) >= least) far = middle;
    else near = middle;
  }
  const { red, green, blue } = over({ ...ground, alpha: far }, own);
  // In few steps: each colour is a rule of its own. Rounding is away from the ground, so contrast grows.
  const step = (part: number, from: number): number => {
    const rounded = part > from ? Math.ceil(part / 8) * 8 : Math.floor(part / 8) * 8;
    return Math.min(255, Math.max(0, rounded));
  };
  const result = { red: step(red, ground.red), green: step(green, ground.green), blue: step(blue, ground.blue), alpha: 1 };
  return contrast(result, ground) >= 4.5 ? result : null;
}

/** Looks up the colours in which elements are shown, each element once. */
export class Colours {
  readonly #grounds = new Map<Element, Colour | null>();
  readonly #dimmed = new Map<Element, string | null>();

  /** Six hexadecimal digits; null where the text keeps its colour. */
  dimmed(element: Element): string | null {
    let known = this.#dimmed.get(element);
    if (known === undefined) this.#dimmed.set(element, (known = this.#dim(element)));
    return known;
  }

  #dim(element: Element): string | null {
    const text = colourOf(styleOf(element)?.color ?? '');
    const ground = text && this.#ground(element);
    const colour = ground && dimmed(text, ground);
    return colour && [colour.red, colour.green, colour.blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  }

  #ground(element: Element): Colour | null {
    const known = this.#grounds.get(element);
    if (known !== undefined) return known;
    const ground = this.#look(element);
    this.#grounds.set(element, ground);
    return ground;
  }

  #look(element: Element): Colour | null {
    const style = styleOf(element);
    if (!style) return null;
    const isPlain =
      style.backgroundImage === 'none' &&
      style.opacity === '1' &&
      style.filter === 'none' &&
      style.mixBlendMode === 'normal' &&
      (style.getPropertyValue('-webkit-text-fill-color') === style.color || style.getPropertyValue('-webkit-text-fill-color') === '');
    const own = colourOf(style.backgroundColor);
    if (!isPlain || !own) return null;
    if (own.alpha === 1) return own;
    const outer = dom.parentElement(element) ?? (dom.rootOf(element) as Partial<ShadowRoot>).host;
    // What is taken out of the flow lies over something else than what it stands in.
    if (outer && (style.position === 'absolute' || style.position === 'fixed') && own.alpha < 1) return null;
    const below = outer ? this.#ground(outer) : pageGround(style);
    return below && over(own, below);
  }
}

// Behind the root element lies the browser's own ground: dark where the page says that it goes with it.
function pageGround({ colorScheme }: CSSStyleDeclaration): Colour | null {
  const isDark = colorScheme.includes('dark') && (!colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? null : white;
}

function styleOf(element: Element): CSSStyleDeclaration | null {
  const document = dom.ownerDocument(element);
  return (document && dom.defaultView(document)?.getComputedStyle(element)) ?? null;
}
