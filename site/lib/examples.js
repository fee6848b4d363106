import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import { resolveFrom } from '../../scripts/docs/addresses.js';
import { root } from '../../scripts/docs/pages.js';

/** What `npm start` opens is the front page of the site. */
export const frontPage = 'examples/index.html';

/** The course as one file, which the site alone has, beside its chapters. */
export const COURSE = 'course.zip';

/** Folders of examples/ that the front page, or a page that it leads to, has a link to. */
export function publishedExamples() {
  const found = new Set();
  const open = [frontPage];
  while (open.length > 0) {
    const page = open.pop();
    for (const { name, value } of linksOf(readFileSync(path.join(root, page), 'utf8'))) {
      if (name !== 'href' || /^([a-z]+:|#)/.test(value)) continue;
      const [, folder] = /^examples\/([^/]+)\//.exec(`${resolveFrom(page, value)}/`) ?? [];
      const isFolder = folder && !folder.includes('.');
      if (!isFolder || found.has(folder) || !existsSync(path.join(root, 'examples', folder)))
        continue;
      found.add(folder);
      open.push(...pagesIn(`examples/${folder}`));
    }
  }
  return [...found].sort();
}

/** The HTML pages of a folder. */
export function pagesIn(folder) {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${folder}/${name}`);
}

const addressing = new Set(['href', 'src', 'srcset', 'poster', 'data']);
const loading = new Set(['a', 'area', 'link', 'script', 'img', 'source', 'video', 'iframe']);

/** Every attribute with an address, of the elements of HTML: its name, its value and where it stands. */
export function linksOf(html) {
  const links = [];
  const visit = (node) => {
    for (const { name, value } of node.attrs ?? []) {
      if (!addressing.has(name) || !loading.has(node.tagName)) continue;
      links.push({ tagName: node.tagName, name, value, at: node.sourceCodeLocation.attrs[name] });
    }
    for (const child of node.content?.childNodes ?? node.childNodes ?? []) visit(child);
  };
  visit(parse(html, { sourceCodeLocationInfo: true }));
  return links;
}
