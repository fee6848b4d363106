/**
 * Spearman's correlation of two maps, value by value: in [-1, 1], and 0 where one of them is constant.
 * Equal values share the mean of their ranks.
 */
export function rankCorrelation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return correlation(ranks(one), ranks(other));
}

/** From 1. */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, at) => at);
  order.sort((a, b) => values[a]! - values[b]!);
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let place = start; place < end; place++) result[order[place]!] = (start + end + 1) / 2;
    start = end;
  }
  return result;
}

/** Pearson's. */
function correlation(a: Float64Array, b: Float64Array): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let [both, varianceA, varianceB] = [0, 0, 0];
  a.forEach((value, index) => {
    const fromA = value - meanA;
    const fromB = b[index]! - meanB;
    both += fromA * fromB;
    varianceA += fromA * fromA;
    varianceB += fromB * fromB;
  });
  return varianceA === 0 || varianceB === 0 ? 0 : both / Math.sqrt(varianceA * varianceB);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
