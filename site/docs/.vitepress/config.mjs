import { existsSync } from 'node:fs';

import { defineConfig } from 'vitepress';

// There from the first full run of scripts/evaluate --write on.
const hasFigures = existsSync(new URL('../figures.json', import.meta.url));

const repository = 'https://github.com/article-inspector/article-inspector/blob/main/';

/** Pages link to the source as it lies in a checkout; on the site these links lead to the repository. */
function linkToRepository(md) {
  md.core.ruler.push('link-to-repository', ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' && token.attrGet('href');
      if (href && href.startsWith('../../')) token.attrSet('href', repository + href.slice('../../'.length));
    }
  });
}

// Where the documentation lies on its host: DOCS_BASE, with slashes at both ends.
export default defineConfig({
  base: process.env.DOCS_BASE ?? '/docs/',
  outDir: '../../build/site/docs',
  title: 'Article Inspector',
  description: 'Finds in a news article what is not the story, who is named in it, and who said what',
  lang: 'en',
  cleanUrls: false,
  markdown: { config: linkToRepository },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Recipes', link: '/recipes' },
      { text: 'Reference', link: '/reference/report' },
    ],
    sidebar: [
      {
        text: 'Start here',
        items: [
          { text: 'Five minutes for each', link: '/start' },
          { text: 'Recipes', link: '/recipes' },
          { text: 'A corpus', link: '/corpora' },
          { text: 'The element', link: '/element' },
          { text: 'The extension', link: '/extension' },
        ],
      },
      {
        text: 'How it works',
        items: [
          { text: 'The stages', link: '/stages' },
          { text: 'How a quote finds its speaker', link: '/quotes' },
          { text: 'Architecture', link: '/reference/architecture' },
        ],
      },
      {
        text: 'How well, how fast',
        items: [
          { text: 'Accuracy', link: '/accuracy' },
          ...(hasFigures ? [{ text: 'Figures', link: '/reference/figures' }] : []),
          { text: 'Checking quotations', link: '/quote-check' },
          { text: 'Benchmarks', link: '/benchmarks' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'The report', link: '/reference/report' },
          { text: 'JavaScript', link: '/reference/javascript' },
          { text: 'Python', link: '/reference/python' },
          { text: 'C', link: '/reference/c' },
          { text: 'C++', link: '/reference/cpp' },
          { text: 'Command line', link: '/reference/command-line' },
        ],
      },
      {
        text: 'Project',
        items: [
          { text: 'Add a language', link: '/reference/languages' },
          { text: 'Glossary', link: '/reference/glossary' },
          { text: 'Releasing', link: '/releasing' },
          { text: 'Privacy', link: '/privacy' },
        ],
      },
    ],
  },
});
