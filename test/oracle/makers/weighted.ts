/** Makers of the layers with kernels. */

import { asMap, channelsOf } from '../shapes.js';
import type { Activation, Padding, Pair } from '../spec.js';
import { randomArray } from '../random.js';
import { pair } from './maker.js';
import type { Maker, Named, Size } from './maker.js';

export interface ConvOptions extends Named {
  strides?: Size;
  padding?: Padding;
  dilation?: Size;
  activation?: Activation;
  bias?: boolean;
}
export interface DenseOptions extends Named {
  activation?: Activation;
  bias?: boolean;
}

/** Values in ±sqrt(6 / fanIn), which keeps the activations' scale. */
function kernelOf(fanIn: number, size: number, random: () => number): Float32Array {
  const limit = Math.sqrt(6 / fanIn);
  return randomArray(size, random, -limit, limit);
}

/** In ±0.5, or none. */
function biasOf(size: number, bias: boolean | undefined, random: () => number) {
  return (bias ?? true) ? { bias: randomArray(size, random, -0.5, 0.5) } : {};
}

function convolution(size: Size, options: ConvOptions) {
  return {
    kernel: pair(size),
    strides: pair(options.strides ?? 1),
    padding: options.padding ?? 'valid',
    ...(options.dilation === undefined ? {} : { dilation: pair(options.dilation) }),
    activation: options.activation ?? 'linear',
  };
}

/** A convolution with a `size` x `size` (or [h, w]) kernel and `filters` outputs. */
export function conv(
  size: Size,
  filters: number,
  options: ConvOptions & { groups?: number } = {},
): Maker {
  return ({ shape, random, name }) => {
    const common = convolution(size, options);
    const { groups = 1 } = options;
    const inputs = asMap(shape, { name: 'conv' })[2] / groups;
    const fanIn = common.kernel[0] * common.kernel[1] * inputs;
    return {
      kind: 'conv2d',
      name: options.name ?? name('conv'),
      ...common,
      filters,
      ...(groups === 1 ? {} : { groups }),
      weights: {
        kernel: kernelOf(fanIn, fanIn * filters, random),
        ...biasOf(filters, options.bias, random),
      },
    };
  };
}

/** `multiplier` outputs for every channel. */
export function depthwise(size: Size, multiplier: number, options: ConvOptions = {}): Maker {
  return ({ shape, random, name }) => {
    const common = convolution(size, options);
    const taps = common.kernel[0] * common.kernel[1];
    const outputs = channelsOf(shape) * multiplier;
    return {
      kind: 'depthwiseConv2d',
      name: options.name ?? name('depthwise'),
      ...common,
      multiplier,
      weights: {
        kernel: kernelOf(taps, taps * outputs, random),
        ...biasOf(outputs, options.bias, random),
      },
    };
  };
}

export function separable(
  size: Size,
  multiplier: number,
  filters: number,
  options: ConvOptions = {},
): Maker {
  return ({ shape, random, name }) => {
    const common = convolution(size, options);
    const taps = common.kernel[0] * common.kernel[1];
    const between = channelsOf(shape) * multiplier;
    return {
      kind: 'separableConv2d',
      name: options.name ?? name('separable'),
      ...common,
      multiplier,
      filters,
      weights: {
        depthwise: kernelOf(taps, taps * between, random),
        pointwise: kernelOf(between, between * filters, random),
        ...biasOf(filters, options.bias, random),
      },
    };
  };
}

export function convTranspose(
  size: Size,
  filters: number,
  options: ConvOptions & { outputPadding?: Pair } = {},
): Maker {
  return ({ shape, random, name }) => {
    const common = convolution(size, options);
    const terms = common.kernel[0] * common.kernel[1] * channelsOf(shape);
    const fanIn = terms / (common.strides[0] * common.strides[1]);
    return {
      kind: 'conv2dTranspose',
      name: options.name ?? name('transposed'),
      ...common,
      filters,
      ...(options.outputPadding ? { outputPadding: options.outputPadding } : {}),
      weights: {
        kernel: kernelOf(fanIn, terms * filters, random),
        ...biasOf(filters, options.bias, random),
      },
    };
  };
}

/** Along the last axis. */
export function dense(units: number, options: DenseOptions = {}): Maker {
  return ({ shape, random, name }) => ({
    kind: 'dense',
    name: options.name ?? name('dense'),
    units,
    activation: options.activation ?? 'linear',
    weights: {
      kernel: kernelOf(channelsOf(shape), channelsOf(shape) * units, random),
      ...biasOf(units, options.bias, random),
    },
  });
}
