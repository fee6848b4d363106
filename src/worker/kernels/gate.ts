import { engine, mul, relu, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { addressOf, simdKernels } from './simd/simd-kernels.js';

/** Inputs strictly between the two pass. */
export interface Gate {
  above: number;
  below: number;
}

/**
 * A signal on its way back through a gate.
 *
 * @param signal of the input's shape, or with a batch over one input
 * @param positive whether negative signals are cut off too
 */
export function throughGate(signal: Tensor, input: Tensor, gate: Gate, positive: boolean): Tensor {
  const { above, below } = gate;
  const found = input.size >= 4 && signal.size % input.size === 0 ? simdKernels() : null;
  if (!found) return mul(positive ? relu(signal) : signal, isBetween(input, above, below));
  const { wasm, kernels } = found;
  const result = wasm.makeOutput([...signal.shape], 'float32');
  const [from, gates, to] = [signal, input, result].map((each) => addressOf(wasm, each));
  const least = positive ? 0 : -Infinity;
  for (let offset = 0; offset < 4 * signal.size; offset += 4 * input.size) {
    kernels.gate(input.size, from! + offset, gates!, to! + offset, above, below, least);
  }
  return engine().makeTensorFromTensorInfo(result);
}

/** 1 where `above < x < below`, 0 elsewhere. */
export function isBetween(x: Tensor, above: number, below: number): Tensor {
  const larger = step(above === 0 ? x : sub(x, above));
  return below === Infinity ? larger : mul(larger, step(sub(below, x)));
}
