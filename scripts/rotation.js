import { build } from './bundling/build-id.js';

const turn = Number.parseInt(build.split('+')[1], 16);

/**
 * Of what takes too long for every run of CI, one of so many parts: another one whenever the sources change, so that
 * each comes again and again. Whoever releases runs all.
 *
 * @template T
 * @param {T[]} all
 * @param {number} parts
 * @returns {T[]}
 */
export function partOf(all, parts) {
  return all.filter((_, index) => index % parts === turn % parts);
}
