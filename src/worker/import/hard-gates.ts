import type { Tensor } from '@tensorflow/tfjs-core';
import { operationOf, type Node, type NodeOf } from '../operations/index.js';
import type { SourceGraph } from './model-source.js';

/**
 * Hard sigmoids that are spelled out, as `relu6(x + 3) / 6` or by limits, as what they are: gates in
 * the products that read them. The division may also stand behind the product, as in a hard swish.
 */
export function findHardGates(graph: SourceGraph): SourceGraph {
  const changed = new Map<string, Node>();
  const layerOutputs = new Map(graph.layerOutputs);
  const nodeOf = (name: string): Node =>
    changed.get(name) ?? graph.nodes.find((node) => node.name === name)!;
  for (const division of graph.nodes) {
    const product = division.inputs.length === 1 ? nodeOf(division.inputs[0]!) : division;
    if (product.kind !== 'multiply' || !isSixth(division) || isReadTwice(graph, product)) continue;
    const six = product.inputs.filter((name) => nodeOf(name).kind === 'relu6');
    if (six.length !== 1) continue;
    // The gate takes the place of the product, the product that of the division.
    const inputs = product.inputs.map((name) => (name === six[0] ? product.name : name));
    const gate = { ...wiresOf(product), inputs: six };
    changed.set(product.name, { ...gate, kind: 'hardSigmoid', slope: 1 / 6, offset: 0 });
    changed.set(division.name, { ...wiresOf(division), kind: 'multiply', inputs });
    layerOutputs.set(product.layer, division.name);
  }
  for (const { kind, inputs } of graph.nodes) {
    if (kind !== 'multiply') continue;
    for (const input of inputs) {
      let node = nodeOf(input);
      while (operationOf(node).gate === 'rearranges') node = nodeOf(node.inputs[0]!);
      const line = lineOf(node);
      const { low, high } = line ? rangeOf(node, nodeOf) : anything;
      if (!line || low < -NEAR || high > 1 + NEAR) continue;
      changed.set(node.name, { ...wiresOf(node), kind: 'hardSigmoid', ...line });
    }
  }
  return { ...graph, nodes: graph.nodes.map((node) => nodeOf(node.name)), layerOutputs };
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

function isReadTwice({ nodes, output }: SourceGraph, { name }: Node): boolean {
  return name === output || nodes.filter(({ inputs }) => inputs.includes(name)).length > 1;
}

/** The value of a tensor that has but one, however often. */
function valueOf(tensor: Tensor): number | null {
  const values = tensor.dataSync<'float32'>();
  return values.every((value) => value === values[0]) ? values[0]! : null;
}

function wiresOf({ name, layer, inputs }: Node): Pick<Node, 'name' | 'layer' | 'inputs'> {
  return { name, layer, inputs };
}
