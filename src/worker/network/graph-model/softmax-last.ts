import { util } from '@tensorflow/tfjs-core';
import type { PlannedNode } from './plan.js';
import type { Feature } from './values.js';

/**
 * A softmax over all outputs may be brought into another shape afterwards; it works as well after
 * that, where it can be stripped.
 */
export function softmaxLast(
  nodes: PlannedNode[],
  last: Feature,
): { nodes: PlannedNode[]; output: string } {
  const byName = (wanted: string) => nodes.find(({ name }) => name === wanted)!;
  let node = byName(last.node);
  while (node.kind === 'reshape') node = byName(node.inputs[0]!);
  const size = util.sizeFromShape(last.shape);
  const isOverAll = node.shape.at(-1) === size && last.shape.at(-1) === size;
  const readers = nodes.filter(({ inputs }) => inputs.includes(node.name));
  if (node.kind !== 'softmax' || !isOverAll || readers.length !== 1) {
    return { nodes, output: last.node };
  }
  const [softmax, from] = [node, node.inputs];
  const others = nodes.filter((each) => each !== softmax);
  const redirected = others.map((each) => (each === readers[0] ? { ...each, inputs: from } : each));
  const moved = { ...softmax, shape: last.shape, inputs: [last.node] };
  return { nodes: [...redirected, moved], output: softmax.name };
}
