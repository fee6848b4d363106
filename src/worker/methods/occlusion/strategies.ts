import { getBackend, type Tensor } from '@tensorflow/tfjs-core';
import type { OcclusionPass, Position } from '../../../protocol.js';
import { batchSize } from '../batches.js';
import { DISPATCH, groupsOf, type Group } from './groups.js';
import { fullPass, incrementalPass } from './passes.js';
import type { OcclusionContext } from './context.js';

/** Positions in one pass, at most. */
const BATCH = 32;
/** Below this share of the full passes' time the incremental ones are taken. */
const WORTHWHILE = 0.95;

/** Positions that are computed together. */
interface Batch {
  /** Their places in the list of positions; the last may be there several times. */
  members: readonly number[];
  /** The logits, `[members, classes]`. */
  run(): Tensor;
}

/** How the scores at some positions are computed. */
export interface Strategy {
  pass: Exclude<OcclusionPass, 'auto'>;
  /** Multiplications as a share of those of full passes. */
  work: number;
  batches: Batch[];
}

/** The pass that takes less time for these positions, unless one is asked for. */
export function chooseStrategy(
  context: OcclusionContext,
  positions: readonly Position[],
  wanted: OcclusionPass,
): Strategy {
  const full = (): Strategy => ({
    pass: 'full',
    work: 1,
    batches: fullBatches(context, positions),
  });
  if (wanted === 'full') return full();
  const groups = groupsOf(context, padded(positions.map((_, place) => place)), positions, BATCH);
  const sum = (value: (group: Group) => number): number =>
    groups.reduce((total, group) => total + group.members.length * value(group), 0);
  const dispatch = DISPATCH * context.network.nodes.length * groups.length;
  const time = sum(({ plan }) => plan.cost.time) + dispatch;
  if (wanted === 'auto' && time > WORTHWHILE * sum(({ plan }) => plan.full.time)) return full();
  return {
    pass: 'incremental',
    work:
      sum(({ plan }) => plan.cost.multiplications) / sum(({ plan }) => plan.full.multiplications),
    batches: groups.map((group) => ({
      members: group.members,
      run: () => incrementalPass(context, at(positions, group.members), group),
    })),
  };
}

function fullBatches(context: OcclusionContext, positions: readonly Position[]): Batch[] {
  const places = padded(positions.map((_, place) => place));
  const most = batchSize(context.tape.bytes, BATCH);
  const batches: Batch[] = [];
  for (let from = 0; from < places.length; from += most) {
    const members = places.slice(from, from + most);
    batches.push({ members, run: () => fullPass(context, at(positions, members)) });
  }
  return batches;
}

function at(positions: readonly Position[], places: readonly number[]): Position[] {
  return places.map((place) => positions[place]!);
}

/** On WebGL every new batch size would be compiled anew: up to the next power of two by repetition. */
function padded(places: number[]): number[] {
  if (getBackend() !== 'webgl') return places;
  const size = 2 ** Math.ceil(Math.log2(places.length));
  return Array.from({ length: size }, (_, index) => places[Math.min(index, places.length - 1)]!);
}
