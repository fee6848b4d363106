import { util } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  mapMeasures,
  type MapMeasureRequest,
  type MapMeasureResponse,
  type ModelDescription,
} from '../../../protocol.js';
import type { ComputeContext, Timed } from '../../job.js';
import type { Network } from '../../network/network.js';
import { batchOfOne } from '../batches.js';
import { descending, pixelCurves, requireSteps } from '../faithfulness.js';
import { outOfRange, requireChoice, requireImages } from '../requirements.js';
import { requireSeed, sumChannels } from '../sanity.js';
import { requireClass } from '../target.js';
import { infidelity } from './infidelity.js';
import { road } from './road.js';

/** One measure of a map, from the image that it explains. */
export async function measureMap(
  network: Network,
  { head, preprocessing: units }: Pick<ModelDescription, 'head' | 'preprocessing'>,
  request: MapMeasureRequest,
  job: ComputeContext,
): Promise<Timed<MapMeasureResponse>> {
  const { image, map, shape, target, measure, steps = 32, samples = 64, seed = 0 } = request;
  requireImages(batchOfOne(image), network.inputShape);
  requireMap(request);
  requireChoice('measure', measure, mapMeasures);
  requireClass(target, util.sizeFromShape([...network.shapes.get(network.output)!]));
  requireSteps(steps);
  requireSeed(seed);
  if (!Number.isInteger(samples) || samples < 2 || samples > 1000) {
    throw outOfRange('samples', samples, 'a whole number from 2 to 1000');
  }
  const start = performance.now();
  const timings = (): Record<string, number> => ({ [measure]: performance.now() - start });
  if (measure === 'infidelity') {
    const run = { network, image, target, samples, seed, job };
    const found = await infidelity(run, map, request.isSensitivity ?? false);
    return { infidelity: found, timings: timings() };
  }
  const order = descending(sumChannels(map, shape));
  if (measure === 'road') {
    const run = { network, head, units, image, target, seed, job };
    return { road: await road(run, order), timings: timings() };
  }
  const total = 2 * (steps + 1);
  let loaded = 0;
  const curves = await pixelCurves({ network, head, image, target, steps, job }, order, (count) => {
    job.progress({ phase: 'explain', loaded, total });
    loaded += count;
  });
  return { ...curves, timings: timings() };
}

function requireMap({ image, map, shape }: MapMeasureRequest): void {
  const [height, width, channels] = shape;
  const isOfImage = height === image.shape[0] && width === image.shape[1];
  const fits = isOfImage && (channels === 1 || channels === image.shape[2]);
  if (fits && map.length === height * width * channels) return;
  throw new ExplainError(
    'scores-shape',
    `The map has ${map.length} values and the shape [${shape.join(', ')}], the image [${image.shape.join(', ')}].`,
    'Give one value per pixel of the image, or one for each of its channels.',
  );
}
