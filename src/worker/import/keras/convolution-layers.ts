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
import type { Padding, Pair } from '../../kernels/window.js';
import type { KerasLayer } from './topology.js';

const values: Bounds = [1, mostValues];

export const conv2d: PlanLayer = (layer, inputs) => {
  const [height, width, channels] = mapOf(layer, inputs);
  const { size, bias, activation, ...window } = readConvolution(layer);
  const filters = readInteger(layer, 'filters', values);
  const kernel = weight('kernel', [...size, channels, filters]);
  return {
    shape: [...slide(layer, [height, width], 'kernel_size', size, window), filters],
    end: activation.at(-1)?.kind ?? 'conv2d',
    weights: [kernel, ...biasOf(bias, filters)],
    build: (weights) => [
      {
        kind: 'conv2d',
        kernel: weights.get<Tensor4D>('kernel'),
        bias: bias ? weights.get<Tensor1D>('bias') : null,
        ...window,
      },
      ...activation,
    ],
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
  const { size, bias, activation, ...window } = readConvolution(layer);
  const filters = readInteger(layer, 'filters', values);
  const { strides, dilations, padding } = window;
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
        ...window,
      },
      ...activation,
    ],
  };
};

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
