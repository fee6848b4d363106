import { ExplainError, type Prediction, type Target } from '../../protocol.js';
import { softmax } from '../kernels/softmax.js';

/** The softmax of the logits, best class first; equal probabilities keep the order of the classes. */
export function rankPredictions(logits: Float32Array, labels: string[]): Prediction[] {
  if (labels.length !== logits.length) {
    throw new ExplainError(
      'card-invalid',
      `The model card names ${labels.length} labels, the model has ${logits.length} outputs.`,
      'Give one label for each output, in the order of the outputs.',
    );
  }
  return softmax(logits)
    .probabilities.map((probability, index) => ({ index, label: labels[index]!, probability }))
    .sort((a, b) => b.probability - a.probability || a.index - b.index);
}

/** @param choice `top`, a class index, or a label; an index wins over a label that is spelled alike */
export function resolveTarget(
  choice: string,
  logits: Float32Array,
  predictions: Prediction[],
): Target {
  const wanted = choice.trim();
  const isIndex = /^-?\d+$/.test(wanted);
  if (isIndex) requireClass(Number(wanted), logits.length, ', a label, or "top"');
  const found =
    wanted === 'top'
      ? predictions[0]!
      : isIndex
        ? predictions.find(({ index }) => index === Number(wanted))
        : predictions.find(({ label }) => label.toLowerCase() === wanted.toLowerCase());
  if (found) return { ...found, logit: logits[found.index]! };
  const inOrder = [...predictions].sort((a, b) => a.index - b.index).map(({ label }) => label);
  throw new ExplainError(
    'target-unknown',
    `The model has no class "${wanted}".`,
    `Its classes: ${inOrder.slice(0, 20).join(', ')}${inOrder.length > 20 ? ', …' : ''}.`,
  );
}

/**
 * The index of a class; throws `target-out-of-range`.
 *
 * @param others what may be given besides an index, as the hint goes on
 */
export function requireClass(index: number, classes: number, others = ''): void {
  if (Number.isInteger(index) && index >= 0 && index < classes) return;
  throw new ExplainError(
    'target-out-of-range',
    `The target ${index} is not a class of this model, which has ${classes}.`,
    `Use an index from 0 to ${classes - 1}${others}.`,
  );
}
