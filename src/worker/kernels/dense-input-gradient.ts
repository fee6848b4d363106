import { getBackend, matMul, type Tensor2D } from '@tensorflow/tfjs-core';
import { byLoops } from './by-loops.js';

/**
 * The input gradient of a dense layer. On wasm tfjs multiplies by a transposed matrix in a slow loop, and
 * a signal that comes from one class or through a ReLU is mostly zero.
 *
 * @param signal `[rows, out]`
 * @param kernel `[in, out]`
 * @returns `[rows, in]`
 */
export function denseInputGradient(signal: Tensor2D, kernel: Tensor2D): Tensor2D {
  if (getBackend() !== 'wasm') return matMul(signal, kernel, false, true);
  const [inputs, outputs] = kernel.shape;
  const [rows] = signal.shape;
  const [result] = byLoops([signal, kernel], [[rows, inputs]], ([signals, weights], [sums]) => {
    for (let row = 0; row < rows; row++) {
      addUp(
        signals!.subarray(row * outputs, (row + 1) * outputs),
        weights!,
        sums!,
        row * inputs,
        inputs,
      );
    }
  });
  return result as Tensor2D;
}

function addUp(
  signals: Float32Array,
  weights: Float32Array,
  sums: Float32Array,
  first: number,
  inputs: number,
): void {
  const given = Array.from(signals.keys()).filter((output) => signals[output] !== 0);
  const places = Int32Array.from(given);
  const values = Float32Array.from(given, (output) => signals[output]!);
  for (let input = 0; input < inputs; input++) {
    const row = input * signals.length;
    let sum = 0;
    for (let i = 0; i < places.length; i++) sum += values[i]! * weights[row + places[i]!]!;
    sums[first + input] = sum;
  }
}
