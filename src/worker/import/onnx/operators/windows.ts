import type { Pair } from '../../../kernels/window.js';
import type { NodeReader } from '../node-reader.js';

/** Cells before the first and after the last of each axis. */
export type Sides = readonly [vertical: Pair, horizontal: Pair];
export type WrittenPadding = 'valid' | Sides;

/** No kernel and no stride of a network is larger. */
const MOST_CELLS = 4096;

/** What convolutions and pooling tell of their windows; of one axis as of maps of one row. */
export interface WindowSettings {
  kernel: Pair;
  strides: Pair;
  dilations: Pair;
  sides: [Pair, Pair];
}

/**
 * @param kernel sizes of the windows, of one or two axes
 * @param size of the input along the same axes
 */
export function readWindows(
  reader: NodeReader,
  kernel: readonly number[],
  size: readonly number[],
): WindowSettings {
  const axes = kernel.length;
  if (axes !== size.length || axes < 1 || axes > 2) {
    throw reader.refuse(`has windows of ${axes} axes`, 'Networks of one or two axes work.');
  }
  const list = (name: string): number[] => {
    const values = reader.integers(name) ?? size.map(() => 1);
    const isFit = values.length === axes && values.every((value) => value >= 1);
    if (isFit && values.every((value) => value <= MOST_CELLS)) return values;
    throw reader.refuse(`has ${name} [${values.join(', ')}]`);
  };
  if (kernel.some((cells) => !(cells >= 1 && cells <= MOST_CELLS))) {
    throw reader.refuse(`has windows of [${kernel.join(', ')}]`);
  }
  const [strides, dilations] = [list('strides'), list('dilations')];
  const along = size.map((length, axis) =>
    sideOf(reader, axis, {
      length,
      extent: (kernel[axis]! - 1) * dilations[axis]! + 1,
      stride: strides[axis]!,
    }),
  );
  return {
    kernel: asPair(kernel, 1),
    strides: asPair(strides, 1),
    dilations: asPair(dilations, 1),
    sides: axes === 2 ? [along[0]!, along[1]!] : [[0, 0], along[0]!],
  };
}

/** Of a 1-D operation on a map of one row. */
export function asPair(values: readonly number[], first: number): Pair {
  return values.length === 2 ? [values[0]!, values[1]!] : [first, values[0]!];
}

function sideOf(
  reader: NodeReader,
  axis: number,
  { length, extent, stride }: { length: number; extent: number; stride: number },
): Pair {
  const automatic = reader.text('auto_pad', 'NOTSET');
  if (automatic === 'VALID') return [0, 0];
  if (automatic === 'SAME_UPPER' || automatic === 'SAME_LOWER') {
    const missing = Math.max((Math.ceil(length / stride) - 1) * stride + extent - length, 0);
    const [less, more] = [Math.floor(missing / 2), Math.ceil(missing / 2)];
    return automatic === 'SAME_UPPER' ? [less, more] : [more, less];
  }
  const pads = reader.integers('pads') ?? [];
  const [before = 0, after = 0] = [pads[axis], pads[pads.length / 2 + axis]];
  const isFit = [before, after].every((cells) => cells >= 0 && cells <= MOST_CELLS);
  if (isFit && Number.isInteger(before) && Number.isInteger(after)) return [before, after];
  throw reader.refuse(`has pads [${pads.join(', ')}]`);
}

export function paddingOf(sides: Sides): WrittenPadding {
  return sides.flat().every((cells) => cells === 0) ? 'valid' : sides;
}

/** The number of windows along each axis. */
export function outputSize(
  reader: NodeReader,
  size: Pair,
  { kernel, strides, dilations, sides }: WindowSettings,
): Pair {
  const along = (axis: 0 | 1): number => {
    const extent = (kernel[axis] - 1) * dilations[axis] + 1;
    const [before, after] = sides[axis];
    return Math.floor((size[axis] + before + after - extent) / strides[axis]) + 1;
  };
  const output: Pair = [along(0), along(1)];
  if (output.every((cells) => cells >= 1)) return output;
  throw reader.refuse(`has windows larger than its input of [${size.join(', ')}]`);
}
