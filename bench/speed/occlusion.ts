import { getBackend } from '@tensorflow/tfjs-core';
import type { OcclusionPass, OcclusionRequest, Position, Shape3 } from '../../src/protocol.js';
import { forward } from '../../src/worker/methods/forward.js';
import { occlusion } from '../../src/worker/methods/occlusion/occlusion.js';
import { UnoccludedPass } from '../../src/worker/methods/occlusion/unoccluded-pass.js';
import type { ModelFacts } from '../../src/worker/methods/saliency.js';
import type { Network } from '../../src/worker/network/network.js';
import { context, plainPixels } from './context.js';
import { fillWith, uniform } from './random.js';
import { duration, relativeDifference, type Times, type Variants } from './variants.js';

/** Positions that are measured on WebGL: all of them would take long where a processor draws. */
const POSITIONS = 32;

/**
 * Occlusion one picture at a time, as most libraries do it; in batches; and incrementally (or in
 * batches, where the engine finds that to be less work).
 */
export async function makeOcclusionVariants(network: Network): Promise<Variants> {
  const [height = 1, width = 1] = network.inputShape;
  const [side, stride] = height > 100 ? [32, 16] : [8, 2];
  const grid = gridOf(height, width, side, stride);
  const positions = getBackend() === 'webgl' ? spread(grid) : grid;
  const logits = await occlusionOf(network, side);
  const compared = {
    'one by one': async () => {
      const all: number[] = [];
      for (const position of positions) all.push((await logits('full', [position]))[0]!);
      return Float32Array.from(all);
    },
    batched: () => logits('full', positions),
    incremental: () => logits('auto', positions),
  };
  const expected = await compared['one by one']();
  return {
    timed: Object.entries(compared).map(([name, work]) => async (): Promise<Times> => ({
      [name]: await duration(work),
    })),
    difference: Math.max(
      relativeDifference(await compared.batched(), expected),
      relativeDifference(await compared.incremental(), expected),
    ),
  };
}

type Logits = (pass: OcclusionPass, positions: readonly Position[]) => Promise<Float32Array>;

/** The scores of the first class, of an image of seeded noise with a black square at each position. */
export async function occlusionOf(network: Network, side: number): Promise<Logits> {
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const shape: Shape3 = [height, width, channels];
  const unoccluded = new UnoccludedPass();
  const facts: ModelFacts = {
    labels: await labelsOf(network),
    head: 'softmax',
    preprocessing: plainPixels(channels),
  };
  const request: Omit<OcclusionRequest, 'positions'> = {
    image: { data: fillWith(height * width * channels, uniform(7)), shape },
    target: '0',
    occluder: { height: side, width: side, shape: 'square' },
    fill: 0,
  };
  return async (pass, positions) => {
    const asked = { ...request, positions, pass };
    return (await occlusion(network, facts, unoccluded, asked, context)).scores.logits;
  };
}

export function gridOf(height: number, width: number, side: number, stride: number): Position[] {
  const positions: Position[] = [];
  for (let top = 0; top <= height - side; top += stride) {
    for (let left = 0; left <= width - side; left += stride) positions.push([top, left]);
  }
  return positions;
}

/** Some of them, evenly: borders and middle as often as in the whole. */
function spread(positions: Position[]): Position[] {
  const step = positions.length / POSITIONS;
  return Array.from({ length: POSITIONS }, (_, index) => positions[Math.floor(index * step)]!);
}

async function labelsOf(network: Network): Promise<string[]> {
  const size = network.inputShape.reduce((product, length) => product * length, 1);
  const input = { data: new Float32Array(size), shape: [1, ...network.inputShape] };
  const { output } = await forward(network, { input, layers: [] }, context);
  return Array.from(output.data, (_, index) => String(index));
}
