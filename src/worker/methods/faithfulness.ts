import { randomUniform, tidy } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  rankPredictions,
  type Curve,
  type FaithfulnessRequest,
  type FaithfulnessResponse,
  type Head,
  type InputTensor,
  type ModelDescription,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { Network } from '../network/network.js';
import { batchOfOne } from './batches.js';
import { blurredPicture, meanPicture } from './covered-picture.js';
import { forward } from './forward.js';
import { scoresOf } from './probabilities.js';
import { outOfRange, requireImages } from './requirements.js';
import { requireClass, resolveTarget } from './target.js';

/** Pictures in one forward pass. */
const BATCH = 16;
/** Of the random order. */
const SEED = 1;

/** Deletion and insertion curves of a map, and of a random order beside them. */
export async function faithfulness(
  network: Network,
  { head, labels }: Pick<ModelDescription, 'head' | 'labels'>,
  { image, scores, target: wanted, steps = 32 }: FaithfulnessRequest,
  job: ComputeContext,
): Promise<Timed<FaithfulnessResponse>> {
  requireImages(batchOfOne(image), network.inputShape);
  const pixels = image.shape[0] * image.shape[1];
  requireScores(scores, pixels, steps);
  const start = performance.now();
  const { output } = await forward(network, { input: batchOfOne(image), layers: [] }, job);
  if (typeof wanted === 'number') requireClass(wanted, output.data.length);
  const predictions = rankPredictions(head, output.data, labels);
  const target = resolveTarget(String(wanted), output.data, predictions).index;
  const run = { network, head, image, target, steps, job };
  const total = 4 * (steps + 1);
  let done = 0;
  const onBatch = (count: number): void => {
    job.progress({ phase: 'explain', loaded: done, total });
    done += count;
  };
  const own = await pixelCurves(run, descending(scores), onBatch);
  const random = await pixelCurves(run, descending(randomScores(pixels)), onBatch);
  return {
    ...own,
    randomDeletion: random.deletion,
    randomInsertion: random.insertion,
    timings: { faithfulness: performance.now() - start },
  };
}

/** Deletion and insertion curves of an order of the pixels, the first to be exchanged first. */
export async function pixelCurves(
  run: CurvesRun,
  order: Uint32Array,
  onBatch: (count: number) => void,
): Promise<Pick<FaithfulnessResponse, 'deletion' | 'insertion'>> {
  const { image } = run;
  const [mean, blurred] = [meanPicture(image).data, blurredPicture(image).data];
  const deletion = await curve(run, { order, from: image.data, to: mean, onBatch });
  const insertion = await curve(run, { order, from: blurred, to: image.data, onBatch });
  return { deletion, insertion };
}

/** What the curves are computed on. */
export interface CurvesRun {
  network: Network;
  head: Head;
  image: InputTensor;
  target: number;
  steps: number;
  job: ComputeContext;
}

interface Exchange {
  /** Pixels, the first to be exchanged first. */
  order: Uint32Array;
  /** The picture to begin with, and the one that it becomes. */
  from: Float32Array;
  to: Float32Array;
  onBatch: (count: number) => void;
}

/** The target's probability, or the value, while more and more pixels are exchanged. */
async function curve(
  { network, head, image: { shape }, target, steps, job }: CurvesRun,
  { order, from, to, onBatch }: Exchange,
): Promise<Curve> {
  const channels = shape[2];
  const shares = Array.from({ length: steps + 1 }, (_, step) => step / steps);
  const values: number[] = [];
  const current = Float32Array.from(from);
  let exchanged = 0;
  for (let first = 0; first <= steps; first += BATCH) {
    const batch = shares.slice(first, first + BATCH);
    onBatch(batch.length);
    await job.checkpoint();
    const data = new Float32Array(batch.length * current.length);
    batch.forEach((share, row) => {
      const until = Math.round(share * order.length);
      for (; exchanged < until; exchanged++) {
        const start = order[exchanged]! * channels;
        current.set(to.subarray(start, start + channels), start);
      }
      data.set(current, row * current.length);
    });
    const rows = await scoresOf(network, head, { data, shape: [batch.length, ...shape] }, job);
    const classes = rows.length / batch.length;
    batch.forEach((_, row) => values.push(rows[row * classes + target]!));
  }
  const curve = { shares, values, area: areaUnder(values) };
  return head === 'value' ? curve : { ...curve, probabilities: values };
}

/** By the trapezoidal rule, the shares being equally spaced. */
function areaUnder(values: number[]): number {
  const steps = values.length - 1;
  const sum = values.reduce((total, value) => total + value, 0);
  return (sum - (values[0]! + values[steps]!) / 2) / steps;
}

/** Pixels by falling score; equals in their order. */
export function descending(scores: Float32Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

function randomScores(length: number): Float32Array {
  return tidy(() => randomUniform([length], 0, 1, 'float32', SEED).dataSync<'float32'>());
}

function requireScores(scores: Float32Array, pixels: number, steps: number): void {
  if (scores.length !== pixels) {
    throw new ExplainError(
      'scores-shape',
      `There are ${scores.length} scores for an image of ${pixels} pixels.`,
      'Give one score per pixel: of a map with several channels their sum.',
    );
  }
  requireSteps(steps);
}

export function requireSteps(steps: number): void {
  if (Number.isInteger(steps) && steps >= 2 && steps <= 1000) return;
  throw outOfRange('steps', steps, 'a whole number from 2 to 1000');
}
