/** Dense layers and those that scale every channel. */

import { channelsOf, count } from '../shapes.js';
import type {
  BatchNormSpec,
  DenseSpec,
  LayerSpec,
  NormalizationSpec,
  RescalingSpec,
} from '../spec.js';
import type { Linear } from './linear.js';

/** Along the last axis, so that at every pixel of a map it is the same matrix. */
export const dense: Linear<DenseSpec> = {
  shape: ({ units }, input) => [...input.slice(0, -1), units],
  eachTerm({ units, weights }, input, visit) {
    const inputs = channelsOf(input);
    for (let row = 0; row < count(input) / inputs; row++) {
      for (let j = 0; j < units; j++) {
        for (let i = 0; i < inputs; i++) {
          visit(row * units + j, row * inputs + i, weights.kernel[i * units + j]!);
        }
      }
    }
  },
  bias: ({ weights }) => weights.bias,
};

/** x * scale + shift with one number per channel, or one for all. */
function perChannel<L extends LayerSpec>(
  scaleOf: (layer: L) => number[],
  shiftOf: (layer: L) => number[],
): Linear<L> {
  return {
    shape: (_layer, input) => [...input],
    eachTerm(layer, input, visit) {
      const scale = scaleOf(layer);
      for (let i = 0; i < count(input); i++) visit(i, i, scale[i % scale.length]!);
    },
    bias: shiftOf,
  };
}

/** gamma / sqrt(variance + epsilon) of every channel. */
function batchNormScale({ weights, epsilon }: BatchNormSpec): number[] {
  return Array.from(
    weights.variance,
    (variance, c) => (weights.gamma?.[c] ?? 1) / Math.sqrt(variance + epsilon),
  );
}

export const batchNorm = perChannel<BatchNormSpec>(batchNormScale, (layer) =>
  batchNormScale(layer).map(
    (scale, c) => (layer.weights.beta?.[c] ?? 0) - layer.weights.mean[c]! * scale,
  ),
);

export const rescaling = perChannel<RescalingSpec>(
  ({ scale }) => scale,
  ({ offset }) => offset,
);

function standardScale({ weights }: NormalizationSpec): number[] {
  return Array.from(weights.variance, (variance) => 1 / Math.max(Math.sqrt(variance), 1e-7));
}

export const normalization = perChannel<NormalizationSpec>(standardScale, (layer) =>
  standardScale(layer).map((scale, c) => -layer.weights.mean[c]! * scale),
);
