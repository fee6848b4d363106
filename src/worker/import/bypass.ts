import type { Node } from '../operations/index.js';
import type { SourceGraph } from './model-source.js';

/** The graph without a node: what read it reads what it read. */
export function bypass(graph: SourceGraph, node: Node): SourceGraph {
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
