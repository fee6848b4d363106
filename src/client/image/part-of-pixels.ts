import { Pixels } from './pixels.js';
import type { Cut } from './reduce.js';

/** A copy of the part that begins at `left`, `top`; what lies outside is clear. */
export function cropped(
  { data, width, height }: Pixels,
  left: number,
  top: number,
  partWidth: number,
  partHeight: number,
): Pixels {
  const part = new Pixels(partWidth, partHeight);
  const from = Math.max(0, left);
  const to = Math.min(width, left + partWidth);
  for (let y = Math.max(0, -top); y < partHeight && y + top < height; y++) {
    const row = (y + top) * width;
    if (to > from) {
      part.data.set(
        data.subarray((row + from) * 4, (row + to) * 4),
        (y * partWidth + from - left) * 4,
      );
    }
  }
  return part;
}

/** The part, or the pixels themselves where that is all of them: a photograph is not copied to be read. */
export function partOf(
  pixels: Pixels,
  left: number,
  top: number,
  width: number,
  height: number,
): Pixels {
  const isWhole = left === 0 && top === 0 && width === pixels.width && height === pixels.height;
  return isWhole ? pixels : cropped(pixels, left, top, width, height);
}

/** Pixels where they lie in a larger picture, which is clear around them. */
export function placed(
  { data }: Pick<Pixels, 'data'>,
  { left, top, ...box }: Cut,
  width: number,
  height: number,
): Pick<Pixels, 'data'> {
  if (box.width === width && box.height === height) return { data };
  return cropped(new Pixels(data, box.width), -left, -top, width, height);
}
