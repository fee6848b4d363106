import type { Network } from '../network/network.js';
import type { Node, Pair } from '../network/nodes.js';
import type { Span } from '../network/spans.js';
import { isLocal, type Change, type Shapes } from './changes.js';
import { costOf, costOfCut, type Cost } from './cost.js';
import { regionBefore, sameSize } from './regions.js';

/** Which nodes are computed in patches, of which size, and which as whole maps. */
export interface Plan {
  /** Rows and columns of each node's patch; a node that is not here is computed as a whole. */
  patches: ReadonlyMap<string, Pair>;
  /** Multiplications of it as a share of those of a full pass. */
  work: number;
  /** The time that it should take, as a share of that of a full pass. */
  time: number;
}

/**
 * Takes each node in patches for as long as that is less work: maps shrink on the way up while what a
 * change can reach grows, and from some layer on it is everything.
 *
 * @param changes what changes in each picture of a batch
 */
export function planPatches(
  network: Network,
  shapes: Shapes,
  changes: readonly ReadonlyMap<string, Change>[],
): Plan {
  const patches = new Map([[network.input, sizeAt(network.input, changes)]]);
  const [taken, full] = [noCost(), noCost()];
  for (const node of network.nodes.slice(1)) {
    const [, rows = 1, columns = 1] = shapes(node.name);
    const whole = costOf(node, shapes, [rows, columns]);
    addCost(full, whole);
    const possible = isLocal(node, shapes) && node.inputs.every((name) => patches.has(name));
    const size = possible ? sizeAt(node.name, changes) : null;
    const inPatches = size && costInPatches(node, shapes, size, patches);
    if (size && inPatches && inPatches.time < whole.time) {
      patches.set(node.name, size);
      addCost(taken, inPatches);
    } else {
      addCost(taken, whole);
    }
  }
  return {
    patches,
    work: taken.multiplications / Math.max(full.multiplications, 1),
    time: taken.time / full.time,
  };
}

function costInPatches(
  node: Node,
  shapes: Shapes,
  size: Pair,
  patches: ReadonlyMap<string, Pair>,
): Cost {
  const cost = costOf(node, shapes, size);
  for (const name of node.inputs) {
    const region = regionBefore(node, { starts: [], size }, shapes(name));
    if (!sameSize(region.size, patches.get(name)!))
      addCost(cost, costOfCut(shapes(name), region.size));
  }
  return cost;
}

function noCost(): Cost {
  return { multiplications: 0, time: 0 };
}

function addCost(sum: Cost, { multiplications, time }: Cost): void {
  sum.multiplications += multiplications;
  sum.time += time;
}

/** The size that holds every picture's change. */
function sizeAt(node: string, changes: readonly ReadonlyMap<string, Change>[]): Pair {
  const length = ([first, last]: Span): number => last - first + 1;
  return [0, 1].map((axis) =>
    Math.max(...changes.map((change) => length(change.get(node)![axis]!))),
  ) as Pair;
}
