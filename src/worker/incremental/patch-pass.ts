import { tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { cutRegions, type Starts } from '../kernels/regions.js';
import type { Network } from '../network/network.js';
import type { Pair } from '../kernels/window.js';
import { operationOf, type Node } from '../operations/index.js';
import type { Tape } from '../network/tape.js';
import { geometryOf, type Axes } from './geometry.js';
import type { PatchPlan } from './patch-plan.js';
import { lengthBefore, startBefore, type Reach } from './reach.js';

/** A rectangle of one size on each picture's map; it may reach beyond the map. */
interface Region {
  starts: Starts;
  size: Pair;
}

/** A rectangle of a node's output in each picture; elsewhere the output is as it was. */
interface Patch extends Region {
  values: Tensor4D;
}

/**
 * The forward pass of pictures that differ from another one in a rectangle: of each layer only the
 * patch is computed that the rectangle can reach, what it reads around it comes from the other
 * picture's pass (S. Nakandala, A. Kumar and Y. Papakonstantinou 2019, Incremental and approximate
 * inference for faster occlusion-based deep CNN explanations). Exact.
 *
 * @param tape of the other picture
 * @param values the rectangles, `[batch, ...planned size, channels]`, beginning at their `patchStart`
 * @param reaches of each picture's rectangle
 * @returns the network's output, `[batch, ...]`
 */
export function patchPass(
  network: Network,
  tape: Tape,
  plan: PatchPlan,
  values: Tensor4D,
  reaches: readonly Axes<Reach>[],
): Tensor {
  return tidy(() => {
    const geometry = geometryOf(network, tape);
    const patches = new Map<string, Patch>();
    const wholes = new Map<string, Tensor>();
    const sizeAt = (place: number): Pair => [plan.sizes.rows[place]!, plan.sizes.columns[place]!];
    const regionAt = (place: number): Region => ({
      starts: reaches.map((reach) => patchStart(plan, reach, place, geometry[place]!.shape)),
      size: sizeAt(place),
    });
    const cut = (name: string, region: Region, outside: number): Tensor4D => {
      const { values: patch, starts, size } = patches.get(name)!;
      if (sameRegion({ starts, size }, region)) return patch;
      const map = tape.output(name) as Tensor4D;
      return cutRegions({ map, patch, starts }, region.starts, region.size, outside);
    };
    const whole = (name: string): Tensor => {
      const known = wholes.get(name);
      if (known) return known;
      const [, height, width] = tape.output(name).shape;
      const starts = reaches.map((): Pair => [0, 0]);
      const made = cut(name, { starts, size: [height!, width!] }, 0);
      wholes.set(name, made);
      return made;
    };

    patches.set(network.input, { values: values.clone(), ...regionAt(0) });
    geometry.forEach(({ node, local, axes }, place) => {
      if (place === 0) return;
      if (local && place < plan.until) {
        const region = regionAt(place);
        const before: Region = {
          starts: region.starts.map(([top, left]) => [
            startBefore(axes[0], top),
            startBefore(axes[1], left),
          ]),
          size: [lengthBefore(axes[0], region.size[0]), lengthBefore(axes[1], region.size[1])],
        };
        const inputs = node.inputs.map((name) => cut(name, before, outsideOf(node)));
        patches.set(node.name, { ...region, values: computeInside(network, node, inputs) });
      } else {
        wholes.set(node.name, network.compute(node, node.inputs.map(whole)));
      }
      for (const name of network.lastRead.get(node.name) ?? []) {
        patches.get(name)?.values.dispose();
        wholes.get(name)?.dispose();
      }
    });
    return whole(network.output);
  });
}

/** Where a patch of the planned size begins that holds what can change, and lies inside the map. */
export function patchStart(
  { sizes }: PatchPlan,
  [rows, columns]: Axes<Reach>,
  place: number,
  [, height, width]: readonly number[],
): Pair {
  return [
    Math.min(rows.first[place]!, height! - sizes.rows[place]!),
    Math.min(columns.first[place]!, width! - sizes.columns[place]!),
  ];
}

/** What a node makes of regions that hold all that it reads: what is added or cut off is so already. */
function computeInside(network: Network, node: Node, inputs: Tensor4D[]): Tensor4D {
  const map = operationOf(node).intervals(node);
  if (map.by === 'shift') return inputs[0]!.clone();
  return network.compute(map.by === 'windows' ? map.padded : node, inputs) as Tensor4D;
}

/** What a region holds where it reaches beyond the map. */
function outsideOf(node: Node): number {
  const map = operationOf(node).intervals(node);
  return map.by === 'windows' ? map.outside : 0;
}

function sameRegion(one: Region, other: Region): boolean {
  return (
    String(one.size) === String(other.size) &&
    one.starts.every(([top, left], picture) => {
      const [otherTop, otherLeft] = other.starts[picture]!;
      return top === otherTop && left === otherLeft;
    })
  );
}
