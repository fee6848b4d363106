import {
  ExplainError,
  type PictureSaliency,
  type SaliencyRequest,
  type SanityRequest,
  type SanityResponse,
  type Shape3,
  type Similarity,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { Network } from '../network/network.js';
import { disposeRandomized, randomizeUpper, weightedLayers } from '../network/randomize.js';
import { sameContrast } from './contrast.js';
import { outOfRange } from './requirements.js';
import { saliency, type ModelFacts } from './saliency.js';
import { similarityOf } from './similarity.js';

/**
 * The maps of the network with random upper layers, and how alike they are to its own. What is
 * explained stays the same: the class, or the neuron, that the network itself gives.
 */
export async function sanity(
  network: Network,
  facts: ModelFacts,
  { saliency: request, randomizedLayers, seed }: SanityRequest,
  job: ComputeContext,
): Promise<Timed<SanityResponse>> {
  const layers = weightedLayers(network);
  requireLayers(randomizedLayers, layers);
  requireSeed(seed);
  const own = await saliency(network, facts, request, job);
  const original = own.pictures[0]!;
  const randomized = randomizeUpper(network, randomizedLayers, seed);
  try {
    const fixed = { ...request, ...seedOf(original) };
    const { pictures, timings } = await saliency(randomized, facts, fixed, job);
    const { maps, shapes } = pictures[0]!;
    const similarities: Record<string, Similarity> = {};
    for (const [method, map] of Object.entries(maps)) {
      const shape = shapes[method]!;
      const [a, b] = [original.maps[method]!, map].map((values) => sumChannels(values, shape));
      similarities[method] = similarityOf(a!, b!, shape[0], shape[1]);
    }
    return { maps, shapes, similarities, layers, timings };
  } finally {
    disposeRandomized(randomized, network);
  }
}

/** The request for what was explained, whatever the randomised network would answer. */
function seedOf({
  target,
  contrast,
  neuron,
}: PictureSaliency): Pick<SaliencyRequest, 'targets' | 'contrast' | 'unit'> {
  const explained = { targets: [String(target.index)], contrast: sameContrast(contrast) };
  if (!neuron) return explained;
  const { position, layerShape } = neuron;
  const [y, x, channel] = position;
  if (position.length === 3) return { ...explained, unit: `${x},${y},${channel}` };
  return { ...explained, unit: layerShape.length === 3 ? `*,*,${y}` : String(y) };
}

export function requireLayers(count: number, layers: string[]): void {
  if (Number.isInteger(count) && count >= 0 && count <= layers.length) return;
  throw new ExplainError(
    'setting-out-of-range',
    `${count} layers cannot be randomised: the network has ${layers.length} with weights.`,
    `Give a whole number from 0 to ${layers.length}.`,
  );
}

export function requireSeed(seed: number): void {
  if (!Number.isSafeInteger(seed)) throw outOfRange('seed', seed, 'a whole number');
}

export function sumChannels(map: Float32Array, [height, width, channels]: Shape3): Float32Array {
  const sums = new Float32Array(height * width);
  map.forEach((value, index) => (sums[Math.floor(index / channels)]! += value));
  return sums;
}
