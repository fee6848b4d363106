import { dispose } from '@tensorflow/tfjs-core';
import {
  rankPredictions,
  type Head,
  type LrpContrast,
  type LrpRequest,
  type LrpResponse,
  type LrpStart,
  type Target,
} from '../../../protocol.js';
import type { ComputeContext } from '../../job.js';
import type { Network } from '../../network/network.js';
import type { Tape } from '../../network/tape.js';
import type { InputBounds } from '../../propagate/lrp/bounds.js';
import { planRules, type Wishes } from '../../propagate/lrp/plan.js';
import { recordForward } from '../../network/record-forward.js';
import { batchOfOne } from '../batches.js';
import { resolveTarget } from '../target.js';
import { countDenominators } from './denominators.js';
import { passDown } from './pass.js';
import { logitMap, meanLogits, readPlaces, type Places } from './places.js';
import { layersOf, totalOf } from './read-out.js';
import { readRestart } from './restart.js';
import { startRelevance } from './start.js';

/** A request that was checked, and what it needs of the model. */
export interface Explaining {
  request: LrpRequest;
  wishes: Wishes;
  bounds: InputBounds | null;
  labels: string[];
  head: Head;
}

export type Explanation = Omit<LrpResponse, 'compute' | 'sanity'> & {
  timings: Record<string, number>;
};

const BINS = 41;

/** One forward pass and one backward pass. */
export async function explain(
  network: Network,
  { request, wishes, bounds, labels, head }: Explaining,
  job: ComputeContext,
): Promise<Explanation> {
  const { image, channelsOf = [], denominatorsOf, bins = BINS } = request;
  const begin = performance.now();
  const tape = recordForward(network, batchOfOne(image));
  try {
    const plan = planRules(network, network.output, wishes);
    const cut = request.restart ? readRestart(network, tape, plan, request.restart) : null;
    const all = await job.read(network.logits(tape));
    const places = placesOf(network, tape, request);
    const logits = meanLogits(all, places);
    const middle = performance.now();
    const predictions = rankPredictions(head, logits, labels);
    const target: Target = resolveTarget(request.target, logits, predictions);
    await job.checkpoint();
    const contrast = contrastOf(request.contrast, head, network);
    const start = startOf(all, places, target.index, request.start, contrast);
    const nonNegative = image.data.every((value) => value >= 0);
    const { map, books, relevances } = passDown({
      network,
      tape,
      plan,
      bounds,
      nonNegative,
      start,
      cut,
      channelsOf,
      denominatorsOf,
    });
    try {
      const relevance = await job.read(map);
      const sums = await books.read((tensor) => job.read(tensor));
      const channels = new Map<string, Float32Array>();
      for (const [node, tensor] of relevances) channels.set(node, await job.read(tensor));
      const layers = layersOf(network, tape, plan, sums, channels);
      const total = start.reduce((sum, value) => sum + value, 0);
      const inputLayer = network.nodes[0]!.layer;
      return {
        relevance,
        shape: image.shape,
        start: total,
        layers,
        conservation: totalOf(layers, sums.conservation(inputLayer), total, relevance),
        denominators: denominatorsOf ? countDenominators(sums, denominatorsOf, bins) : null,
        restart: cut && keptOf(channels.get(cut.node)!, cut.mask),
        target,
        predictions,
        logits,
        places: logitMap(all, places, target.index),
        timings: { forward: middle - begin, lrp: performance.now() - middle },
      };
    } finally {
      books.dispose();
      dispose([map, ...relevances.values()]);
    }
  } finally {
    tape.dispose();
  }
}

/** All of the outputs are classes, unless dense layers are convolutions: then there are places too. */
function placesOf(network: Network, tape: Tape, { denseAs, place = 'all' }: LrpRequest): Places {
  const { shape, size } = network.logits(tape);
  return readPlaces(denseAs === 'conv' ? shape.slice(1) : [size], place);
}

/**
 * Sigmoids have no rivals: their logits are log-odds by themselves. Of one unit's two classes each is
 * the other's opposite, so that there are no others either.
 */
function contrastOf(asked: LrpContrast = 'none', head: Head, { paired }: Network): LrpContrast {
  return head === 'sigmoid' && (paired || asked === 'rivals') ? 'none' : asked;
}

/** The relevance of every output; none but at the places that are explained. */
function startOf(
  all: Float32Array,
  { classes, chosen }: Places,
  target: number,
  start: LrpStart = 'logit',
  contrast: LrpContrast,
): Float32Array {
  const relevance = new Float32Array(all.length);
  for (const place of chosen) {
    const logits = all.subarray(place * classes, (place + 1) * classes);
    relevance.set(startRelevance(logits, target, start, contrast), place * classes);
  }
  return relevance;
}

function keptOf(relevance: Float32Array, mask: Float32Array): { kept: number; total: number } {
  let [kept, total] = [0, 0];
  relevance.forEach((value, index) => {
    kept += value * mask[index]!;
    total += value;
  });
  return { kept, total };
}
