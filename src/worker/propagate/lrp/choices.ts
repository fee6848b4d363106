import type { LrpRule } from '../../../protocol.js';
import { namesOf } from '../../../protocol/tables/row.js';
import type { NodeKind, NodeOf, Node } from '../../network/nodes.js';
import { linearRules } from './linear-rules.js';

/** Of layers with weights, in the order in which readers choose; the transposed one is for convolutions. */
const weighted = namesOf(linearRules).filter((rule) => rule !== 'lrp-transpose');

/** The rules that each kind of node may have, its own one first where it has one. */
const choices: Record<Exclude<NodeKind, 'input' | 'upsampling'>, readonly LrpRule[]> = {
  conv2d: [...weighted, 'lrp-transpose'],
  depthwiseConv2d: [...weighted, 'lrp-transpose'],
  conv2dTranspose: [...weighted, 'lrp-transpose'],
  dense: [...weighted, 'lrp-transpose'],
  affine: [...weighted, 'pass'],
  relu: ['pass'],
  relu6: ['pass'],
  leakyRelu: ['pass'],
  elu: ['pass'],
  sigmoid: ['pass'],
  tanh: ['pass'],
  softmax: ['pass'],
  maxPool: ['winner-take-all'],
  globalMaxPool: ['winner-take-all'],
  averagePool: ['norm'],
  globalAveragePool: ['norm'],
  reshape: ['pass'],
  permute: ['pass'],
  zeroPadding: ['pass'],
  cropping: ['pass'],
  add: ['norm'],
  multiply: ['signal-take-all', 'uniform'],
  concatenate: ['pass'],
};

export function choicesOf(node: Node): readonly LrpRule[] {
  switch (node.kind) {
    case 'input':
      return [];
    case 'upsampling':
      return [node.interpolation === 'nearest' ? 'pass' : 'norm'];
    default:
      return choices[node.kind];
  }
}

export type WeightedNode = NodeOf<
  'conv2d' | 'depthwiseConv2d' | 'conv2dTranspose' | 'dense' | 'affine'
>;

/** Whether a composite chooses the node's rule. */
export function isWeighted(node: Node): node is WeightedNode {
  return choicesOf(node).includes('epsilon');
}
