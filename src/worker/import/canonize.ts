import { add, keep, mul, reshape, type NamedTensorMap, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Head } from '../../protocol.js';
import { scoped } from '../kernels/scoped.js';
import { unitsOf, type Ending } from './ending.js';
import { isStripped } from './head.js';
import type { ModelSource, SourceGraph } from './model-source.js';
import type { CanonicalGraph } from '../network/network.js';
import { isLinear, operationOf, tensorsOf, type Node } from '../operations/index.js';
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
    const graph = withLogits(foldAffine(withGates(source.split(decode()))), source.ending, head);
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

/**
 * A ReLU6 and a sixth of it, as MobileNetV3 is made of, become the hard sigmoid that they are: in products
 * that one is a gate.
 */
function withGates(graph: SourceGraph): SourceGraph {
  for (const sixth of graph.nodes) {
    if (sixth.kind !== 'affine') continue;
    const relu6 = graph.nodes.find(({ name }) => name === sixth.inputs[0])!;
    const readers = graph.nodes.filter(({ inputs }) => inputs.includes(relu6.name));
    if (relu6.kind !== 'relu6' || readers.length > 1 || graph.output === relu6.name) continue;
    const isSixth = [...sixth.scale.dataSync()].every((scale) => Math.abs(6 * scale - 1) < 1e-6);
    if (!isSixth || !sixth.shift.dataSync().every((shift) => shift === 0)) continue;
    const { name, layer, inputs } = relu6;
    const gate: Node = { kind: 'hardSigmoid', slope: 1 / 6, offset: 0, name, layer, inputs };
    const nodes = graph.nodes.map((node) => (node === relu6 ? gate : node));
    return withGates(bypass({ ...graph, nodes }, sixth));
  }
  return graph;
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
