import path from 'node:path';

/** Relative to a file of the repository, both with slashes. */
export function resolveFrom(file, href) {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), href));
}

/** As GitHub makes ids of headings, and Storybook of titles. */
export function slug(text) {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}_]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
