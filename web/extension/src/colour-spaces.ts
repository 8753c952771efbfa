/** Colours as computed styles write them, in sRGB. The matrices are those of CSS Color 4; what lies outside of sRGB is clipped to it. */

export interface Colour {
  /** 0 to 255. */
  red: number;
  green: number;
  blue: number;
  /** 0 to 1. */
  alpha: number;
}

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const fromDisplayP3: Matrix = [
  [1.2249401762805598, -0.22494017628055996, 0],
  [-0.042056954709688163, 1.0420569547096881, 0],
  [-0.019637554590334432, -0.078636045550631889, 1.0982736001409663],
];
const fromXyzD50: Matrix = [
  [3.1341359569958707, -1.6173863321612538, -0.4906619460083532],
  [-0.978795502912089, 1.9162543773959884, 0.03344273116131949],
  [0.07195537988411677, -0.2289768264158322, 1.405386058324125],
];
const coneFromOklab: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const fromCone: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const whiteD50: Triple = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];

/** From the space of that name to linear sRGB, 0 to 1. */
const spaces: Record<string, (values: Triple) => Triple> = {
  srgb: (values) => map(values, linear),
  'srgb-linear': (values) => values,
  'display-p3': (values) => times(fromDisplayP3, map(values, linear)),
  oklab,
  oklch: (values) => oklab(fromPolar(values)),
  lab,
  lch: (values) => lab(fromPolar(values)),
};

/** Null for what is not known. */
export function colourOf(css: string): Colour | null {
  const [, name = '', inside = ''] = /^([a-z]+)\(([^()]*)\)$/.exec(css) ?? [];
  const words = inside.split(/[\s,/]+/).filter(Boolean);
  const space = name === 'color' ? words.shift() : name;
  const numbers = words.map((word) => (word === 'none' ? 0 : Number(word)));
  if (space === undefined || numbers.length < 3 || numbers.some(Number.isNaN)) return null;
  const [first = 0, second = 0, third = 0, alpha = 1] = numbers;
  if (space === 'rgb' || space === 'rgba') return { red: first, green: second, blue: third, alpha };
  if (!Object.hasOwn(spaces, space)) return null;
  const [red, green, blue] = map(spaces[space]!([first, second, third]), (part) => 255 * gamma(Math.min(1, Math.max(0, part))));
  return { red, green, blue, alpha };
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const gamma = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const map = ([a, b, c]: Triple, change: (part: number) => number): Triple => [change(a), change(b), change(c)];
const dot = ([a, b, c]: Triple, [x, y, z]: Triple): number => a * x + b * y + c * z;
const times = ([a, b, c]: Matrix, values: Triple): Triple => [dot(a, values), dot(b, values), dot(c, values)];

/** Lightness, chroma, hue in degrees. */
function fromPolar([light, chroma, hue]: Triple): Triple {
  const angle = (hue * Math.PI) / 180;
  return [light, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

function oklab(values: Triple): Triple {
  return times(
    fromCone,
    map(times(coneFromOklab, values), (part) => part ** 3),
  );
}

function lab([light, a, b]: Triple): Triple {
  const middle = (light + 16) / 116;
  const part = (value: number): number => (value ** 3 > 216 / 24389 ? value ** 3 : (116 * value - 16) / (24389 / 27));
  const [x, y, z] = map([middle + a / 500, middle, middle - b / 200], part);
  return times(fromXyzD50, [x * whiteD50[0], y, z * whiteD50[2]]);
}
