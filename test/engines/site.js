import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { makeSite, root } from '../pages/helpers.js';

const fixtures = path.join(import.meta.dirname, 'fixtures');

/** A script that notes how figures end and what goes wrong. */
const watch = await readFile(path.join(fixtures, 'watch.js'), 'utf8');

/** The kit with the pages of `fixtures/` and these. */
export async function openSite(files = {}) {
  return makeSite({
    'watch.js': watch,
    'figures.html': await readFile(path.join(fixtures, 'figures.html'), 'utf8'),
    ...files,
  });
}

/** The pages of an example, each watched. */
export async function examplePages(name) {
  const folder = path.join('examples', name);
  const entries = await readdir(path.join(root, folder));
  const files = entries.map(async (entry) => {
    const file = path.join(root, folder, entry);
    const content = entry.endsWith('.html')
      ? watched(await readFile(file, 'utf8'))
      : { linkTo: file };
    return [path.join(folder, entry), content];
  });
  return Object.fromEntries(await Promise.all(files));
}

/** A page with the script in it, before any of its own. */
export function watched(html) {
  return html.replace('<head>', `<head><script>${watch}</script>`);
}
