import { slice4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Pair } from './window.js';

/** Cuts rows and columns off a map `[batch, height, width, channels]`. */
export function crop(map: Tensor4D, [[top, bottom], [left, right]]: [Pair, Pair]): Tensor4D {
  const [batch, height, width, channels] = map.shape;
  return slice4d(
    map,
    [0, top, left, 0],
    [batch, height - top - bottom, width - left - right, channels],
  );
}
