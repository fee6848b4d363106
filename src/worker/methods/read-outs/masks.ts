import { usualMasks } from '../../../protocol.js';
import { gradientRules } from '../../propagate/gradient-rules.js';
import { rowOf } from '../../propagate/seeds.js';
import { camNode } from './class-activation-maps.js';
import { byMasking, type MaskedMap } from './masked-images.js';
import { KEPT, randomMasks } from './random-masks.js';
import { readAway, type Methods, type Pass } from './read-out.js';
import { stretch, stretchedLines } from './stretch.js';

/**
 * Every random mask weighted with the score that the image has under it, `sum(score * mask) / (p * N)`
 * (V. Petsiuk et al. 2018, equation 6): the score that is expected where a pixel is kept.
 */
const rise = byMasking('probability', ({ shape, settings }) => {
  const [height, width] = shape;
  const total = new Float64Array(height * width);
  let count = 0;
  const made: MaskedMap = {
    count: settings.masks ?? usualMasks(shape),
    mask: randomMasks(settings.noiseSeed ?? 0, [height, width]),
    add(mask, score) {
      count++;
      for (let pixel = 0; pixel < mask.length; pixel++) total[pixel]! += score * mask[pixel]!;
    },
    map: () => Float32Array.from(total, (sum) => sum / (KEPT * count)),
  };
  return Promise.resolve(made);
});

/**
 * The maps of a convolution, each weighted with the score of the image that it masks, by a softmax over
 * the maps; summed, rectified, enlarged (H. Wang et al. 2020, equation 8). The paper takes the score's
 * increase over that of an empty image, which is the same number in every exponent and cancels.
 */
const scoreCam = byMasking('logit', async (pass, picture) => {
  const { shape, settings } = pass;
  const { maps, from } = await mapsOf(pass, picture);
  const lines = stretchedLines(from, [shape[0], shape[1]]);
  const chosen = settings.masks === undefined ? maps : mostVaried(maps, settings.masks);
  const scores: number[] = [];
  return {
    count: chosen.length,
    mask: (index) => toUnit(stretch(chosen[index]!, from[1], ...lines)),
    add(_mask, score) {
      scores.push(score);
    },
    map() {
      const highest = Math.max(...scores);
      const weights = scores.map((score) => Math.exp(score - highest));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const small = new Float64Array(from[0] * from[1]);
      weights.forEach((weight, index) => {
        chosen[index]!.forEach((value, cell) => (small[cell]! += (weight / total) * value));
      });
      return stretch(
        small.map((value) => Math.max(value, 0)),
        from[1],
        ...lines,
      );
    },
  };
});

/** The maps that the layer makes of one image, one after the other. */
async function mapsOf(
  { network, tape, seed, settings, job }: Pass,
  picture: number,
): Promise<{ maps: Float32Array[]; from: [height: number, width: number] }> {
  const output = tape.output(camNode(network, seed.node, settings.camLayer));
  const [, height = 1, width = 1, channels = 1] = output.shape;
  const values = await readAway(rowOf(output, picture), job);
  const maps = Array.from({ length: channels }, (_, channel) =>
    Float32Array.from({ length: height * width }, (_, cell) => values[cell * channels + channel]!),
  );
  return { maps, from: [height, width] };
}

/** So many of the maps, in their order: those that vary most over the image. */
function mostVaried(maps: readonly Float32Array[], count: number): readonly Float32Array[] {
  const variances = maps.map((map) => {
    const mean = map.reduce((sum, value) => sum + value, 0) / map.length;
    return map.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  });
  const places = maps.map((_, place) => place);
  const first = places.sort((one, other) => variances[other]! - variances[one]!).slice(0, count);
  return first.sort((one, other) => one - other).map((place) => maps[place]!);
}

/** From 0 at its lowest value to 1 at its highest; a map that is the same everywhere hides all. */
function toUnit(map: Float32Array): Float32Array {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const value of map) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const span = highest - lowest;
  return map.map((value) => (span > 0 ? (value - lowest) / span : 0));
}

/** Methods that mask the image, and need no backward pass. */
export const maskings = {
  rise: { rules: gradientRules, readOut: rise },
  'score-cam': { rules: gradientRules, readOut: scoreCam },
} satisfies Methods;
