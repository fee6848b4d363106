import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '../../dist/node/render.js';
import { root } from './helpers.js';

/** `npx convlens ...` in a folder. */
export function convlens(folder, ...parameters) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'dist/node/cli.js'), ...parameters],
    { cwd: folder, encoding: 'utf8', timeout: 120_000 },
  );
  return { status, stdout, stderr };
}

/** The widgets of a page as they are rendered, with their results, by `id`. */
export async function resultsOf(folder, page = 'index.html') {
  const file = path.join(folder, page);
  const { widgets } = await renderPage(await readFile(file, 'utf8'), {
    url: pathToFileURL(file),
    pictures: 'pictures/',
  });
  return new Map(widgets.map((widget) => [widget.id, widget]));
}
