/** How a signal passes backwards through a layer: the activation by a rule, the rest transposed. */

import { batchNormScale, eachTap, maxPoolWinners, offset, realCells } from './layers.js';
import { asMap, count, outputShape } from './spec.js';
import type { LayerSpec, Shape } from './spec.js';

export type Rule = 'gradient' | 'deconvnet' | 'guided-backprop';

/** One element through a ReLU: z is its pre-activation, g the signal from above. Strict at 0. */
export function reluRule(rule: Rule, z: number, g: number): number {
  switch (rule) {
    case 'gradient':
      return z > 0 ? g : 0;
    case 'deconvnet':
      return g > 0 ? g : 0;
    case 'guided-backprop':
      return z > 0 && g > 0 ? g : 0;
  }
}

/**
 * The transpose of `linear` at the given input, without bias. Max pooling sends a window's signal
 * to its first maximum; where windows overlap, the signals add up.
 * signal: [count(outputShape(layer, shape))] -> [count(shape)], both row-major.
 */
export function transposed(
  layer: LayerSpec,
  input: Float64Array,
  shape: Shape,
  signal: Float64Array,
): Float64Array {
  const outShape = outputShape(layer, shape);
  if (signal.length !== count(outShape)) {
    throw new RangeError(`${layer.name}: ${signal.length} values for [${outShape.join(', ')}]`);
  }
  const result = new Float64Array(count(shape));
  switch (layer.kind) {
    case 'conv2d': {
      const { kernel } = layer.weights;
      const channels = shape[2]!;
      const filters = layer.filters;
      eachTap(layer, shape, (oy, ox, y, x, ky, kx) => {
        for (let c = 0; c < channels; c++) {
          for (let f = 0; f < filters; f++) {
            const tap = ((ky * layer.kernel[1] + kx) * channels + c) * filters + f;
            result[offset(shape, y, x) + c]! +=
              signal[offset(outShape, oy, ox) + f]! * kernel[tap]!;
          }
        }
      });
      return result;
    }
    case 'dense': {
      const { kernel } = layer.weights;
      for (let i = 0; i < result.length; i++) {
        for (let j = 0; j < layer.units; j++) {
          result[i]! += signal[j]! * kernel[i * layer.units + j]!;
        }
      }
      return result;
    }
    case 'batchNorm': {
      const scale = batchNormScale(layer);
      return signal.map((g, i) => g * scale[i % scale.length]!);
    }
    case 'maxPool': {
      const winners = maxPoolWinners(layer, input, shape);
      signal.forEach((g, i) => (result[winners[i]!]! += g));
      return result;
    }
    case 'averagePool': {
      const cells = realCells(layer, shape);
      eachTap(layer, shape, (oy, ox, y, x) => {
        for (let c = 0; c < shape[2]!; c++) {
          const share = signal[offset(outShape, oy, ox) + c]! / cells[oy * outShape[1]! + ox]!;
          result[offset(shape, y, x) + c]! += share;
        }
      });
      return result;
    }
    case 'globalAveragePool': {
      const [h, w, channels] = asMap(shape, layer);
      return result.map((_, i) => signal[i % channels]! / (h * w));
    }
    case 'zeroPadding': {
      const [h, w, channels] = asMap(shape, layer);
      const [[top], [left]] = layer.padding;
      for (let y = 0; y < h; y++) {
        for (let x = 0; x < w; x++) {
          for (let c = 0; c < channels; c++) {
            result[offset(shape, y, x) + c] = signal[offset(outShape, y + top, x + left) + c]!;
          }
        }
      }
      return result;
    }
    default:
      return signal.slice();
  }
}
