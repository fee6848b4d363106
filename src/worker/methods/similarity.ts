import type { Similarity } from '../../protocol.js';
import { rankCorrelation } from '../../protocol/rank-correlation.js';

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
    rankCorrelation: rankCorrelation(a, b),
    absoluteRankCorrelation: rankCorrelation(absoluteA, absoluteB),
    structuralSimilarity: structuralSimilarity(scaled(absoluteA), scaled(absoluteB), height, width),
  };
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
