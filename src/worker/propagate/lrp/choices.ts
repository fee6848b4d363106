import type { LrpParameters, LrpRule } from '../../../protocol.js';
import { operationOf, type Node } from '../../operations/index.js';

const weighted = [
  'lrp-0',
  'epsilon',
  'gamma',
  'alpha-beta',
  'z-plus',
  'z-box',
  'w-square',
  'flat',
] as const satisfies LrpRule[];

/** The rules that a node may have, its default first where it has one. */
export function choicesOf(node: Node): readonly LrpRule[] {
  const way = operationOf(node).relevance(node);
  switch (way.passes) {
    case 'linear':
      return [...weighted, way.isKernel ? 'lrp-transpose' : 'pass'];
    case 'through':
    case 'rearranged':
      return ['pass'];
    case 'by-contribution':
      return ['norm'];
    case 'winner-take-all':
      return ['winner-take-all'];
    case 'own':
      return way.rules;
  }
}

/** Whether a composite chooses the node's rule. */
export function isWeighted(node: Node): boolean {
  return operationOf(node).relevance(node).passes === 'linear';
}

/** What a rule can be told. */
export const parametersOf: Partial<Record<LrpRule, readonly (keyof LrpParameters)[]>> = {
  epsilon: ['epsilon'],
  gamma: ['gamma'],
  'alpha-beta': ['alpha', 'beta'],
};
