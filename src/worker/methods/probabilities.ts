import { softmax, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { TensorValues } from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import type { Network } from '../network/network.js';

/**
 * The softmax of the logits of each input of a batch.
 *
 * @param batch `[batch, ...the model's input]`
 * @returns `[batch, classes]`, row-major, in [0, 1]
 */
export async function probabilitiesOf(
  network: Network,
  batch: TensorValues,
  job: ComputeContext,
): Promise<Float32Array> {
  const input = tensor(batch.data, batch.shape, 'float32');
  let probabilities: Tensor | null = null;
  try {
    probabilities = tidy(() => softmax(network.predict(input)));
    return await job.read(probabilities);
  } finally {
    input.dispose();
    probabilities?.dispose();
  }
}
