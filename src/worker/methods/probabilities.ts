import { softmax, type Tensor } from '@tensorflow/tfjs-core';
import type { TensorValues } from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import type { Network } from '../network/network.js';
import { recordForward } from '../network/record-forward.js';

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
  const tape = recordForward(network, batch);
  let probabilities: Tensor | null = null;
  try {
    probabilities = softmax(network.logits(tape));
    return await job.read(probabilities);
  } finally {
    probabilities?.dispose();
    tape.dispose();
  }
}
