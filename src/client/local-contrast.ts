import type { TensorValues } from '../protocol.js';

/** Standard deviation of the Gaussian window, in pixels, and where it is cut off. */
const [SIGMA, RADIUS] = [3, 9];
/** Standard deviation of the pixels where there is contrast: one lambda then suits digits and photographs. */
const CONTRAST = 0.3;

/**
 * Subtractive and divisive normalization (Jarrett et al. 2009), as filters of natural images are learned
 * with: from every pixel the mean around it is taken, and what is left is divided by the standard
 * deviation around it, or by the image's mean of these where that is larger. Windows are Gaussian, of
 * sigma 3 pixels; at the border their weights are those inside.
 *
 * @param image `[height, width, 1]`
 */
export function normalizeContrast({ data, shape }: TensorValues): TensorValues {
  const [height = 1, width = 1] = shape;
  const mean = blurred(data, height, width);
  const centered = data.map((value, at) => value - mean[at]!);
  const squares = centered.map((value) => value ** 2);
  const deviations = blurred(squares, height, width).map(Math.sqrt);
  const least = deviations.reduce((sum, each) => sum + each, 0) / deviations.length;
  // An even image has nothing to divide by.
  const scaled = centered.map((value, at) => {
    const deviation = Math.max(deviations[at]!, least);
    return deviation > 1e-6 ? (CONTRAST * value) / deviation : 0;
  });
  return { data: scaled, shape };
}

function blurred(values: Float32Array, height: number, width: number): Float32Array {
  const across = blurredLines(values, height, width, [width, 1]);
  return blurredLines(across, width, height, [1, width]);
}

/** Along lines whose cells are `stride` apart. */
function blurredLines(
  values: Float32Array,
  lines: number,
  length: number,
  [between, stride]: readonly [number, number],
): Float32Array {
  const result = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    for (let at = 0; at < length; at++) {
      let [sum, weights] = [0, 0];
      for (let to = Math.max(0, at - RADIUS); to <= Math.min(length - 1, at + RADIUS); to++) {
        const weight = Math.exp(-((to - at) ** 2) / (2 * SIGMA ** 2));
        sum += weight * values[line * between + to * stride]!;
        weights += weight;
      }
      result[line * between + at * stride] = sum / weights;
    }
  }
  return result;
}
