import { reshape, sigmoid, softmax, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Head, TensorValues } from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import type { Network } from '../network/network.js';

const scorings: Record<Head, (logits: Tensor) => Tensor> = {
  softmax: (logits) => softmax(flat(logits)),
  logits: (logits) => softmax(flat(logits)),
  sigmoid,
  value: (value) => value,
};

/**
 * What a head gives for each input of a batch: probabilities in [0, 1], or the value itself.
 *
 * @param batch `[batch, ...the model's input]`
 * @returns `[batch, classes]`, row-major
 */
export async function scoresOf(
  network: Network,
  head: Head,
  batch: TensorValues,
  job: ComputeContext,
): Promise<Float32Array> {
  const input = tensor(batch.data, batch.shape, 'float32');
  let scores: Tensor | null = null;
  try {
    scores = tidy(() => scorings[head](network.predict(input)).clone());
    return await job.read(scores);
  } finally {
    input.dispose();
    scores?.dispose();
  }
}

/** All outputs of one input are classes, whatever their shape. */
function flat(logits: Tensor): Tensor {
  return reshape(logits, [logits.shape[0]!, -1]);
}
