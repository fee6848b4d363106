import { concat, mul, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import type { SourceGraph } from './model-source.js';
import type { CanonicalGraph } from '../network/network.js';
import { isLinear, operationOf, type Node, type NodeKind } from '../operations/index.js';

/**
 * The softmax or sigmoid at the end goes: seeds are placed on logits. Who else reads it, as a gate
 * does, goes on reading it.
 */
export function stripHead(graph: SourceGraph): SourceGraph {
  const chain = chainTo(graph, ({ kind }) => kind === 'softmax' || kind === 'sigmoid');
  if (!chain) return graph;
  const activation = chain[0]!;
  const from = activation.inputs[0]!;
  const isRead = graph.nodes.some(
    (node) => node.inputs.includes(activation.name) && node !== chain[1],
  );
  const redirect = (name: string): string => (name === activation.name ? from : name);
  const nodes = graph.nodes.map((node) =>
    isRead && node !== chain[1] ? node : { ...node, inputs: node.inputs.map(redirect) },
  );
  return {
    ...graph,
    output: redirect(graph.output),
    nodes: isRead ? nodes : nodes.filter(({ name }) => name !== activation.name),
    layerOutputs: isRead
      ? graph.layerOutputs
      : new Map([...graph.layerOutputs].map(([layer, name]) => [layer, redirect(name)])),
  };
}

/**
 * One sigmoid unit becomes the two classes that it stands for, with the logits -z and z, in the
 * weights of the layer that computes it: so every method explains either class by its own rules.
 */
export function pairUnit(graph: SourceGraph): CanonicalGraph {
  const chain = chainTo(graph, isLinear, ['reshape', 'averagePool', 'globalAveragePool']);
  const isPlain = chain?.every((node) => isReadOnce(graph, node) && canCarryTwo(node));
  if (!chain || !isPlain) return withPair(graph);
  const pairs = new Map(chain.map((node) => [node, carryingTwo(node)]));
  return { ...graph, nodes: graph.nodes.map((node) => pairs.get(node) ?? node), paired: true };
}

/** The two as a layer of weights -1 and 1, where the unit is a sum or has other readers. */
function withPair(graph: SourceGraph): CanonicalGraph {
  const { layer } = graph.nodes.find(({ name }) => name === graph.output)!;
  const output = `${graph.output}/classes`;
  const pair: Node = {
    kind: 'dense',
    name: output,
    layer,
    inputs: [graph.output],
    kernel: tensor2d([[-1, 1]]),
    bias: null,
  };
  return { ...graph, nodes: [...graph.nodes, pair], output, paired: true };
}

/** From the last node that `ends` holds for to the output, if only what keeps a value follows it. */
function chainTo(
  { nodes, output }: SourceGraph,
  ends: (node: Node) => boolean,
  passing: readonly NodeKind[] = ['reshape'],
): Node[] | null {
  const chain: Node[] = [];
  let name: string | undefined = output;
  for (;;) {
    const node: Node = nodes.find((each) => each.name === name)!;
    chain.unshift(node);
    if (ends(node)) return chain;
    if (!passing.includes(node.kind)) return null;
    name = node.inputs[0];
  }
}

function isReadOnce({ nodes, output }: SourceGraph, { name }: Node): boolean {
  const readers = nodes.filter(({ inputs }) => inputs.includes(name)).length;
  return readers + (name === output ? 1 : 0) === 1;
}

/** A reshaping of more than the one value that follows a mean would move the places. */
function canCarryTwo(node: Node): boolean {
  return node.kind !== 'reshape' || node.shape.every((length) => Math.abs(length) === 1);
}

function carryingTwo(node: Node): Node {
  const { kernel } = operationOf(node);
  if (kernel && isLinear(node)) {
    const { bias } = node;
    const pair = pairOf<Tensor>(node.kernel, kernel.outputAxis);
    return kernel.with(node, pair, bias && pairOf(bias, 0));
  }
  if (node.kind !== 'reshape') return node;
  const last = node.shape.length - 1;
  // -1 stands for what is left, of two as of one.
  const shape = node.shape.map((length, axis) => (axis === last && length === 1 ? 2 : length));
  return { ...node, shape };
}

function pairOf<T extends Tensor>(weights: T, axis: number): T {
  return concat<T>([mul<T>(weights, -1), weights], axis);
}
