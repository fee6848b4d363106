import { givenBase } from './given-base.js';

/**
 * Which of the files given an address means; `null` for any other address.
 *
 * @returns `path` is `null` for the model itself, whose folder the others' paths are relative to
 */
export function givenFile(url: string): { set: string; path: string | null } | null {
  if (!url.startsWith(givenBase)) return null;
  const [set = '', ...parts] = url.slice(givenBase.length).split('/');
  const path = decoded(parts.join('/'));
  return { set, path: path === 'model' ? null : path };
}

/** What readers are told a file is called: an address, or the name of one that was given as such. */
export function shownName(url: string): string {
  if (url.startsWith('data:')) return 'from memory';
  const file = givenFile(url);
  return file ? (file.path ?? 'from memory') : url;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
