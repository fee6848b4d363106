import type { EndingRole } from '../operations/operation.js';

/** What a network ends in, as its files have it. */
export interface Ending {
  /** Of the output, without the batch. */
  shape: readonly number[];
  /**
   * The activation that the outputs come out of. `bent` are those that do not make probabilities, such
   * as a tanh: what they give is taken as it is; `mixed` are outputs made of probabilities that cannot be told any
   * more: their means, sums and multiples, or a softmax for each place of a map.
   */
  activation: 'softmax' | 'sigmoid' | 'none' | 'bent' | 'mixed';
  /** The layer or node that this was found at. */
  layer: string;
}

/** An operation or a layer, as far as the ending depends on it. */
export interface EndingNode {
  name: string;
  layer: string;
  inputs: readonly string[];
  role: EndingRole;
  /** Of its output, without the batch. */
  shape: readonly number[];
}

/** @param output name of the node whose output is the network's, of this shape */
export function readEnding(
  nodes: readonly EndingNode[],
  output: string,
  shape: readonly number[],
): Ending {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  let node = byName.get(output);
  while (node?.role === 'same') node = byName.get(node.inputs[0]!);
  // Without layers the picture itself comes out.
  if (!node) return { shape, activation: 'none', layer: output };
  const { role, layer } = node;
  if (role === 'linear') return { shape, activation: 'none', layer };
  if (role === 'mixing' || role === 'product') {
    const below = probabilitiesBelow(node, byName);
    return { shape, activation: below ? 'mixed' : 'none', layer: below?.layer ?? layer };
  }
  const isForPlaces = role === 'softmax' && node.shape.at(-1) !== unitsOf(shape);
  return { shape, activation: isForPlaces ? 'mixed' : role, layer };
}

/** The number of outputs. */
export function unitsOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

const mixing: readonly EndingRole[] = ['mixing', 'product', 'same'];

/** The softmax or sigmoid whose probabilities a node mixes, if any. */
function probabilitiesBelow(
  node: EndingNode,
  byName: ReadonlyMap<string, EndingNode>,
  seen = new Set<EndingNode>(),
): EndingNode | null {
  if (node.role === 'softmax' || node.role === 'sigmoid') return node;
  if (!mixing.includes(node.role) || seen.has(node)) return null;
  seen.add(node);
  const found = node.inputs.map((name) => {
    const below = byName.get(name);
    return below ? probabilitiesBelow(below, byName, seen) : null;
  });
  // Probabilities are a product's gates where another factor is none.
  if (node.role === 'product' && found.includes(null)) return null;
  return found.find((below) => below !== null) ?? null;
}
