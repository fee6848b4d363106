import {
  keep,
  matMul,
  mul,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { denseInputGradient } from '../kernels/dense-input-gradient.js';
import { transposedByZeros } from '../kernels/transposed-convolution.js';
import type { Pair } from '../kernels/window.js';
import type { Conv2d } from './conv2d.js';
import { weightsOf, withBias } from './convolution.js';
import { partOf } from './kernel-part.js';
import type { LinearMap, MapForm, NodeBase, OperationSpec } from './operation.js';

/** Works on the last axis. */
export interface Dense extends NodeBase {
  kind: 'dense';
  /** `[in, out]` */
  kernel: Tensor2D;
  bias: Tensor1D | null;
}

export const dense: OperationSpec<Dense> = {
  outputShape: ({ kernel }, [input]) => [...input!.slice(0, -1), kernel.shape[1]],
  forward: ({ kernel, bias }, [input]) => {
    const [inputs, units] = kernel.shape;
    const rows = rowsOf(input!, inputs);
    return reshape(withBias(matMul(rows, kernel), bias), [...input!.shape.slice(0, -1), units]);
  },
  gradient: (signal, { node: { kernel }, input }) =>
    reshape(denseInputGradient(rowsOf(signal, kernel.shape[1]), kernel), input.shape),
  rectifier: null,
  relevance: (node) => ({
    passes: 'linear',
    bias: () => node.bias,
    isKernel: true,
    rules: 'all',
    map: (input, part) =>
      part === 'transposed' ? mapByZeros(node, input) : mapOf(partOf(node.kernel, part), input),
  }),
  weights: weightsOf,
  kernel: {
    outputAxis: 1,
    outputs: ({ kernel }) => kernel.shape[1],
    fanIn: ({ kernel }) => kernel.shape[0],
    scaled: ({ kernel }, scale) => mul(kernel, scale),
    with: (node, kernel, bias) => ({ ...node, kernel: kernel as Tensor2D, bias }),
  },
  intervals: () => ({ by: 'cell' }),
  locality: () => 'local',
  multiplications: ({ kernel }) => kernel.size / kernel.shape[1],
  sign: 'any',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'linear',
  bounds: 'lost',
  onMaps: { of: (node, _shape, [below]) => asConvolution(node, below!) },
  listed: true,
  completesConvolution: false,
};

function rowsOf(values: Tensor, length: number): Tensor2D {
  return reshape(values, [values.size / length, length]);
}

function mapOf(kernel: Tensor2D, input: Tensor): LinearMap {
  const [inputs, units] = kernel.shape;
  return {
    apply: (values) =>
      reshape(matMul(rowsOf(values, inputs), kernel), [...values.shape.slice(0, -1), units]),
    back: (signal) => reshape(denseInputGradient(rowsOf(signal, units), kernel), input.shape),
  };
}

/** As a convolution of single cells. */
function mapByZeros({ kernel }: Dense, input: Tensor): LinearMap {
  const [inputs, units] = kernel.shape;
  const cells: Tensor4D = reshape(input, [input.size / inputs, 1, 1, inputs]);
  const back = (signal: Tensor): Tensor => {
    const node = {
      kind: 'conv2d' as const,
      kernel: reshape(kernel, [1, 1, inputs, units]) as Tensor4D,
      strides: [1, 1] as Pair,
      dilations: [1, 1] as Pair,
      padding: 'valid' as const,
    };
    const signals: Tensor4D = reshape(signal, [signal.size / units, 1, 1, units]);
    return reshape(transposedByZeros(signals, node, cells), input.shape);
  };
  return { ...mapOf(kernel, input), back };
}

function asConvolution(node: Dense, { map, isVector }: MapForm): Conv2d {
  const { kernel } = node;
  const [height, width, channels] = isVector ? map : [1, 1, kernel.shape[0]];
  const changed: Tensor4D = reshape(kernel, [height, width, channels, kernel.shape[1]]);
  return {
    ...node,
    kind: 'conv2d',
    kernel: keep(changed),
    strides: [1, 1],
    dilations: [1, 1],
    padding: 'valid',
  };
}
