import type { Node, Pair } from '../network/nodes.js';
import type { Shapes } from './changes.js';

/** What it takes to compute something, for one picture. */
export interface Cost {
  multiplications: number;
  /** The same with what else takes time, in multiplications. */
  time: number;
}

/** Multiplications in whose time a kernel writes one value, and in whose time one is cut out. */
const [WRITE, CUT] = [8, 40];

/** Of so many rows and columns of a node's map, all channels; of a vector always the whole. */
export function costOf(node: Node, shapes: Shapes, size: Pair): Cost {
  const shape = shapes(node.name);
  const values = shape.length === 4 ? cells(size) * shape[3]! : sizeOfOne(shape);
  const multiplications = values * multiplicationsPerValue(node, shapes);
  return { multiplications, time: multiplications + WRITE * values };
}

/** Of cutting a region out of a map of this shape. */
export function costOfCut([, , , channels]: readonly number[], size: Pair): Cost {
  return { multiplications: 0, time: CUT * cells(size) * channels! };
}

function multiplicationsPerValue(node: Node, shapes: Shapes): number {
  switch (node.kind) {
    case 'conv2d':
    case 'dense':
      return node.kernel.size / node.kernel.shape.at(-1)!;
    case 'depthwiseConv2d':
      return node.kernel.shape[0] * node.kernel.shape[1];
    case 'conv2dTranspose': {
      const [, height, width] = shapes(node.inputs[0]!);
      return (node.kernel.size * height! * width!) / sizeOfOne(shapes(node.name));
    }
    default:
      return 0;
  }
}

function cells([rows, columns]: Pair): number {
  return rows * columns;
}

function sizeOfOne([, ...shape]: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
