import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readDeclarations } from '../declarations.js';
import { createMarkdown } from '../markdown/create.js';
import { root } from '../pages.js';
import { keywords } from './keywords.js';
import { indexOf } from './search.js';
import { sectionsOf } from './sections.js';

/**
 * Every section of pages.
 *
 * @template {{file: string, tagName?: string}} Page
 * @param {Page[]} pages
 * @param {(page: Page, heading: string) => string} addressOf where the host has a section
 */
export function collectSections(pages, addressOf) {
  const md = createMarkdown(readDeclarations());
  return pages.flatMap((page) => {
    const source = readFileSync(path.join(root, page.file), 'utf8');
    const env = { tagName: page.tagName, link: (href) => href, image: (src) => src };
    return sectionsOf(page.file, md.parse(source, env)).map((section) => ({
      ...section,
      keywords: keywords[section.id] ?? '',
      address: addressOf(page, section.id.split('#')[1]),
    }));
  });
}

/** What the search dialog reads (search-dialog.js), as JSON. */
export function searchContent(sections) {
  return JSON.stringify({ sections: sections.map(shown), index: indexOf(sections) });
}

/** What a result shows; names and keywords are in the index. */
function shown({ id, page, heading, path: above, text, rest, address }) {
  return { id, page, heading, path: above, text, rest, address };
}
