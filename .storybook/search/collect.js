import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as search from '../../scripts/docs/search/collect.js';
import { listPages, pageAddress, root } from '../docs/pages.js';

/** Every section of every page, each with its address in Storybook. */
export function collectSections() {
  return search.collectSections(listPages(), pageAddress);
}

/**
 * Writes what the search of Storybook reads (search-dialog.js).
 *
 * @returns {string} the folder
 */
export function writeSearch() {
  const folder = path.join(root, 'build/search');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'search.json'), search.searchContent(collectSections()));
  return folder;
}
