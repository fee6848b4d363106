import type { Tensor } from '@tensorflow/tfjs-core';
import { add } from './add.js';
import { affine } from './affine.js';
import { averagePool } from './average-pool.js';
import { boundedRelu } from './bounded-relu.js';
import { concatenate } from './concatenate.js';
import { conv2d } from './conv2d.js';
import { conv2dTranspose } from './conv2d-transpose.js';
import { cropping } from './cropping.js';
import { dense } from './dense.js';
import { depthwiseConv2d } from './depthwise-conv2d.js';
import { elu } from './elu.js';
import { gelu } from './gelu.js';
import { globalAveragePool } from './global-average-pool.js';
import { globalMaxPool } from './global-max-pool.js';
import { groupNormalization } from './group-normalization.js';
import { groupedConv2d } from './grouped-conv2d.js';
import { hardSigmoid } from './hard-sigmoid.js';
import { hardSwish } from './hard-swish.js';
import { input } from './input.js';
import { layerNormalization } from './layer-normalization.js';
import { leakyRelu } from './leaky-relu.js';
import { maxPool } from './max-pool.js';
import { maximum } from './maximum.js';
import { mean } from './mean.js';
import { minimum } from './minimum.js';
import { mish } from './mish.js';
import { multiply } from './multiply.js';
import { permute } from './permute.js';
import { prelu } from './prelu.js';
import { relu } from './relu.js';
import { relu6 } from './relu6.js';
import { reshape } from './reshape.js';
import { resize } from './resize.js';
import { selu } from './selu.js';
import { sigmoid } from './sigmoid.js';
import { silu } from './silu.js';
import { slice } from './slice.js';
import { softmax } from './softmax.js';
import { softplus } from './softplus.js';
import { tanh } from './tanh.js';
import { upsampling } from './upsampling.js';
import { zeroPadding } from './zero-padding.js';
import type { Convolution } from './convolution.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** Every operation that a network can be made of, by the kind of its nodes. */
const operations = {
  add,
  affine,
  averagePool,
  boundedRelu,
  concatenate,
  conv2d,
  conv2dTranspose,
  cropping,
  dense,
  depthwiseConv2d,
  elu,
  gelu,
  globalAveragePool,
  globalMaxPool,
  groupedConv2d,
  groupNormalization,
  hardSigmoid,
  hardSwish,
  input,
  layerNormalization,
  leakyRelu,
  maximum,
  maxPool,
  mean,
  minimum,
  mish,
  multiply,
  permute,
  prelu,
  relu,
  relu6,
  reshape,
  resize,
  selu,
  sigmoid,
  silu,
  slice,
  softmax,
  softplus,
  tanh,
  upsampling,
  zeroPadding,
};

type Operations = typeof operations;
export type NodeKind = keyof Operations;
export const operationKinds: readonly string[] = Object.keys(operations);
export type NodeOf<K extends NodeKind> = Parameters<Operations[K]['forward']>[0];
export type Node = { [K in NodeKind]: NodeOf<K> }[NodeKind];
/** A node without its place in a network. */
export type Operation = {
  [K in NodeKind]: Omit<NodeOf<K>, Exclude<keyof NodeBase, 'kind'>>;
}[NodeKind];
/** The nodes that are linear with a kernel. */
export type Linear = Extract<Node, { kernel: unknown }>;

/** What is known of a node's operation; to be asked about this node alone. */
export function operationOf(node: Node): OperationSpec<Node> {
  return operations[node.kind];
}

/** What is known of a kind of node without one. */
export function operationOfKind(kind: NodeKind): Pick<OperationSpec<Node>, 'ending' | 'listed'> {
  return operations[kind];
}

export function isConvolution(node: Node): node is NodeOf<Convolution['kind']> {
  return ['conv2d', 'depthwiseConv2d', 'conv2dTranspose', 'groupedConv2d'].includes(node.kind);
}

export function isLinear(node: Node): node is Linear {
  return operationOf(node).kernel !== null;
}

/** The tensors that a node owns; a shared layer's nodes have the same. */
export function tensorsOf(node: Node): Tensor[] {
  return operationOf(node).weights(node);
}
