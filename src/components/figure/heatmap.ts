import { inColorOrder, type ColorUnits } from '../../client/image/tensor-colors.js';
import type { Shape3 } from '../../protocol.js';
import { colorTable } from './color-maps.js';
import { addNegative, hatchingFor, MapPixels } from './hatching.js';

/** Lowest and highest value that the colors span. */
export type ValueRange = [low: number, high: number];

/** One value per pixel: the signed sum over channels. */
export function sumChannels(map: Float32Array, [height, width, channels]: Shape3): Float32Array {
  if (channels === 1) return map;
  const sums = new Float32Array(height * width);
  for (let pixel = 0, index = 0; pixel < sums.length; pixel++) {
    for (let channel = 0; channel < channels; channel++) sums[pixel]! += map[index++]!;
  }
  return sums;
}

/**
 * Values as pixels, one each.
 *
 * @param shape of one channel for the colors of `colorMap`; of three for red, green and blue, where
 *   `low` is black and `high` white in each; `colorMap` is `null` for a picture, gray or colored
 */
export function heatmapPixels(
  values: Float32Array,
  [height, width, channels]: Shape3,
  [low, high]: ValueRange,
  colorMap: string | null,
): MapPixels {
  const table = colorMap === null ? null : colorTable(colorMap);
  const last = (table ? table.length / 3 : 256) - 1;
  const pixels = new MapPixels(width, height);
  const hatching = hatchingFor(pixels, [low, high], colorMap);
  const { data } = pixels;
  const span = high - low;
  // A map without any signal stays at the middle, instead of amplified noise.
  const entryOf = (value: number): number =>
    Math.round((span > 0 ? Math.min(Math.max((value - low) / span, 0), 1) : 0.5) * last);
  for (let pixel = 0, to = 0; pixel < height * width; pixel++, to += 4) {
    const value = values[pixel * channels]!;
    const first = entryOf(value);
    if (table) {
      if (hatching && value < 0) {
        addNegative(hatching, pixel, value, low);
        pixels.hatching = hatching;
      }
      for (let color = 0; color < 3; color++) data[to + color] = table[first * 3 + color]!;
    } else if (channels === 3) {
      data[to] = first;
      data[to + 1] = entryOf(values[pixel * 3 + 1]!);
      data[to + 2] = entryOf(values[pixel * 3 + 2]!);
    } else {
      data[to] = data[to + 1] = data[to + 2] = first;
    }
    data[to + 3] = 255;
  }
  return pixels;
}

/**
 * Lets what lies below show through where a map is near 0, and covers it where the map is strong.
 *
 * @param shape of the values that the pixels were made of, in the same range
 * @param origin the value that counts as 0
 */
export function fadeToZero(
  { data }: MapPixels,
  values: Float32Array,
  [height, width, channels]: Shape3,
  [low, high]: ValueRange,
  origin = 0,
): void {
  const limit = Math.max(origin - low, high - origin);
  for (let pixel = 0; pixel < height * width; pixel++) {
    let magnitude = 0;
    for (let channel = 0; channel < channels; channel++) {
      magnitude = Math.max(magnitude, Math.abs(values[pixel * channels + channel]! - origin));
    }
    // The color fades with the value too: by the root, middling values are still seen.
    data[pixel * 4 + 3] =
      limit > 0 ? Math.round(255 * Math.sqrt(Math.min(magnitude / limit, 1))) : 0;
  }
}

/** How the channels of a map become one image. */
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
 * What a view draws of a map. `rgb` leaves one channel (gray) as it is and brings three into the order
 * of colors; a map with any other number of channels is no picture, and is summed.
 *
 * @param units of the model that the map is of
 */
export function drawnChannels(
  map: Float32Array,
  shape: Shape3,
  view: ChannelView,
  units: ColorUnits | null,
): DrawnChannels {
  const [height, width, channels] = shape;
  if (view === 'rgb' && (channels === 1 || channels === 3)) {
    return { values: inColorOrder(map, shape, units), shape };
  }
  const values = view === 'max' ? strongestChannels(map, shape) : sumChannels(map, shape);
  return { values, shape: [height, width, 1] };
}
