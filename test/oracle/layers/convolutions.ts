/** The convolutions of Keras as lists of terms. */

import { asMap, offset } from '../shapes.js';
import type {
  ConvSpec,
  ConvolutionSpec,
  DepthwiseSpec,
  SeparableSpec,
  Shape,
  TransposedSpec,
} from '../spec.js';
import type { Linear } from './linear.js';
import { eachTap, windowCounts } from './windows.js';
import type { Sliding } from './windows.js';

function sliding(layer: ConvolutionSpec): Sliding {
  return { ...layer, window: layer.kernel };
}

export const conv2d: Linear<ConvSpec> = {
  shape: (layer, input) => [...windowCounts(sliding(layer), input), layer.filters],
  eachTerm(layer, input, visit) {
    const output = conv2d.shape(layer, input);
    const [, , channels] = asMap(input, layer);
    const { filters, weights, groups = 1 } = layer;
    const [inputs, outputs] = [channels / groups, filters / groups];
    eachTap(sliding(layer), input, (oy, ox, y, x, ky, kx) => {
      for (let f = 0; f < filters; f++) {
        const first = Math.floor(f / outputs) * inputs;
        for (let c = 0; c < inputs; c++) {
          const tap = ((ky * layer.kernel[1] + kx) * inputs + c) * filters + f;
          const cell = offset(input, y, x) + first + c;
          visit(offset(output, oy, ox) + f, cell, weights.kernel[tap]!);
        }
      }
    });
  },
  bias: ({ weights }) => weights.bias,
};

/** Every channel on its own: channel c gives the outputs c * multiplier + m. */
export const depthwiseConv2d: Linear<DepthwiseSpec> = {
  shape: (layer, input) => [
    ...windowCounts(sliding(layer), input),
    asMap(input, layer)[2] * layer.multiplier,
  ],
  eachTerm(layer, input, visit) {
    const output = depthwiseConv2d.shape(layer, input);
    const [, , channels] = asMap(input, layer);
    const { multiplier, weights } = layer;
    eachTap(sliding(layer), input, (oy, ox, y, x, ky, kx) => {
      for (let c = 0; c < channels; c++) {
        for (let m = 0; m < multiplier; m++) {
          const tap = ((ky * layer.kernel[1] + kx) * channels + c) * multiplier + m;
          const cell = offset(output, oy, ox) + c * multiplier + m;
          visit(cell, offset(input, y, x) + c, weights.kernel[tap]!);
        }
      }
    });
  },
  bias: ({ weights }) => weights.bias,
};

/** A depthwise convolution, then at every pixel the same matrix. */
export const separableConv2d: Linear<SeparableSpec> = {
  shape: (layer, input) => [...windowCounts(sliding(layer), input), layer.filters],
  eachTerm(layer, input, visit) {
    const output = separableConv2d.shape(layer, input);
    const [, , channels] = asMap(input, layer);
    const { multiplier, filters } = layer;
    const { depthwise, pointwise } = layer.weights;
    eachTap(sliding(layer), input, (oy, ox, y, x, ky, kx) => {
      for (let c = 0; c < channels; c++) {
        for (let m = 0; m < multiplier; m++) {
          const tap = ((ky * layer.kernel[1] + kx) * channels + c) * multiplier + m;
          for (let f = 0; f < filters; f++) {
            const weight = depthwise[tap]! * pointwise[(c * multiplier + m) * filters + f]!;
            visit(offset(output, oy, ox) + f, offset(input, y, x) + c, weight);
          }
        }
      }
    });
  },
  bias: ({ weights }) => weights.bias,
};

/** The map on which the windows of a convolution would give the input of this layer. */
function grown(layer: TransposedSpec, input: Shape): Shape {
  const [h, w] = asMap(input, layer);
  const length = (size: number, axis: 0 | 1) => {
    const extent = (layer.kernel[axis] - 1) * (layer.dilation?.[axis] ?? 1) + 1;
    const full = (size - 1) * layer.strides[axis] + extent;
    if (typeof layer.padding !== 'string') {
      const [before, after] = layer.padding[axis];
      return full - before - after;
    }
    if (layer.outputPadding) {
      const cut = layer.padding === 'same' ? 2 * Math.floor(extent / 2) : 0;
      return full - cut + layer.outputPadding[axis];
    }
    const overhang = layer.padding === 'same' ? 0 : Math.max(extent - layer.strides[axis], 0);
    return size * layer.strides[axis] + overhang;
  };
  return [length(h, 0), length(w, 1), layer.filters];
}

/** A convolution with inputs and outputs exchanged. */
export const conv2dTranspose: Linear<TransposedSpec> = {
  shape: grown,
  eachTerm(layer, input, visit) {
    const output = grown(layer, input);
    const [, , channels] = asMap(input, layer);
    const { filters, weights } = layer;
    eachTap(sliding(layer), output, (iy, ix, y, x, ky, kx) => {
      for (let f = 0; f < filters; f++) {
        for (let c = 0; c < channels; c++) {
          const tap = ((ky * layer.kernel[1] + kx) * filters + f) * channels + c;
          visit(offset(output, y, x) + f, offset(input, iy, ix) + c, weights.kernel[tap]!);
        }
      }
    });
  },
  bias: ({ weights }) => weights.bias,
};
