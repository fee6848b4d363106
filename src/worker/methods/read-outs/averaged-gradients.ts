import { mul, ones, randomNormal, sum, tidy, util, type Tensor } from '@tensorflow/tfjs-core';
import { oddSeed } from '../../kernels/odd-seed.js';
import { recordForward } from '../../network/record-forward.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { propagate } from '../../propagate/walker.js';
import { rowOf } from '../../propagate/seeds.js';
import { batchSize } from '../batches.js';
import { readAway, timesInput, type Methods, type Pass, type ReadOut } from './read-out.js';

/**
 * The mean gradient over `steps` points on the straight line from an input of 0, by the midpoint
 * rule: times the input it is integrated gradients (M. Sundararajan et al. 2017).
 */
const pathGradient: ReadOut = (pass) => {
  const { steps = 32 } = pass.settings;
  return averagedGradient(pass, steps, (image, from, count) => {
    const points = new Float32Array(count * image.length);
    for (let point = 0; point < count; point++) {
      const share = (from + point + 0.5) / steps;
      points.set(
        image.map((value) => value * share),
        point * image.length,
      );
    }
    return points;
  });
};

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
    return copies.map(
      (offset, index) => image[index % size]! + offset * shares[index % shares.length]!,
    );
  });
};

/** Methods that average the gradient over many inputs. */
export const averagedGradients = {
  'integrated-gradients': { rules: gradientRules, readOut: timesInput(pathGradient) },
  smoothgrad: { rules: gradientRules, readOut: noisyGradient },
} satisfies Methods;

function normalNoise(length: number, deviation: number, seed: number): Float32Array {
  return tidy(() =>
    randomNormal([length], 0, deviation, 'float32', oddSeed(seed)).dataSync<'float32'>(),
  );
}

/**
 * @param pointsOf makes `count` inputs from number `from` on for one picture; every picture is
 *   differentiated at its own seed
 */
async function averagedGradient(
  pass: Pass,
  points: number,
  pointsOf: (image: Float32Array, from: number, count: number) => Float32Array,
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
      const summed = await summedGradient(pass, picture, pointsOf(image, from, count), count);
      summed.forEach((value, index) => (total[index]! += value));
    }
    values.set(
      total.map((value) => value / points),
      picture * size,
    );
  }
  return { values, shape };
}

/** The sum over the batch of the gradients at `count` inputs, all seeded like one of the pictures. */
function summedGradient(
  { network, seed, rules, shape, job }: Pass,
  picture: number,
  data: Float32Array,
  count: number,
): Promise<Float32Array> {
  const tape = recordForward(network, { data, shape: [count, ...shape] });
  try {
    const gradient = tidy((): Tensor => {
      const row = rowOf(seed.signal, picture);
      const signal = mul(row, ones([count, ...row.shape.slice(1).map(() => 1)]));
      return sum(propagate(network, tape, { node: seed.node, signal }, rules), 0);
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
