import type { Shape3 } from '../protocol.js';
import { colorTable } from './color-maps.js';

/** Lowest and highest value that the colours span. */
export type ValueRange = [low: number, high: number];

/** One value per pixel: the sum over channels, `[height * width]`. */
export function sumChannels(map: Float32Array, [height, width, channels]: Shape3): Float32Array {
  if (channels === 1) return map;
  const sums = new Float32Array(height * width);
  map.forEach((value, index) => (sums[Math.floor(index / channels)]! += value));
  return sums;
}

/** Symmetric around 0 up to the largest magnitude; `[0, 0]` for a map that is zero everywhere. */
export function symmetricRange(maps: Float32Array[]): ValueRange {
  let largest = 0;
  for (const map of maps) for (const value of map) largest = Math.max(largest, Math.abs(value));
  return [-largest, largest];
}

/**
 * Paints values, one canvas pixel each; CSS scales the canvas crisply.
 *
 * @param fade lets small magnitudes be transparent, for maps laid over a picture
 */
export function paintHeatmap(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  [height, width]: Shape3,
  [low, high]: ValueRange,
  colorMap: string,
  fade: boolean,
): void {
  canvas.width = width;
  canvas.height = height;
  const table = colorTable(colorMap);
  const steps = table.length / 3;
  const image = new ImageData(width, height);
  values.forEach((value, pixel) => {
    // A map without any signal stays at the middle, instead of amplified noise.
    const position = high > low ? Math.min(Math.max((value - low) / (high - low), 0), 1) : 0.5;
    const entry = Math.round(position * (steps - 1)) * 3;
    image.data.set(table.subarray(entry, entry + 3), pixel * 4);
    image.data[pixel * 4 + 3] = fade ? 255 * Math.min(1, Math.abs(position - 0.5) * 3) : 255;
  });
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}

/** What a map says in words: its balance of signs, and where it is strongest. */
export function summarise(values: Float32Array, [height, width]: Shape3): string {
  let positive = 0;
  let negative = 0;
  let strongest = 0;
  values.forEach((value, index) => {
    if (value > 0) positive += value;
    else negative -= value;
    if (Math.abs(value) > Math.abs(values[strongest]!)) strongest = index;
  });
  const total = positive + negative;
  if (total === 0) return 'The map is zero everywhere.';
  const share = Math.round((100 * positive) / total);
  const row = Math.floor(strongest / width) + 1;
  const column = (strongest % width) + 1;
  return `${share} % of the map is positive; it is strongest at row ${row} of ${height}, column ${column} of ${width}.`;
}
