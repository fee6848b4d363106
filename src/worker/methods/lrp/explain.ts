import { dispose } from '@tensorflow/tfjs-core';
import {
  rankPredictions,
  type CompositeRelevance,
  type Contrast,
  type Head,
  type LrpComposite,
  type LrpJob,
  type LrpOwnComposite,
  type LrpResponse,
  type LrpStart,
  type Target,
} from '../../../protocol.js';
import type { ComputeContext } from '../../job.js';
import type { Network } from '../../network/network.js';
import type { Tape } from '../../network/tape.js';
import type { InputBounds } from '../../propagate/lrp/bounds.js';
import { assignRules, type RuleOptions } from '../../propagate/lrp/rule-assignment.js';
import { recordForward } from '../../network/record-forward.js';
import { batchOfOne } from '../batches.js';
import { contrastWeights, resolveContrast } from '../contrast.js';
import { resolveTarget } from '../target.js';
import { countDenominators } from './denominators.js';
import { passDown, type Passing } from './pass.js';
import { logitMap, meanLogits, readPlaces, type Places } from './places.js';
import { layersOf, totalOf } from './read-out.js';
import { readRestart } from './restart.js';
import { startRelevance } from './start.js';

/** A request that was checked, and what it needs of the model. */
export interface Explaining {
  request: LrpJob;
  /** As asked for, what `auto` stands for in its place. */
  composites: readonly (LrpComposite | LrpOwnComposite)[];
  /** In their order. */
  options: readonly RuleOptions[];
  bounds: InputBounds | null;
  labels: string[];
  head: Head;
}

/** What one composite gives, without the check. */
type ExplainedMap = Omit<CompositeRelevance, 'sanity'>;

export interface Explanation extends Omit<LrpResponse, 'compute' | 'maps'> {
  maps: ExplainedMap[];
  timings: Record<string, number>;
}

const BINS = 41;

/** One forward pass, and a backward pass for each composite. */
export async function explain(
  network: Network,
  { request, composites, options, bounds, labels, head }: Explaining,
  job: ComputeContext,
): Promise<Explanation> {
  const { image } = request;
  const begin = performance.now();
  const tape = recordForward(network, batchOfOne(image));
  try {
    const passes = options.map((each) => preparePass(network, tape, each, request));
    const all = await job.read(network.logits(tape));
    const places = placesOf(network, tape, request);
    const logits = meanLogits(all, places);
    const middle = performance.now();
    const predictions = rankPredictions(head, logits, labels);
    const target: Target = resolveTarget(request.target, logits, predictions);
    const { contrast: choice = 'none' } = request;
    const classes = { head, logits, predictions };
    const contrast = resolveContrast(choice, request.target, target, classes, network);
    const start = startOf(all, places, target.index, request.start, contrast);
    const nonNegative = image.data.every((value) => value >= 0);
    const maps: ExplainedMap[] = [];
    for (const [index, pass] of passes.entries()) {
      if (passes.length > 1)
        job.progress({ phase: 'explain', loaded: index, total: passes.length });
      await job.checkpoint();
      const passing = { network, tape, bounds, nonNegative, start, ...pass };
      const asked = composites[index]!;
      const composite = typeof asked === 'string' ? asked : 'custom';
      maps.push({ composite, ...(await explainBy(passing, request, job)) });
    }
    return {
      maps,
      shape: image.shape,
      start: sumOf(start),
      target,
      ...(contrast && { contrast }),
      predictions,
      logits,
      places: logitMap(all, places, target.index),
      timings: { forward: middle - begin, lrp: performance.now() - middle },
    };
  } finally {
    tape.dispose();
  }
}

/** Which layer gets which rule, and the part of a layer that the pass goes on from. */
function preparePass(
  network: Network,
  tape: Tape,
  options: RuleOptions,
  { restart }: LrpJob,
): Pick<Passing, 'assignment' | 'cut'> {
  const assignment = assignRules(network, network.output, options);
  return { assignment, cut: restart ? readRestart(network, tape, assignment, restart) : null };
}

/** One backward pass, and what is read of it. */
async function explainBy(
  passing: Omit<Passing, 'channelsOf' | 'denominatorsOf'>,
  { channelsOf = [], denominatorsOf, bins = BINS }: LrpJob,
  job: ComputeContext,
): Promise<Omit<ExplainedMap, 'composite'>> {
  const begin = performance.now();
  const { network, tape, assignment, cut, start } = passing;
  const { map, report, relevances } = passDown({ ...passing, channelsOf, denominatorsOf });
  try {
    const relevance = await job.read(map);
    const sums = await report.read((tensor) => job.read(tensor));
    const channels = new Map<string, Float32Array>();
    for (const [node, tensor] of relevances) channels.set(node, await job.read(tensor));
    const layers = layersOf(network, tape, assignment, sums, channels);
    const inputLayer = network.nodes[0]!.layer;
    return {
      relevance,
      layers,
      conservation: totalOf(layers, sums.conservation(inputLayer), sumOf(start), relevance),
      denominators: denominatorsOf ? countDenominators(sums, denominatorsOf, bins) : null,
      restart: cut && keptOf(channels.get(cut.node)!, cut.mask),
      milliseconds: performance.now() - begin,
    };
  } finally {
    report.dispose();
    dispose([map, ...relevances.values()]);
  }
}

function sumOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** All of the outputs are classes, unless dense layers are convolutions: then there are places too. */
function placesOf(network: Network, tape: Tape, { denseAs, place = 'all' }: LrpJob): Places {
  const { shape, size } = network.logits(tape);
  return readPlaces(denseAs === 'conv' ? shape.slice(1) : [size], place);
}

/** The relevance of every output; none but at the places that are explained. */
function startOf(
  all: Float32Array,
  { classes, chosen }: Places,
  target: number,
  start: LrpStart = 'logit',
  contrast: Contrast | null,
): Float32Array {
  const relevance = new Float32Array(all.length);
  for (const place of chosen) {
    const logits = all.subarray(place * classes, (place + 1) * classes);
    const weights = contrastWeights(logits, target, contrast);
    relevance.set(startRelevance(logits, weights, start), place * classes);
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
