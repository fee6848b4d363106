import { pad, reshape, slice, stridedSlice, util, type Tensor } from '@tensorflow/tfjs-core';

/** Every `steps`-th cell of `[begin, end)` along each axis; a plain slice where all steps are 1. */
export function everyNth(
  source: Tensor,
  begin: readonly number[],
  end: readonly number[],
  steps: readonly number[],
): Tensor {
  const lengths = begin.map((start, axis) => Math.ceil((end[axis]! - start) / steps[axis]!));
  if (steps.every((step) => step === 1)) return slice(source, [...begin], lengths);
  return reshape(stridedSlice(source, [...begin], [...end], [...steps]), lengths);
}

/** The transpose of `everyNth`: each cell where it was taken from in the shape, zeros elsewhere. */
export function amongZeros(
  cells: Tensor,
  begin: readonly number[],
  steps: readonly number[],
  shape: readonly number[],
): Tensor {
  let map = cells;
  steps.forEach((step, axis) => {
    if (step === 1) return;
    const lengths = [...map.shape];
    const inner = util.sizeFromShape(lengths.slice(axis + 1));
    const flat = reshape(map, [map.size / inner, inner]);
    const apart = pad(flat, [
      [0, 0],
      [0, (step - 1) * inner],
    ]);
    lengths[axis]! *= step;
    const long = reshape(apart, lengths);
    lengths[axis] = Math.min(lengths[axis]!, shape[axis]! - begin[axis]!);
    map = slice(
      long,
      lengths.map(() => 0),
      lengths,
    );
  });
  const sides = shape.map((length, axis): [number, number] => {
    const before = begin[axis]!;
    return [before, length - before - map.shape[axis]!];
  });
  return pad(map, sides);
}
