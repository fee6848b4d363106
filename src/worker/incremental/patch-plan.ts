import { CUT, type Cost } from './cost.js';
import type { NodeGeometry } from './geometry.js';
import { lengthBefore } from './reach.js';

/** Rows and columns of each node's patch, by the node's place. */
export interface Sizes {
  rows: Int32Array;
  columns: Int32Array;
}

/** Which nodes are computed in patches, of which size, and which as whole maps. */
export interface PatchPlan {
  sizes: Sizes;
  /** The nodes before this place are computed in patches, if they are local. */
  until: number;
  /** Of it and of a full pass, for one picture. */
  cost: Cost;
  full: Cost;
}

/** Sizes that have room for both. */
export function largerSizes(one: Sizes, other: Sizes): Sizes {
  const larger = (lengths: Int32Array, others: Int32Array): Int32Array =>
    lengths.map((length, place) => Math.max(length, others[place]!));
  return {
    rows: larger(one.rows, other.rows),
    columns: larger(one.columns, other.columns),
  };
}

/**
 * Takes the nodes up to some place in patches, and those behind it whole: maps shrink on the way up
 * while what a change can reach grows, until it is everything. The place is the one with least work.
 */
export function planPatches(geometry: readonly NodeGeometry[], sizes: Sizes): PatchPlan {
  const full = { multiplications: 0, time: 0 };
  const spared = { multiplications: 0, time: 0 };
  let most = { until: 1, multiplications: 0, time: 0 };
  geometry.forEach((node, place) => {
    if (place === 0) return;
    const { whole, local } = node;
    full.multiplications += whole.multiplications;
    full.time += whole.time;
    if (!local) return;
    const cells = sizes.rows[place]! * sizes.columns[place]!;
    spared.multiplications += whole.multiplications - cells * node.cell.multiplications;
    spared.time += whole.time - cells * node.cell.time - cutting(geometry, place, sizes);
    if (spared.time > most.time) most = { until: place + 1, ...spared };
  });
  const cost = {
    multiplications: full.multiplications - most.multiplications,
    time: full.time - most.time,
  };
  return { sizes, until: most.until, cost, full };
}

/** Time for cutting what the node reads out of its inputs' maps. */
function cutting(
  geometry: readonly NodeGeometry[],
  place: number,
  { rows, columns }: Sizes,
): number {
  const { inputs, axes } = geometry[place]!;
  let time = 0;
  for (const input of inputs) {
    const height = lengthBefore(axes[0], rows[place]!);
    const width = lengthBefore(axes[1], columns[place]!);
    if (height === rows[input] && width === columns[input]) continue;
    time += CUT * height * width * geometry[input]!.shape[3]!;
  }
  return time;
}
