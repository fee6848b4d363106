import type { LrpRule } from '../../../protocol.js';
import { namesOf } from '../../../protocol/tables/row.js';
import { operationOf, type Node } from '../../operations/index.js';
import { linearRules } from './linear-rules.js';

/** Of layers with weights, in the order in which readers choose; the transposed one is for convolutions. */
const weighted = namesOf(linearRules).filter((rule) => rule !== 'lrp-transpose');

/** The rules that a node may have, its default first where it has one. */
export function choicesOf(node: Node): readonly LrpRule[] {
  const way = operationOf(node).relevance(node);
  switch (way.passes) {
    case 'linear':
      if (way.rules !== 'all') return way.rules;
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
