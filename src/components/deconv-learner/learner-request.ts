import { LearnerRun } from '../../client/learner-run.js';
import type { CallOptions } from '../../client/explainer.js';
import { ExplainError, type LearnerStepResponse } from '../../protocol.js';
import type { DeconvLearnerResult, LearnerAttributes } from './learner-attributes.js';

/** Alternations, at most. */
export const MOST_STEPS = 1000;

/** What the attributes ask to learn from, and with how many filters; throws `setting-out-of-range`. */
export function learnerRun(attributes: LearnerAttributes): LearnerRun {
  const { learnFrom: dataset, filters, filterSize, seed, steps, backend } = attributes;
  if (!Number.isInteger(steps) || steps < 0 || steps > MOST_STEPS) {
    throw new ExplainError(
      'setting-out-of-range',
      `The setting "steps" is ${steps}.`,
      `Give a whole number from 0 to ${MOST_STEPS}.`,
    );
  }
  return new LearnerRun({ dataset, filters, filterSize, seed, backend });
}

/** Makes some alternations, then codes the image. */
export async function takeSteps(
  run: LearnerRun,
  attributes: LearnerAttributes,
  steps: number,
  call: CallOptions,
): Promise<DeconvLearnerResult> {
  const { image, src, lambda } = attributes;
  const made = await run.step(steps, lambda, image ?? src ?? 'sample:0', call);
  return resultOf(run, attributes, made);
}

/** All alternations at once, for where nobody watches. */
export async function learn(
  attributes: LearnerAttributes,
  call: CallOptions,
): Promise<DeconvLearnerResult> {
  const run = learnerRun(attributes);
  try {
    let result = await takeSteps(run, attributes, 0, call);
    while (result.step < attributes.steps) {
      const steps = Math.min(10, attributes.steps - result.step);
      result = await takeSteps(run, attributes, steps, call);
    }
    return result;
  } finally {
    await run.end();
  }
}

function resultOf(
  { alternations }: LearnerRun,
  { learnFrom: dataset, lambda, seed }: LearnerAttributes,
  { step, filters, encoded, compute }: LearnerStepResponse,
): DeconvLearnerResult {
  const { backend, precision, timings, notes } = compute;
  const { data, shape } = encoded!.reconstruction;
  const [height = 1, width = 1] = shape;
  return {
    method: 'deconv-learner',
    map: data,
    shape: [height, width, 1],
    step,
    filters,
    encoded: encoded!,
    alternations: [...alternations],
    backend,
    precision,
    timings,
    details: { dataset, lambda, seed, notes },
  };
}
