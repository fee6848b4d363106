import { add, mul, type Tensor, type Tensor1D, type Tensor4D } from '@tensorflow/tfjs-core';
import {
  convInputGradient,
  depthwiseInputGradient,
  transposedConvolution,
  type PreparedKernel,
} from '../kernels/conv-input-gradient.js';
import {
  convolutionWindows,
  convolve,
  type GroupedKernel,
  type Kernel,
} from '../kernels/convolve.js';
import { groupedByZeros, groupedConvolution, groupedInputGradient } from '../kernels/grouped.js';
import { transposedByZeros } from '../kernels/transposed-convolution.js';
import { windows, type Pair, type Windows } from '../kernels/window.js';
import { partOf } from './kernel-part.js';
import type {
  IntervalMap,
  KernelPart,
  Kernels,
  LinearMap,
  NodeBase,
  OperationSpec,
  Shape,
} from './operation.js';

/** What the convolutions without groups have in common. */
export interface PlainConvolution extends NodeBase, Kernel {
  kind: Kernel['kind'];
  /** `[outputs]` */
  bias: Tensor1D | null;
}

interface GroupedConvolution extends NodeBase, GroupedKernel {
  kind: GroupedKernel['kind'];
  bias: Tensor1D | null;
}

export type Convolution = PlainConvolution | GroupedConvolution;

export function withBias(output: Tensor, bias: Tensor | null): Tensor {
  return bias ? add(output, bias) : output;
}

export function weightsOf({ kernel, bias }: { kernel: Tensor; bias: Tensor | null }): Tensor[] {
  return bias ? [kernel, bias] : [kernel];
}

/** What holds for all of them. */
export const convolutional = {
  rectifier: null,
  relevance: (node: Convolution) => ({
    passes: 'linear',
    bias: () => node.bias,
    isKernel: true,
    rules: 'all',
    map: (input, part, network) => convolutionMap(node, input, part, network),
  }),
  weights: weightsOf,
  sign: 'any',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'linear',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
} satisfies Partial<OperationSpec<Convolution>>;

/** What holds for those whose kernel is `[height, width, inputs of one output, outputs]`. */
export const outputsLast = {
  ...convolutional,
  outputShape: (node: Convolution, [input]: readonly Shape[]): Shape => [
    ...convolvedSize(node, input!),
    node.kernel.shape[3],
  ],
  kernel: {
    outputAxis: 3,
    outputs: ({ kernel }: Convolution) => kernel.shape[3],
    fanIn: ({ kernel: { shape, size } }: Convolution) => size / shape[3],
    // The outputs are the last axis, over which a scale of one number each is repeated.
    scaled: ({ kernel }: Convolution, scale: Tensor1D) => mul(kernel, scale),
    with: withKernel,
  },
  intervals: windowIntervals,
  locality: (): 'local' => 'local',
  multiplications: ({ kernel }: Convolution) => kernel.size / kernel.shape[3],
};

/** The node with other weights. */
export function withKernel<N extends Convolution>(
  node: N,
  kernel: Tensor,
  bias: Tensor1D | null,
): N {
  return { ...node, kernel: kernel as Tensor4D, bias };
}

/** Of a convolution whose windows lie over its input. */
export function windowIntervals<N extends Convolution>(node: N): IntervalMap<N> {
  return {
    by: 'windows',
    over: (input) => kernelWindows(node, input),
    padded: { ...node, padding: 'valid' },
    outside: 0,
  };
}

/** The windows of a convolution over a map `[batch, height, width, channels]`. */
export function kernelWindows(
  { kernel, strides, padding, dilations }: Convolution,
  map: Shape,
): Windows {
  const size: Pair = [map[1]!, map[2]!];
  return windows(size, [kernel.shape[0], kernel.shape[1]], strides, padding, dilations);
}

/** Height and width of a convolution's output. */
export function convolvedSize(node: Convolution, [height, width]: Shape): Pair {
  const { vertical, horizontal } = kernelWindows(node, [1, height!, width!]);
  return [vertical.output, horizontal.output];
}

/** The linear map of a convolution, with some part of its kernel. */
function convolutionMap(
  node: Convolution,
  input: Tensor,
  part: KernelPart,
  network: Kernels,
): LinearMap {
  const whole = (): LinearMap => mapOf(node, () => network.preparedKernel(node), input);
  if (part === 'whole') return whole();
  if (part === 'transposed') {
    if (node.kind === 'conv2dTranspose') return whole();
    const map = input as Tensor4D;
    const back = (signal: Tensor) =>
      node.kind === 'groupedConv2d'
        ? groupedByZeros(signal as Tensor4D, node, network.preparedKernel(node), map)
        : transposedByZeros(signal as Tensor4D, node, map);
    return { ...whole(), back };
  }
  const [name, parameter] = typeof part === 'string' ? [part, 0] : ['gamma', part.gamma];
  const prepared = (): PreparedKernel => network.preparedKernel(node);
  const make = (weights: Tensor4D): Tensor4D => partOf(weights, part);
  const changed = network.kernelParts.get(node, prepared, name, parameter, make);
  return mapOf(changed.node, () => changed.prepared, input);
}

function mapOf(node: Convolution, prepared: () => PreparedKernel, input: Tensor): LinearMap {
  const map = input as Tensor4D;
  if (node.kind === 'conv2dTranspose') {
    return {
      apply: (values) => transposedConvolution(values as Tensor4D, node, prepared()),
      back: (signal) => convolve(signal as Tensor4D, node),
    };
  }
  const geometry = convolutionWindows(node, map);
  if (node.kind === 'groupedConv2d') {
    return {
      apply: (values) => groupedConvolution(values as Tensor4D, node, prepared()),
      back: (signal) => groupedInputGradient(signal as Tensor4D, prepared(), geometry),
    };
  }
  const gradient = node.kind === 'depthwiseConv2d' ? depthwiseInputGradient : convInputGradient;
  return {
    apply: (values) => convolve(values as Tensor4D, node),
    back: (signal) => gradient(signal as Tensor4D, prepared(), geometry, map.shape[3]),
  };
}
