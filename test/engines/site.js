import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { makeSite, root } from '../pages/helpers.js';
import { pngOf } from '../pages/png.js';

const fixtures = path.join(import.meta.dirname, 'fixtures');

/** A script that notes how figures end and what goes wrong. */
const watch = await readFile(path.join(fixtures, 'watch.js'), 'utf8');

/** The kit with the pages of `fixtures/` and these. */
export async function openSite(files = {}) {
  return makeSite({
    'watch.js': watch,
    onnx: { linkTo: path.join(root, 'test/onnx') },
    'keras-files': { linkTo: path.join(root, 'test/keras-files') },
    // Of the size of that network's input: engines scale images differently.
    'small.png': pngOf(6, 7, (x, y) => [40 * x, 30 * y, 20 * (x + y), 255]),
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
