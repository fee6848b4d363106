import { conv2d, relu, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { readFloats, type Backend } from './backend.js';

/**
 * Computes a small convolution of values as small as gradients are, where the answer is known: some
 * drivers flush such values to zero, or compute wrong without an error.
 *
 * @returns whether the active backend got it right
 */
export async function passesSelfCheck(backend: Backend): Promise<boolean> {
  const small = 2 ** -20;
  const output = tidy(() => {
    const input = tensor4d(
      [1, -2, 3, -4].map((value) => value * small),
      [1, 2, 2, 1],
    );
    const kernel = tensor4d([1, 2, 3, 4, -1, -2, -3, -4], [2, 2, 1, 2]);
    return relu(conv2d(input, kernel, 1, 'same'));
  });
  const values = await readFloats(backend, output).finally(() => output.dispose());
  const expected = correlate([1, -2, 3, -4]).map((value) => Math.max(value, 0) * small);
  return expected.every((value, index) => Math.abs(value - values[index]!) <= 1e-3 * small);
}

/** The same convolution by hand: a 2x2 picture, a 2x2 kernel, SAME padding, two output channels. */
function correlate(picture: number[]): number[] {
  const kernels = [
    [1, 3, -1, -3],
    [2, 4, -2, -4],
  ];
  return [0, 1, 2, 3].flatMap((cell) => {
    const [y, x] = [cell >> 1, cell & 1];
    return kernels.map((kernel) =>
      kernel.reduce((sum, weight, index) => {
        const [row, column] = [y + (index >> 1), x + (index & 1)];
        return row > 1 || column > 1 ? sum : sum + weight * picture[row * 2 + column]!;
      }, 0),
    );
  });
}
