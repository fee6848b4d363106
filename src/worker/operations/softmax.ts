import { mul, softmax as normalize, sub, sum, type Tensor } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

/** Over the channels. */
export interface Softmax extends NodeBase {
  kind: 'softmax';
}

export const softmax: OperationSpec<Softmax> = {
  ...elementwise,
  forward: (_node, [input]) => normalize(input!),
  gradient: (signal, { node, tape }) => {
    const output = tape.output(node.name);
    const centered = (values: Tensor) => sub(values, sum(mul(values, output), -1, true));
    // Equal to centering once, but once leaves rounding errors of the size of the mean.
    return mul(output, centered(centered(signal)));
  },
  rectifier: null,
  relevance: () => ({ passes: 'through', onRequest: true }),
  locality: () => 'local',
  sign: 'rectifies',
  relevanceAtZero: 'any',
  gate: 'gate',
  ending: 'softmax',
  bounds: 'lost',
  onMaps: 'unless-flattened',
  listed: true,
  completesConvolution: false,
};
