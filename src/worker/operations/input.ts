import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

export interface Input extends NodeBase {
  kind: 'input';
}

/** The image, or a latent code. Passes end here. */
export const input: OperationSpec<Input> = {
  ...elementwise,
  forward: (_node, [image]) => image!,
  gradient: (signal) => signal,
  rectifier: null,
  relevance: () => ({ passes: 'own', rules: [], relevance: (relevance) => relevance }),
  locality: () => 'local',
  sign: 'any',
  relevanceAtZero: 'any',
  gate: 'none',
  ending: 'linear',
  bounds: 'lost',
  onMaps: 'same',
  listed: false,
  completesConvolution: false,
};
