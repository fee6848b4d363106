import { engine, type Tensor } from '@tensorflow/tfjs-core';
import type { Quotient } from './divide.js';
import { addressOf, simdKernels } from './simd/simd-kernels.js';

const isWhole = ({ size }: Tensor): boolean => size % 4 === 0;

/** `divideStably` by the kernel of our own; `null` where there is none, or for odd sizes. */
export function divideBySimd(
  relevance: Tensor,
  denominator: Tensor,
  epsilon: number,
  bias: Tensor | null,
): Quotient | null {
  const found = isWhole(relevance) && (!bias || isWhole(bias)) ? simdKernels() : null;
  if (!found) return null;
  const { wasm, kernels } = found;
  const result = wasm.makeOutput([...relevance.shape], 'float32');
  const [from, by, to] = [relevance, denominator, result].map((each) => addressOf(wasm, each));
  const absorbed = kernels.divide(relevance.size, from!, by!, to!, epsilon);
  const value = engine().makeTensorFromTensorInfo(result);
  return { value, absorbed, byBias: bias ? dotBySimd(value, bias)! : 0 };
}

/** The same of `dot`. */
export function dotBySimd(values: Tensor, factors: Tensor): number | null {
  const found = isWhole(factors) ? simdKernels() : null;
  if (!found) return null;
  const { wasm, kernels } = found;
  const [from, by] = [values, factors].map((each) => addressOf(wasm, each));
  return kernels.dot(values.size / factors.size, factors.size, from!, by!);
}
