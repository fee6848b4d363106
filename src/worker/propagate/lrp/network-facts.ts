import type { Network } from '../../network/network.js';
import { operationOf, type Node } from '../../operations/index.js';
import { isProportional } from './linear-rules.js';
import type { RuleAssignment } from './rule-assignment.js';

/** The nodes whose way down to the picture meets no weights; a norm or rescaling counts as none. */
export function withoutWeightsBelow(network: Network): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name, inputs } of network.nodes) {
    const isFree = (input: string) =>
      found.has(input) && !hasWeights(network.nodes.find((node) => node.name === input)!);
    if (inputs.every(isFree)) found.add(name);
  }
  return found;
}

function hasWeights(node: Node): boolean {
  return operationOf(node).kernel !== null;
}

/** The nodes whose output has nothing negative, whatever the image; the input on request. */
export function nonNegativeNodes(network: Network, input: boolean): ReadonlySet<string> {
  const found = new Set<string>(input ? [network.input] : []);
  for (const node of network.nodes) {
    const { sign } = operationOf(node);
    const isKept = sign === 'preserves' && node.inputs.every((from) => found.has(from));
    if (sign === 'rectifies' || isKept) found.add(node.name);
  }
  return found;
}

/**
 * The nodes at whose output relevance arrives only where the output is positive: a ReLU is all that
 * follows, and above it relevance is a product with its values.
 */
export function positiveOnlyNodes(
  network: Network,
  assignment: RuleAssignment,
): ReadonlySet<string> {
  const vanishing = new Set<string>();
  const found = new Set<string>();
  for (const { name } of [...network.nodes].reverse()) {
    const readers = network.nodes.filter(
      (node) => node.inputs.includes(name) && assignment.has(node.name),
    );
    const isProduct = (reader: Node): boolean => {
      const { rule } = assignment.get(reader.name)!;
      if (isProportional(rule)) return true;
      return operationOf(reader).relevanceAtZero !== 'any' && vanishing.has(reader.name);
    };
    if (readers.length === 0) continue;
    if (readers.every(isProduct)) vanishing.add(name);
    const isClosed = (reader: Node): boolean =>
      operationOf(reader).relevanceAtZero === 'closed' && vanishing.has(reader.name);
    if (readers.every(isClosed)) {
      found.add(name);
    }
  }
  return found;
}
