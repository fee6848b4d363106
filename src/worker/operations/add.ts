import { add as sumOf } from '@tensorflow/tfjs-core';
import { alignRanks, broadcastShape, sumTo } from './broadcast.js';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

/** Of two inputs or more, repeated along axes where they have one value. */
export interface Add extends NodeBase {
  kind: 'add';
}

export const add: OperationSpec<Add> = {
  ...elementwise,
  outputShape: broadcastShape,
  forward: (_node, inputs) => alignRanks(inputs).reduce((total, input) => sumOf(total, input)),
  gradient: (signal, { inputs }) => inputs.map((input) => sumTo(signal, input.shape)),
  rectifier: null,
  relevance: () => ({ passes: 'by-contribution' }),
  locality: () => 'local',
  sign: 'preserves',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'mixing',
  bounds: 'lost',
  onMaps: 'unless-flattened',
  listed: true,
  completesConvolution: false,
};
