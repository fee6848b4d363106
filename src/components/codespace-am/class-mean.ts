import { loadTrainingDigits } from '../../client/training-digits.js';
import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';

const means = new WeakMap<ModelDescription, Promise<InputTensor[]>>();

/**
 * The mean of a class's training pictures, in model-input units; made once for each model. Throws
 * `training-digits-missing` where the card lists none, also of this class.
 */
export async function classMean(
  description: ModelDescription,
  target: string,
  signal?: AbortSignal,
): Promise<InputTensor> {
  let made = means.get(description);
  if (!made) {
    made = allMeans(description);
    means.set(description, made);
    made.catch(() => means.delete(description));
  }
  const all = await made;
  signal?.throwIfAborted();
  const labelled = description.labels.indexOf(target.trim());
  const mean = all[labelled >= 0 ? labelled : Number(target)];
  if (mean) return mean;
  throw new ExplainError(
    'training-digits-missing',
    `There are no pictures of the class "${target}" whose mean could be used.`,
    `Classes: ${description.labels.join(', ')}. Or use the prior l2.`,
  );
}

/** By class. */
async function allMeans(description: ModelDescription): Promise<InputTensor[]> {
  const examples = await loadTrainingDigits(description);
  const every = Array.from({ length: examples.count }, (_, index) => index);
  const { images, labels } = examples.batch(every);
  const shape = description.inputShape;
  const size = shape.reduce((product, length) => product * length, 1);
  const found: InputTensor[] = [];
  const counts: number[] = [];
  labels.forEach((label) => (counts[label] = (counts[label] ?? 0) + 1));
  labels.forEach((label, index) => {
    const { data } = (found[label] ??= { data: new Float32Array(size), shape });
    for (let at = 0; at < size; at++) data[at]! += images.data[index * size + at]! / counts[label]!;
  });
  return found;
}
