import {
  add,
  keep,
  mul,
  relu,
  step,
  sub,
  sum,
  tensor,
  zeros,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ComputeContext } from '../job.js';
import { scoped } from '../kernels/scoped.js';
import type { Synthesis } from './synthesis.js';

/** Codes of a batch, and the images that their filters make of them. */
export interface Codes {
  /** `[batch, height, width, filters]` */
  maps: Tensor4D;
  /** `[batch, height, width, 1]` */
  images: Tensor4D;
}

export function disposeCodes({ maps, images }: Codes): void {
  maps.dispose();
  images.dispose();
}

/** What the inference has come to. */
export interface Inferred extends Codes {
  /** Of each image: the objective with these maps. */
  scores: Float32Array;
  /** The batch's objective before the first iteration and after each. */
  objectives: number[];
}

/** Iterations between two looks at what else the engine is asked for. */
const CHECK = 2;

/**
 * Infers sparse maps by the monotone FISTA of Beck and Teboulle 2009b (MFISTA): of every image it keeps
 * the better of the old maps and the new ones, so that no image's objective
 *
 * `lambda / 2 |sum_k z_k * f_k - y|^2 + sum_k |z_k|_1`
 *
 * ever rises. The step size is the inverse of an upper bound of the curvature (`spectralBound`).
 *
 * @param start maps to begin with; they stay the caller's
 * @returns maps that belong to the caller
 */
export async function inferMaps(
  synthesis: Synthesis,
  bound: number,
  targets: Tensor4D,
  start: Tensor4D,
  { lambda, iterations }: { lambda: number; iterations: number },
  job: ComputeContext,
): Promise<Inferred> {
  const rate = 1 / (lambda * bound);
  let best: Codes = scoped(() => {
    const maps: Tensor4D = keep(mul(start, 1));
    return { maps, images: keep(synthesis.imagesOf(maps)) };
  });
  let point = copyOf(best);
  try {
    let scores = await objectivesOf(best, targets, lambda, job);
    const objectives = [total(scores)];
    let momentum = 1;
    for (let iteration = 0; iteration < iterations; iteration++) {
      if (iteration % CHECK === 0) await job.checkpoint();
      const candidate = scoped(() => proximalStep(synthesis, point, targets, lambda, rate));
      try {
        const found = await objectivesOf(candidate, targets, lambda, job);
        const better = found.map((score, image) => (score < scores[image]! ? 1 : 0));
        const following = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
        // Where every candidate was taken there is nothing between it and what is kept.
        const toCandidate = better.every(Boolean) ? 0 : momentum / following;
        const weights = { toCandidate, away: (momentum - 1) / following };
        const kept = best;
        const next = scoped(() => mixed(kept, candidate, better));
        const extrapolated = scoped(() => extrapolate(kept, next, candidate, weights));
        disposeCodes(point);
        point = extrapolated;
        scores = scores.map((score, image) => (better[image] ? found[image]! : score));
        momentum = following;
        disposeCodes(best);
        best = next;
        objectives.push(total(scores));
      } finally {
        disposeCodes(candidate);
      }
    }
    return { ...best, scores, objectives };
  } catch (error) {
    disposeCodes(best);
    throw error;
  } finally {
    disposeCodes(point);
  }
}

/** Maps of nothing. */
export function emptyMaps(synthesis: Synthesis, batch: number): Tensor4D {
  return zeros([batch, ...synthesis.mapShape]);
}

/** The objective of each image. */
export async function objectivesOf(
  { maps, images }: Codes,
  targets: Tensor4D,
  lambda: number,
  job: ComputeContext,
): Promise<Float32Array> {
  const scores = scoped(() => {
    const residual = sub(images, targets);
    const lengths = sum(add(relu(maps), relu(mul(maps, -1))), [1, 2, 3]);
    return keep(add(mul(sum(mul(residual, residual), [1, 2, 3]), lambda / 2), lengths));
  });
  return job.read(scores).finally(() => scores.dispose());
}

/** The share of codes that are not zero, and the squared errors as a share of the images' squared length. */
export async function measure(
  { maps, images }: Codes,
  targets: Tensor4D,
  job: ComputeContext,
): Promise<{ error: number; nonZero: number; length: number }> {
  const sums = scoped(() => {
    const residual = sub(images, targets);
    const counted = add(sum(step(maps)), sum(step(mul(maps, -1))));
    return [counted, sum(mul(residual, residual)), sum(mul(targets, targets))].map((one) =>
      keep(one),
    );
  });
  try {
    const values: number[] = [];
    for (const one of sums) values.push((await job.read(one))[0]!);
    const [counted = 0, error = 0, length = 0] = values;
    return { nonZero: counted / maps.size, error: length > 0 ? error / length : 0, length };
  } finally {
    for (const one of sums) one.dispose();
  }
}

/** A gradient step from a point, then what each code loses for not being zero. */
function proximalStep(
  synthesis: Synthesis,
  point: Codes,
  targets: Tensor4D,
  lambda: number,
  rate: number,
): Codes {
  const residual: Tensor4D = mul(sub(point.images, targets), lambda * rate);
  const stepped = sub(point.maps, synthesis.analyze(residual));
  const maps: Tensor4D = keep(sub(relu(sub(stepped, rate)), relu(sub(-rate, stepped))));
  return { maps, images: keep(synthesis.imagesOf(maps)) };
}

/** Of each image the candidate where it is better. */
function mixed(best: Codes, candidate: Codes, better: Float32Array): Codes {
  if (better.every(Boolean)) return copyOf(candidate);
  if (!better.some(Boolean)) return copyOf(best);
  const shape = [better.length, 1, 1, 1];
  const taken = tensor(better, shape, 'float32');
  const left = tensor(
    better.map((each) => 1 - each),
    shape,
    'float32',
  );
  // Products with 0 and 1 are exact.
  const choose = (a: Tensor4D, b: Tensor4D): Tensor4D => keep(add(mul(a, taken), mul(b, left)));
  return {
    maps: choose(candidate.maps, best.maps),
    images: choose(candidate.images, best.images),
  };
}

/** The next point: beyond the kept maps, away from those before and towards the candidate. */
function extrapolate(
  before: Codes,
  next: Codes,
  candidate: Codes,
  { toCandidate, away }: { toCandidate: number; away: number },
): Codes {
  // The synthesis is linear: its images follow without being made anew.
  const along = (name: keyof Codes): Tensor4D => {
    const onward: Tensor4D = add(next[name], mul(sub(next[name], before[name]), away));
    if (toCandidate === 0) return keep(onward);
    return keep(add(onward, mul(sub(candidate[name], next[name]), toCandidate)));
  };
  return { maps: along('maps'), images: along('images') };
}

function copyOf({ maps, images }: Codes): Codes {
  return { maps: keep(maps.clone()), images: keep(images.clone()) };
}

function total(scores: Float32Array): number {
  return scores.reduce((sum, score) => sum + score, 0);
}
