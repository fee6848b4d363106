/**
 * Spearman's correlation of two maps, value by value: in [-1, 1], and 0 where one of them is constant.
 * Equal values share the mean of their ranks.
 */
export function rankCorrelation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return correlation(ranks(one), ranks(other));
}

/** From 1. Looked up in the sorted values: comparing them one by one would hold up a page. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(values).sort();
  const { length } = sorted;
  const result = new Float64Array(length);
  /** How many values lie below one, or with `orEqual` not above it. */
  const countBelow = (value: number, orEqual: boolean): number => {
    let [from, to] = [0, length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const at = sorted[middle]!;
      if (at < value || (orEqual && at === value)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  for (let index = 0; index < length; index++) {
    const value = values[index]!;
    const below = countBelow(value, false);
    // Most values of a map are there once.
    const isOnce = below + 1 === length || sorted[below + 1]! > value;
    result[index] = isOnce ? below + 1 : (below + countBelow(value, true) + 1) / 2;
  }
  return result;
}

type Values = Float32Array | Float64Array;

/** Pearson's correlation of two arrays of one length, 0 where one of them is constant; of ranks Spearman's. */
export function correlation(a: Values, b: Values): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let [both, varianceA, varianceB] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const fromA = a[index]! - meanA;
    const fromB = b[index]! - meanB;
    both += fromA * fromB;
    varianceA += fromA * fromA;
    varianceB += fromB * fromB;
  }
  return varianceA === 0 || varianceB === 0 ? 0 : both / Math.sqrt(varianceA * varianceB);
}

/** Not by an iterator, which takes ten times as long in a page that has just been opened. */
function meanOf(values: Values): number {
  let sum = 0;
  values.forEach((value) => (sum += value));
  return sum / values.length;
}
