import { util } from '@tensorflow/tfjs-core';
import type { AscentStart, AscentState, PixelUnits } from '../../../protocol.js';
import { normalNumbers, uniformNumbers } from './random.js';

/**
 * @param shape of one code
 * @param units of pixels, in pixel space; `null` for latent codes
 */
export function startOf(
  { seeds, picture }: AscentStart,
  shape: readonly number[],
  units: PixelUnits | null,
): AscentState {
  const size = util.sizeFromShape([...shape]);
  const data = new Float32Array(seeds.length * size);
  seeds.forEach((seed, run) => {
    const code = data.subarray(run * size, (run + 1) * size);
    if (picture && units) code.set(picture.data);
    else if (units) fillWith(code, noiseOf(seed, units));
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

function fillWith(values: Float32Array, next: (index: number) => number): void {
  for (let index = 0; index < values.length; index++) values[index] = next(index);
}

/** Around the middle of each channel's range, a tenth of it wide. */
function noiseOf(seed: number, { black, white }: PixelUnits): (index: number) => number {
  const next = uniformNumbers(seed);
  return (index) => {
    const channel = index % black.length;
    return black[channel]! + (white[channel]! - black[channel]!) * (0.45 + 0.1 * next());
  };
}
