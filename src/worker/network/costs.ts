import { util } from '@tensorflow/tfjs-core';
import { operationOf, type Node } from '../operations/index.js';
import type { Network } from './network.js';

/** Of one image. */
export function multiplicationsOf({ shapes }: Network, node: Node): number {
  const shape = shapes.get(node.name)!;
  const [input] = node.inputs;
  if (input === undefined) return 0;
  const each = operationOf(node).multiplications(node, [1, ...shape], [1, ...shapes.get(input)!]);
  return Math.round(util.sizeFromShape([...shape]) * each);
}

/** Of one forward pass, as a tape keeps it. */
export function costsOf(network: Network): { multiplications: number; activationBytes: number } {
  let [multiplications, values] = [0, 0];
  for (const node of network.nodes) {
    multiplications += multiplicationsOf(network, node);
    // Switches lie beside a pooling's output.
    values += util.sizeFromShape([...network.shapes.get(node.name)!]) * (hasSwitches(node) ? 2 : 1);
  }
  return { multiplications, activationBytes: 4 * values };
}

/** Whether a forward pass records where its maxima lay. */
export function hasSwitches({ kind }: Node): boolean {
  return kind === 'maxPool' || kind === 'globalMaxPool';
}
