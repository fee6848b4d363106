import {
  add,
  matMul,
  mul,
  relu,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import {
  convInputGradient,
  depthwiseInputGradient,
  transposedConvolution,
  type PreparedKernel,
} from '../../kernels/conv-input-gradient.js';
import { convolutionWindows, convolve } from '../../kernels/convolve.js';
import { transposedByZeros } from '../../kernels/transposed-convolution.js';
import type { Network } from '../../network/network.js';
import type { Convolution, NodeOf, Pair } from '../../network/nodes.js';

/** The nodes that are linear with a bias, a norm that could not be folded among them. */
export type LinearNode = Convolution | NodeOf<'dense' | 'affine'>;

/**
 * What a rule makes of a layer's weights; `transposed` are all of them, whose transposed map is computed
 * as textbooks draw it.
 */
export type KernelPart =
  'whole' | 'transposed' | 'positive' | 'negative' | 'square' | 'ones' | { gamma: number };

/** A linear layer with some part of its weights and without its bias. */
export interface LinearMap {
  apply(input: Tensor): Tensor;
  /** The transposed map: a signal of the output's shape to one of the input's. */
  back(signal: Tensor): Tensor;
}

/** @param input what the node receives, for its shape */
export function linearMap(
  network: Network,
  node: LinearNode,
  input: Tensor,
  part: KernelPart,
): LinearMap {
  switch (node.kind) {
    case 'dense':
      return part === 'transposed'
        ? denseByZeros(node, input)
        : denseMap(partOf(node.kernel, part), input);
    case 'affine': {
      const scale = partOf(node.scale, part);
      return { apply: (values) => mul(values, scale), back: (signal) => mul(signal, scale) };
    }
    default: {
      const whole = () => convolutionMap(node, () => network.preparedKernel(node), input);
      if (part === 'whole') return whole();
      if (part === 'transposed') {
        if (node.kind === 'conv2dTranspose') return whole();
        const back = (signal: Tensor) =>
          transposedByZeros(signal as Tensor4D, node, input as Tensor4D);
        return { ...whole(), back };
      }
      const [name, parameter] = typeof part === 'string' ? [part, 0] : ['gamma', part.gamma];
      const { node: changed, prepared } = network.kernelParts.get(node, name, parameter, () =>
        partOf(node.kernel, part),
      );
      return convolutionMap(changed, () => prepared, input);
    }
  }
}

function convolutionMap(
  node: Convolution,
  prepared: () => PreparedKernel,
  input: Tensor,
): LinearMap {
  const map = input as Tensor4D;
  if (node.kind === 'conv2dTranspose') {
    return {
      apply: (values) => transposedConvolution(values as Tensor4D, node, prepared()),
      back: (signal) => convolve(signal as Tensor4D, node),
    };
  }
  const gradient = node.kind === 'depthwiseConv2d' ? depthwiseInputGradient : convInputGradient;
  const geometry = convolutionWindows(node, map);
  return {
    apply: (values) => convolve(values as Tensor4D, node),
    back: (signal) => gradient(signal as Tensor4D, prepared(), geometry, map.shape[3]),
  };
}

function denseMap(kernel: Tensor2D, input: Tensor): LinearMap {
  const [inputs, units] = kernel.shape;
  const rows = (values: Tensor, length: number): Tensor2D =>
    reshape(values, [values.size / length, length]);
  return {
    apply: (values) =>
      reshape(matMul(rows(values, inputs), kernel), [...values.shape.slice(0, -1), units]),
    back: (signal) => reshape(matMul(rows(signal, units), kernel, false, true), input.shape),
  };
}

/** A dense layer as a convolution of single cells. */
function denseByZeros({ kernel }: NodeOf<'dense'>, input: Tensor): LinearMap {
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
  return { ...denseMap(kernel, input), back };
}

function partOf<T extends Tensor1D | Tensor2D | Tensor4D>(weights: T, part: KernelPart): T {
  switch (part) {
    case 'whole':
    case 'transposed':
      return weights;
    case 'positive':
      return relu(weights);
    case 'negative':
      return mul(relu(mul(weights, -1)), -1);
    case 'square':
      return mul(weights, weights);
    case 'ones':
      return add(mul(weights, 0), 1);
    default:
      return add(weights, mul(relu(weights), part.gamma));
  }
}
