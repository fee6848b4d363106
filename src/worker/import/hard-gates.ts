import type { Tensor } from '@tensorflow/tfjs-core';
import { operationOf, type Node, type NodeOf } from '../operations/index.js';
import { bypass } from './bypass.js';
import type { SourceGraph } from './model-source.js';

/**
 * Hard sigmoids that are spelled out, as `relu6(x + 3) / 6` or by limits, as what they are: gates in
 * the products that read them.
 */
export function findHardGates(graph: SourceGraph): SourceGraph {
  const divided = withDividedGates(graph);
  const byName = new Map(divided.nodes.map((node) => [node.name, node]));
  const nodeOf = (name: string): Node => byName.get(name)!;
  for (const { kind, inputs } of divided.nodes) {
    if (kind !== 'multiply') continue;
    for (const input of inputs) {
      let node = nodeOf(input);
      while (operationOf(node).gate === 'rearranges') node = nodeOf(node.inputs[0]!);
      const line = lineOf(node);
      const { low, high } = line ? rangeOf(node, nodeOf) : anything;
      if (!line || Math.abs(low) > NEAR || Math.abs(high - 1) > NEAR) continue;
      byName.set(node.name, { ...wiresOf(node), kind: 'hardSigmoid', ...line });
    }
  }
  return { ...divided, nodes: divided.nodes.map(({ name }) => nodeOf(name)) };
}

/** A hard swish may divide the product, or its other factor: the division moves into the gate. */
function withDividedGates(graph: SourceGraph): SourceGraph {
  for (const product of graph.nodes) {
    if (product.kind !== 'multiply' || isRepeating(product)) continue;
    const among = (names: readonly string[]) =>
      graph.nodes.filter(({ name }) => names.includes(name));
    const isForIt = ({ name }: Node): boolean => String(readersOf(graph, name)) === product.name;
    const gate = among(product.inputs).find((node) => node.kind === 'relu6' && isForIt(node));
    const [reader, ...others] = readersOf(graph, product.name);
    const divisions = [
      ...among(product.inputs).filter(isForIt),
      ...(reader !== undefined && others.length === 0 ? among([reader]) : []),
    ];
    const division = divisions.find(isSixth);
    if (!gate || !division) continue;
    const sixth: Node = { ...wiresOf(gate), kind: 'hardSigmoid', slope: 1 / 6, offset: 0 };
    const nodes = graph.nodes.map((node) => (node === gate ? sixth : node));
    return withDividedGates(bypass({ ...graph, nodes }, division));
  }
  return graph;
}

/** Whether a factor is among the others too. */
function isRepeating({ inputs }: Node): boolean {
  return new Set(inputs).size < inputs.length;
}

/** The names of the nodes that read a node, and one more where it is the output. */
function readersOf({ nodes, output }: SourceGraph, name: string): string[] {
  const readers = nodes.filter(({ inputs }) => inputs.includes(name)).map((node) => node.name);
  return name === output ? [...readers, ''] : readers;
}

/** What roundings may add to a bound. */
const NEAR = 1e-6;

interface Range {
  low: number;
  high: number;
}

const anything: Range = { low: -Infinity, high: Infinity };

/** Between which values a node's output lies, as far as lines and limits tell. */
function rangeOf(node: Node, nodeOf: (name: string) => Node): Range {
  if (node.kind === 'relu6') return { low: 0, high: 6 };
  const line = lineOf(node);
  if (!line) return anything;
  const { low, high } = rangeOf(nodeOf(node.inputs[0]!), nodeOf);
  if (!isAffine(node)) {
    const most = node.kind === 'boundedRelu' ? (node.most ?? Infinity) : Infinity;
    return { low: 0, high: Math.min(Math.max(high, 0), most) };
  }
  const ends = [low, high].map((end) => line.slope * end + line.offset);
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** The line that a node draws between its limits; `null` for other operations. */
function lineOf(node: Node): { slope: number; offset: number } | null {
  if (isAffine(node)) {
    const [slope, offset] = [valueOf(node.scale), valueOf(node.shift)];
    return slope === null || offset === null || slope === 0 ? null : { slope, offset };
  }
  const isRelu =
    node.kind === 'relu' ||
    (node.kind === 'boundedRelu' && node.threshold === 0 && node.slope === 0);
  return isRelu ? { slope: 1, offset: 0 } : null;
}

function isAffine(node: Node): node is NodeOf<'affine'> {
  return node.kind === 'affine';
}

function isSixth(node: Node): boolean {
  const line = isAffine(node) ? lineOf(node) : null;
  return line !== null && Math.abs(line.slope - 1 / 6) < NEAR && line.offset === 0;
}

/** The value of a tensor that has but one, however often. */
function valueOf(tensor: Tensor): number | null {
  const values = tensor.dataSync<'float32'>();
  return values.every((value) => value === values[0]) ? values[0]! : null;
}

function wiresOf({ name, layer, inputs }: Node): Pick<Node, 'name' | 'layer' | 'inputs'> {
  return { name, layer, inputs };
}
