import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDeclarations } from '../../scripts/docs/declarations.js';
import { keywords } from '../../scripts/docs/search/keywords.js';
import { indexOf } from '../../scripts/docs/search/search.js';
import { sectionsOf } from '../../scripts/docs/search/sections.js';
import { createMarkdown } from '../docs/markdown.js';
import { listPages, pageAddress, root } from '../docs/pages.js';

/** Every section of every page, each with its address in Storybook. */
export function collectSections() {
  const declarations = readDeclarations();
  const md = createMarkdown(declarations);
  return listPages().flatMap((page) => {
    const source = readFileSync(path.join(root, page.file), 'utf8');
    const env = { tagName: page.tagName, link: (href) => href, image: (src) => src };
    return sectionsOf(page.file, md.parse(source, env)).map((section) => ({
      ...section,
      keywords: keywords[section.id] ?? '',
      address: pageAddress(page, section.id.split('#')[1]),
    }));
  });
}

/**
 * Writes what the search of Storybook reads (search-dialog.js).
 *
 * @returns {string} the folder
 */
export function writeSearch() {
  const folder = path.join(root, 'build/search');
  mkdirSync(folder, { recursive: true });
  const sections = collectSections();
  const content = JSON.stringify({ sections: sections.map(shown), index: indexOf(sections) });
  writeFileSync(path.join(folder, 'search.json'), content);
  return folder;
}

/** What a result shows; names and keywords are in the index. */
function shown({ id, page, heading, path: above, text, rest, address }) {
  return { id, page, heading, path: above, text, rest, address };
}
