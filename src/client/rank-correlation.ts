import { ExplainError } from '../protocol.js';
import { rankCorrelation as correlationOf } from '../protocol/rank-correlation.js';

/** The values of a map, or a result, whose map counts. */
type RankedMap = ArrayLike<number> | { readonly map: ArrayLike<number> };

/**
 * Spearman's correlation of two maps, value by value: in [-1, 1], and 0 where one of them is constant.
 * Equal values share the mean of their ranks.
 *
 * @param map its values, or a result
 * @param otherMap of the same length
 * @returns from -1 to 1
 * @throws `argument-invalid`, also for maps of different lengths and for values that are no numbers
 */
export function rankCorrelation(map: RankedMap, otherMap: RankedMap): number {
  const [one, other] = [map, otherMap].map(valuesOf);
  if (one && other && one.length === other.length) return correlationOf(one, other);
  throw new ExplainError(
    'argument-invalid',
    `rankCorrelation() was given ${one?.length ?? 'no'} and ${other?.length ?? 'no'} values.`,
    'Give two maps, or results, of one shape and without NaN; sum the channels of the one that has more.',
  );
}

function valuesOf(given: unknown): Float64Array | null {
  if (typeof given !== 'object' || given === null) return null;
  const isList = Array.isArray(given) || ArrayBuffer.isView(given);
  const values: unknown = !isList && 'map' in given ? given.map : given;
  if (!Array.isArray(values) && !isTyped(values)) return null;
  const list: unknown[] = Array.from(values);
  const isNumber = (value: unknown): value is number =>
    typeof value === 'number' && !Number.isNaN(value);
  return list.every(isNumber) ? Float64Array.from(list) : null;
}

function isTyped(values: unknown): values is ArrayLike<unknown> {
  return ArrayBuffer.isView(values) && 'length' in values;
}
