import {
  ExplainError,
  type ComputeReport,
  type LrpRequest,
  type LrpResponse,
} from '../../../protocol.js';
import type { ComputeContext } from '../../job.js';
import type { Card } from '../../network/card.js';
import type { Network } from '../../network/network.js';
import type { InputBounds } from '../../propagate/lrp/bounds.js';
import { outputOfLayer, requireImages } from '../requirements.js';
import { explain } from './explain.js';
import { readWishes } from './settings.js';

/** What LRP needs to know of the model besides its network. */
export interface LrpFacts extends Pick<Card, 'range' | 'rangeKnown'> {
  labels: string[];
}

/** Layer-wise relevance propagation of a class score; see `LrpRequest`. */
export async function lrp(
  network: Network,
  facts: LrpFacts,
  request: LrpRequest,
  job: ComputeContext,
): Promise<Omit<LrpResponse, 'compute'> & Pick<ComputeReport, 'timings'>> {
  const { image, channelsOf = [], denominatorsOf } = request;
  const wishes = readWishes(network, request);
  for (const layer of [...channelsOf, ...(denominatorsOf ? [denominatorsOf] : [])]) {
    outputOfLayer(network, layer);
  }
  requireImages({ data: image.data, shape: [1, ...image.shape] }, network.inputShape);
  const bounds = readBounds(request, facts, image.shape[2]);
  const explaining = { request, wishes, bounds, labels: facts.labels };
  return { ...(await explain(network, explaining, job)), sanity: null };
}

/** The request's bounds, else the card's; `null` where neither says. */
function readBounds(
  { low, high }: LrpRequest,
  { range, rangeKnown }: LrpFacts,
  channels: number,
): InputBounds | null {
  const each = (given: number | readonly number[]): number[] => {
    const all = typeof given === 'number' ? Array<number>(channels).fill(given) : [...given];
    if (all.length === channels && all.every(Number.isFinite)) return all;
    throw new ExplainError(
      'setting-out-of-range',
      `The setting "low" or "high" has ${all.length} values, the picture ${channels} channels.`,
      'Give one number for all channels, or one for each.',
    );
  };
  const lowest = low ?? (rangeKnown ? Math.min(...range) : null);
  const highest = high ?? (rangeKnown ? Math.max(...range) : null);
  return lowest === null || highest === null ? null : { low: each(lowest), high: each(highest) };
}
