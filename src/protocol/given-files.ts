/**
 * Where files are said to be that a page gives as such, without an address. As with packed files
 * (packed.ts) relative names resolve under it, and nothing can be asked there by mistake.
 */
const base = 'ftp://files.convlens.invalid/';
/** The name under which the file that is the model is asked for, whatever its own may be. */
const MODEL = 'model';

/** @param set which files */
export function givenModelUrl(set: string): string {
  return `${base}${set}/${MODEL}`;
}

/**
 * Which of the files given an address means; `null` for any other address.
 *
 * @returns `path` is `null` for the model itself, whose folder the others' paths are relative to
 */
export function givenFile(url: string): { set: string; path: string | null } | null {
  if (!url.startsWith(base)) return null;
  const [set = '', ...parts] = url.slice(base.length).split('/');
  const path = decoded(parts.join('/'));
  return { set, path: path === MODEL ? null : path };
}

/** What readers are told a file is called: an address, or the name of one that was given as such. */
export function shownName(url: string): string {
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
