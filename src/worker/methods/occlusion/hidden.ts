import {
  forEachHidden,
  type InputTensor,
  type Occluder,
  type Position,
  type Shape3,
} from '../../../protocol.js';
import type { Pair } from '../../kernels/window.js';
import type { Intervals } from '../../network/intervals.js';

/** The rows and columns of the picture that an occluder lies on; of one outside, the nearest cell. */
export function hiddenIntervals(
  { height, width }: Occluder,
  [top, left]: Position,
  [rows, columns]: Shape3,
): Intervals {
  const along = (start: number, extent: number, length: number): [number, number] => {
    const clamp = (at: number): number => Math.min(Math.max(at, 0), length - 1);
    return [clamp(start), clamp(start + extent - 1)];
  };
  return [along(top, height, rows), along(left, width, columns)];
}

/**
 * Writes a rectangle of the occluded picture.
 *
 * @param to `[...size, channels]` values
 */
export function writeOccluded(
  to: Float32Array,
  { data, shape }: InputTensor,
  covered: InputTensor,
  occluder: Occluder,
  position: Position,
  [top, left]: Pair,
  [rows, columns]: Pair,
): void {
  const [, width, channels] = shape;
  for (let row = 0; row < rows; row++) {
    const start = ((top + row) * width + left) * channels;
    to.set(data.subarray(start, start + columns * channels), row * columns * channels);
  }
  forEachHidden(occluder, position, shape, (pixel) => {
    const [y, x] = [Math.floor(pixel / width) - top, (pixel % width) - left];
    const cell = (y * columns + x) * channels;
    to.set(covered.data.subarray(pixel * channels, (pixel + 1) * channels), cell);
  });
}
