import type { InputTensor } from '../../../protocol.js';

/** The eight neighbors of a pixel with their weights, as in the paper. */
const NEIGHBORS = [
  [-1, -1, 1 / 12],
  [-1, 0, 1 / 6],
  [-1, 1, 1 / 12],
  [0, -1, 1 / 6],
  [0, 1, 1 / 6],
  [1, -1, 1 / 12],
  [1, 0, 1 / 6],
  [1, 1, 1 / 12],
] as const;

/** Of the residual against the right-hand side, where the solver ends. */
const TOLERANCE = 1e-10;

/**
 * Linear imputation (Y. Rong et al. 2022, section 4.2): every missing pixel becomes the weighted mean of
 * its neighbors, of which those that are missing too are solved for at the same time. At the border the
 * weights of the neighbors that exist are scaled up to 1.
 *
 * @param missing 1 for pixels to replace, `[height * width]`; at least one pixel has to be left
 * @returns all values of the image, in float64
 */
export function imputed(
  { data, shape: [height, width, channels] }: InputTensor,
  missing: Uint8Array,
): Float64Array {
  const values = Float64Array.from(data);
  const system = new MissingPixels(missing, height, width);
  for (let channel = 0; channel < channels; channel++) {
    const plane = Float64Array.from(missing, (_, pixel) => values[pixel * channels + channel]!);
    const solved = system.solve(plane);
    system.pixels.forEach((pixel, row) => (values[pixel * channels + channel] = solved[row]!));
  }
  return values;
}

/** The equations of the missing pixels: a symmetric, positive definite matrix with 8 neighbors a row. */
class MissingPixels {
  /** Where the unknowns are. */
  readonly pixels: Int32Array;
  /** By row and neighbor the other row, or -1. */
  private readonly rows: Int32Array;
  /** By row and neighbor the pixel that is known, or -1. */
  private readonly known: Int32Array;
  private readonly diagonal: Float64Array;

  constructor(missing: Uint8Array, height: number, width: number) {
    const pixels: number[] = [];
    const rowOf = new Int32Array(missing.length).fill(-1);
    missing.forEach((isMissing, pixel) => {
      if (isMissing) rowOf[pixel] = pixels.push(pixel) - 1;
    });
    this.pixels = Int32Array.from(pixels);
    this.rows = new Int32Array(pixels.length * 8).fill(-1);
    this.known = new Int32Array(pixels.length * 8).fill(-1);
    this.diagonal = new Float64Array(pixels.length);
    pixels.forEach((pixel, row) => {
      const [y, x] = [Math.floor(pixel / width), pixel % width];
      NEIGHBORS.forEach(([down, right, weight], at) => {
        const [top, left] = [y + down, x + right];
        if (top < 0 || left < 0 || top >= height || left >= width) return;
        const neighbor = top * width + left;
        this.diagonal[row]! += weight;
        if (missing[neighbor]) this.rows[row * 8 + at] = rowOf[neighbor]!;
        else this.known[row * 8 + at] = neighbor;
      });
    });
  }

  /**
   * By conjugate gradients, preconditioned by symmetric Gauss-Seidel sweeps.
   *
   * @param plane one channel of the image; what it holds at missing pixels does not count
   */
  solve(plane: Float64Array): Float64Array {
    const size = this.pixels.length;
    const right = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      for (let at = 0; at < 8; at++) {
        const pixel = this.known[row * 8 + at]!;
        if (pixel >= 0) right[row]! += NEIGHBORS[at]![2] * plane[pixel]!;
      }
    }
    const solution = new Float64Array(size);
    const residual = right;
    const enough = TOLERANCE * Math.sqrt(dot(right, right));
    let direction = this.preconditioned(residual);
    let product = dot(residual, direction);
    for (let step = 0; step < 10 * size && Math.sqrt(dot(residual, residual)) > enough; step++) {
      const applied = this.apply(direction);
      const length = product / dot(direction, applied);
      for (let row = 0; row < size; row++) {
        solution[row]! += length * direction[row]!;
        residual[row]! -= length * applied[row]!;
      }
      const conditioned = this.preconditioned(residual);
      const next = dot(residual, conditioned);
      const kept = next / product;
      for (let row = 0; row < size; row++) {
        conditioned[row]! += kept * direction[row]!;
      }
      direction = conditioned;
      product = next;
    }
    return solution;
  }

  private apply(values: Float64Array): Float64Array {
    return values.map((value, row) => this.diagonal[row]! * value - this.around(row, values, 0, 8));
  }

  /** The missing neighbors of a row, weighed; the first four come before it, the others after. */
  private around(row: number, values: Float64Array, from: number, to: number): number {
    let sum = 0;
    for (let at = from; at < to; at++) {
      const other = this.rows[row * 8 + at]!;
      if (other >= 0) sum += NEIGHBORS[at]![2] * values[other]!;
    }
    return sum;
  }

  private preconditioned(residual: Float64Array): Float64Array {
    const { diagonal } = this;
    const values = new Float64Array(residual.length);
    for (let row = 0; row < values.length; row++) {
      values[row] = (residual[row]! + this.around(row, values, 0, 4)) / diagonal[row]!;
    }
    for (let row = 0; row < values.length; row++) values[row]! *= diagonal[row]!;
    for (let row = values.length - 1; row >= 0; row--) {
      values[row] = (values[row]! + this.around(row, values, 4, 8)) / diagonal[row]!;
    }
    return values;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
