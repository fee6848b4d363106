/** Windows that slide over a map. */

import { along, asMap, slide } from '../shapes.js';
import type { Padding, Pair, Shape } from '../spec.js';

export interface Sliding {
  name: string;
  window: Pair;
  strides: Pair;
  padding: Padding;
  dilation?: Pair;
}

/** The number of windows along both axes; raises an error where none fits. */
export function windowCounts(layer: Sliding, input: Shape): Pair {
  const [h, w] = asMap(input, layer);
  const [dy, dx] = layer.dilation ?? [1, 1];
  const rows = slide(h, layer.window[0], layer.strides[0], along(layer.padding, 0), dy).out;
  const columns = slide(w, layer.window[1], layer.strides[1], along(layer.padding, 1), dx).out;
  if (rows < 1 || columns < 1) {
    throw new Error(`${layer.name}: no window fits into [${input.join(', ')}]`);
  }
  return [rows, columns];
}

/**
 * Visits every real cell under every window, windows in row-major order and, inside a window, its
 * cells in row-major order. (oy, ox): the window; (y, x): the input cell; (ky, kx): the position in
 * the window. Padded cells are not visited.
 */
export function eachTap(
  layer: Sliding,
  input: Shape,
  visit: (oy: number, ox: number, y: number, x: number, ky: number, kx: number) => void,
): void {
  const [h, w] = asMap(input, layer);
  const [kh, kw] = layer.window;
  const [dy, dx] = layer.dilation ?? [1, 1];
  const [sy, sx] = layer.strides;
  const rows = slide(h, kh, sy, along(layer.padding, 0), dy);
  const columns = slide(w, kw, sx, along(layer.padding, 1), dx);
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
