import { ExplainError } from '../../protocol.js';

/**
 * The sizes of a model's input without the batch.
 *
 * @param shape with the batch, as the file has it; throws `model-input-shape` unless all but the
 *   batch are fixed
 */
export function readInputShape(shape: unknown): number[] {
  const sizes: unknown[] = Array.isArray(shape) ? shape.slice(1) : [];
  if (sizes.length > 0 && sizes.every(isSize)) return sizes;
  throw new ExplainError(
    'model-input-shape',
    `The model takes an input of shape ${JSON.stringify(shape ?? null)}, whose sizes are not fixed.`,
    'Use a model whose input is [null, height, width, channels] with fixed sizes.',
  );
}

/** For a network that works on pictures, or is asked to. */
export function noPicture(inputShape: readonly number[]): ExplainError {
  return new ExplainError(
    'model-input-shape',
    `The model takes an input of shape [${inputShape.join(', ')}], which is not a picture.`,
    'Use a model whose input is [null, height, width, channels] with fixed sizes.',
  );
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
