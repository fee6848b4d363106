import { util } from '@tensorflow/tfjs-core';
import type { Node } from '../network/nodes.js';

/** What it takes to compute something, for one picture. */
export interface Cost {
  multiplications: number;
  /** The same with what else takes time, in multiplications. */
  time: number;
}

/** Multiplications in whose time a kernel writes one value. */
const WRITE = 8;
/** Multiplications in whose time one value is cut out of a map. */
export const CUT = 10;

/** Of so many places of a node's map, all channels; of a vector always the whole. */
export function costOf(
  node: Node,
  shape: readonly number[],
  input: readonly number[],
  places: number,
): Cost {
  const values = shape.length === 4 ? places * shape[3]! : sizeOfOne(shape);
  const multiplications = values * multiplicationsPerValue(node, shape, input);
  return { multiplications, time: multiplications + WRITE * values };
}

function multiplicationsPerValue(
  node: Node,
  shape: readonly number[],
  input: readonly number[],
): number {
  switch (node.kind) {
    case 'conv2d':
    case 'dense':
      return node.kernel.size / node.kernel.shape.at(-1)!;
    case 'depthwiseConv2d':
      return node.kernel.shape[0] * node.kernel.shape[1];
    case 'conv2dTranspose':
      return (node.kernel.size * input[1]! * input[2]!) / sizeOfOne(shape);
    default:
      return 0;
  }
}

function sizeOfOne([, ...shape]: readonly number[]): number {
  return util.sizeFromShape(shape);
}
