import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { escape } from './escape.js';
import { attributeText, customPropertyText, manifestText } from './manifest-text.js';
import { resolveFrom, sectionOf, toHtml } from './markdown.js';
import { listPages, root } from './pages.js';
import { tableText } from './table-text.js';

/**
 * A page's Markdown as HTML, with what the custom-elements manifest says where the page asks for it.
 *
 * @param {string} file relative to the repository, with slashes
 * @param {(read: string) => void} [onRead] told which other files went into it, as absolute paths
 */
export function renderPage(file, onRead = () => {}) {
  const pages = listPages();
  const { tagName } = pages.find((page) => page.file === file) ?? {};
  const declarations = readDeclarations(onRead);
  const element = tagName && declarations.find((each) => each.tagName === tagName);
  if (tagName && !element) throw new Error(`${file}: there is no element <${tagName}>.`);
  const read = (name) => {
    const full = path.join(root, name);
    onRead(full);
    return readFileSync(full, 'utf8');
  };
  return toHtml(read(file), {
    link: (href) => linkFrom(file, href, pages),
    image: (src) => (/^[a-z]+:/.test(src) ? src : `./${resolveFrom(file, src)}`),
    describe: (names) =>
      (element && attributeText(element, names)) || customPropertyText(declarations, names),
    insert(comment, rest) {
      if (comment === 'include') {
        const [name, heading] = rest.split('#');
        const other = resolveFrom(file, name);
        return toHtml(sectionOf(read(other), heading), {
          link: (href) => linkFrom(other, href, pages),
          image: (src) => `./${resolveFrom(other, src)}`,
          describe: () => '',
          insert: insertTable,
        });
      }
      if (comment === 'source') return codeOf(read(resolveFrom(file, rest)));
      if (comment === 'manifest' && element) return manifestText(element, rest);
      return insertTable(comment, rest);
    },
  });
}

/** A table of methods, rules or composites; its links are addresses. */
function insertTable(comment, rest) {
  if (comment !== 'table') return '';
  const same = (address) => address;
  return toHtml(tableText(rest), {
    link: same,
    image: same,
    describe: () => '',
    insert: () => '',
  });
}

function codeOf(text) {
  return `<pre tabindex="0"><code>${escape(text.trimEnd())}</code></pre>\n`;
}

/** Elements of the custom-elements manifest. */
export function readDeclarations(onRead = () => {}) {
  const file = path.join(root, 'dist/custom-elements.json');
  onRead(file);
  const { modules } = JSON.parse(readFileSync(file, 'utf8'));
  return modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
}

/** Another page of Storybook, an address, or nowhere: what is not published has no address. */
function linkFrom(file, href, pages) {
  if (/^[a-z]+:/.test(href) || href.startsWith('#')) return href;
  const [name] = href.split('#');
  const target = resolveFrom(file, name);
  const page = pages.find((each) => each.file === target);
  if (page) return `./?path=/docs/${page.id}`;
  if (!existsSync(path.join(root, target)))
    throw new Error(`${file} links to ${href}: no such file.`);
  return /^(models|docs)\/.+\.\w+$/.test(target) ? `./${target}` : null;
}
