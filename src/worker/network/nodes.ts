import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';

/**
 * A canonized network: one operation per node, activations split off, batch norm folded where it
 * can be, dropout gone, the final softmax stripped. Tensors are NHWC.
 */
interface NodeBase {
  name: string;
  /** The Keras layer that this node came from; a fused layer gives two nodes. */
  layer: string;
  /** Names of the nodes that feed this one. */
  inputs: string[];
}

export type Pair = [vertical: number, horizontal: number];
export type Padding = 'same' | 'valid';

export interface WindowOptions {
  strides: Pair;
  padding: Padding;
}

export type Operation =
  | { kind: 'input' }
  | ({
      kind: 'conv2d';
      /** `[height, width, in, out]` */
      kernel: Tensor4D;
      bias: Tensor1D | null;
      dilations: Pair;
    } & WindowOptions)
  | {
      kind: 'dense';
      /** `[in, out]` */
      kernel: Tensor2D;
      bias: Tensor1D | null;
    }
  /** Per channel, `x * scale + shift`: a batch norm that has no linear layer before it to fold into. */
  | { kind: 'affine'; scale: Tensor1D; shift: Tensor1D }
  | { kind: 'relu' }
  | { kind: 'softmax' }
  | ({ kind: 'maxPool'; pool: Pair } & WindowOptions)
  | ({ kind: 'averagePool'; pool: Pair } & WindowOptions)
  | { kind: 'globalAveragePool'; keepDims: boolean }
  | { kind: 'flatten' }
  | { kind: 'zeroPadding'; padding: [vertical: Pair, horizontal: Pair] };

export type Node = NodeBase & Operation;
export type NodeKind = Operation['kind'];
export type NodeOf<K extends NodeKind> = NodeBase & Extract<Operation, { kind: K }>;

/** The weights that a node owns. */
export function tensorsOf(node: Node): (Tensor1D | Tensor2D | Tensor4D)[] {
  switch (node.kind) {
    case 'conv2d':
    case 'dense':
      return node.bias ? [node.kernel, node.bias] : [node.kernel];
    case 'affine':
      return [node.scale, node.shift];
    default:
      return [];
  }
}
