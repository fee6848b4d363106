import type { Network } from '../../network/network.js';
import { operationOf, type Node } from '../../operations/index.js';

/**
 * Which inputs of a product carry its signal: those that do not come out of a sigmoid or a softmax
 * (L. Arras et al. 2017); all where every one does.
 */
export function signalsOf(network: Network, product: Node): boolean[] {
  const signals = product.inputs.map((input) => !isGate(network, input));
  return signals.includes(true) ? signals : signals.map(() => true);
}

function isGate(network: Network, name: string): boolean {
  const node = network.nodes.find((each) => each.name === name)!;
  const { gate } = operationOf(node);
  return gate === 'rearranges' ? isGate(network, node.inputs[0]!) : gate === 'gate';
}
