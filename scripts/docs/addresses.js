import path from 'node:path';

export { slug } from 'github-slugger';

/** Relative to a file of the repository, both with slashes. */
export function resolveFrom(file, href) {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), href));
}
