import { util } from '@tensorflow/tfjs-core';
import { operationOf, type Node } from '../operations/index.js';
import type { Shape } from '../operations/operation.js';

/** What it takes to compute something, for one image. */
export interface Cost {
  multiplications: number;
  /** The same with what else takes time, in multiplications. */
  time: number;
}

/** Multiplications in whose time a kernel writes one value. */
const WRITE = 8;
/** Multiplications in whose time one value is cut out of a map. */
export const CUT = 10;

/** Of so many cells of a node's map, all channels; of a vector always the whole. */
export function costOf(node: Node, shape: Shape, input: Shape, cells: number): Cost {
  const [, ...one] = shape;
  const values = shape.length === 4 ? cells * shape[3]! : util.sizeFromShape(one);
  const multiplications = values * operationOf(node).multiplications(node, shape, input);
  return { multiplications, time: multiplications + WRITE * values };
}
