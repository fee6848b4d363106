import type { ForwardResponse, TensorValues } from '../protocol.js';
import type { CallOptions, Explainer } from './explainer.js';
import { batchOf, type Images } from './inputs.js';
import { engineClient } from './queued-client.js';

/** What a forward pass gives besides the output. */
export interface ForwardOptions {
  /** Layers whose outputs are wanted besides the network's. */
  layers?: readonly string[];
}

/** The forward pass of one image, several, or a batch in model-input units. */
export async function forward(
  explainer: Explainer,
  images: Images,
  { layers = [] }: ForwardOptions = {},
  call: CallOptions = {},
): Promise<ForwardResponse> {
  const forward = { input: await batchOf(explainer, images, call), layers };
  return engineClient.request('forward', { ...explainer.place, forward }, call);
}

/** What one layer, or each of several, makes of the images: `[batch, ...]`. */
export async function activations(
  explainer: Explainer,
  images: Images,
  layer: string | readonly string[],
  call?: CallOptions,
): Promise<TensorValues | Record<string, TensorValues>> {
  const layers = typeof layer === 'string' ? [layer] : layer;
  const { activations } = await forward(explainer, images, { layers }, call);
  return typeof layer === 'string' ? activations[layer]! : activations;
}
