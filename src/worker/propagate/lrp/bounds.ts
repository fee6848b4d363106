import { mul, ones, tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../../protocol.js';
import type { Network } from '../../network/network.js';
import { operationOf, type Node } from '../../operations/index.js';
import type { Bounds } from '../../operations/operation.js';

/** The lowest and the highest value of a picture, one for each channel. */
export interface InputBounds {
  low: readonly number[];
  high: readonly number[];
}

/**
 * The bounds of what a node receives, of the shape of its input: those of the picture, taken through
 * its preparation. Throws `rule-unfit` where more than that lies between,
 * `input-range-missing` where the picture's are not known.
 *
 * @param picture the network's input, for its shape
 */
export function boundsBelow(
  network: Network,
  node: Node,
  picture: Tensor,
  bounds: InputBounds | null,
): Bounds {
  if (!bounds) throw withoutRange(node);
  const byName = new Map(network.nodes.map((each) => [each.name, each]));
  const path: Node[] = [];
  for (
    let below = byName.get(node.inputs[0]!)!;
    below.kind !== 'input';
    below = byName.get(below.inputs[0]!)!
  ) {
    if (operationOf(below).bounds === 'lost') throw unbounded(node);
    path.unshift(below);
  }
  const everywhere = (values: readonly number[]): Tensor =>
    mul(ones(picture.shape), tensor1d([...values]));
  return path.reduce<Bounds>(
    (pair, each) => through(network, each, pair),
    [everywhere(bounds.low), everywhere(bounds.high)],
  );
}

function through(network: Network, node: Node, [low, high]: Bounds): Bounds {
  const { bounds } = operationOf(node);
  if (typeof bounds === 'object') return bounds.of(node, [low, high]);
  const pass = (values: Tensor): Tensor => network.compute(node, [values]);
  return [pass(low), pass(high)];
}

function unbounded({ layer }: Node): ExplainError {
  return new ExplainError(
    'rule-unfit',
    `The layer "${layer}" cannot have the rule z-box: the bounds of what enters it are not known.`,
    'Use it for the first layer with weights, or choose another rule.',
  );
}

function withoutRange({ layer }: Node): ExplainError {
  return new ExplainError(
    'input-range-missing',
    `The rule z-box of the layer "${layer}" needs the lowest and the highest input, and no model card says how pixels are numbered.`,
    'Add input.range (or preset, mean and std) to the card, give low and high, or choose another rule.',
  );
}
