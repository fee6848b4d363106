import type { InputTensor, TensorValues } from '../../protocol.js';

/** An image that is ready for the network, as `picture()` gives it. */
export interface PreparedImage {
  /** What the network sees, in model-input units. */
  readonly input: InputTensor;
}

/** Values with their shape: a tensor, which goes into the network as it is. */
export function isTensor(value: unknown): value is TensorValues {
  if (typeof value !== 'object' || value === null) return false;
  if (!('shape' in value) || !('data' in value)) return false;
  const { shape, data } = value;
  return Array.isArray(shape) && shape.every(isNumber) && isNumbers(data);
}

export function isPrepared(value: unknown): value is PreparedImage {
  return typeof value === 'object' && value !== null && 'input' in value && isTensor(value.input);
}

/** A list of numbers, of whatever kind. */
export function isNumbers(value: unknown): boolean {
  if (ArrayBuffer.isView(value)) return !(value instanceof DataView);
  return Array.isArray(value) && value.every(isNumber);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
