import { util } from '@tensorflow/tfjs-core';
import type { AscentStart, AscentState } from '../../../protocol.js';
import { normalNumbers, uniformNumbers } from './random.js';

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
    else fillWith(code, normalNumbers(seed));
  });
  return {
    codes: { data, shape: [seeds.length, ...shape] },
    means: new Float32Array(data.length),
    squares: new Float32Array(data.length),
    steps: seeds.map(() => 0),
    status: seeds.map(() => 'running'),
    halvings: seeds.map(() => 0),
    seeds: [...seeds],
  };
}

function fillWith(values: Float32Array, next: () => number): void {
  for (let index = 0; index < values.length; index++) values[index] = next();
}

/** Around the middle of the range, a tenth of it wide. */
function noiseOf(seed: number, [black, white]: readonly [number, number]): () => number {
  const next = uniformNumbers(seed);
  return () => black + (white - black) * (0.45 + 0.1 * next());
}
