import path from 'node:path';

/** The id that GitHub gives a heading. */
export { slug as headingId } from 'github-slugger';

/** Relative to a file of the repository, both with slashes. */
export function resolveFrom(file, href) {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), href));
}
