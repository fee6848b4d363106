import type { Tensor4D } from '@tensorflow/tfjs-core';
import { crop } from './crop.js';
import type { Pair, Sides } from './window.js';

/**
 * A map, and the zeros that a convolution adds around it, as tfjs wants to be told. Negative borders are
 * cut off beforehand, for not every backend takes them.
 */
export function bordered(
  map: Tensor4D,
  sides: Sides,
): { inner: Tensor4D; padding: [Pair, Pair, Pair, Pair] } {
  const each = (change: (cells: number) => number): [Pair, Pair] => {
    const pair = ([before, after]: Pair): Pair => [change(before), change(after)];
    return [pair(sides[0]), pair(sides[1])];
  };
  const isCut = sides.flat().some((cells) => cells < 0);
  return {
    inner: isCut
      ? crop(
          map,
          each((cells) => Math.max(-cells, 0)),
        )
      : map,
    padding: [[0, 0], ...each((cells) => Math.max(cells, 0)), [0, 0]],
  };
}
