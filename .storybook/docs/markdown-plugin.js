import { renderPage } from './render-page.js';

const prefix = 'page:';

/**
 * For Vite: `import html from 'page:docs/lrp.md'` gives the page as HTML, anew when one of its files
 * changes.
 *
 * @returns {import('vite').Plugin}
 */
export function markdownPages() {
  return {
    name: 'markdown-pages',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return;
      const file = id.slice(`\0${prefix}`.length);
      const html = renderPage(file, (read) => this.addWatchFile(read));
      return `export default ${JSON.stringify(html)};`;
    },
  };
}
