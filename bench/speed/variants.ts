import { tensor4d, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { guidedRules } from '../../src/worker/propagate/relu-rules.js';
import type { Network } from '../../src/worker/network/network.js';
import { firstMaximum, onesAt } from '../../src/worker/propagate/seeds.js';
import { propagate, type Rules } from '../../src/worker/propagate/walker.js';
import { fillWith, uniform } from './random.js';
import { guidedByTfGrad } from './tf-grad.js';

/** Milliseconds that one call took, by the name of what was measured. */
export type Times = Record<string, number>;

export interface Variants {
  timed: (() => Promise<Times>)[];
  /** Largest difference between the maps that are compared, relative to the largest value. */
  difference: number;
}

/**
 * Single passes and tfjs's own gradient, on a picture of seeded noise (it has no flat areas, in which a pooling window
 * could have several maxima). Every variant ends with its result in an array.
 */
export async function makePassVariants(network: Network): Promise<Variants> {
  const [height = 1, width = 1, channels = 1] = network.inputShape;
  const noise = fillWith(height * width * channels, uniform(7));
  const image = tensor4d(noise, [1, height, width, channels]);
  const first = await mapOfTop(network, image, guidedRules);
  // tf.grad is told the class, which it would need one more forward pass for otherwise.
  const seed = onesAt([[first.target]], [first.classes]);
  const byTfGrad = async (): Promise<Float32Array> =>
    read(tidy(() => guidedByTfGrad(network, image, seed)));
  return {
    timed: [
      async () => ({ forward: await duration(() => forward(network, image)) }),
      async () => {
        const { total, backward } = await mapOfTop(network, image, guidedRules);
        return { guided: total, backward };
      },
      async () => ({ 'tf.grad': await duration(byTfGrad) }),
    ],
    difference: relativeDifference(first.map, await byTfGrad()),
  };
}

export async function duration(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export async function forward(network: Network, image: Tensor4D): Promise<void> {
  const tape = network.forward(image);
  await network.logits(tape).data();
  tape.dispose();
}

interface MapOfTop {
  map: Float32Array;
  classes: number;
  target: number;
  total: number;
  backward: number;
}

/** Forward, read the logits, seed the top class, backward, read the map: as the engine does. */
export async function mapOfTop(network: Network, image: Tensor4D, rules: Rules): Promise<MapOfTop> {
  const start = performance.now();
  const tape = network.forward(image);
  const logits = network.logits(tape);
  const target = firstMaximum(await logits.data<'float32'>());
  const middle = performance.now();
  const seed = { node: network.output, signal: onesAt([[target]], logits.shape.slice(1)) };
  const map = await read(propagate(network, tape, seed, rules));
  const end = performance.now();
  const classes = logits.size;
  seed.signal.dispose();
  tape.dispose();
  return { map, classes, target, total: end - start, backward: end - middle };
}

async function read(map: Tensor): Promise<Float32Array> {
  const values = Float32Array.from(await map.data<'float32'>());
  map.dispose();
  return values;
}

export function relativeDifference(actual: Float32Array, expected: Float32Array): number {
  const largest = (values: Float32Array): number =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const difference = actual.map((value, index) => value - expected[index]!);
  return largest(difference) / largest(expected);
}
