import { mul, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

/**
 * What smooth and leaky activations have in common. Relevance passes as it is: the identity rule for
 * functions of single values (S. Bach et al. 2015; R. Achtibat et al. 2024, AttnLRP).
 */
export const activation = {
  ...elementwise,
  rectifier: null,
  relevance: (): { passes: 'through'; onRequest: boolean } => ({
    passes: 'through',
    onRequest: false,
  }),
  locality: (): 'local' => 'local',
  gate: 'none',
  ending: 'bent',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: true,
} as const;

/**
 * The passes of a function of single values; what they are composed of is freed at once.
 *
 * @param slopeOf the derivative at each input
 */
export function curve<N extends NodeBase>(
  valueOf: (x: Tensor, node: N) => Tensor,
  slopeOf: (x: Tensor, node: N) => Tensor,
): Pick<OperationSpec<N>, 'forward' | 'gradient'> {
  return {
    forward: (node, [input]) => tidy(() => valueOf(input!, node)),
    gradient: (signal, { node, input }) => tidy(() => mul(signal, slopeOf(input, node))),
  };
}
