import { converter } from 'culori';
import type { PixelBytes } from '../../client/image/tensor-pixels.js';

const toRgb = converter('rgb');

/** Stands in for `client/image/css-color.ts`: all colors but those that depend on a page. */
export function pixelOfColor(color: string): PixelBytes | 'falsified' | null {
  // Hexadecimal digits alone are no CSS color.
  const rgb = /^[\da-f]+$/i.test(color) ? undefined : toRgb(color);
  if (!rgb) return null;
  const { r = 0, g = 0, b = 0, alpha = 1 } = rgb;
  return { data: Uint8ClampedArray.from([r, g, b, alpha], (share) => 255 * share) };
}
