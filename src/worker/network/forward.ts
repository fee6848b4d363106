import {
  add,
  avgPool,
  concat,
  elu,
  leakyRelu,
  matMul,
  mean,
  mul,
  pad,
  relu,
  relu6,
  reshape,
  sigmoid,
  softmax,
  tanh,
  transpose,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { transposedConvolution, type PreparedKernel } from '../kernels/conv-input-gradient.js';
import { convolve } from '../kernels/convolve.js';
import { crop } from '../kernels/crop.js';
import { maxPool, maxPoolWithSwitches } from '../kernels/pool.js';
import { upsample } from '../kernels/upsample.js';
import { windows, type Windows } from '../kernels/window.js';
import { watchOutput } from './finite-watch.js';
import type { Convolution, Node, NodeKind, NodeOf, Pair } from './nodes.js';
import type { Tape } from './tape.js';

/** Where a forward pass records, if it does, and the kernels that were made ready for it. */
export interface Recording {
  tape: Tape | null;
  preparedKernel(node: Convolution): PreparedKernel;
}

type Forward<K extends NodeKind> = (
  node: NodeOf<K>,
  inputs: Tensor[],
  recording: Recording,
) => Tensor;

/** What each kind of node computes. */
const forwardOf: { [K in NodeKind]: Forward<K> } = {
  input: (_node, [input]) => input!,
  conv2d: (node, [input]) => withBias(convolve(input as Tensor4D, node), node.bias),
  depthwiseConv2d: (node, [input]) => withBias(convolve(input as Tensor4D, node), node.bias),
  conv2dTranspose: (node, [input], { preparedKernel }) =>
    withBias(transposedConvolution(input as Tensor4D, node, preparedKernel(node)), node.bias),
  dense: ({ kernel, bias }, [input]) => {
    const [inputs, units] = kernel.shape;
    const rows: Tensor2D = reshape(input!, [input!.size / inputs, inputs]);
    return reshape(withBias(matMul(rows, kernel), bias), [...input!.shape.slice(0, -1), units]);
  },
  affine: ({ scale, shift }, [input]) => add(mul(input!, scale), shift),
  relu: (_node, [input]) => relu(input!),
  relu6: (_node, [input]) => relu6(input!),
  leakyRelu: ({ slope }, [input]) => leakyRelu(input!, slope),
  elu: (_node, [input]) => elu(input!),
  sigmoid: (_node, [input]) => sigmoid(input!),
  tanh: (_node, [input]) => tanh(input!),
  softmax: (_node, [input]) => softmax(input!),
  maxPool: (node, [input], { tape }) => {
    const geometry = poolWindows(node, input!);
    return pooled(node.name, input as Tensor4D, node.pool, geometry, tape);
  },
  averagePool: ({ pool, strides, padding }, [input]) =>
    avgPool(input as Tensor4D, pool, strides, padding),
  globalAveragePool: ({ keepDims }, [input]) => mean(input!, [1, 2], keepDims),
  globalMaxPool: (node, [input], { tape }) => {
    const map = input as Tensor4D;
    const { pool, geometry } = wholeMap(map);
    const output = pooled(node.name, map, pool, geometry, tape);
    return node.keepDims ? output : reshape(output, [map.shape[0], map.shape[3]]);
  },
  reshape: ({ shape }, [input]) => reshape(input!, resolveShape(shape, input!)),
  permute: ({ axes }, [input]) => transpose(input!, axes),
  zeroPadding: ({ padding }, [input]) => pad(input as Tensor4D, [[0, 0], ...padding, [0, 0]]),
  cropping: ({ cropping }, [input]) => crop(input as Tensor4D, cropping),
  upsampling: ({ size, interpolation }, [input]) =>
    upsample(input as Tensor4D, size, interpolation),
  add: (_node, inputs) => alignRanks(inputs).reduce((total, input) => add(total, input)),
  multiply: (_node, inputs) => alignRanks(inputs).reduce((product, input) => mul(product, input)),
  concatenate: ({ axis }, inputs) => concat(inputs, resolveAxis(axis, inputs[0]!)),
};

/** The node's output; where there is a tape, a max pooling records its switches on it. */
export function forwardNode(node: Node, inputs: Tensor[], recording: Recording): Tensor {
  const output = applyForward(node, inputs, recording);
  watchOutput(node, output);
  return output;
}

function pooled(
  node: string,
  map: Tensor4D,
  pool: Pair,
  geometry: Windows,
  tape: Tape | null,
): Tensor4D {
  if (!tape) return maxPool(map, pool, geometry);
  const { output, switches } = maxPoolWithSwitches(map, pool, geometry);
  tape.switches.set(node, switches);
  return output;
}

function applyForward<K extends NodeKind>(
  node: NodeOf<K>,
  inputs: Tensor[],
  recording: Recording,
): Tensor {
  const forward: Forward<K> = forwardOf[node.kind as K];
  return forward(node, inputs, recording);
}

function withBias(output: Tensor, bias: Tensor | null): Tensor {
  return bias ? add(output, bias) : output;
}

/** The windows of a pooling node over an input `[batch, height, width, channels]`. */
export function poolWindows(
  node: NodeOf<'maxPool'> | NodeOf<'averagePool'>,
  input: Tensor,
): ReturnType<typeof windows> {
  return windows([input.shape[1]!, input.shape[2]!], node.pool, node.strides, node.padding);
}

/** Global pooling as one window over the whole map. */
export function wholeMap({ shape: [, height, width] }: Tensor4D) {
  const pool: Pair = [height, width];
  return { pool, geometry: windows(pool, pool, pool, 'valid') };
}

/** A shape with as many axes of length 1 behind the batch as it lacks, which is where Keras puts them. */
export function alignedShape([batch, ...rest]: number[], rank: number): number[] {
  return [batch!, ...Array.from({ length: rank - 1 - rest.length }, () => 1), ...rest];
}

/** Inputs that are added or multiplied, a vector `[batch, c]` beside a map as `[batch, 1, 1, c]`. */
export function alignRanks(inputs: Tensor[]): Tensor[] {
  const rank = Math.max(...inputs.map((input) => input.rank));
  return inputs.map((input) => reshape(input, alignedShape(input.shape, rank)));
}

/** A concatenation's axis counted from the batch. */
export function resolveAxis(axis: number, input: Tensor): number {
  return axis < 0 ? axis + input.rank : axis;
}

function resolveShape(shape: number[], input: Tensor): number[] {
  const batch = input.shape[0]!;
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), batch);
  return [batch, ...shape.map((size) => (size === -1 ? input.size / known : size))];
}
