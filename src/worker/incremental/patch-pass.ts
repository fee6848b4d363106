import { tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { cutRegions, type Starts } from '../kernels/regions.js';
import type { Network } from '../network/network.js';
import type { Node, Pair } from '../network/nodes.js';
import type { Change } from './changes.js';
import type { Plan } from './plan.js';
import { regionBefore, sameRegion, type Region } from './regions.js';
import type { Unchanged } from './unchanged.js';

/** What padding of a max pooling holds: it never wins, and is finite where infinity is not. */
const LOWEST = -3e38;

/** A rectangle of a node's output in each picture; elsewhere the output is as it was. */
interface Patch extends Region {
  values: Tensor4D;
}

/** Pictures that differ from another one in a rectangle each. */
export interface ChangedPictures {
  /** Of each picture, the rectangle: `[batch, rows, columns, channels]`. */
  values: Tensor4D;
  starts: Starts;
  /** What can change in every node of each. */
  changes: readonly ReadonlyMap<string, Change>[];
}

/**
 * The forward pass of pictures that differ from another one in a rectangle: of each layer only the
 * patch is computed that the rectangle can reach, what it reads around it comes from the other
 * picture's pass (S. Nakandala, A. Kumar and Y. Papakonstantinou 2019, Incremental and approximate
 * inference for faster occlusion-based deep CNN explanations). Exact.
 *
 * @returns the network's output, `[batch, ...]`
 */
export function patchPass(
  network: Network,
  unchanged: Unchanged,
  plan: Plan,
  { values, starts, changes }: ChangedPictures,
): Tensor {
  return tidy(() => {
    const patches = new Map<string, Patch>();
    const wholes = new Map<string, Tensor>();
    const [, rows, columns] = values.shape;
    patches.set(network.input, { values: values.clone(), starts, size: [rows, columns] });

    const cut = (name: string, region: Region, outside: number): Tensor4D => {
      const patch = patches.get(name)!;
      if (sameRegion(patch, region)) return patch.values;
      const map = unchanged.output(name);
      const common = { map, values: () => unchanged.values(name), patch: patch.values };
      return cutRegions({ ...common, starts: patch.starts }, region.starts, region.size, outside);
    };
    const whole = (name: string): Tensor => {
      const known = wholes.get(name);
      if (known) return known;
      const [, height, width] = unchanged.output(name).shape;
      const origin: Pair = [0, 0];
      const made = cut(name, { starts: starts.map(() => origin), size: [height, width] }, 0);
      wholes.set(name, made);
      return made;
    };

    for (const node of network.nodes.slice(1)) {
      const size = plan.patches.get(node.name);
      if (size) {
        const region = { starts: startsOf(node, size, changes, unchanged), size };
        const outside = node.kind === 'maxPool' ? LOWEST : 0;
        const inputs = node.inputs.map((name) =>
          cut(name, regionBefore(node, region, unchanged.output(name).shape), outside),
        );
        patches.set(node.name, { ...region, values: computeInside(network, node, inputs) });
      } else {
        wholes.set(node.name, network.compute(node, node.inputs.map(whole)));
      }
      for (const name of network.lastRead.get(node.name) ?? []) {
        patches.get(name)?.values.dispose();
        wholes.get(name)?.dispose();
      }
    }
    return whole(network.output);
  });
}

/** A region of the planned size around each picture's change, inside the map. */
function startsOf(
  { name }: Node,
  size: Pair,
  changes: readonly ReadonlyMap<string, Change>[],
  unchanged: Unchanged,
): Starts {
  const [, height, width] = unchanged.output(name).shape;
  return changes.map((change) => {
    const [rows, columns] = change.get(name)!;
    return [Math.min(rows[0], height - size[0]), Math.min(columns[0], width - size[1])];
  });
}

/** What a node makes of regions that hold all that it reads: padding, cropping are in them already. */
function computeInside(network: Network, node: Node, inputs: Tensor4D[]): Tensor4D {
  switch (node.kind) {
    case 'zeroPadding':
    case 'cropping':
      return inputs[0]!.clone();
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'maxPool':
    case 'averagePool':
      return network.compute({ ...node, padding: 'valid' }, inputs) as Tensor4D;
    default:
      return network.compute(node, inputs) as Tensor4D;
  }
}
