import { mul, reshape, type Tensor4D } from '@tensorflow/tfjs-core';
import { depthwiseInputGradient } from '../kernels/conv-input-gradient.js';
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

/** Its kernel is `[height, width, in, multiplier]`, its bias `[in * multiplier]`. */
export interface DepthwiseConv2d extends Convolution {
  kind: 'depthwiseConv2d';
}

export const depthwiseConv2d: OperationSpec<DepthwiseConv2d> = {
  outputShape: (node, [input]) => [...convolvedSize(node, input!), outputsOf(node)],
  forward: (node, [input]) => withBias(convolve(input as Tensor4D, node), node.bias),
  gradient: (signal, { network, node, input }) =>
    depthwiseInputGradient(
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
    outputs: outputsOf,
    fanIn: ({ kernel: { shape } }) => shape[0] * shape[1],
    scaled: ({ kernel }, scale) => {
      const [, , channels, multiplier] = kernel.shape;
      return mul(kernel, reshape(scale, [channels, multiplier]));
    },
    with: (node, kernel, bias) => ({ ...node, kernel: kernel as Tensor4D, bias }),
  },
  intervals: (node) => ({
    by: 'windows',
    over: (input) => kernelWindows(node, input),
    padded: { ...node, padding: 'valid' },
    outside: 0,
  }),
  locality: () => 'local',
  multiplications: ({ kernel }) => kernel.shape[0] * kernel.shape[1],
  sign: 'any',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'linear',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: false,
};

function outputsOf({ kernel }: DepthwiseConv2d): number {
  return kernel.shape[2] * kernel.shape[3];
}
