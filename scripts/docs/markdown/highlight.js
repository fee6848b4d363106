import { fromHighlighter } from '@shikijs/markdown-it/core';
import { createHighlighter } from 'shiki';

/** Both have a contrast of 4.5 and more on the background of code (`test/pages/reference.test.js`). */
const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };

/** In the docs now or likely to come; text that is in another language stays plain. */
const langs =
  'apache astro css diff html javascript json jsx markdown mdx nginx python rst shellscript svelte toml tsx typescript vue yaml';

const highlighter = await createHighlighter({
  themes: Object.values(themes),
  langs: langs.split(' '),
});

/** For markdown-it: code in the colors of the reader's `color-scheme`, on a background that the page gives. */
export const highlight = fromHighlighter(highlighter, {
  themes,
  defaultColor: 'light-dark()',
  fallbackLanguage: 'text',
  transformers: [
    {
      name: 'only-colors',
      pre: (node) => void delete node.properties.style,
      span(node) {
        const { style } = node.properties;
        if (typeof style !== 'string') return;
        node.properties.style = style
          .split(';')
          .filter((rule) => !rule.startsWith('--shiki'))
          .join(';');
      },
    },
  ],
});
