import { mul, type Tensor4D } from '@tensorflow/tfjs-core';
import { convInputGradient } from '../kernels/conv-input-gradient.js';
import { convolutionWindows, convolve } from '../kernels/convolve.js';
import {
  convolutionMap,
  convolvedSize,
  kernelWindows,
  weightsOf,
  withBias,
  type Convolution,
} from './convolution.js';
import type { OperationSpec } from './operation.js';

/** Its kernel is `[height, width, in, out]`. */
export interface Conv2d extends Convolution {
  kind: 'conv2d';
}

export const conv2d: OperationSpec<Conv2d> = {
  outputShape: (node, [input]) => [...convolvedSize(node, input!), node.kernel.shape[3]],
  forward: (node, [input]) => withBias(convolve(input as Tensor4D, node), node.bias),
  gradient: (signal, { network, node, input }) =>
    convInputGradient(
      signal as Tensor4D,
      network.preparedKernel(node),
      convolutionWindows(node, input as Tensor4D),
      input.shape[3]!,
    ),
  rectifier: null,
  relevance: (node) => ({
    passes: 'linear',
    bias: node.bias,
    isKernel: true,
    map: (input, part, network) => convolutionMap(node, input, part, network),
  }),
  weights: weightsOf,
  kernel: {
    outputAxis: 3,
    outputs: ({ kernel }) => kernel.shape[3],
    fanIn: ({ kernel: { shape, size } }) => size / shape[3],
    // The outputs are the last axis, over which a scale of one number each is repeated.
    scaled: ({ kernel }, scale) => mul(kernel, scale),
    with: (node, kernel, bias) => ({ ...node, kernel: kernel as Tensor4D, bias }),
  },
  intervals: (node) => ({
    by: 'windows',
    over: (input) => kernelWindows(node, input),
    padded: { ...node, padding: 'valid' },
    outside: 0,
  }),
  locality: () => 'local',
  multiplications: ({ kernel }) => kernel.size / kernel.shape[3],
  sign: 'any',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'linear',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};
