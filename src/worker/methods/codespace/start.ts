import { util } from '@tensorflow/tfjs-core';
import type { AscentStart, AscentState } from '../../../protocol.js';

/**
 * @param shape of one code
 * @param range of pixels, in pixel space; `null` for latent codes
 */
export function startOf(
  { seeds, picture }: AscentStart,
  shape: readonly number[],
  range: readonly [black: number, white: number] | null,
): AscentState {
  const size = util.sizeFromShape([...shape]);
  const data = new Float32Array(seeds.length * size);
  seeds.forEach((seed, run) => {
    const code = data.subarray(run * size, (run + 1) * size);
    if (picture && range) code.set(picture.data);
    else if (range) fillWith(code, noiseOf(seed, range));
    else fillWith(code, normalOf(seed));
  });
  return {
    codes: { data, shape: [seeds.length, ...shape] },
    means: new Float32Array(data.length),
    squares: new Float32Array(data.length),
    steps: seeds.map(() => 0),
    status: seeds.map(() => 'running'),
    halvings: seeds.map(() => 0),
  };
}

function fillWith(values: Float32Array, next: () => number): void {
  for (let index = 0; index < values.length; index++) values[index] = next();
}

/** Around the middle of the range, a tenth of it wide. */
function noiseOf(seed: number, [black, white]: readonly [number, number]): () => number {
  const next = uniformOf(seed);
  return () => black + (white - black) * (0.45 + 0.1 * next());
}

/** Box and Muller's normal numbers. */
function normalOf(seed: number): () => number {
  const next = uniformOf(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Uniform in [0, 1): the generator mulberry32, which is public domain (T. Ettinger 2017). */
function uniformOf(seed: number): () => number {
  // Neighbouring seeds are spread over all of them.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
