import type { OnnxGraph, OnnxNode } from './messages.js';
import { invalidFile } from '../foreign/invalid-file.js';

/** The nodes that the outputs depend on, in topological order. */
export function reachable(graph: OnnxGraph, outputs: readonly string[]): OnnxNode[] {
  const producers = new Map<string, OnnxNode>();
  for (const node of graph.nodes) {
    for (const name of node.outputs) {
      if (name === '') continue;
      if (producers.has(name)) throw invalidFile(`The value "${name}" has two nodes that give it.`);
      producers.set(name, node);
    }
  }
  const given = new Set([...graph.inputs, ...graph.initializers].map(({ name }) => name));
  const ordered = new Set<OnnxNode>();
  const entered = new Set<OnnxNode>();
  // A stack of its own, for chains may be longer than the engine's.
  const open: { node: OnnxNode; next: number }[] = [];
  const visit = (name: string, reader: string): void => {
    if (name === '' || given.has(name)) return;
    const node = producers.get(name);
    if (!node) throw invalidFile(`${reader} reads "${name}", which is not there.`);
    if (ordered.has(node)) return;
    if (entered.has(node)) throw invalidFile(`The node "${node.name}" depends on itself.`);
    entered.add(node);
    open.push({ node, next: 0 });
  };
  for (const output of outputs) {
    visit(output, 'The list of outputs');
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const input = top.node.inputs[top.next++];
      if (input === undefined) {
        ordered.add(top.node);
        open.pop();
      } else {
        visit(input, `The node "${top.node.name}"`);
      }
    }
  }
  return [...ordered];
}
