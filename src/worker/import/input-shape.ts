import { ExplainError } from '../../protocol.js';

/**
 * The sizes of a model's input without the batch.
 *
 * @param shape with the batch, as the file has it
 * @param given for the sizes that it leaves open; throws `model-input-shape` where one stays open
 */
export function readInputShape(shape: unknown, given: readonly number[] | null): number[] {
  const own: unknown[] = Array.isArray(shape) ? shape.slice(1) : [];
  const fits = given?.length === own.length;
  const sizes = own.map((size, axis) => (fits ? (size ?? given[axis]) : size));
  if (sizes.length > 0 && sizes.every(isSize)) return sizes;
  throw new ExplainError(
    'model-input-shape',
    `The model takes an input of shape ${JSON.stringify(shape ?? null)}, whose sizes are not fixed.`,
    'Write the sizes into the model card, such as "input": {"shape": [224, 224, 3]}, or save the model with fixed ones: [null, height, width, channels].',
  );
}

/** For a network that works on pictures, or is asked to. */
export function noPicture(inputShape: readonly number[]): ExplainError {
  return new ExplainError(
    'model-input-shape',
    `The model takes an input of shape [${inputShape.join(', ')}], which is not an image.`,
    'Use a model whose input is [null, height, width, channels] with fixed sizes.',
  );
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
