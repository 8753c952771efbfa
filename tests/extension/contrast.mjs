/** The contrast (WCAG 2) of every dimmed stretch that a page shows, against the ground behind it, and the one that it had before. */
export const contrastsOf = (page) =>
  page.evaluate(() => {
    // A pixel tells what a colour is, in whatever space it is written.
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const known = new Map();
    const rgba = (css) => {
      if (!known.has(css)) {
        pixel.clearRect(0, 0, 1, 1);
        pixel.fillStyle = css;
        pixel.fillRect(0, 0, 1, 1);
        known.set(css, [...pixel.getImageData(0, 0, 1, 1).data]);
      }
      return known.get(css);
    };
    const over = ([r, g, b, alpha], ground) => [r, g, b].map((part, at) => (part * alpha + ground[at] * (255 - alpha)) / 255);
    const light = (colour) =>
      colour
        .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const contrast = (a, b) => {
      const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
      return (high + 0.05) / (low + 0.05);
    };
    const groundOf = (element) => {
      if (!element) return [255, 255, 255];
      const own = rgba(getComputedStyle(element).backgroundColor);
      return own[3] === 255 ? own.slice(0, 3) : over(own, groundOf(element.parentElement));
    };
    const result = [];
    for (const [name, ranges] of CSS.highlights) {
      const hex = /boilerplate-([0-9a-f]{6})$/.exec(name)?.[1];
      for (const range of name.includes('boilerplate') ? ranges : []) {
        const element = range.startContainer.parentElement;
        if (!element) continue;
        const ground = groundOf(element);
        const before = contrast(over(rgba(getComputedStyle(element).color), ground), ground);
        const now = hex ? contrast(over(rgba(`#${hex}`), ground), ground) : before;
        result.push({ text: range.startContainer.data, isDimmed: !!hex, now, before });
      }
    }
    return result;
  });

/** Whether a stretch reads no worse than it may: at 4.5, or as before. */
export const canBeRead = ({ now, before }) => now >= Math.min(4.5, before - 0.01);
