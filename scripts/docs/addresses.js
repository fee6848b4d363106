import path from 'node:path';

/** Relative to a file of the repository, both with slashes. */
export function resolveFrom(file, href) {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), href));
}

/** The id that GitHub gives a heading. */
export function headingId(text) {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, '')
    .replaceAll(' ', '-');
}

/** As Storybook makes ids of titles. */
export function slug(text) {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}_]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
