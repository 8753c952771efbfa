// Makes src/fonts/literata-latin.woff2: the face that articles are read in, with the letters of western Europe alone, without the forms
// that the page does not use. Its tools are not among the project's packages:
//
//   npm install --no-save @fontsource/literata@5.3.0 subset-font@2.4.0
//   node web/element/subset-font.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
const letters = range(0x20, 0x7e) + range(0xa0, 0xff) + '–—‘’‚“”„†•…‹›€™−Œœ';

const whole = readFileSync(require.resolve('@fontsource/literata/files/literata-latin-400-normal.woff2'));
writeFileSync(
  new URL('src/fonts/literata-latin.woff2', import.meta.url),
  await subsetFont(whole, letters, { targetFormat: 'woff2', noLayoutClosure: true }),
);
