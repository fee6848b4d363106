import type { Shape3 } from '../../../protocol.js';

/**
 * Total variation as squared differences of neighbours, along rows and columns (A. Mahendran and
 * A. Vedaldi 2015, with beta 2).
 *
 * @param picture row-major
 * @returns the sum, and its gradient
 */
export function totalVariation(
  picture: Float32Array,
  [height, width, channels]: Shape3,
): { value: number; gradient: Float32Array } {
  const gradient = new Float32Array(picture.length);
  let value = 0;
  const compare = (at: number, neighbour: number): void => {
    const difference = picture[neighbour]! - picture[at]!;
    value += difference * difference;
    gradient[neighbour]! += 2 * difference;
    gradient[at]! -= 2 * difference;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        const at = (y * width + x) * channels + channel;
        if (x + 1 < width) compare(at, at + channels);
        if (y + 1 < height) compare(at, at + width * channels);
      }
    }
  }
  return { value, gradient };
}
