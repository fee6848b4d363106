import { tensor4d } from '@tensorflow/tfjs-core';
import type { Position } from '../../src/protocol.js';
import { guidedRules } from '../../src/worker/propagate/relu-rules.js';
import type { Network } from '../../src/worker/network/network.js';
import { occlusionOf } from './occlusion.js';
import { fillWith, uniform } from './random.js';
import { lrpEpsilon, textbookRules } from './trained.js';
import {
  duration,
  forward,
  mapOfTop,
  relativeDifference,
  type Times,
  type Variants,
} from './variants.js';

/** How the time of a pass grows with the network. */
export async function makeGrowthVariants(network: Network): Promise<Variants> {
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const noise = fillWith(height * width * channels, uniform(7));
  const image = tensor4d(noise, [1, height, width, channels]);
  const { map } = await mapOfTop(network, image, guidedRules);
  const expected = await mapOfTop(network, image, textbookRules);
  return {
    timed: [
      async () => ({ forward: await duration(() => forward(network, image)) }),
      async () => ({ guided: (await mapOfTop(network, image, guidedRules)).total }),
      lrpEpsilon(network, image),
    ],
    difference: relativeDifference(map, expected.map),
  };
}

/** Positions in each direction. */
const GRIDS = [4, 8, 16];
const SIDE = 8;

/** How the time of occlusion grows with the positions of the occluder. */
export async function makePositionVariants(network: Network): Promise<Variants> {
  const logits = await occlusionOf(network, SIDE);
  const grids = GRIDS.map((count) => evenly(count, network.inputShape));
  const [few = []] = grids;
  return {
    timed: grids.map((positions) => async (): Promise<Times> => ({
      [`${positions.length} positions`]: await duration(() => logits('auto', positions)),
    })),
    difference: relativeDifference(await logits('auto', few), await logits('full', few)),
  };
}

/** A grid of positions from border to border. */
function evenly(count: number, [height = 1, width = 1]: readonly number[]): Position[] {
  const places = (size: number): number[] =>
    Array.from({ length: count }, (_, index) => Math.round(((size - SIDE) * index) / (count - 1)));
  return places(height).flatMap((top) => places(width).map((left): Position => [top, left]));
}
