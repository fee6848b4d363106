import type { Network } from '../../network/network.js';
import type { Node } from '../../network/nodes.js';

const gating: readonly Node['kind'][] = ['sigmoid', 'softmax'];
const rearranging: readonly Node['kind'][] = ['reshape', 'permute', 'upsampling'];

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
  if (rearranging.includes(node.kind)) return isGate(network, node.inputs[0]!);
  return gating.includes(node.kind);
}
