import {
  ExplainError,
  type BackendName,
  type Head,
  type ModelDescription,
  type TensorValues,
  type TrainingStartRequest,
  type TrainingStartResponse,
  type TrainingStepRequest,
  type TrainingStepResponse,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import { NotFinite, resultNotFinite } from '../network/finite-watch.js';
import type { Network } from '../network/network.js';
import type { Sessions } from '../training/sessions.js';
import { learningNodes, untrainable } from '../training/trainable.js';
import { classesOf, Training } from '../training/training.js';
import { forward } from './forward.js';
import { outOfRange, outputOfLayer, requireBatch } from './requirements.js';

/**
 * Starts a training on a copy of the network, which lasts until it is ended.
 *
 * @param hold keeps the network in memory until what it returns is called
 */
export function startTraining(
  network: Network,
  facts: () => Pick<ModelDescription, 'head'>,
  sessions: Sessions<Training>,
  { session, seed, learningRate = 1e-3 }: TrainingStartRequest,
  backend: BackendName,
  hold: () => () => void,
): Promise<Timed<TrainingStartResponse>> {
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    throw outOfRange('seed', seed, 'a whole number');
  }
  if (!(learningRate > 0 && learningRate <= 1)) {
    throw outOfRange('learningRate', learningRate, 'a number above 0, at most 1');
  }
  requireTrainable(network, () => facts().head);
  const start = performance.now();
  const training = new Training(network, { seed: seed ?? null, learningRate });
  sessions.add(session, { training, backend, release: hold() });
  const { classes, weights, layers } = training;
  const timings = { start: performance.now() - start };
  return Promise.resolve({ classes, weights, layers, timings });
}

/** Throws `training-unsupported`, and what the head throws. */
export function requireTrainable(network: Network, head: () => Head): void {
  if (network.inputShape.length !== 3) throw untrainable('The network does not take an image.');
  requireSoftmax(head());
  classesOf(network);
  learningNodes(network);
}

/** Only of a softmax is the loss known. */
function requireSoftmax(head: Head): void {
  if (head === 'softmax' || head === 'logits') return;
  throw untrainable(
    head === 'sigmoid'
      ? 'The network ends in a sigmoid; the training here is that of a softmax.'
      : 'The network gives a value; the training here is that of classes.',
  );
}

/** Goes on with a training, then looks at what is watched. Cancelled, it keeps the steps it has made. */
export async function stepTraining(
  sessions: Sessions<Training>,
  request: TrainingStepRequest,
  job: ComputeContext,
): Promise<Timed<TrainingStepResponse>> {
  const { session, steps, images, labels, watch } = request;
  const { training } = sessions.find(session);
  requireExamples(request, training);
  for (const layer of watch?.layers ?? []) outputOfLayer(training.network, layer);
  if (watch) requireBatch(watch.images, training.network.inputShape);
  const start = performance.now();
  const losses: number[] = [];
  const accuracies: number[] = [];
  for (let step = 0; step < steps; step++) {
    job.progress({ phase: 'explain', loaded: step, total: steps });
    await job.checkpoint();
    const [batch, classes] = batchOf(images, labels, step, steps);
    const { loss, accuracy } = await finiteStep(training, training.step(batch, classes, job));
    losses.push(loss);
    accuracies.push(accuracy);
  }
  const timings: Record<string, number> = { training: performance.now() - start };
  const seen = watch && (await look(training.network, watch.images, watch.layers ?? [], job));
  return { step: training.steps, losses, accuracies, watched: seen ?? null, timings };
}

async function look(
  network: Network,
  input: TensorValues,
  layers: readonly string[],
  job: ComputeContext,
): Promise<NonNullable<TrainingStepResponse['watched']>> {
  const { output, activations } = await forward(network, { input, layers }, job);
  return { logits: output, activations };
}

/** With weights that are no finite numbers a training does not come back. */
async function finiteStep<T>({ steps }: Training, step: Promise<T>): Promise<T> {
  return step.catch((error: unknown) => {
    if (!(error instanceof NotFinite)) throw error;
    throw resultNotFinite(
      `The training has diverged: after ${steps} steps the scores are no finite numbers.`,
      'Start it again with a smaller learning rate.',
    );
  });
}

function batchOf(
  { data, shape: [count, ...each] }: TensorValues,
  labels: readonly number[],
  step: number,
  steps: number,
): [TensorValues, readonly number[]] {
  const batch = count! / steps;
  const size = data.length / steps;
  const values = data.subarray(step * size, (step + 1) * size);
  const classes = labels.slice(step * batch, (step + 1) * batch);
  return [{ data: values, shape: [batch, ...each] }, classes];
}

function requireExamples(
  { steps, images, labels }: TrainingStepRequest,
  { network, classes }: Training,
): void {
  if (!Number.isInteger(steps) || steps < 0 || steps > 100) {
    throw outOfRange('steps', steps, 'a whole number from 0 to 100');
  }
  if (steps === 0) return;
  requireBatch(images, network.inputShape);
  const count = images.shape[0]!;
  const known = labels.every((label) => Number.isInteger(label) && label >= 0 && label < classes);
  if (labels.length === count && count % steps === 0 && known) return;
  throw new ExplainError(
    'training-labels',
    known
      ? `There are ${labels.length} labels for ${count} images in ${steps} batches.`
      : `A label is no class of the network, which has ${classes}.`,
    'Give one class index for each image, and batches of equal size.',
  );
}
