import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveFrom } from '../../scripts/docs/addresses.js';
import { listDocs, root } from '../../scripts/docs/pages.js';
import { addressOf, rootOf } from './addresses.js';

/**
 * The sidebar of the docs: elements in the order of README's table, guides in the groups of its "Where
 * to go", then the sections that are folders. What README does not name comes last in its section, so
 * a new page is never left out.
 *
 * @returns {{title: string, pages: {name: string, address: string}[]}[]}
 */
function listGroups() {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const docs = listDocs();
  const left = new Map(docs.map((page) => [page.file, page]));
  const take = (files) => {
    const pages = files.map((file) => left.get(file)).filter(Boolean);
    for (const { file } of pages) left.delete(file);
    return pages.map(({ file, name, tagName }) => ({
      name: tagName ? `&lt;${tagName}&gt;` : name,
      address: addressOf(file),
    }));
  };
  const inSection = (name) =>
    [...left.values()].filter(({ section }) => section === name).map(({ file }) => file);
  const groups = [
    { title: 'Start', files: ['README.md'] },
    { title: 'Elements', files: linkedFrom(tableOf(readme)) },
    ...groupsOf(readme),
  ].map(({ title, files }) => ({
    title,
    pages: take(files.filter((file) => !isOfFolder(left.get(file)))),
  }));
  groups.find(({ title }) => title === 'Elements').pages.push(...take(inSection('Elements')));
  const sections = [...new Set(docs.map(({ section }) => section))].map((section) => ({
    title: section === 'Guides' ? 'More' : section,
    pages: take(inSection(section)),
  }));
  return [...groups, ...sections].filter(({ pages }) => pages.length > 0);
}

const isOfFolder = (page) => page && !['Start', 'Elements', 'Guides'].includes(page.section);

const tableOf = (readme) =>
  readme
    .split('\n')
    .filter((line) => line.startsWith('| ['))
    .join('\n');

/** The items "**Title**: links" of README. */
function groupsOf(readme) {
  return [...readme.matchAll(/^- \*\*(.+?)\*\*: (.+)$/gm)].map(([, title, text]) => ({
    title,
    files: linkedFrom(text),
  }));
}

function linkedFrom(markdown) {
  return [...markdown.matchAll(/\]\(([^)#]+)/g)].map(([, href]) => resolveFrom('README.md', href));
}

const groups = listGroups();

/** The groups as a list to open, that of the page opened. */
export function sidebar(page) {
  return groups
    .map(({ title, pages }) => {
      const isOpen = title === 'Elements' || pages.some(({ address }) => address === page);
      const items = pages.map(({ name, address }) => {
        const current = address === page ? ' aria-current="page"' : '';
        return `<li><a href="${rootOf(page)}${address}"${current}>${name}</a></li>`;
      });
      return `<details${isOpen ? ' open' : ''}><summary>${title}</summary><ul>${items.join('')}</ul></details>`;
    })
    .join('\n');
}
