import type { Shape3 } from '../protocol.js';
import { sumChannels } from './heatmap.js';

/** How the channels of a map become one picture. */
export type ChannelView = 'sum' | 'max' | 'rgb';

/** Values as they are drawn: one per pixel, or three (red, green, blue). */
export interface DrawnChannels {
  values: Float32Array;
  shape: Shape3;
}

/** One value per pixel: the channel of largest magnitude with its sign, the first among equals. */
export function strongestChannels(
  map: Float32Array,
  [height, width, channels]: Shape3,
): Float32Array {
  if (channels === 1) return map;
  const strongest = new Float32Array(height * width);
  map.forEach((value, index) => {
    const pixel = Math.floor(index / channels);
    if (Math.abs(value) > Math.abs(strongest[pixel]!)) strongest[pixel] = value;
  });
  return strongest;
}

/**
 * What a view draws of a map. `rgb` leaves one channel (grey) or three as they are; a map with any
 * other number of channels is no picture, and is summed.
 */
export function drawnChannels(map: Float32Array, shape: Shape3, view: ChannelView): DrawnChannels {
  const [height, width, channels] = shape;
  if (view === 'rgb' && (channels === 1 || channels === 3)) return { values: map, shape };
  const values = view === 'max' ? strongestChannels(map, shape) : sumChannels(map, shape);
  return { values, shape: [height, width, 1] };
}
