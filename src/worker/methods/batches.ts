import type { InputTensor, TensorValues } from '../../protocol.js';

/** Bytes that the activations of one batch may take: enough to keep a graphics processor busy. */
const BATCH_BYTES = 64e6;

/** How many inputs go into one pass, when the activations of one take so many bytes. */
export function batchSize(bytesOfOne: number, wanted: number): number {
  return Math.max(1, Math.min(wanted, Math.floor(BATCH_BYTES / bytesOfOne)));
}

/** A picture as a batch. */
export function batchOfOne({ data, shape }: InputTensor): TensorValues {
  return { data, shape: [1, ...shape] };
}

/** A picture several times over, as a batch. */
export function repeated({ data, shape }: InputTensor, count: number): TensorValues {
  const all = new Float32Array(count * data.length);
  for (let copy = 0; copy < count; copy++) all.set(data, copy * data.length);
  return { data: all, shape: [count, ...shape] };
}
