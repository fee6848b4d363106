import type { Network } from './network.js';

/** The nodes that a node's output depends on, itself included. */
export function ancestorsOf(network: Network, node: string): ReadonlySet<string> {
  const found = new Set([node]);
  for (const { name, inputs } of [...network.nodes].reverse()) {
    if (found.has(name)) for (const input of inputs) found.add(input);
  }
  return found;
}
