import { add, keep, mul, reshape, type NamedTensorMap, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Head } from '../../protocol.js';
import { scoped } from '../kernels/scoped.js';
import { bypass } from './bypass.js';
import { unitsOf, type Ending } from './ending.js';
import { findHardGates } from './hard-gates.js';
import { isStripped } from './head.js';
import type { ModelSource, SourceGraph } from './model-source.js';
import type { CanonicalGraph } from '../network/network.js';
import { isLinear, operationOf, tensorsOf } from '../operations/index.js';
import { pairUnit, stripHead } from './strip-head.js';

/**
 * From a network as its files have it to a canonical graph: batch norm folded into the linear layer
 * before it, the head's softmax or sigmoid stripped, one sigmoid unit as two classes.
 *
 * @param head what the outputs mean; `null` where they are no classes, as a generator's
 * @param decode makes the weights; those that the graph does not keep are disposed of here
 */
export function canonize(
  source: ModelSource,
  head: Head | null,
  decode: () => NamedTensorMap,
): CanonicalGraph {
  return scoped(() => {
    const graph = withLogits(
      foldAffine(findHardGates(source.split(decode()))),
      source.ending,
      head,
    );
    for (const node of graph.nodes) {
      for (const tensor of tensorsOf(node)) keep(tensor);
    }
    return graph;
  });
}

/** A scale and shift right after a linear layer that nobody else reads becomes part of its weights. */
function foldAffine(graph: SourceGraph): SourceGraph {
  for (const affine of graph.nodes) {
    if (affine.kind !== 'affine') continue;
    const linear = graph.nodes.find(({ name }) => name === affine.inputs[0])!;
    const readers = graph.nodes.filter(({ inputs }) => inputs.includes(linear.name));
    const { kernel } = operationOf(linear);
    if (readers.length > 1 || !isLinear(linear) || !kernel) continue;
    if (affine.scale.size !== kernel.outputs(linear)) continue;
    const { scale, shift } = affine;
    const bias = linear.bias ? add<Tensor1D>(mul(linear.bias, scale), shift) : shift;
    const scaled = kernel.with(linear, kernel.scaled(linear, scale), reshape(bias, [scale.size]));
    const nodes = graph.nodes.map((node) => (node === linear ? scaled : node));
    return foldAffine(bypass({ ...graph, nodes }, affine));
  }
  return graph;
}

function withLogits(graph: SourceGraph, ending: Ending, head: Head | null): CanonicalGraph {
  const stripped = isStripped(ending, head) ? stripHead(graph) : graph;
  const isUnit = head === 'sigmoid' && unitsOf(ending.shape) === 1;
  return isUnit ? pairUnit(stripped) : { ...stripped, paired: false };
}
