import { addN, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { watchSignals } from '../network/finite-watch.js';
import type { Network } from '../network/network.js';
import type { Node, NodeKind, NodeOf } from '../network/nodes.js';
import type { Tape } from '../network/tape.js';

/** What a rule may look at besides the node and the signal from above. */
export interface Pass<K extends NodeKind = NodeKind> {
  network: Network;
  tape: Tape;
  node: NodeOf<K>;
  /** What the node received in the forward pass; the first where it joins several. */
  input: Tensor;
  inputs: Tensor[];
}

/**
 * How a signal passes backward through one kind of node: signal of its output in, of its input out;
 * a list, one for each input, where the node joins several, with `null` for those that get none.
 */
export type Rule<K extends NodeKind = NodeKind> = (
  signal: Tensor,
  pass: Pass<K>,
) => Tensor | (Tensor | null)[];

/** A method's rules, one per kind of node. Methods differ in this table alone. */
export type RuleTable = { [K in NodeKind]: Rule<K> };

/** Where a backward pass starts: a signal on one node's output. */
export interface Seed {
  node: string;
  signal: Tensor;
}

/**
 * Walks the network backward from the seed by the rules; signals that meet at a node add up.
 *
 * @param until the node at whose output the walk ends; the seed must depend on it
 * @returns the signal at that output: unless told otherwise at the network's input, `[batch, height,
 *   width, channels]`
 */
export function propagate(
  network: Network,
  tape: Tape,
  seed: Seed,
  rules: RuleTable,
  until: string = network.input,
): Tensor {
  return tidy(() => walk(network, tape, seed, rules, until).clone());
}

/**
 * The walk itself, in the caller's scope, which all signals belong to.
 *
 * @param onSignal called on the way with every node, the signal at its output and those that its rule
 *   gave to its inputs; not for the last one
 */
export function walk(
  network: Network,
  tape: Tape,
  seed: Seed,
  rules: RuleTable,
  until: string,
  onSignal: (node: Node, signal: Tensor, passed: (Tensor | null)[]) => void = () => {},
): Tensor {
  const signals = new Map<string, Tensor[]>([[seed.node, [seed.signal]]]);
  for (const node of network.nodes.slice(1).reverse()) {
    if (node.name === until) break;
    const arrived = signals.get(node.name);
    if (!arrived) continue;
    signals.delete(node.name);
    const signal = sum(arrived);
    const passed = applyRule(rules, signal, node, network, tape);
    watchSignals(node, passed);
    onSignal(node, signal, passed);
    node.inputs.forEach((from, index) => {
      const share = passed[index];
      if (share) signals.set(from, [...(signals.get(from) ?? []), share]);
    });
  }
  return sum(signals.get(until) ?? []);
}

function applyRule<K extends NodeKind>(
  rules: RuleTable,
  signal: Tensor,
  node: NodeOf<K>,
  network: Network,
  tape: Tape,
): (Tensor | null)[] {
  const rule: Rule<K> = rules[node.kind as K];
  const inputs = node.inputs.map((name) => tape.output(name));
  return [rule(signal, { network, tape, node, input: inputs[0]!, inputs })].flat();
}

function sum(signals: Tensor[]): Tensor {
  if (signals.length === 0)
    throw new Error('The seed does not depend on the node where the walk ends.');
  return signals.length === 1 ? signals[0]! : addN(signals);
}
