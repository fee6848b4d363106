import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './bundling/build-id.js';

/**
 * Subresource integrity of the scripts that a page may name or import: `dist/integrity.json`, the last step of a build.
 *
 *   node scripts/integrity.js
 */
const dist = path.join(import.meta.dirname, '../dist');

/** Scripts for pages, by their addresses below `dist/`. What bundlers import has its hash in a lock file. */
export async function scriptsForPages(folder = dist) {
  const names = await readdir(folder);
  const lazy = await Promise.all(
    ['chunks', 'packs'].map(async (inner) => {
      return (await readdir(path.join(folder, inner))).map((name) => `${inner}/${name}`);
    }),
  );
  const entries = names.filter((name) =>
    /^(convlens|embed|workbench|engine\.|import\.)/.test(name),
  );
  return [...entries, ...lazy.flat()].filter((name) => name.endsWith('.js')).sort();
}

/** As the attribute `integrity` and import maps have it. */
export function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = {};
  for (const name of await scriptsForPages()) {
    files[name] = integrityOf(await readFile(path.join(dist, name)));
  }
  const text = JSON.stringify({ build, files }, null, 2);
  await writeFile(path.join(dist, 'integrity.json'), `${text}\n`);
}
