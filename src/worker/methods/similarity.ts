import type { Similarity } from '../../protocol.js';

/** Side of the windows that structural similarity compares, as in scikit-image. */
const WINDOW = 7;

/** Compares two maps of one value per pixel, `[height * width]`. */
export function similarityOf(
  a: Float32Array,
  b: Float32Array,
  height: number,
  width: number,
): Similarity {
  const [absoluteA, absoluteB] = [a.map(Math.abs), b.map(Math.abs)];
  return {
    rankCorrelation: correlation(ranks(a), ranks(b)),
    absoluteRankCorrelation: correlation(ranks(absoluteA), ranks(absoluteB)),
    structuralSimilarity: structuralSimilarity(scaled(absoluteA), scaled(absoluteB), height, width),
  };
}

/** From 1; equal values share the mean of their ranks. */
function ranks(values: Float32Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let place = start; place < end; place++) result[order[place]!] = (start + end + 1) / 2;
    start = end;
  }
  return result;
}

/** Pearson's; 0 where one of them is constant. */
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

/** To a maximum of 1; a map of zeros stays as it is. */
function scaled(values: Float32Array): Float64Array {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  return Float64Array.from(values, (value) => (largest === 0 ? 0 : value / largest));
}

/**
 * The mean over all windows inside the map of Wang's index (Z. Wang et al. 2004, equation 13) with
 * uniform windows, sample variances, K1 0.01, K2 0.03 and a range of 1.
 */
function structuralSimilarity(
  a: Float64Array,
  b: Float64Array,
  height: number,
  width: number,
): number {
  const [c1, c2] = [0.01 ** 2, 0.03 ** 2];
  const [rows, columns] = [Math.min(WINDOW, height), Math.min(WINDOW, width)];
  const count = rows * columns;
  let total = 0;
  let windows = 0;
  for (let top = 0; top + rows <= height; top++) {
    for (let left = 0; left + columns <= width; left++) {
      let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + rows; y++) {
        for (let x = left; x < left + columns; x++) {
          const [one, other] = [a[y * width + x]!, b[y * width + x]!];
          sumA += one;
          sumB += other;
          squaresA += one * one;
          squaresB += other * other;
          products += one * other;
        }
      }
      const [meanA, meanB] = [sumA / count, sumB / count];
      const unbiased = count > 1 ? count - 1 : 1;
      const varianceA = (squaresA - count * meanA * meanA) / unbiased;
      const varianceB = (squaresB - count * meanB * meanB) / unbiased;
      const covariance = (products - count * meanA * meanB) / unbiased;
      total +=
        ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
        ((meanA ** 2 + meanB ** 2 + c1) * (varianceA + varianceB + c2));
      windows++;
    }
  }
  return total / windows;
}
