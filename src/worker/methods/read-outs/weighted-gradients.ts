import { randomUniform, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { oddSeed } from '../../kernels/odd-seed.js';
import { blur } from '../../kernels/resample.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { blurDeviation } from '../covered-picture.js';
import { averagedGradient, baselineOf, normalNoise } from './averaged-gradients.js';
import type { Methods, ReadOut } from './read-out.js';

/**
 * GradientSHAP (S. Lundberg and S.-I. Lee 2017; as in Captum): the mean over random points between a
 * baseline and the image with normal noise, of the gradient there times the difference of the two. Each
 * sample draws a point, noise, and where the baseline is "noise" a baseline too; all of it
 * follows from the seed.
 */
const gradientShap: ReadOut = (pass) => {
  const { shape, units, settings } = pass;
  const { samples = 25, noise = 0, noiseSeed = 0, baseline = 0 } = settings;
  const size = shape[0] * shape[1] * shape[2];
  const shares = tidy(() =>
    randomUniform([samples], 0, 1, 'float32', oddSeed(noiseSeed)).dataSync<'float32'>(),
  );
  const spans = units.black.map(
    (value, channel) => noise * Math.abs(units.white[channel]! - value),
  );
  const offsets = noise > 0 ? normalNoise(samples * size, 1, noiseSeed) : null;
  return averagedGradient(pass, samples, (data, from, count) => {
    const points = new Float32Array(count * size);
    const factors = new Float32Array(count * size);
    let start = baselineOf({ data, shape }, baseline, units, noiseSeed).data;
    for (let row = 0; row < count; row++) {
      const sample = from + row;
      if (baseline === 'noise') {
        start = baselineOf({ data, shape }, baseline, units, noiseSeed + sample).data;
      }
      for (let at = 0; at < size; at++) {
        const offset = offsets ? offsets[sample * size + at]! * spans[at % shape[2]]! : 0;
        const factor = data[at]! + offset - start[at]!;
        factors[row * size + at] = factor;
        points[row * size + at] = start[at]! + shares[sample]! * factor;
      }
    }
    return { points, factors };
  });
};

/**
 * Blur integrated gradients (S. Xu, S. Venugopalan and M. Sundararajan 2020): the path from the blurred
 * image to the sharp one, whose standard deviation of the blur falls evenly from that of `baseline="blur"`
 * to 0. Every step adds the gradient at its middle times the change of the image from its start
 * to its end, so that all values together approach the difference of what is explained.
 */
const blurIntegratedGradients: ReadOut = async (pass) => {
  const { shape, settings } = pass;
  const { steps = 32 } = settings;
  const most = blurDeviation(shape);
  const blurred = (data: Float32Array, share: number): Float32Array =>
    share <= 0
      ? data
      : tidy(() => blur(tensor4d(data, [1, ...shape]), most * share).dataSync<'float32'>());
  return averagedGradient(pass, steps, (image, from, count) => {
    const points = new Float32Array(count * image.length);
    const factors = new Float32Array(count * image.length);
    let start = blurred(image, 1 - from / steps);
    for (let row = 0; row < count; row++) {
      const at = from + row;
      const end = blurred(image, 1 - (at + 1) / steps);
      points.set(blurred(image, 1 - (at + 0.5) / steps), row * image.length);
      // Of the mean that is taken, the sum.
      factors.set(
        end.map((value, index) => (value - start[index]!) * steps),
        row * image.length,
      );
      start = end;
    }
    return { points, factors };
  });
};

/** Methods that weigh the gradient at every point by a difference of its own. */
export const weightedGradients = {
  'gradient-shap': { rules: gradientRules, readOut: gradientShap },
  'blur-integrated-gradients': { rules: gradientRules, readOut: blurIntegratedGradients },
} satisfies Methods;
