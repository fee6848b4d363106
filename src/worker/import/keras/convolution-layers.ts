import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { transposedSize, windows } from '../../kernels/window.js';
import { readActivation } from './activations.js';
import {
  invalid,
  mostValues,
  readFlag,
  readInteger,
  readPadding,
  readPair,
  type Bounds,
  unsupported,
} from './layer-config.js';
import { mapOf, type PlanLayer, type PlannedWeight } from './layer-plan.js';
import type { Shape } from '../../operations/operation.js';
import type { Padding, Pair, Sides } from '../../kernels/window.js';
import type { KerasLayer } from './topology.js';

const values: Bounds = [1, mostValues];

export const conv2d: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const { size, bias, activation, ...window } = readConvolution(layer);
  const filters = readInteger(layer, 'filters', values);
  const groups = readInteger(layer, 'groups', values, 1);
  if (channels % groups !== 0 || filters % groups !== 0) {
    throw invalid(layer, 'groups', `a divisor of its ${channels} channels and ${filters} filters`);
  }
  return {
    shape: [...slide(layer, [height, width], 'kernel_size', size, window), filters],
    end: activation.at(-1)?.kind ?? (groups === 1 ? 'conv2d' : 'groupedConv2d'),
    weights: [weight('kernel', [...size, channels / groups, filters]), ...biasOf(bias, filters)],
    build: (weights) => {
      const convolution = {
        kernel: weights.get<Tensor4D>('kernel'),
        bias: bias ? weights.get<Tensor1D>('bias') : null,
        ...window,
      };
      return [
        groups === 1
          ? { kind: 'conv2d', ...convolution }
          : { kind: 'groupedConv2d', groups, ...convolution },
        ...activation,
      ];
    },
  };
};

export const depthwiseConv2d: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const { size, bias, activation, ...window } = readConvolution(layer);
  const multiplier = readInteger(layer, 'depth_multiplier', values, 1);
  return {
    shape: [...slide(layer, [height, width], 'kernel_size', size, window), channels * multiplier],
    end: activation.at(-1)?.kind ?? 'depthwiseConv2d',
    weights: [
      depthwiseKernel([...size, channels, multiplier]),
      ...biasOf(bias, channels * multiplier),
    ],
    build: (weights) => [
      {
        kind: 'depthwiseConv2d',
        kernel: weights.get<Tensor4D>('depthwise_kernel'),
        bias: bias ? weights.get<Tensor1D>('bias') : null,
        ...window,
      },
      ...activation,
    ],
  };
};

export const separableConv2d: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const { size, bias, activation, ...window } = readConvolution(layer);
  const filters = readInteger(layer, 'filters', values);
  const multiplier = readInteger(layer, 'depth_multiplier', values, 1);
  return {
    shape: [...slide(layer, [height, width], 'kernel_size', size, window), filters],
    end: activation.at(-1)?.kind ?? 'conv2d',
    weights: [
      weight('depthwise_kernel', [...size, channels, multiplier]),
      weight('pointwise_kernel', [1, 1, channels * multiplier, filters]),
      ...biasOf(bias, filters),
    ],
    build: (weights) => [
      {
        kind: 'depthwiseConv2d',
        kernel: weights.get<Tensor4D>('depthwise_kernel'),
        bias: null,
        ...window,
      },
      {
        kind: 'conv2d',
        kernel: weights.get<Tensor4D>('pointwise_kernel'),
        bias: bias ? weights.get<Tensor1D>('bias') : null,
        strides: [1, 1],
        dilations: [1, 1],
        padding: 'valid',
      },
      ...activation,
    ],
  };
};

export const conv2dTranspose: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const { size, bias, activation, padding: named, ...window } = readConvolution(layer);
  const filters = readInteger(layer, 'filters', values);
  const { strides, dilations } = window;
  const padding = readOutputPadding(layer, size, named, window) ?? named;
  const grown = transposedSize([height, width], size, strides, padding, dilations);
  return {
    shape: [...grown, filters],
    end: activation.at(-1)?.kind ?? 'conv2dTranspose',
    weights: [weight('kernel', [...size, filters, channels]), ...biasOf(bias, filters)],
    build: (weights) => [
      {
        kind: 'conv2dTranspose',
        kernel: weights.get<Tensor4D>('kernel'),
        bias: bias ? weights.get<Tensor1D>('bias') : null,
        padding,
        ...window,
      },
      ...activation,
    ],
  };
};

