import {
  mul,
  ones,
  randomNormal,
  sum,
  tensor,
  tidy,
  util,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { InputTensor, OccluderFill, PixelUnits } from '../../../protocol.js';
import { oddSeed } from '../../kernels/odd-seed.js';
import { recordForward } from '../../network/record-forward.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { propagate } from '../../propagate/walker.js';
import { rowOf } from '../../propagate/seeds.js';
import { batchOfOne, batchSize } from '../batches.js';
import { coveredPicture } from '../covered-picture.js';
import { requireImages } from '../requirements.js';
import { readAway, type Methods, type Pass, type ReadOut } from './read-out.js';

/**
 * The mean gradient over `steps` points on the straight line from a baseline, by the midpoint rule, times
 * the input's distance from it: integrated gradients (M. Sundararajan et al. 2017).
 */
const integratedGradients: ReadOut = async (pass) => {
  const { images, settings } = pass;
  const { steps = 32 } = settings;
  const baselines = baselinesOf(pass);
  const { values, shape } = await averagedGradient(pass, steps, (image, from, count, picture) => {
    const points = new Float32Array(count * image.length);
    const start = baselines.subarray(picture * image.length, (picture + 1) * image.length);
    for (let point = 0; point < count; point++) {
      const share = (from + point + 0.5) / steps;
      points.set(
        image.map((value, index) => start[index]! + (value - start[index]!) * share),
        point * image.length,
      );
    }
    return { points };
  });
  return { values: values.map((value, at) => value * (images[at]! - baselines[at]!)), shape };
};

/** Of each picture its baseline. */
export function baselinesOf({ images, shape, settings, units }: Pass): Float32Array {
  const { baseline = 0, noiseSeed = 0 } = settings;
  const size = util.sizeFromShape(shape);
  const all = new Float32Array(images.length);
  for (let start = 0; start < images.length; start += size) {
    const image = { data: images.subarray(start, start + size), shape };
    all.set(baselineOf(image, baseline, units, noiseSeed).data, start);
  }
  return all;
}

/** Throws what makes it no baseline. */
export function baselineOf(
  image: InputTensor,
  baseline: OccluderFill | InputTensor,
  units: PixelUnits,
  noiseSeed: number,
): InputTensor {
  if (typeof baseline !== 'object' || !('data' in baseline)) {
    return coveredPicture(image, baseline, units, noiseSeed, 'baseline');
  }
  requireImages(batchOfOne(baseline), image.shape);
  return baseline;
}

/**
 * The mean gradient over copies of the picture with normal noise (D. Smilkov et al. 2017,
 * SmoothGrad). The noise follows from its seed and is the same on every backend.
 */
const noisyGradient: ReadOut = (pass) => {
  const { samples = 25, noise = 0.15, noiseSeed = 0 } = pass.settings;
  const { black, white } = pass.units;
  const spans = black.map((value, channel) => Math.abs(white[channel]! - value));
  const size = util.sizeFromShape(pass.shape);
  const offsets = normalNoise(samples * size, noise * spans[0]!, noiseSeed);
  // Of each channel's own range; where all are alike the numbers stay to the bit.
  const shares = spans.map((span) => span / spans[0]!);
  return averagedGradient(pass, samples, (image, from, count) => {
    const copies = offsets.slice(from * size, (from + count) * size);
    const points = copies.map(
      (offset, index) => image[index % size]! + offset * shares[index % shares.length]!,
    );
    return { points };
  });
};

/** Methods that average the gradient over many inputs. */
export const averagedGradients = {
  'integrated-gradients': { rules: gradientRules, readOut: integratedGradients },
  smoothgrad: { rules: gradientRules, readOut: noisyGradient },
} satisfies Methods;

/** Independent values of a normal distribution with mean 0. */
export function normalNoise(length: number, deviation: number, seed: number): Float32Array {
  return tidy(() =>
    randomNormal([length], 0, deviation, 'float32', oddSeed(seed)).dataSync<'float32'>(),
  );
}

/** Inputs, one after the other, and what each of their gradients is multiplied with. */
interface Points {
  points: Float32Array;
  factors?: Float32Array;
}

/**
 * @param pointsOf makes `count` inputs from number `from` on for one picture; every picture is
 *   differentiated at its own seed
 */
export async function averagedGradient(
  pass: Pass,
  points: number,
  pointsOf: (image: Float32Array, from: number, count: number, picture: number) => Points,
): ReturnType<ReadOut> {
  const { images, shape, job } = pass;
  const size = util.sizeFromShape(shape);
  const values = new Float32Array(images.length);
  const pictures = images.length / size;
  const batch = batchSize(bytesOfOne(pass), points);
  for (let picture = 0; picture < pictures; picture++) {
    const image = images.slice(picture * size, (picture + 1) * size);
    const total = new Float64Array(size);
    for (let from = 0; from < points; from += batch) {
      job.progress({ phase: 'explain', loaded: picture * points + from, total: pictures * points });
      await job.checkpoint();
      const count = Math.min(batch, points - from);
      const inputs = pointsOf(image, from, count, picture);
      const summed = await summedGradient(pass, picture, inputs, count);
      summed.forEach((value, index) => (total[index]! += value));
    }
    values.set(
      total.map((value) => value / points),
      picture * size,
    );
  }
  return { values, shape };
}

/** The sum over the batch of the gradients at `count` inputs, each times its factors, all seeded like one of the pictures. */
function summedGradient(
  { network, seed, rules, shape, job }: Pass,
  picture: number,
  { points, factors }: Points,
  count: number,
): Promise<Float32Array> {
  const batch = [count, ...shape];
  const tape = recordForward(network, { data: points, shape: batch });
  try {
    const gradient = tidy((): Tensor => {
      const row = rowOf(seed.signal, picture);
      const signal = mul(row, ones([count, ...row.shape.slice(1).map(() => 1)]));
      const gradients = propagate(network, tape, { node: seed.node, signal }, rules);
      return sum(factors ? mul(gradients, tensor(factors, batch)) : gradients, 0);
    });
    return readAway(gradient, job);
  } finally {
    tape.dispose();
  }
}

function bytesOfOne({ tape, images, shape }: Pass): number {
  const size = util.sizeFromShape(shape);
  return tape.bytes / (images.length / size);
}
