import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveFrom } from '../../scripts/docs/addresses.js';
import { manifestFile, readDeclarations } from '../../scripts/docs/manifest-tables.js';
import { attributeText, customPropertyText, partButtons } from './manifest-text.js';
import { toHtml } from './markdown.js';
import { listPages, root } from './pages.js';

/**
 * A page's Markdown as HTML, with what the custom-elements manifest says where the page asks for it.
 *
 * @param {string} file relative to the repository, with slashes
 * @param {(read: string) => void} [onRead] told which other files went into it, as absolute paths
 */
export function renderPage(file, onRead = () => {}) {
  const pages = listPages();
  const { tagName } = pages.find((page) => page.file === file) ?? {};
  onRead(manifestFile);
  const declarations = readDeclarations();
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
    insert: (comment, rest) =>
      element && comment === 'manifest' && rest === 'parts' ? partButtons(element) : '',
  });
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
