/** A quote as a picture to share, drawn here: as SVG, and from its shapes as PNG. */
import type { Cited } from '../citation.ts';

const namespace = 'http://www.w3.org/2000/svg';
const width = 1200;
const margin = 90;
const longest = 600;

export function quotePicture({ words, speaker, headline, site, date }: Cited): SVGSVGElement {
  const quote = words.length > longest ? `${words.slice(0, words.lastIndexOf(' ', longest))} …` : words;
  const size = quote.length < 120 ? 60 : quote.length < 300 ? 46 : 36;
  const serif = "'Literata', 'Iowan Old Style', Charter, Georgia, serif";
  const sans = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
  const svg = element('svg', { xmlns: namespace, width, role: 'img' });
  const lines = wrapped(quote, `${size}px ${serif}`, width - 2 * margin - 30);
  const lineHeight = Math.round(size * 1.35);
  let y = margin + size;
  const quoteTop = margin;
  const parts: SVGElement[] = [];
  for (const line of lines) {
    parts.push(text(line, { x: margin + 30, y, 'font-family': serif, 'font-size': size, fill: '#1f1c17' }));
    y += lineHeight;
  }
  const quoteBottom = y - lineHeight + Math.round(size * 0.35);
  y += 24;
  if (speaker) {
    parts.push(text(speaker, { x: margin + 30, y, 'font-family': sans, 'font-size': 30, 'font-weight': 600, fill: '#0b5394' }));
    y += 44;
  }
  for (const line of wrapped([headline, site, date].filter(Boolean).join(' · '), `24px ${sans}`, width - 2 * margin - 30)) {
    parts.push(text(line, { x: margin + 30, y, 'font-family': sans, 'font-size': 24, fill: '#5d584f' }));
    y += 34;
  }
  const height = y - 34 + margin;
  svg.setAttribute('height', String(height));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.append(
    element('rect', { width, height, fill: '#fffefa' }),
    element('rect', { x: margin, y: quoteTop, width: 6, height: quoteBottom - quoteTop, fill: '#e0b400' }),
    ...parts,
  );
  return svg;
}

/** The same picture as PNG, drawn shape by shape: no address has to be loaded for it, and the page's own face is used. */
export function pictureOfShapes(svg: SVGSVGElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Number(svg.getAttribute('width'));
  canvas.height = Number(svg.getAttribute('height'));
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  for (const shape of svg.children) {
    const number = (name: string): number => Number(shape.getAttribute(name) ?? 0);
    const word = (name: string): string => shape.getAttribute(name) ?? '';
    context.fillStyle = word('fill');
    if (shape.localName === 'rect') context.fillRect(number('x'), number('y'), number('width'), number('height'));
    else {
      context.font = `${word('font-weight') || 400} ${number('font-size')}px ${word('font-family')}`;
      context.fillText(shape.textContent ?? '', number('x'), number('y'));
    }
  }
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

export const pictureFile = (svg: SVGSVGElement): string => new XMLSerializer().serializeToString(svg);

function element<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number>): SVGElementTagNameMap[K] {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') made.setAttribute(key, String(value));
  return made;
}

function text(content: string, attributes: Record<string, string | number>): SVGTextElement {
  const made = element('text', attributes);
  made.textContent = content;
  return made;
}

function wrapped(words: string, font: string, most: number): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const lengthOf = (line: string): number => context?.measureText(line).width ?? line.length * 20;
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && lengthOf(longer) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  return lines;
}
