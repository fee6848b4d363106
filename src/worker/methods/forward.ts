import type { ForwardRequest, ForwardResponse, TensorValues } from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { Network } from '../network/network.js';
import { recordForward } from '../network/record-forward.js';
import { outputOfLayer, requireBatch } from './requirements.js';

/** A forward pass of a batch: the network's output, and the outputs of the layers asked for. */
export async function forward(
  network: Network,
  { input, layers }: ForwardRequest,
  job: ComputeContext,
): Promise<Timed<ForwardResponse>> {
  requireBatch(input, network.inputShape);
  const nodes = layers.map((layer) => outputOfLayer(network, layer));
  const start = performance.now();
  const tape = recordForward(network, input);
  const read = async (node: string): Promise<TensorValues> => {
    const output = tape.output(node);
    return { data: await job.read(output), shape: output.shape };
  };
  try {
    const output = await read(network.output);
    const timings = { forward: performance.now() - start };
    const activations: Record<string, TensorValues> = {};
    for (const [index, layer] of layers.entries()) {
      await job.checkpoint();
      activations[layer] = await read(nodes[index]!);
    }
    return { output, activations, timings };
  } finally {
    tape.dispose();
  }
}
