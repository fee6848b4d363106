import type { Network } from '../../network/network.js';
import type { Node, NodeKind } from '../../network/nodes.js';
import { isWeighted } from './choices.js';
import { isProportional } from './linear-rules.js';
import type { Plan } from './plan.js';

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
  return isWeighted(node) && node.kind !== 'affine';
}

/** Kinds whose output is never negative, and those that have nothing negative where their inputs have none. */
const rectifying: readonly NodeKind[] = ['relu', 'relu6', 'sigmoid', 'softmax'];
const preserving: readonly NodeKind[] = [
  'elu',
  'leakyRelu',
  'tanh',
  'maxPool',
  'averagePool',
  'globalAveragePool',
  'globalMaxPool',
  'reshape',
  'permute',
  'zeroPadding',
  'cropping',
  'upsampling',
  'add',
  'multiply',
  'concatenate',
];

/** The nodes whose output has nothing negative, whatever the picture; the input on request. */
export function nonNegativeNodes(network: Network, input: boolean): ReadonlySet<string> {
  const found = new Set<string>(input ? [network.input] : []);
  for (const { name, kind, inputs } of network.nodes) {
    const kept = preserving.includes(kind) && inputs.every((from) => found.has(from));
    if (rectifying.includes(kind) || kept) found.add(name);
  }
  return found;
}

/** Kinds that give 0 for 0, and whose relevance goes where their value came from. */
const moving: readonly NodeKind[] = [
  'leakyRelu',
  'elu',
  'tanh',
  'maxPool',
  'globalMaxPool',
  'reshape',
  'permute',
  'zeroPadding',
  'cropping',
  'upsampling',
  'multiply',
  'concatenate',
];
const closing: readonly NodeKind[] = ['relu', 'relu6'];

/**
 * The nodes at whose output relevance arrives only where the output is positive: a ReLU is all that
 * follows, and above it relevance is a product with its values.
 */
export function positiveOnlyNodes(network: Network, plan: Plan): ReadonlySet<string> {
  const vanishing = new Set<string>();
  const found = new Set<string>();
  for (const { name } of [...network.nodes].reverse()) {
    const readers = network.nodes.filter(
      (node) => node.inputs.includes(name) && plan.has(node.name),
    );
    const isProduct = ({ name: reader, kind }: Node): boolean => {
      const { rule } = plan.get(reader)!;
      if (isProportional(rule)) return true;
      return (moving.includes(kind) || closing.includes(kind)) && vanishing.has(reader);
    };
    if (readers.length === 0) continue;
    if (readers.every(isProduct)) vanishing.add(name);
    if (readers.every((node) => closing.includes(node.kind) && vanishing.has(node.name))) {
      found.add(name);
    }
  }
  return found;
}
