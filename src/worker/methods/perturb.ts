import { tensor } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  rankPredictions,
  type InputTensor,
  type PerturbationRequest,
  type PerturbationResponse,
  type PerturbationScores,
  type Prediction,
  type Target,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { Network } from '../network/network.js';
import { recordForward } from '../network/record-forward.js';
import { gradientRules } from '../propagate/gradient-rules.js';
import { firstMaximum } from '../propagate/seeds.js';
import { propagate } from '../propagate/walker.js';
import { batchOfOne } from './batches.js';
import { contrastWeights, resolveContrast } from './contrast.js';
import { outOfRange, requireImages } from './requirements.js';
import type { ModelFacts } from './saliency.js';
import { classSeed } from './seed.js';
import { resolveTarget } from './target.js';

/** Steps at which the prediction is looked at first, and how often the one found is halved. */
const [STEPS, HALVINGS] = [64, 12];
/** Images in one forward pass. */
const BATCH = 16;

/** A bounded step of signed gradient, and where on its way the prediction changes. */
export async function perturb(
  network: Network,
  { labels, head, preprocessing: { black, white } }: ModelFacts,
  { image, target: wanted, towards: other, epsilon, limit }: PerturbationRequest,
  job: ComputeContext,
): Promise<Timed<PerturbationResponse>> {
  requireImages(batchOfOne(image), network.inputShape);
  requireShare('epsilon', epsilon);
  requireShare('limit', limit);
  const start = performance.now();
  const scoresOf = (logits: Float32Array, target: number, towards: number): PerturbationScores => {
    const predictions = rankPredictions(head, logits, labels);
    const found = (wanted: number): Target => ({
      ...predictions.find(({ index }) => index === wanted)!,
      logit: logits[wanted]!,
    });
    return { target: found(target), towards: found(towards), predictions };
  };

  const { logits, direction, target, towards } = await gradientStep();
  const forward = performance.now() - start;
  const stepped = (share: number): Float32Array => takeStep(image, direction, share, black, white);
  const winner = firstMaximum(logits);
  const perturbed = stepped(epsilon);
  const [after] = await logitsOf(network, [perturbed], image, job);
  const changesAt = limit > 0 ? await firstChange() : null;
  return {
    before: scoresOf(logits, target, towards),
    after: scoresOf(after!, target, towards),
    image: { data: perturbed, shape: image.shape },
    changesAt,
    timings: { forward, perturb: performance.now() - start - forward },
  };

  /** From one forward pass: the sign of the gradient that lowers the target's lead. */
  async function gradientStep() {
    const tape = recordForward(network, batchOfOne(image));
    try {
      const logits = await job.read(network.logits(tape));
      const predictions = rankPredictions(head, logits, labels);
      const target = resolveTarget(wanted, logits, predictions);
      const towards = rivalOf(target, predictions, logits);
      const weights = contrastWeights(logits, target.index, { kind: 'class', ...towards });
      const { seed } = classSeed(network, tape, [weights]);
      const gradient = propagate(network, tape, seed, gradientRules);
      seed.signal.dispose();
      const values = await job.read(gradient).finally(() => gradient.dispose());
      return {
        logits,
        direction: Int8Array.from(values, Math.sign),
        target: target.index,
        towards: towards.index,
      };
    } finally {
      tape.dispose();
    }
  }

  function rivalOf(target: Target, predictions: Prediction[], logits: Float32Array): Target {
    if (logits.length < 2) {
      throw new ExplainError(
        'target-unknown',
        'The model gives a value: there is no other class to move towards.',
        'Use a model with classes.',
      );
    }
    const best = predictions.find(({ index }) => index !== target.index)!;
    if (other === '') return { ...best, logit: logits[best.index]! };
    // Named by the author, so that the target itself is refused.
    const asked = resolveContrast(
      other,
      String(target.index),
      target,
      { head: 'logits', logits, predictions },
      { paired: false },
    );
    if (asked?.kind === 'class') return asked;
    throw outOfRange('towards', `"${other}"`, 'the index or the label of a class');
  }

  /** The first of the steps that changes the prediction, and between it and the one before. */
  async function firstChange(): Promise<PerturbationResponse['changesAt']> {
    const found = (share: number, row: Float32Array) => {
      const index = firstMaximum(row);
      if (index === winner) return null;
      return { epsilon: share, prediction: scoresOf(row, index, index).target };
    };
    for (let first = 1; first <= STEPS; first += BATCH) {
      job.progress({ phase: 'explain', loaded: first - 1, total: STEPS });
      await job.checkpoint();
      const shares = Array.from({ length: BATCH }, (_, row) => ((first + row) / STEPS) * limit);
      const rows = await logitsOf(network, shares.map(stepped), image, job);
      const at = rows.findIndex((row) => firstMaximum(row) !== winner);
      if (at < 0) continue;
      let best = found(shares[at]!, rows[at]!)!;
      let below = shares[at]! - limit / STEPS;
      for (let halving = 0; halving < HALVINGS; halving++) {
        const middle = (below + best.epsilon) / 2;
        const [row] = await logitsOf(network, [stepped(middle)], image, job);
        const change = found(middle, row!);
        if (change) best = change;
        else below = middle;
      }
      return best;
    }
    return null;
  }
}

/**
 * The step, of each channel as a share of its range. A value outside of the range, as only tensors have
 * them, may stay there and goes no further.
 */
function takeStep(
  { data }: InputTensor,
  direction: Int8Array,
  share: number,
  black: readonly number[],
  white: readonly number[],
): Float32Array {
  const channels = black.length;
  const ends = black.map((value, channel) => [
    Math.min(value, white[channel]!),
    Math.max(value, white[channel]!),
  ]);
  return data.map((value, index) => {
    const [low, high] = ends[index % channels]!;
    const moved = value - share * (high! - low!) * direction[index]!;
    return Math.min(Math.max(moved, Math.min(low!, value)), Math.max(high!, value));
  });
}

/** The logits of each. */
async function logitsOf(
  network: Network,
  images: readonly Float32Array[],
  { shape }: InputTensor,
  job: ComputeContext,
): Promise<Float32Array[]> {
  const size = images[0]!.length;
  const data = new Float32Array(images.length * size);
  images.forEach((image, row) => data.set(image, row * size));
  const input = tensor(data, [images.length, ...shape], 'float32');
  const output = network.predict(input);
  try {
    const all = await job.read(output);
    const classes = all.length / images.length;
    return images.map((_, row) => all.slice(row * classes, (row + 1) * classes));
  } finally {
    input.dispose();
    output.dispose();
  }
}

function requireShare(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw outOfRange(name, value, "a share of the pixels' range, from 0 to 1");
}
