/** The extension's icons as PNG, drawn by rule so that every build makes the same bytes: lines of text on paper, one of them dimmed. */
import { zlibSync } from 'fflate';

const ink = [31, 36, 48, 255];
const paper = [250, 248, 243, 255];
const dim = [190, 188, 182, 255];
const accent = [194, 84, 27, 255];

export function icon(size) {
  const pixels = new Uint8Array(size * size * 4);
  const put = (x, y, colour, share) => {
    for (let c = 0; c < 4; c++)
      pixels[(y * size + x) * 4 + c] = Math.round(pixels[(y * size + x) * 4 + c] * (1 - share) + colour[c] * share);
  };
  // Each shape's share of a pixel is counted over 4 x 4 points in it.
  const fill = (inside, colour) => {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        let hits = 0;
        for (let i = 0; i < 16; i++) if (inside((x + ((i % 4) + 0.5) / 4) / size, (y + (Math.floor(i / 4) + 0.5) / 4) / size)) hits++;
        if (hits > 0) put(x, y, colour, hits / 16);
      }
    }
  };
  const rounded = (left, top, right, bottom, radius) => (x, y) => {
    const dx = Math.max(left + radius - x, 0, x - (right - radius));
    const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
    return dx * dx + dy * dy <= radius * radius;
  };
  fill(rounded(0.04, 0.04, 0.96, 0.96, 0.2), ink);
  fill(rounded(0.16, 0.14, 0.84, 0.86, 0.06), paper);
  fill(rounded(0.25, 0.24, 0.75, 0.34, 0.02), accent);
  fill(rounded(0.25, 0.42, 0.75, 0.5, 0.02), ink);
  fill(rounded(0.25, 0.56, 0.66, 0.64, 0.02), ink);
  fill(rounded(0.25, 0.7, 0.58, 0.78, 0.02), dim);
  return png(size, pixels);
}

function png(size, pixels) {
  const rows = new Uint8Array(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (size * 4 + 1) + 1);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', zlibSync(rows, { level: 9 })), chunk('IEND', new Uint8Array())]);
}

function chunk(type, data) {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

function crc(bytes) {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return ~value >>> 0;
}