/**
 * What a transposed convolution cuts off its full output where its length is given by `output_padding`;
 * `null` where it is not. TensorFlow cuts an odd total off the end, as SAME pads.
 */
function readOutputPadding(
  layer: KerasLayer,
  size: Pair,
  padding: 'valid' | 'same',
  { strides, dilations }: { strides: Pair; dilations: Pair },
): Sides | null {
  if ((layer.config.output_padding ?? null) === null) return null;
  const added = readPair(layer, 'output_padding', undefined, 0);
  const along = (axis: 0 | 1): Pair => {
    const extent = (size[axis] - 1) * dilations[axis] + 1;
    // Keras's length is (cells - 1) * stride + this.
    const last = (padding === 'same' ? extent % 2 : extent) + added[axis];
    const least = padding === 'same' ? 1 : extent;
    if (added[axis] >= strides[axis] || last < least || last > least + strides[axis] - 1) {
      throw invalid(layer, 'output_padding', 'what its strides and its kernel allow');
    }
    const before = padding === 'same' ? Math.floor(Math.max(extent - last, 0) / 2) : 0;
    return [before, extent - last - before];
  };
  return [along(0), along(1)];
}

/** Works on the last axis. */
export const dense: PlanLayer = (layer, [input]) => {
  const units = readInteger(layer, 'units', values);
  const bias = readFlag(layer, 'use_bias', true);
  const activation = readActivation(layer);
  return {
    shape: [...input!.slice(0, -1), units],
    end: activation.at(-1)?.kind ?? 'dense',
    weights: [weight('kernel', [input!.at(-1)!, units]), ...biasOf(bias, units)],
    build: (weights) => [
      {
        kind: 'dense',
        kernel: weights.get<Tensor2D>('kernel'),
        bias: bias ? weights.get<Tensor1D>('bias') : null,
      },
      ...activation,
    ],
  };
};

function readConvolution(layer: KerasLayer) {
  const strides = readPair(layer, 'strides', 1);
  const dilations = readPair(layer, 'dilation_rate', 1);
  if (isAboveOne(strides) && isAboveOne(dilations)) throw unsupported(layer, 'dilation_rate');
  return {
    size: readPair(layer, 'kernel_size'),
    strides,
    dilations,
    padding: readPadding(layer),
    bias: readFlag(layer, 'use_bias', true),
    activation: readActivation(layer),
  };
}

/** No backend, and no TensorFlow, has convolutions with both: strides and dilations. */
export function isAboveOne(pair: Pair): boolean {
  return pair.some((each) => each > 1);
}

interface Sliding {
  strides: Pair;
  padding: Padding;
  dilations?: Pair;
}

/** Height and width after a window went over a map; it has to fit in. */
export function slide(
  layer: KerasLayer,
  [height, width]: Pair,
  key: string,
  window: Pair,
  { strides, padding, dilations = [1, 1] }: Sliding,
): Pair {
  const { vertical, horizontal } = windows([height, width], window, strides, padding, dilations);
  const output: Pair = [vertical.output, horizontal.output];
  if (Math.min(...output) > 0) return output;
  throw invalid(layer, key, `a window that fits into its input of ${height} x ${width}`);
}

function weight(name: string, shape: Shape): PlannedWeight {
  return { names: [name], shape };
}

/** Keras 2 calls it the depthwise kernel, Keras 3 the kernel. */
function depthwiseKernel(shape: Shape): PlannedWeight {
  return { names: ['depthwise_kernel', 'kernel'], shape };
}

function biasOf(bias: boolean, values: number): PlannedWeight[] {
  return bias ? [weight('bias', [values])] : [];
}
