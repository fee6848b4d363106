import { util } from '@tensorflow/tfjs-core';
import {
  ascentPriors,
  ExplainError,
  type AscentRequest,
  type AscentStart,
  type AscentState,
  type Shape3,
} from '../../../protocol.js';
import { batchOfOne } from '../batches.js';
import { outOfRange, requireChoice, requireImages } from '../requirements.js';

/** Runs in one batch, at most. */
const RUNS = 64;

export function isStart(state: AscentState | AscentStart): state is AscentStart {
  return !('codes' in state);
}

/**
 * Numbers in their ranges, states that belong together; throws `setting-out-of-range`, `code-size`,
 * `image-shape`.
 *
 * @param code shape of one code
 * @param shape of the classifier's input
 */
export function requireAscent(
  request: AscentRequest,
  code: readonly number[],
  shape: Shape3,
): void {
  const {
    state,
    steps,
    objective,
    learningRate = 0.1,
    noise = 0,
    radius = 1,
    prior = 'l2',
    lambda = 1e-3,
    totalVariation = 0,
    stopAt = 0.99,
    meanImage,
  } = request;
  requireChoice('prior', prior, ascentPriors);
  requireChoice('of', objective.of ?? 'logit', ['log-probability', 'logit']);
  if (!(Number.isInteger(steps) && steps >= 0 && steps <= 1000)) {
    throw outOfRange('steps', steps, 'a whole number from 0 to 1000');
  }
  requireNumber('learningRate', learningRate, learningRate > 0, 'a number above 0');
  requireNumber('noise', noise, noise >= 0, 'a number of at least 0');
  requireNumber('radius', radius, radius > 0, 'a number above 0');
  requireNumber('lambda', lambda, lambda >= 0, 'a number of at least 0');
  requireNumber('totalVariation', totalVariation, totalVariation >= 0, 'a number of at least 0');
  requireNumber('stopAt', stopAt, stopAt > 0 && stopAt <= 1, 'a number above 0, at most 1');
  if (prior === 'mean-image') {
    if (!meanImage) throw outOfRange('meanImage', 'missing', 'the image that the prior asks for');
    requireImages(batchOfOne(meanImage), shape);
  }
  if (isStart(state)) requireStart(state, shape);
  else requireState(state, code);
}

function requireNumber(name: string, value: number, fits: boolean, wanted: string): void {
  if (!Number.isFinite(value) || !fits) throw outOfRange(name, value, wanted);
}

function requireStart({ seeds, picture }: AscentStart, shape: Shape3): void {
  requireRuns(seeds.length);
  const odd = seeds.find((seed) => !Number.isSafeInteger(seed));
  if (odd !== undefined) throw outOfRange('seeds', odd, 'whole numbers');
  if (picture) requireImages(batchOfOne(picture), shape);
}

function requireState(state: AscentState, code: readonly number[]): void {
  const { codes, means, squares, steps, status, halvings, seeds } = state;
  const [runs = 0, ...each] = codes.shape;
  requireRuns(runs);
  const size = runs * util.sizeFromShape([...code]);
  if (String(each) !== String(code) || codes.data.length !== size) {
    throw new ExplainError(
      'code-size',
      `A code has the shape [${each.join(', ')}], with ${codes.data.length / runs} numbers; the generator takes [${code.join(', ')}].`,
      'Use a code that was made for this generator.',
    );
  }
  const lengths = [means.length === size, squares.length === size];
  const lists = [steps, status, halvings, seeds].map(({ length }) => length === runs);
  if ([...lengths, ...lists].includes(false)) {
    throw outOfRange('state', 'incomplete', 'the state of the last answer, or seeds to begin with');
  }
  if (!codes.data.every(Number.isFinite)) {
    throw new ExplainError(
      'code-values',
      'The code has values that are no finite numbers.',
      'Give finite numbers, usually between -3 and 3.',
    );
  }
}

function requireRuns(runs: number): void {
  if (runs < 1 || runs > RUNS) throw outOfRange('runs', runs, `1 to ${RUNS} runs`);
}
