import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';

/**
 * A canonized network: one operation per node, activations split off, batch norm folded where it
 * can be, dropout gone, the head's softmax or sigmoid stripped. Tensors are NHWC.
 */
interface NodeBase {
  name: string;
  /** The Keras layer or the graph's node that this node came from; a fused one gives two nodes. */
  layer: string;
  /** Names of the nodes that feed this one. */
  inputs: string[];
}

export type Pair = [vertical: number, horizontal: number];
export type Padding = 'same' | 'valid';

interface WindowOptions {
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
  | ({
      kind: 'depthwiseConv2d';
      /** `[height, width, in, multiplier]` */
      kernel: Tensor4D;
      /** `[in * multiplier]` */
      bias: Tensor1D | null;
      dilations: Pair;
    } & WindowOptions)
  | ({
      kind: 'conv2dTranspose';
      /** `[height, width, out, in]` */
      kernel: Tensor4D;
      bias: Tensor1D | null;
      dilations: Pair;
    } & WindowOptions)
  | {
      kind: 'dense';
      /** `[in, out]`; works on the last axis */
      kernel: Tensor2D;
      bias: Tensor1D | null;
    }
  /**
   * Per channel, or with one value for all, `x * scale + shift`: a rescaling, or a batch norm that
   * has no linear layer before it to fold into.
   */
  | { kind: 'affine'; scale: Tensor1D; shift: Tensor1D }
  | { kind: 'relu' }
  | { kind: 'relu6' }
  /** `slope * x` where x is negative */
  | { kind: 'leakyRelu'; slope: number }
  /** `exp(x) - 1` where x is negative */
  | { kind: 'elu' }
  | { kind: 'sigmoid' }
  | { kind: 'tanh' }
  /** Over the channels. */
  | { kind: 'softmax' }
  | ({ kind: 'maxPool'; pool: Pair } & WindowOptions)
  | ({ kind: 'averagePool'; pool: Pair } & WindowOptions)
  | { kind: 'globalAveragePool'; keepDims: boolean }
  | { kind: 'globalMaxPool'; keepDims: boolean }
  /** Without the batch; -1 stands for what is left. */
  | { kind: 'reshape'; shape: number[] }
  /** The axis that each axis is taken from, batch included. */
  | { kind: 'permute'; axes: number[] }
  | { kind: 'zeroPadding'; padding: [vertical: Pair, horizontal: Pair] }
  | { kind: 'cropping'; cropping: [vertical: Pair, horizontal: Pair] }
  | { kind: 'upsampling'; size: Pair; interpolation: 'nearest' | 'bilinear' }
  | { kind: 'add' }
  | { kind: 'multiply' }
  /** A negative axis counts from the last one. */
  | { kind: 'concatenate'; axis: number };

export type Node = NodeBase & Operation;
export type NodeKind = Operation['kind'];
export type NodeOf<K extends NodeKind> = NodeBase & Extract<Operation, { kind: K }>;

export type Convolution = NodeOf<'conv2d' | 'depthwiseConv2d' | 'conv2dTranspose'>;
/** The nodes that are linear with a kernel. */
export type Linear = Convolution | NodeOf<'dense'>;

export function isConvolution(node: Node): node is Convolution {
  return ['conv2d', 'depthwiseConv2d', 'conv2dTranspose'].includes(node.kind);
}

export function isLinear(node: Node): node is Linear {
  return isConvolution(node) || node.kind === 'dense';
}

/** The weights that a node uses; a shared layer's nodes use the same. */
export function tensorsOf(node: Node): Tensor[] {
  if (isLinear(node)) return node.bias ? [node.kernel, node.bias] : [node.kernel];
  return node.kind === 'affine' ? [node.scale, node.shift] : [];
}
