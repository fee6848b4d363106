import { ExplainError } from '../protocol.js';
import { rankCorrelation as correlationOf } from '../protocol/rank-correlation.js';

/**
 * Spearman's correlation of two maps, value by value: in [-1, 1], and 0 where one of them is constant.
 * Equal values share the mean of their ranks.
 *
 * @throws `argument-invalid`, also for maps of different lengths
 */
export function rankCorrelation(map: ArrayLike<number>, otherMap: ArrayLike<number>): number {
  const [length, other] = [map?.length, otherMap?.length];
  if (typeof map === 'object' && typeof otherMap === 'object' && length === other) {
    return correlationOf(map, otherMap);
  }
  throw new ExplainError(
    'argument-invalid',
    `rankCorrelation() was given ${length ?? 'no'} and ${other ?? 'no'} values.`,
    'Give two maps of one shape; sum the channels of the one that has more.',
  );
}
