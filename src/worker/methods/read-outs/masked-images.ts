import { mul, sum, tensor4d, tidy, util, type Tensor } from '@tensorflow/tfjs-core';
import { probabilitiesOf, type Shape3 } from '../../../protocol.js';
import { rowOf } from '../../propagate/seeds.js';
import { batchSize } from '../batches.js';
import { baselinesOf } from './averaged-gradients.js';
import { readAway, type Pass, type ReadOut } from './read-out.js';

/** Masked copies in one pass, at most: between two passes a job is cancelled or lets others compute. */
const BATCH = 32;
/** Milliseconds from one unfinished map to the next. */
const BETWEEN_PARTS = 200;

/** A map that is made of the scores of masked copies of one image. */
export interface MaskedMap {
  /** How many masks there are. */
  count: number;
  /** Makes the mask of this number, called in their order: `[height * width]` values in [0, 1]. */
  mask(index: number): Float32Array;
  /** Adds what the copy under this mask scored. */
  add(mask: Float32Array, score: number): void;
  /** The map so far, `[height * width]`. */
  map(): Float32Array;
}

/**
 * A read-out by forward passes of masked copies, `baseline + (image - baseline) * mask`. A class is
 * scored by its probability or its logit, where the head is a value by that, a neuron by its activation.
 */
export function byMasking(
  score: 'probability' | 'logit',
  begin: (pass: Pass, picture: number) => Promise<MaskedMap>,
): ReadOut {
  return async (pass) => {
    const { images, shape, job } = pass;
    const [height, width] = shape;
    const each: Shape3 = [height, width, 1];
    const pictures = images.length / util.sizeFromShape(shape);
    const baselines = baselinesOf(pass);
    const made: Float32Array[] = [];
    let of = 0;
    let shown = performance.now();
    for (let picture = 0; picture < pictures; picture++) {
      const map = await begin(pass, picture);
      const scoreOf = await scorer(pass, picture, score);
      of = map.count;
      const size = batchSize(pass.tape.bytes / pictures, Math.min(of, BATCH));
      for (let done = 0; done < of; done += size) {
        const progress = { loaded: picture * of + done, total: pictures * of };
        // Several images are painted one after the other.
        const isDue = pictures === 1 && done > 0 && performance.now() - shown > BETWEEN_PARTS;
        if (isDue) shown = performance.now();
        const part = isDue
          ? { part: pass.partOf({ values: map.map(), shape: each, masked: { done, of } }) }
          : {};
        job.progress({ phase: 'explain', ...progress, ...part });
        await job.checkpoint();
        const count = Math.min(size, of - done);
        const masks = Array.from({ length: count }, (_, at) => map.mask(done + at));
        const outputs = outputsOf(pass, picture, maskedCopies(pass, picture, baselines, masks));
        const all = await readAway(outputs, job);
        const length = all.length / count;
        masks.forEach((mask, at) =>
          map.add(mask, scoreOf(all.subarray(at * length, (at + 1) * length))),
        );
      }
      made.push(map.map());
    }
    const values = new Float32Array(pictures * height * width);
    made.forEach((map, picture) => values.set(map, picture * height * width));
    return { values, shape: each, masked: { done: of, of } };
  };
}

/**
 * What an output scores, weighted as the seed weighs the outputs: of a seed with a second class of
 * opposite sign it is the difference of the two.
 */
async function scorer(
  { seed, head, job }: Pass,
  picture: number,
  score: 'probability' | 'logit',
): Promise<(output: Float32Array) => number> {
  // A neuron was weighted on the backend: its layer may have millions of values.
  if (!head) return ([activation]) => activation!;
  const weights = await readAway(rowOf(seed.signal, picture), job);
  return (logits) => {
    const values = (score === 'probability' && probabilitiesOf(head, logits)) || logits;
    return weights.reduce((total, weight, index) => total + weight * values[index]!, 0);
  };
}

/** The logits of each copy, or the activation of the neuron that is explained. */
function outputsOf({ network, seed, head }: Pass, picture: number, copies: Tensor): Tensor {
  try {
    if (head) return network.predict(copies);
    const tape = network.forward(copies);
    try {
      return tidy(() => {
        const output = tape.output(seed.node);
        const axes = output.shape.slice(1).map((_, axis) => axis + 1);
        return sum(mul(output, rowOf(seed.signal, picture)), axes);
      });
    } finally {
      tape.dispose();
    }
  } finally {
    copies.dispose();
  }
}

function maskedCopies(
  { images, shape }: Pass,
  picture: number,
  baselines: Float32Array,
  masks: readonly Float32Array[],
): Tensor {
  const size = util.sizeFromShape(shape);
  const channels = shape[2];
  const image = images.subarray(picture * size, (picture + 1) * size);
  const baseline = baselines.subarray(picture * size, (picture + 1) * size);
  const data = new Float32Array(masks.length * size);
  masks.forEach((mask, copy) => {
    for (let index = 0, pixel = 0; pixel < mask.length; pixel++) {
      const kept = mask[pixel]!;
      for (let channel = 0; channel < channels; channel++, index++) {
        const hidden = baseline[index]!;
        data[copy * size + index] = hidden + (image[index]! - hidden) * kept;
      }
    }
  });
  return tensor4d(data, [masks.length, ...shape]);
}
