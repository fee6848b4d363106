import { add, keep, mul, reshape, type NamedTensorMap, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Head } from '../../protocol.js';
import { scoped } from '../kernels/scoped.js';
import { unitsOf, type Ending } from './ending.js';
import { isStripped } from './head.js';
import type { ModelSource, SourceGraph } from './model-source.js';
import type { CanonicalGraph } from './network.js';
import { isLinear, tensorsOf, type Linear, type Node, type NodeOf } from './nodes.js';
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
    const graph = withLogits(foldAffine(source.split(decode())), source.ending, head);
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
    if (readers.length > 1 || !isLinear(linear)) continue;
    if (affine.scale.size !== outputChannels(linear)) continue;
    scaleWeights(linear, affine);
    return foldAffine(bypass(graph, affine));
  }
  return graph;
}

function outputChannels(node: Linear): number {
  switch (node.kind) {
    case 'depthwiseConv2d':
      return node.kernel.shape[2] * node.kernel.shape[3];
    case 'conv2dTranspose':
      return node.kernel.shape[2];
    default:
      return node.kernel.shape.at(-1)!;
  }
}

function scaleWeights(node: Linear, { scale, shift }: NodeOf<'affine'>): void {
  switch (node.kind) {
    case 'depthwiseConv2d': {
      const [, , channels, multiplier] = node.kernel.shape;
      node.kernel = mul(node.kernel, reshape(scale, [channels, multiplier]));
      break;
    }
    case 'conv2dTranspose':
      node.kernel = mul(node.kernel, reshape(scale, [scale.size, 1]));
      break;
    // These two have the output channels last, so the per-channel scale broadcasts.
    case 'conv2d':
      node.kernel = mul(node.kernel, scale);
      break;
    case 'dense':
      node.kernel = mul(node.kernel, scale);
  }
  const bias = node.bias ? add<Tensor1D>(mul(node.bias, scale), shift) : shift;
  node.bias = reshape(bias, [scale.size]);
}

function withLogits(graph: SourceGraph, ending: Ending, head: Head | null): CanonicalGraph {
  const stripped = isStripped(ending, head) ? stripHead(graph) : graph;
  const isUnit = head === 'sigmoid' && unitsOf(ending.shape) === 1;
  return isUnit ? pairUnit(stripped) : { ...stripped, paired: false };
}

function bypass(graph: SourceGraph, node: Node): SourceGraph {
  const from = node.inputs[0]!;
  const redirect = (name: string) => (name === node.name ? from : name);
  return {
    ...graph,
    output: redirect(graph.output),
    nodes: graph.nodes
      .filter((other) => other !== node)
      .map((other) => ({ ...other, inputs: other.inputs.map(redirect) })),
    layerOutputs: new Map([...graph.layerOutputs].map(([layer, name]) => [layer, redirect(name)])),
  };
}
