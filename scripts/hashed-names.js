import { readdir } from 'node:fs/promises';

/** `chunks/lrp-view.5d41402a.js` as it would be without a hash: `chunks/lrp-view.js`. Others stay. */
export function plainName(file) {
  return file.replace(/\.[\da-f]{8}(?=(\.pack)?\.js$)/, '');
}

/**
 * What the files of a built kit are called, by their names without hashes.
 *
 * @param {string} dist
 * @returns {Promise<Map<string, string>>}
 */
export async function builtNames(dist) {
  const files = await readdir(dist, { recursive: true });
  return new Map(
    files.map((file) => file.replaceAll('\\', '/')).map((file) => [plainName(file), file]),
  );
}
