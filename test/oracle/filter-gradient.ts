/** The kernel gradient of a convolution in float64, in plain loops. */

import { along, slide } from './shapes.js';
import type { Pair, Padding, Shape } from './spec.js';

export interface ConvolutionOf {
  kernel: Pair;
  strides: Pair;
  dilation: Pair;
  padding: Padding;
}

/**
 * input: [b, h, w, c]; signal: [b, oh, ow, f] at the output -> [kh, kw, c, f]: for every weight the
 * sum of signal times the input cell that the weight multiplies.
 */
export function filterGradient(
  layer: ConvolutionOf,
  input: Float64Array,
  [batch, h, w, c]: Shape,
  signal: Float64Array,
  filters: number,
): Float64Array {
  const [kh, kw] = layer.kernel;
  const rows = slide(h!, kh, layer.strides[0], along(layer.padding, 0), layer.dilation[0]);
  const columns = slide(w!, kw, layer.strides[1], along(layer.padding, 1), layer.dilation[1]);
  const gradient = new Float64Array(kh * kw * c! * filters);
  for (let b = 0; b < batch!; b++) {
    for (let oy = 0; oy < rows.out; oy++) {
      for (let ox = 0; ox < columns.out; ox++) {
        for (let ky = 0; ky < kh; ky++) {
          for (let kx = 0; kx < kw; kx++) {
            const y = oy * layer.strides[0] + ky * layer.dilation[0] - rows.before;
            const x = ox * layer.strides[1] + kx * layer.dilation[1] - columns.before;
            if (y < 0 || x < 0 || y >= h! || x >= w!) continue;
            for (let i = 0; i < c!; i++) {
              for (let f = 0; f < filters; f++) {
                const tap = ((ky * kw + kx) * c! + i) * filters + f;
                gradient[tap]! +=
                  input[((b * h! + y) * w! + x) * c! + i]! *
                  signal[((b * rows.out + oy) * columns.out + ox) * filters + f]!;
              }
            }
          }
        }
      }
    }
  }
  return gradient;
}
