import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveFrom } from '../../scripts/docs/addresses.js';
import { manifestFile, readDeclarations } from '../../scripts/docs/declarations.js';
import { createMarkdown } from '../../scripts/docs/markdown/create.js';
import { listPages, pageAddress, root } from './pages.js';

/**
 * A page's Markdown as HTML, with what the custom-elements manifest says where the page asks for it.
 *
 * @param {string} file relative to the repository, with slashes
 * @param {(read: string) => void} [onRead] told which other files went into it, as absolute paths
 */
export function renderPage(file, onRead = () => {}) {
  const pages = listPages();
  const { tagName } = pages.find((page) => page.file === file) ?? {};
  const declarations = readDeclarations();
  if (tagName && !declarations.some((each) => each.tagName === tagName)) {
    throw new Error(`${file}: there is no element <${tagName}>.`);
  }
  const full = path.join(root, file);
  onRead(manifestFile);
  onRead(full);
  return createMarkdown(declarations).render(readFileSync(full, 'utf8'), {
    tagName,
    isFramed: true,
    link: (href) => linkFrom(file, href, pages),
    image: (src) => (/^[a-z]+:/.test(src) ? src : `./${resolveFrom(file, src)}`),
  });
}

/** Another page of Storybook, an address, or nowhere: what is not published has no address. */
function linkFrom(file, href, pages) {
  if (/^[a-z]+:/.test(href) || href.startsWith('#')) return href;
  const [name, heading] = href.split('#');
  const target = resolveFrom(file, name);
  const page = pages.find((each) => each.file === target);
  if (page) return pageAddress(page, heading);
  if (!existsSync(path.join(root, target)))
    throw new Error(`${file} links to ${href}: no such file.`);
  return /^(models|docs)\/.+\.\w+$/.test(target) ? `./${target}` : null;
}
