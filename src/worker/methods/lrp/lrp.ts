import { boundsOfPixels, ExplainError, type LrpJob, type LrpResponse } from '../../../protocol.js';
import type { ComputeContext, Timed } from '../../job.js';
import { denseAsConvolutions, disposeConvolutional } from '../../network/dense-as-conv.js';
import type { Network } from '../../network/network.js';
import { disposeRandomized, randomizeUpper, weightedLayers } from '../../network/randomize.js';
import type { InputBounds } from '../../propagate/lrp/bounds.js';
import { batchOfOne } from '../batches.js';
import { sameContrast } from '../contrast.js';
import { outputOfLayer, requireImages } from '../requirements.js';
import { requireLayers, requireSeed, sumChannels } from '../sanity.js';
import type { ModelFacts } from '../saliency.js';
import { similarityOf } from '../similarity.js';
import { automaticComposite } from './automatic.js';
import { explain, type Explaining, type Explanation } from './explain.js';
import { readRuleOptions } from './settings.js';

/** What LRP needs to know of the model besides its network. */
export interface LrpFacts extends ModelFacts {
  rangeKnown: boolean;
}

/** Layer-wise relevance propagation of a class score by one composite or several; see `LrpRequest`. */
export async function lrp(
  network: Network,
  facts: LrpFacts,
  request: LrpJob,
  job: ComputeContext,
): Promise<Timed<LrpResponse>> {
  const { image, channelsOf = [], denominatorsOf, randomized } = request;
  requirePicture(request, network.inputShape);
  const bounds = lrpBounds(request, facts, image.shape[2]);
  const composites = request.composites.map((name) =>
    name === 'auto' ? automaticComposite(network, bounds) : name,
  );
  const options = composites.map((composite) => readRuleOptions(network, composite, request));
  for (const layer of [...channelsOf, ...(denominatorsOf ? [denominatorsOf] : [])]) {
    outputOfLayer(network, layer);
  }
  const { labels, head } = facts;
  const explaining = { request, composites, options, bounds, labels, head };
  if (!randomized) {
    const { maps, ...rest } = await onMaps(network, explaining, job);
    return { ...rest, maps: maps.map((map) => ({ ...map, sanity: null })) };
  }

  const layers = weightedLayers(network);
  requireLayers(randomized.layers, layers);
  requireSeed(randomized.seed);
  const own = await onMaps(network, explaining, job);
  const random = randomizeUpper(network, randomized.layers, randomized.seed);
  try {
    // What is explained stays the same, whatever the randomised network would answer.
    const fixed = {
      ...request,
      target: String(own.target.index),
      contrast: sameContrast(own.contrast),
    };
    const { maps, ...rest } = await onMaps(random, { ...explaining, request: fixed }, job);
    const [height, width] = image.shape;
    const withSanity = maps.map((map, index) => {
      const [a, b] = [own.maps[index]!, map].map(({ relevance }) =>
        sumChannels(relevance, image.shape),
      );
      return { ...map, sanity: { layers, similarity: similarityOf(a!, b!, height, width) } };
    });
    return { ...rest, maps: withSanity };
  } finally {
    disposeRandomized(random, network);
  }
}

/** The explanation of the network as it is, or with its dense layers as convolutions. */
async function onMaps(
  network: Network,
  explaining: Explaining,
  job: ComputeContext,
): Promise<Explanation> {
  if (explaining.request.denseAs !== 'conv') return explain(network, explaining, job);
  const changed = denseAsConvolutions(network);
  try {
    return await explain(changed, explaining, job);
  } finally {
    disposeConvolutional(changed, network);
  }
}

/** A picture of the model's size; with dense layers as convolutions it may be larger. */
function requirePicture({ image, denseAs }: LrpJob, expected: readonly number[]): void {
  const { shape } = image;
  const [height, width, channels] = shape;
  const larger = height >= expected[0]! && width >= expected[1]! && channels === expected[2];
  requireImages(batchOfOne(image), denseAs === 'conv' && larger ? shape : expected);
}

/** The request's bounds, else the card's; `null` where neither says. */
export function lrpBounds(
  { low, high }: Pick<LrpJob, 'low' | 'high'>,
  { preprocessing, rangeKnown }: LrpFacts,
  channels: number,
): InputBounds | null {
  const each = (given: number | readonly number[]): number[] => {
    const all = typeof given === 'number' ? Array<number>(channels).fill(given) : [...given];
    if (all.length === channels && all.every(Number.isFinite)) return all;
    throw new ExplainError(
      'setting-out-of-range',
      `The setting "low" or "high" has ${all.length} values, the image ${channels} channels.`,
      'Give one number for all channels, or one for each.',
    );
  };
  const known = rangeKnown ? boundsOfPixels(preprocessing) : null;
  const [lowest, highest] = [low ?? known?.low, high ?? known?.high];
  return lowest === undefined || highest === undefined
    ? null
    : { low: each(lowest), high: each(highest) };
}
