import {
  add,
  avgPool,
  conv2d,
  matMul,
  mean,
  mul,
  pad,
  relu,
  reshape,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { maxPoolWithSwitches } from '../kernels/pool.js';
import { windows } from '../kernels/window.js';
import type { Node, NodeKind, NodeOf } from './nodes.js';
import type { Tape } from './tape.js';

type Forward<K extends NodeKind> = (node: NodeOf<K>, input: Tensor, tape: Tape) => Tensor;

/** What each kind of node computes. */
const forwardOf: { [K in NodeKind]: Forward<K> } = {
  input: (_node, input) => input,
  conv2d: (node, input) => {
    const { kernel, strides, padding, dilations, bias } = node;
    const output = conv2d(input as Tensor4D, kernel, strides, padding, 'NHWC', dilations);
    return bias ? add(output, bias) : output;
  },
  dense: ({ kernel, bias }, input) => {
    const output = matMul(input as Tensor2D, kernel);
    return bias ? add(output, bias) : output;
  },
  affine: ({ scale, shift }, input) => add(mul(input, scale), shift),
  relu: (_node, input) => relu(input),
  softmax: (node) => {
    throw new ExplainError(
      'layer-unsupported',
      `The layer "${node.layer}" applies a softmax in the middle of the network.`,
      'A softmax is supported as the last layer only, where it is stripped.',
    );
  },
  maxPool: (node, input, tape) => {
    const { output, switches } = maxPoolWithSwitches(
      input as Tensor4D,
      node.pool,
      poolWindows(node, input),
    );
    tape.switches.set(node.name, switches);
    return output;
  },
  averagePool: ({ pool, strides, padding }, input) =>
    avgPool(input as Tensor4D, pool, strides, padding),
  globalAveragePool: ({ keepDims }, input) => mean(input, [1, 2], keepDims),
  flatten: (_node, input) => reshape(input, [input.shape[0]!, input.size / input.shape[0]!]),
  zeroPadding: ({ padding }, input) =>
    pad(input as Tensor4D, [[0, 0], padding[0], padding[1], [0, 0]]),
};

/** Records the node's output (and, for max pooling, its switches) on the tape. */
export function forwardNode(node: Node, input: Tensor, tape: Tape): void {
  tape.outputs.set(node.name, applyForward(node, input, tape));
}

function applyForward<K extends NodeKind>(node: NodeOf<K>, input: Tensor, tape: Tape): Tensor {
  const forward: Forward<K> = forwardOf[node.kind as K];
  return forward(node, input, tape);
}

/** The windows of a pooling node over an input `[batch, height, width, channels]`. */
export function poolWindows(
  node: NodeOf<'maxPool'> | NodeOf<'averagePool'>,
  input: Tensor,
): ReturnType<typeof windows> {
  return windows([input.shape[1]!, input.shape[2]!], node.pool, node.strides, node.padding);
}
