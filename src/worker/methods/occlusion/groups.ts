import { getBackend } from '@tensorflow/tfjs-core';
import type { Position } from '../../../protocol.js';
import { geometryOf, type Axes, type NodeGeometry } from '../../incremental/geometry.js';
import {
  largerSizes,
  planPatches,
  type PatchPlan,
  type Sizes,
} from '../../incremental/patch-plan.js';
import { reachOf, type Reach } from '../../incremental/reach.js';
import type { Interval } from '../../network/intervals.js';
import { hiddenIntervals } from './hidden.js';
import type { OcclusionContext } from './context.js';

/** Multiplications in whose time one node is set to work on a batch. */
export const DISPATCH = 200_000;

/** Positions that are computed together, in patches of the same sizes. */
export interface Group {
  /** Their places in the list of positions. */
  members: number[];
  plan: PatchPlan;
  /** Of each member. */
  reaches: Axes<Reach>[];
}

interface Sized {
  place: number;
  reach: Axes<Reach>;
  sizes: Sizes;
  /** Rows and columns that change, over all nodes. */
  extent: Axes<number>;
}

/**
 * The positions at these places in groups of at most so many. Near a border an occluder reaches less
 * than in the middle: positions that reach alike go together.
 */
export function groupsOf(
  context: OcclusionContext,
  places: readonly number[],
  positions: readonly Position[],
  most: number,
): Group[] {
  const geometry = geometryOf(context.network, context.tape);
  const measure = measurer(context, geometry);
  const sized = places.map((place) => measure(positions[place]!, place));
  if (getBackend() !== 'webgl') return alike(geometry, sized, most);
  const groups: Group[] = [];
  // Each new size would be compiled anew: one that has room for all.
  const anywhere = allAlignments(context).map((position) => measure(position, 0).sizes);
  const plan = planPatches(geometry, anywhere.reduce(largerSizes));
  for (let from = 0; from < sized.length; from += most) {
    groups.push(toGroup(sized.slice(from, from + most), plan));
  }
  return groups;
}

/** Neighbours in the order of their extent join for as long as that saves time. */
function alike(geometry: readonly NodeGeometry[], sized: Sized[], most: number): Group[] {
  const dispatch = DISPATCH * geometry.length;
  const groups: Group[] = [];
  let members: Sized[] = [];
  let plan: PatchPlan | null = null;
  const ordered = [...sized].sort(
    (one, other) => one.extent[0] - other.extent[0] || one.extent[1] - other.extent[1],
  );
  for (const next of ordered) {
    const alone = planPatches(geometry, next.sizes);
    const joint: PatchPlan | null =
      plan && planPatches(geometry, largerSizes(plan.sizes, next.sizes));
    const saves =
      plan !== null &&
      joint !== null &&
      (members.length + 1) * joint.cost.time <
        members.length * plan.cost.time + alone.cost.time + dispatch;
    if (saves && members.length < most) {
      members.push(next);
      plan = joint;
    } else {
      if (plan) groups.push(toGroup(members, plan));
      [members, plan] = [[next], alone];
    }
  }
  if (plan) groups.push(toGroup(members, plan));
  return groups;
}

function toGroup(sized: readonly Sized[], plan: PatchPlan): Group {
  return {
    members: sized.map(({ place }) => place),
    reaches: sized.map(({ reach }) => reach),
    plan,
  };
}

/** Rows and columns are independent, and each is measured once. */
function measurer(
  { image, occluder }: OcclusionContext,
  geometry: readonly NodeGeometry[],
): (position: Position, place: number) => Sized {
  const known: Axes<Map<number, Reach>> = [new Map(), new Map()];
  const reachAlong = (axis: 0 | 1, start: number, span: Interval): Reach => {
    let reach = known[axis].get(start);
    if (!reach) {
      reach = reachOf(geometry, axis, span);
      known[axis].set(start, reach);
    }
    return reach;
  };
  const total = ({ length }: Reach): number => length.reduce((sum, cells) => sum + cells, 0);
  return (position, place) => {
    const spans = hiddenIntervals(occluder, position, image.shape);
    const rows = reachAlong(0, position[0], spans[0]);
    const columns = reachAlong(1, position[1], spans[1]);
    return {
      place,
      reach: [rows, columns],
      sizes: { rows: rows.length, columns: columns.length },
      extent: [total(rows), total(columns)],
    };
  };
}

/** The diagonal of the picture meets every alignment of rows and of columns. */
function allAlignments({ image, occluder }: OcclusionContext): Position[] {
  const [height, width] = image.shape;
  const [down, right] = [height - occluder.height, width - occluder.width];
  return Array.from({ length: Math.max(down, right) + 1 }, (_, at) => [
    Math.min(at, down),
    Math.min(at, right),
  ]);
}
