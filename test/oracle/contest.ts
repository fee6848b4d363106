import type { InputTensor, Shape3 } from '../../dist/engine.js';

/**
 * What ROAD and infidelity do to an image, in plain loops of float64: the equations of missing pixels by
 * Gauss elimination, pixels ranked by sorting, squares and noise by the documented generator.
 */

/** mulberry32, its seed spread. */
function uniform(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function softmaxOf(logits: ArrayLike<number>): number[] {
  const all = Array.from(logits);
  const powers = all.map((logit) => Math.exp(logit - Math.max(...all)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function sums(map: Float32Array, [height, width, channels]: Shape3): number[] {
  return Array.from({ length: height * width }, (_, pixel) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum = Math.fround(sum + map[pixel * channels + c]!);
    return sum;
  });
}

/** The nine images of ROAD, a tenth of the pixels more missing in each. */
export function roadByHand(
  { data, shape: [height, width, channels] }: InputTensor,
  map: Float32Array,
  shape: Shape3,
  seed: number,
  range: number,
): Float32Array[] {
  const scores = sums(map, shape);
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => {
    const missing = order.slice(0, Math.floor((order.length * tenth) / 10));
    const values = Float64Array.from(data);
    for (let c = 0; c < channels; c++) {
      const solved = solve(...equations(data, [height, width, channels], missing, c));
      missing.forEach((pixel, row) => (values[pixel * channels + c] = solved[row]!));
    }
    const next = uniform(seed + tenth);
    for (let index = 0; index < values.length; index++) {
      const noise = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      if (missing.includes(Math.floor(index / channels))) values[index]! += 0.01 * range * noise;
    }
    return Float32Array.from(values);
  });
}

/** Each missing pixel is the weighted mean of the neighbors that exist. */
function equations(
  data: Float32Array,
  [height, width, channels]: Shape3,
  missing: number[],
  channel: number,
): [matrix: number[][], right: number[]] {
  const right = missing.map(() => 0);
  const matrix = missing.map((pixel, row) => {
    const line = missing.map(() => 0);
    const [y, x] = [Math.floor(pixel / width), pixel % width];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const inside = y + dy >= 0 && y + dy < height && x + dx >= 0 && x + dx < width;
        if ((dy === 0 && dx === 0) || !inside) continue;
        const weight = dy === 0 || dx === 0 ? 1 / 6 : 1 / 12;
        const neighbor = (y + dy) * width + x + dx;
        const other = missing.indexOf(neighbor);
        line[row]! += weight;
        if (other >= 0) line[other]! -= weight;
        else right[row]! += weight * data[neighbor * channels + channel]!;
      }
    }
    return line;
  });
  return [matrix, right];
}

function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column; row < size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let at = column; at < size; at++) matrix[row]![at]! -= factor * matrix[column]![at]!;
      right[row]! -= factor * right[column]!;
    }
  }
  const solved = right.map(() => 0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row]!;
    for (let at = row + 1; at < size; at++) rest -= matrix[row]![at]! * solved[at]!;
    solved[row] = rest / matrix[row]![row]!;
  }
  return solved;
}

/** The images with hidden squares, and the change of the score that the map predicts for each. */
export function infidelityByHand(
  { data, shape: [height, width, channels] }: InputTensor,
  map: Float32Array,
  [, , mapChannels]: Shape3,
  samples: number,
  seed: number,
  isSensitivity: boolean,
): { images: Float32Array[]; predicted: number[] } {
  const next = uniform(seed);
  const shorter = Math.min(height, width);
  const [least, most] = [16, 4].map((part) => Math.max(1, Math.round(shorter / part))) as [
    number,
    number,
  ];
  const images: Float32Array[] = [];
  const predicted: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const side = least + Math.floor(next() * (most - least + 1));
    const top = Math.floor(next() * (height - side + 1));
    const left = Math.floor(next() * (width - side + 1));
    const image = Float32Array.from(data);
    let sum = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (y < top || y >= top + side || x < left || x >= left + side) continue;
        const pixel = y * width + x;
        for (let c = 0; c < channels; c++) {
          const value = mapChannels === 1 ? map[pixel]! : map[pixel * channels + c]!;
          if (isSensitivity) sum += value * data[pixel * channels + c]!;
          else if (mapChannels > 1 || c === 0) sum += value;
          image[pixel * channels + c] = 0;
        }
      }
    }
    images.push(image);
    predicted.push(sum);
  }
  return { images, predicted };
}
