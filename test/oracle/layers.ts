/** What each layer computes before its activation, as plain loops over float64 numbers. */

import { asMap, count, outputShape, slide } from './spec.js';
import type { BatchNormSpec, ConvSpec, LayerSpec, PoolSpec, Shape } from './spec.js';

/**
 * Visits every real cell under every window, windows in row-major order and, inside a window, its
 * cells in row-major order. (oy, ox): the window; (y, x): the input cell; (ky, kx): the position in
 * the window. Padded cells are not visited.
 */
export function eachTap(
  layer: ConvSpec | PoolSpec,
  input: Shape,
  visit: (oy: number, ox: number, y: number, x: number, ky: number, kx: number) => void,
): void {
  const [h, w] = asMap(input, layer);
  const isConv = layer.kind === 'conv2d';
  const [kh, kw] = isConv ? layer.kernel : layer.pool;
  const [dy, dx] = (isConv && layer.dilation) || [1, 1];
  const [sy, sx] = layer.strides;
  const rows = slide(h, kh, sy, layer.padding, dy);
  const columns = slide(w, kw, sx, layer.padding, dx);
  for (let oy = 0; oy < rows.out; oy++) {
    for (let ox = 0; ox < columns.out; ox++) {
      for (let ky = 0; ky < kh; ky++) {
        for (let kx = 0; kx < kw; kx++) {
          const y = oy * sy + ky * dy - rows.before;
          const x = ox * sx + kx * dx - columns.before;
          if (y >= 0 && y < h && x >= 0 && x < w) visit(oy, ox, y, x, ky, kx);
        }
      }
    }
  }
}

/** The offset of [y, x, 0] in a row-major [h, w, c] array. */
export function offset(shape: Shape, y: number, x: number): number {
  return (y * shape[1]! + x) * shape[2]!;
}

/** The factor gamma / sqrt(variance + epsilon) of every channel. */
export function batchNormScale({ weights, epsilon }: BatchNormSpec): Float64Array {
  return Float64Array.from(
    weights.gamma,
    (gamma, c) => gamma / Math.sqrt(weights.variance[c]! + epsilon),
  );
}

/**
 * For every output cell [oy, ox, c] of max pooling, the index of the input cell that it takes: the
 * first maximum of the window in row-major order. Padding never wins.
 */
export function maxPoolWinners(layer: PoolSpec, input: Float64Array, shape: Shape): Int32Array {
  const output = outputShape(layer, shape);
  const winners = new Int32Array(count(output)).fill(-1);
  eachTap(layer, shape, (oy, ox, y, x) => {
    for (let c = 0; c < shape[2]!; c++) {
      const cell = offset(shape, y, x) + c;
      const at = offset(output, oy, ox) + c;
      const best = winners[at]!;
      if (best === -1 || input[cell]! > input[best]!) winners[at] = cell;
    }
  });
  return winners;
}

/** The number of real cells under every window of average pooling: [oh * ow]. */
export function realCells(layer: PoolSpec, shape: Shape): Float64Array {
  const [rows, columns] = asMap(outputShape(layer, shape), layer);
  const cells = new Float64Array(rows * columns);
  eachTap(layer, shape, (oy, ox) => {
    cells[oy * columns + ox]! += 1;
  });
  return cells;
}

/**
 * The layer's value before its activation.
 * input: [count(shape)] -> [count(outputShape(layer, shape))], both row-major.
 */
export function linear(layer: LayerSpec, input: Float64Array, shape: Shape): Float64Array {
  const outShape = outputShape(layer, shape);
  const out = new Float64Array(count(outShape));
  switch (layer.kind) {
    case 'conv2d': {
      const { kernel, bias } = layer.weights;
      const channels = shape[2]!;
      const filters = layer.filters;
      eachTap(layer, shape, (oy, ox, y, x, ky, kx) => {
        for (let c = 0; c < channels; c++) {
          for (let f = 0; f < filters; f++) {
            const tap = ((ky * layer.kernel[1] + kx) * channels + c) * filters + f;
            out[offset(outShape, oy, ox) + f]! += input[offset(shape, y, x) + c]! * kernel[tap]!;
          }
        }
      });
      return bias ? out.map((value, i) => value + bias[i % filters]!) : out;
    }
    case 'dense': {
      const { kernel, bias } = layer.weights;
      for (let j = 0; j < layer.units; j++) {
        for (let i = 0; i < input.length; i++) {
          out[j]! += input[i]! * kernel[i * layer.units + j]!;
        }
        out[j]! += bias ? bias[j]! : 0;
      }
      return out;
    }
    case 'batchNorm': {
      const { mean, beta } = layer.weights;
      const scale = batchNormScale(layer);
      return out.map((_, i) => {
        const c = i % scale.length;
        return (input[i]! - mean[c]!) * scale[c]! + beta[c]!;
      });
    }
    case 'maxPool': {
      const winners = maxPoolWinners(layer, input, shape);
      return out.map((_, i) => input[winners[i]!]!);
    }
    case 'averagePool': {
      const cells = realCells(layer, shape);
      const channels = shape[2]!;
      eachTap(layer, shape, (oy, ox, y, x) => {
        for (let c = 0; c < channels; c++) {
          out[offset(outShape, oy, ox) + c]! += input[offset(shape, y, x) + c]!;
        }
      });
      return out.map((sum, i) => sum / cells[Math.floor(i / channels)]!);
    }
    case 'globalAveragePool': {
      const [h, w, channels] = asMap(shape, layer);
      input.forEach((value, i) => (out[i % channels]! += value / (h * w)));
      return out;
    }
    case 'zeroPadding': {
      const [h, w, channels] = asMap(shape, layer);
      const [[top], [left]] = layer.padding;
      for (let y = 0; y < h; y++) {
        for (let x = 0; x < w; x++) {
          for (let c = 0; c < channels; c++) {
            out[offset(outShape, y + top, x + left) + c] = input[offset(shape, y, x) + c]!;
          }
        }
      }
      return out;
    }
    default:
      return input.slice();
  }
}
