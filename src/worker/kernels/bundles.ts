import { mul, reshape, slice4d, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import type { GroupedKernel, Kernel } from './convolve.js';

/** Channels that a bundle has, if there are as many: with fewer a convolution is hardly faster. */
const CHANNELS = 32;

/**
 * A grouped convolution as few plain ones, each of several groups side by side, with zeros where groups
 * do not meet: one convolution for each group would take longer than its multiplications, one for all
 * would multiply zeros most of the time. In the order of their channels.
 */
export function bundlesOf(node: GroupedKernel): Kernel[] {
  const { kernel, groups } = node;
  const [height, width, inputs, outputs] = kernel.shape;
  const each = outputs / groups;
  const most = Math.max(Math.floor(CHANNELS / Math.max(inputs, each)), 1);
  const count = Math.ceil(groups / most);
  const startOf = (index: number): number => Math.round((index * groups) / count);
  return Array.from({ length: count }, (_, index) => {
    const [first, size] = [startOf(index), startOf(index + 1) - startOf(index)];
    const own = slice4d(kernel, [0, 0, 0, first * each], [height, width, inputs, size * each]);
    return { ...node, kind: 'conv2d', kernel: blockDiagonal(own, size) };
  });
}

/** `[rows, columns, in / groups, out]` as `[rows, columns, in, out]`. */
function blockDiagonal(kernel: Tensor4D, groups: number): Tensor4D {
  if (groups === 1) return kernel;
  const [height, width, inputs, outputs] = kernel.shape;
  const isOwn = Array.from({ length: groups * outputs }, (_, index) => {
    const [group, output] = [Math.floor(index / outputs), index % outputs];
    return Number(group === Math.floor((output * groups) / outputs));
  });
  const cells = reshape(kernel, [height * width, 1, inputs, outputs]);
  const blocks = mul(cells, tensor4d(isOwn, [1, groups, 1, outputs]));
  return reshape(blocks, [height, width, groups * inputs, outputs]);
}
