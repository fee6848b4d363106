import { add, keep, mul, reshape, type NamedTensorMap, type Tensor1D } from '@tensorflow/tfjs-core';
import { scoped } from '../kernels/scoped.js';
import type { ModelSource } from './model-source.js';
import type { CanonicalGraph } from './network.js';
import { isLinear, tensorsOf, type Linear, type Node, type NodeOf } from './nodes.js';

/**
 * From a network as its files have it to a canonical graph: batch norm folded into the linear layer
 * before it, the final softmax stripped.
 *
 * @param decode makes the weights; those that the graph does not keep are disposed of here
 */
export function canonize(source: ModelSource, decode: () => NamedTensorMap): CanonicalGraph {
  return scoped(() => {
    const graph = stripSoftmax(foldAffine(source.split(decode())));
    for (const node of graph.nodes) {
      for (const tensor of tensorsOf(node)) keep(tensor);
    }
    return graph;
  });
}

/** A scale and shift right after a linear layer that nobody else reads becomes part of its weights. */
function foldAffine(graph: CanonicalGraph): CanonicalGraph {
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

/** The softmax at the end goes: seeds are placed on logits. */
function stripSoftmax(graph: CanonicalGraph): CanonicalGraph {
  const last = graph.nodes.find(({ name }) => name === graph.output)!;
  return last.kind === 'softmax' ? bypass(graph, last) : graph;
}

function bypass(graph: CanonicalGraph, node: Node): CanonicalGraph {
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
