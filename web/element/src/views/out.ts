/** Exports: every form that the core writes, to copy or to save. */
import type { Format } from 'article-inspector';

import { h, type Child } from '../dom.ts';
import type { Word, Words } from '../words.ts';

export interface ExportFormat {
  format: Format;
  word: Word;
  extension: string;
  type: string;
}

export const exportFormats: readonly ExportFormat[] = [
  { format: 'text', word: 'out.text', extension: 'txt', type: 'text/plain' },
  { format: 'markdown', word: 'out.markdown', extension: 'md', type: 'text/markdown' },
  { format: 'csv', word: 'out.csv', extension: 'csv', type: 'text/csv' },
  { format: 'json', word: 'out.json', extension: 'json', type: 'application/json' },
  { format: 'annotations', word: 'out.annotations', extension: 'jsonld', type: 'application/ld+json' },
  { format: 'html', word: 'out.html', extension: 'html', type: 'text/html' },
];

export interface OutActions {
  copy(way: ExportFormat): void;
  save(way: ExportFormat): void;
  source(address: string): void;
}

export function exportView(words: Words, source: string, actions: OutActions): Child[] {
  const button = (way: ExportFormat, act: 'copy' | 'save'): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'ai-link',
        'data-key': `out/${way.format}/${act}`,
        'aria-label': `${words(`out.${act}`)}: ${words(way.word)}`,
        on: { click: () => actions[act](way) },
      },
      words(`out.${act}`),
    );
  return [
    h(
      'ul',
      { class: 'ai-ways' },
      exportFormats.map((way) => h('li', {}, h('span', {}, words(way.word)), button(way, 'copy'), button(way, 'save'))),
    ),
    h(
      'label',
      { class: 'ai-field' },
      words('out.source'),
      h('input', {
        type: 'url',
        inputmode: 'url',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: 'https://',
        value: source,
        'data-key': 'out/source',
        'aria-describedby': 'ai-out-source-help',
        on: { input: (event) => actions.source((event.target as HTMLInputElement).value.trim()) },
      }),
    ),
    h('p', { class: 'ai-note', id: 'ai-out-source-help' }, words('out.source.help')),
  ];
}

/** A name for a file, made of the headline. */
export function fileName(headline: string, extension: string): string {
  const words = headline
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return `${(words ?? ['article']).slice(0, 8).join('-').slice(0, 80)}.${extension}`;
}

/** Hands a file to the browser to save. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content);
  const link = h('a', { href: address, download: name });
  link.click();
  // The browser has taken the file when the click returns, but some look at the address a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
