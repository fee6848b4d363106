import { mul } from '@tensorflow/tfjs-core';
import { alignRanks, broadcastShape, sumTo } from './broadcast.js';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

/** Of two inputs or more, repeated along axes where they have one value. */
export interface Multiply extends NodeBase {
  kind: 'multiply';
}

export const multiply: OperationSpec<Multiply> = {
  ...elementwise,
  outputShape: broadcastShape,
  forward: (_node, inputs) => alignRanks(inputs).reduce((product, input) => mul(product, input)),
  gradient: (signal, { inputs }) =>
    inputs.map((input, index) => {
      const others = alignRanks(inputs).filter((_, other) => other !== index);
      const share = others.reduce((product, factor) => mul(product, factor), signal);
      return sumTo(share, input.shape);
    }),
  rectifier: null,
  relevance: () => ({
    passes: 'own',
    rules: ['signal-take-all', 'uniform'],
    relevance: (relevance, { rule, inputs, signals }) => {
      const takers = rule === 'uniform' ? inputs.map(() => true) : signals;
      const share = mul(relevance, 1 / takers.filter(Boolean).length);
      // A factor gets all of its share, summed where it was repeated.
      return inputs.map((input, index) => (takers[index] ? sumTo(share, input.shape) : null));
    },
  }),
  locality: () => 'local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'none',
  ending: 'product',
  bounds: 'lost',
  onMaps: 'unless-flattened',
  listed: true,
  completesConvolution: false,
};
