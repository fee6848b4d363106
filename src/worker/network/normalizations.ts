import { add, mul, rsqrt, sub, tensor1d, type Tensor1D } from '@tensorflow/tfjs-core';
import { readNumbers, unsupported } from './layer-config.js';
import type { Operation } from './nodes.js';
import type { KerasLayer } from './topology.js';
import type { LayerWeights } from './weights.js';

export function batchNormalization({ config }: KerasLayer, weights: LayerWeights): Operation[] {
  return [
    foldedNorm({
      gamma: weights.optional<Tensor1D>('gamma'),
      beta: weights.optional<Tensor1D>('beta'),
      mean: weights.get<Tensor1D>('moving_mean'),
      variance: weights.get<Tensor1D>('moving_variance'),
      epsilon: typeof config.epsilon === 'number' ? config.epsilon : 1e-3,
    }),
  ];
}

interface Norm {
  gamma: Tensor1D | null;
  beta: Tensor1D | null;
  mean: Tensor1D;
  variance: Tensor1D;
  epsilon: number;
}

/** Inference form: `gamma * (x - mean) / sqrt(variance + epsilon) + beta` as one scale and shift. */
export function foldedNorm({ gamma, beta, mean, variance, epsilon }: Norm): Operation {
  const inverse: Tensor1D = rsqrt(add<Tensor1D>(variance, epsilon));
  const scale: Tensor1D = gamma ? mul(inverse, gamma) : inverse;
  const centre: Tensor1D = mul(mean, scale);
  const shift: Tensor1D = beta ? sub(beta, centre) : mul(centre, -1);
  return { kind: 'affine', scale, shift };
}

/** `x * scale + offset`, each one number or one per channel. */
export function rescaling(layer: KerasLayer): Operation[] {
  const scale = readNumbers(layer, 'scale', [1]);
  const shift = readNumbers(layer, 'offset', [0]);
  return [{ kind: 'affine', scale: tensor1d(scale), shift: tensor1d(shift) }];
}

/**
 * `(x - mean) / max(sqrt(variance), 1e-7)` per channel, the numbers given in the configuration or
 * adapted to data and saved as weights.
 */
export function normalization(layer: KerasLayer, weights: LayerWeights): Operation[] {
  if (layer.config.invert === true) throw unsupported(layer, 'invert');
  const read = (key: string): Float32Array | number[] =>
    layer.config[key] === undefined || layer.config[key] === null
      ? (weights.get(key).dataSync() as Float32Array)
      : readNumbers(layer, key);
  const mean = Array.from(read('mean'));
  const scale = Array.from(read('variance'), (value) => 1 / Math.max(Math.sqrt(value), 1e-7));
  const shift = mean.map((value, channel) => -value * scale[channel]!);
  return [{ kind: 'affine', scale: tensor1d(scale), shift: tensor1d(shift) }];
}
