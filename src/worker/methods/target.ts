import { ExplainError, type Prediction, type Target } from '../../protocol.js';

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
