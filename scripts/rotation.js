import { build } from './bundling/build-id.js';

/** `IN_TURN=yes`, as `.ci/run` asks: of what takes too long for every run, a part. */
const takesTurns = process.env.IN_TURN === 'yes';

const turn = Number.parseInt(build.split('+')[1], 16);

/**
 * Of what takes too long for every run of CI, one of so many parts: another one whenever the sources change, so that
 * each comes again and again. All of it anywhere else.
 *
 * @template T
 * @param {T[]} all
 * @param {number} parts
 * @returns {T[]}
 */
export function inTurn(all, parts) {
  return takesTurns ? all.filter((_, index) => index % parts === turn % parts) : all;
}
