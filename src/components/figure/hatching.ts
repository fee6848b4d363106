import { Pixels } from '../../client/image/pixels.js';
import { colorTable, readColorMap } from './color-maps.js';
import type { ValueRange } from './heatmap.js';

/**
 * How negative values can be told from positive ones without their hue: both ends of a diverging color
 * map have one lightness, so they are one gray on paper, on monochrome screens and to readers who see
 * no colors.
 */
export interface Hatching {
  /** By pixel: the magnitude of a negative value in [0, 255] of the largest; 0 where it is not negative. */
  shares: Uint8ClampedArray;
  /** The color of the lowest value, and that of 0. */
  ink: Uint8ClampedArray;
  paper: Uint8ClampedArray;
  /** Whether it is shown in any case, not only where there are no hues. */
  isAsked: boolean;
}

/** A map in its colors. */
export class MapPixels extends Pixels {
  /** `null` where nothing is negative. */
  hatching: Hatching | null = null;
}

/** CSS pixels from one line to the next. */
export const LINE_STEP = 5;
/** Values that are nearly 0 stay plain. */
const FAINT = 8;

/**
 * The hatching of a map, to which `addNegative` tells its values.
 *
 * @returns `null` where the colors tell no signs
 */
export function hatchingFor(
  { width, height }: Pixels,
  [low, high]: ValueRange,
  colorMap: string | null,
): Hatching | null {
  if (colorMap === null || low >= 0 || high <= 0) return null;
  const table = colorTable(colorMap);
  const zero = 3 * Math.round((-low / (high - low)) * (table.length / 3 - 1));
  return {
    shares: new Uint8ClampedArray(width * height),
    ink: table.slice(0, 3),
    paper: table.slice(zero, zero + 3),
    isAsked: readColorMap(colorMap).isHatched,
  };
}

/** @param lowest the value of the first color */
export function addNegative(
  { shares }: Hatching,
  pixel: number,
  value: number,
  lowest: number,
): void {
  shares[pixel] = (255 * value) / lowest;
}

/**
 * Draws fine lines from the upper left to the lower right where values are negative: the stronger the
 * value, the broader and darker the line. What lies between them is brightened, so that each place
 * keeps about the lightness of its color.
 *
 * @param scaled the map's pixels, at the size at which it is shown
 * @param map the size of the map
 * @param step pixels from one line to the next
 */
export function hatch(
  { data, width, height }: Pixels,
  { shares, ink, paper }: Hatching,
  map: { width: number; height: number },
  step: number,
): void {
  const [across, down] = [map.width / width, map.height / height];
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y + 0.5) * down) * map.width;
    for (let x = 0; x < width; x++) {
      const share = shares[row + Math.floor((x + 0.5) * across)]!;
      if (share < FAINT) continue;
      const strength = share / 255;
      const fromLine = Math.abs(((((x - y) % step) + step) % step) - step / 2);
      const half = ((0.26 + 0.34 * strength) * step) / 2;
      const onLine = Math.min(Math.max(half - fromLine + 0.5, 0), 1);
      const dark = Math.min(1, 0.15 + 1.6 * strength);
      const to = 4 * (y * width + x);
      for (let color = 0; color < 3; color++) {
        const between = 0.25 * data[to + color]! + 0.75 * paper[color]!;
        const line = (1 - dark) * paper[color]! + dark * ink[color]!;
        data[to + color] = between + onLine * (line - between);
      }
    }
  }
}
