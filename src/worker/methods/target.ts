import { ExplainError, type Prediction, type Target } from '../../protocol.js';

/** What a class is found among. */
export interface Classes {
  logits: Float32Array;
  /** All of them, in any order. */
  predictions: readonly Prediction[];
}

/** @param choice `top`, a class index, or a label; an index wins over a label that is spelled alike */
export function resolveTarget(
  choice: string,
  logits: Float32Array,
  predictions: Prediction[],
): Target {
  if (choice.trim() !== 'top') return findClass(choice, { logits, predictions }, 'target');
  const best = predictions[0]!;
  return { ...best, logit: logits[best.index]! };
}

/**
 * A class by its index or its label; throws `target-out-of-range`, `target-unknown`.
 *
 * @param setting what names it
 */
export function findClass(
  choice: string,
  { logits, predictions }: Classes,
  setting: 'target' | 'contrast',
): Target {
  const wanted = choice.trim();
  const isIndex = /^-?\d+$/.test(wanted);
  const words = setting === 'target' ? ', a label, or "top"' : ', a label, "others" or "rivals"';
  if (isIndex) requireClass(Number(wanted), logits.length, words, setting);
  const found = isIndex
    ? predictions.find(({ index }) => index === Number(wanted))
    : predictions.find(({ label }) => label.toLowerCase() === wanted.toLowerCase());
  if (found) return { ...found, logit: logits[found.index]! };
  const inOrder = [...predictions].sort((a, b) => a.index - b.index).map(({ label }) => label);
  const besides = setting === 'target' ? '' : ' Or give "others", "rivals" or "none".';
  throw new ExplainError(
    'target-unknown',
    setting === 'target'
      ? `The model has no class "${wanted}".`
      : `The model has no class "${wanted}" for "contrast".`,
    `Its classes: ${inOrder.slice(0, 20).join(', ')}${inOrder.length > 20 ? ', …' : ''}.${besides}`,
  );
}

/**
 * The index of a class; throws `target-out-of-range`.
 *
 * @param others what may be given besides an index, as the hint goes on
 */
export function requireClass(
  index: number,
  classes: number,
  others = '',
  setting: 'target' | 'contrast' = 'target',
): void {
  if (Number.isInteger(index) && index >= 0 && index < classes) return;
  throw new ExplainError(
    'target-out-of-range',
    `The ${setting} ${index} is not a class of this model, which has ${classes}.`,
    `Use an index from 0 to ${classes - 1}${others}.`,
  );
}
