import {
  boundsOfPixels,
  type Head,
  type InputTensor,
  type PixelUnits,
  type RoadCurve,
} from '../../../protocol.js';
import { normalNumbers } from '../../../protocol/random.js';
import type { ComputeContext } from '../../job.js';
import type { Network } from '../../network/network.js';
import { scoresOf } from '../probabilities.js';
import { imputed } from './imputation.js';

/** Tenths of the pixels that are replaced. */
const TENTHS = 9;
/** Standard deviation of the noise on what is imputed, as a share of the input's range. */
const NOISE = 0.01;

/** What ROAD computes on. */
export interface RoadRun {
  network: Network;
  head: Head;
  units: PixelUnits;
  image: InputTensor;
  target: number;
  seed: number;
  job: ComputeContext;
}

/**
 * The target's probability while the pixels of a ranking are imputed, a tenth more each time. Of a share
 * that is no whole number of pixels the fraction is left out.
 *
 * @param order pixels, the first to be replaced first
 */
export async function road(
  { network, head, units, image, target, seed, job }: RoadRun,
  order: Uint32Array,
): Promise<RoadCurve> {
  const { data, shape } = image;
  const batch = new Float32Array((TENTHS + 1) * data.length);
  batch.set(data);
  for (let tenth = 1; tenth <= TENTHS; tenth++) {
    await job.checkpoint();
    job.progress({ phase: 'explain', loaded: tenth - 1, total: TENTHS });
    const missing = new Uint8Array(order.length);
    for (const pixel of order.subarray(0, Math.floor((order.length * tenth) / 10))) {
      missing[pixel] = 1;
    }
    const values = imputed(image, missing);
    addNoise(values, missing, units, seed + tenth);
    batch.set(values, tenth * data.length);
  }
  const rows = await scoresOf(network, head, { data: batch, shape: [TENTHS + 1, ...shape] }, job);
  const classes = rows.length / (TENTHS + 1);
  const shares = Array.from({ length: TENTHS + 1 }, (_, tenth) => tenth / 10);
  const outputs = shares.map((_, at) => rows.subarray(at * classes, (at + 1) * classes));
  const values = outputs.map((each) => each[target]!);
  const mean = values.slice(1).reduce((sum, value) => sum + value, 0) / TENTHS;
  const curve = { shares, values, mean };
  if (head === 'value') return curve;
  return { ...curve, kept: outputs.map((each) => each.indexOf(Math.max(...each)) === target) };
}

/** Normal noise on what is missing: the same for every map, pixel by pixel. */
function addNoise(
  values: Float64Array,
  missing: Uint8Array,
  units: PixelUnits,
  seed: number,
): void {
  const { low, high } = boundsOfPixels(units);
  const channels = values.length / missing.length;
  const next = normalNumbers(seed);
  values.forEach((value, index) => {
    const noise = next();
    if (!missing[Math.floor(index / channels)]) return;
    const channel = index % channels;
    values[index] = value + NOISE * (high[channel]! - low[channel]!) * noise;
  });
}
