import { mul, sub, sum, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { AscentRequest, Shape3 } from '../../../protocol.js';
import { totalVariation } from './pixel-prior.js';

/** Weight of the prior. */
export function weightOf({ prior = 'l2', lambda = 1e-3 }: AscentRequest): number {
  return prior === 'none' ? 0 : lambda;
}

/**
 * What the priors on the code itself take from one run's objective: the squared length, and in pixel
 * space the total variation.
 *
 * @param shape of the code in pixel space, `null` elsewhere
 * @param gradient what they take from it is taken here too
 */
export function codePrior(
  request: AscentRequest,
  code: Float32Array,
  shape: Shape3 | null,
  gradient?: Float32Array,
): number {
  let taken = 0;
  if ((request.prior ?? 'l2') === 'l2') {
    const weight = weightOf(request);
    for (let index = 0; index < code.length; index++) {
      taken += weight * code[index]! ** 2;
      if (gradient) gradient[index]! -= 2 * weight * code[index]!;
    }
  }
  const { totalVariation: roughness = 0 } = request;
  if (shape && roughness > 0) {
    const { value, gradient: slopes } = totalVariation(code, shape);
    taken += roughness * value;
    if (gradient) slopes.forEach((slope, index) => (gradient[index]! -= roughness * slope));
  }
  return taken;
}

/** The picture of the prior `mean-image`, `[1, height, width, channels]`; belongs to the caller's scope. */
export function meanPicture({ prior, meanImage }: AscentRequest): Tensor | null {
  if (prior !== 'mean-image' || !meanImage) return null;
  return tensor(meanImage.data, [1, ...meanImage.shape]);
}

/** The squared distance of each run's picture to the prior's. */
export function distances(mean: Tensor, pictures: Tensor): Tensor {
  return tidy(() => {
    const differences = sub(pictures, mean);
    return sum(mul(differences, differences), [1, 2, 3]);
  });
}
