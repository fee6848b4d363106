import type { LrpComposite } from '../../../protocol.js';
import type { Network } from '../../network/network.js';
import { operationOf, type Node } from '../../operations/index.js';
import type { InputBounds } from '../../propagate/lrp/bounds.js';
import { withoutWeightsBelow } from '../../propagate/lrp/network-facts.js';

/**
 * What `auto` stands for. In networks with depthwise convolutions folded batch norms leave biases that
 * outweigh the few inputs of a window; gamma, which weighs negative contributions too, loses less to
 * them in every layer than z+. docs/lrp.md has the table that decides.
 */
export function automaticComposite(network: Network, bounds: InputBounds | null): LrpComposite {
  if (network.nodes.every(({ kind }) => kind !== 'depthwiseConv2d')) return 'epsilon-plus';
  const first = withoutWeightsBelow(network);
  const isBounded = (node: Node): boolean => {
    const { kernel, bounds: reach } = operationOf(node);
    return !first.has(node.name) || kernel !== null || node.kind === 'input' || reach !== 'lost';
  };
  return bounds && network.nodes.every(isBounded) ? 'epsilon-gamma-box' : 'gamma';
}
