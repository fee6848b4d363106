import path from 'node:path';
import { renderPage } from './render-page.js';
import { root } from './pages.js';

/**
 * For Vite: `import html from './x.md?page'` gives the page as HTML, anew when one of its files changes.
 *
 * @returns {import('vite').Plugin}
 */
export function markdownPages() {
  return {
    name: 'markdown-pages',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.md?page')) return;
      const file = path.relative(root, id.slice(0, -'?page'.length)).split(path.sep).join('/');
      const html = renderPage(file, (read) => this.addWatchFile(read));
      return `export default ${JSON.stringify(html)};`;
    },
  };
}
