import { isOpaque, Pixels } from './pixels.js';

/** Bytes of four channels, premultiplied. */
interface Plane {
  values: ArrayLike<number>;
  width: number;
  height: number;
}

/** Weights of source cells, by their index, for each cell of the result. */
type Taps = (readonly [index: number, weight: number])[][];

/**
 * Scales as Chromium's `createImageBitmap` does with `resizeQuality: 'high'`, to a byte where it was
 * measured: down by mipmaps, mixing the two that are nearest and half a level sharper; up by Mitchell
 * and Netravali's cubic.
 */
export function resized(pixels: Pixels, width: number, height: number): Pixels {
  if (pixels.width === width && pixels.height === height) return pixels;
  const source: Plane = {
    values: premultiplied(pixels),
    width: pixels.width,
    height: pixels.height,
  };
  const scale = Math.sqrt((width / source.width) * (height / source.height));
  const level = Math.max(0, -Math.log2(scale) - 0.5);
  const isLarger = width >= source.width && height >= source.height;
  const values = isLarger
    ? resampled(source, cubicTaps(source.width, width), cubicTaps(source.height, height))
    : betweenLevels(source, level, width, height);
  return unpremultiplied(values.map(Math.round), width, height);
}

function betweenLevels(source: Plane, level: number, width: number, height: number): Float64Array {
  let lower = source;
  for (let step = 1; step <= level; step++) lower = halved(lower);
  const at = (plane: Plane): Float64Array =>
    resampled(plane, linearTaps(plane.width, width), linearTaps(plane.height, height));
  const share = level % 1;
  if (share === 0) return at(lower);
  const [sharp, soft] = [at(lower), at(halved(lower))];
  return sharp.map((value, index) => value * (1 - share) + soft[index]! * share);
}

/**
 * The next mipmap: the mean of 2 cells, of an odd number of them 1-2-1. In whole bytes from the start,
 * as a photograph is large here.
 */
function halved({ values, width, height }: Plane): Plane {
  const [across, down] = [halfWeights(width), halfWeights(height)];
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) };
  const means = new Uint8ClampedArray(half.width * half.height * 4);
  let next = 0;
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const first = (2 * y * width + 2 * x) * 4;
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let row = 0; row < down.length; row++) {
          const start = first + row * width * 4 + channel;
          for (let column = 0; column < across.length; column++) {
            sum += down[row]! * across[column]! * values[start + column * 4]!;
          }
        }
        means[next++] = Math.floor(sum);
      }
    }
  }
  return { values: means, ...half };
}

function halfWeights(length: number): number[] {
  if (length === 1) return [1];
  return length % 2 === 0 ? [0.5, 0.5] : [0.25, 0.5, 0.25];
}

function linearTaps(from: number, to: number): Taps {
  return Array.from({ length: to }, (_, index) => {
    const at = ((index + 0.5) * from) / to - 0.5;
    const first = Math.floor(at);
    const share = at - first;
    return [
      [inside(first, from), 1 - share],
      [inside(first + 1, from), share],
    ];
  });
}

function cubicTaps(from: number, to: number): Taps {
  return Array.from({ length: to }, (_, index) => {
    const at = ((index + 0.5) * from) / to - 0.5;
    const first = Math.floor(at);
    return [-1, 0, 1, 2].map((step) => [inside(first + step, from), mitchell(at - first - step)]);
  });
}

/** D. Mitchell and A. Netravali 1988, B = C = 1/3. */
function mitchell(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (7 * x ** 3 - 12 * x ** 2 + 16 / 3) / 6;
  return x < 2 ? ((-7 / 3) * x ** 3 + 12 * x ** 2 - 20 * x + 32 / 3) / 6 : 0;
}

function inside(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}

function resampled({ values, width }: Plane, across: Taps, down: Taps): Float64Array {
  const result = new Float64Array(across.length * down.length * 4);
  let next = 0;
  for (const rows of down) {
    for (const columns of across) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (const [row, rowWeight] of rows) {
          for (const [column, weight] of columns) {
            sum += rowWeight * weight * values[(row * width + column) * 4 + channel]!;
          }
        }
        result[next++] = sum;
      }
    }
  }
  return result;
}

/**
 * With the colours weighed by their opacity, so that clear pixels do not bleed when they are mixed; the
 * pixels' own bytes where all are opaque.
 */
function premultiplied({ data, width, height }: Pixels): Uint8ClampedArray {
  if (isOpaque(data)) return data;
  const values = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < values.length; index += 4) {
    const alpha = data[index + 3]!;
    for (let color = 0; color < 3; color++) {
      values[index + color] = (data[index + color]! * alpha) / 255;
    }
    values[index + 3] = alpha;
  }
  return values;
}

/** The way back. */
function unpremultiplied(values: ArrayLike<number>, width: number, height: number): Pixels {
  const pixels = new Pixels(width, height);
  for (let index = 0; index < values.length; index += 4) {
    const alpha = values[index + 3]!;
    for (let color = 0; color < 3; color++) {
      pixels.data[index + color] = alpha === 0 ? 0 : (255 * values[index + color]!) / alpha;
    }
    pixels.data[index + 3] = alpha;
  }
  return pixels;
}
