import { reshape, slice4d, stridedSlice, type Tensor4D } from '@tensorflow/tfjs-core';

type Four = [number, number, number, number];

/** Every `steps`-th cell of `[begin, end)` along each axis; a plain slice where all steps are 1. */
export function everyNth(source: Tensor4D, begin: Four, end: Four, steps: Four): Tensor4D {
  const lengths = begin.map((start, axis) => Math.ceil((end[axis]! - start) / steps[axis]!));
  const [a, b, c, d] = lengths as Four;
  if (steps.every((step) => step === 1)) return slice4d(source, begin, [a, b, c, d]);
  return reshape(stridedSlice(source, begin, end, steps), [a, b, c, d]);
}
