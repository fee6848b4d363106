import { addN, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { watchSignals } from '../network/finite-watch.js';
import type { Network } from '../network/network.js';
import type { Node } from '../operations/index.js';
import type { GradientPass } from '../operations/operation.js';
import type { Tape } from '../network/tape.js';

/** What a rule may look at besides the signal from above. */
export interface Pass extends GradientPass<Node> {
  network: Network;
  tape: Tape;
}

/**
 * How signals pass backward: signal of a node's output in, of its input out; a list, one for each
 * input, where it has several, with `null` for those that get none. Methods differ in this alone.
 */
export type Rules = (signal: Tensor, pass: Pass) => Tensor | (Tensor | null)[];

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
  rules: Rules,
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
  rules: Rules,
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
    const passed = applyRules(rules, signal, node, network, tape);
    watchSignals(node, passed);
    onSignal(node, signal, passed);
    node.inputs.forEach((from, index) => {
      const share = passed[index];
      if (share) signals.set(from, [...(signals.get(from) ?? []), share]);
    });
  }
  return sum(signals.get(until) ?? []);
}

function applyRules(
  rules: Rules,
  signal: Tensor,
  node: Node,
  network: Network,
  tape: Tape,
): (Tensor | null)[] {
  const inputs = node.inputs.map((name) => tape.output(name));
  return [rules(signal, { network, tape, node, input: inputs[0]!, inputs })].flat();
}

function sum(signals: Tensor[]): Tensor {
  if (signals.length === 0)
    throw new Error('The seed does not depend on the node where the walk ends.');
  return signals.length === 1 ? signals[0]! : addN(signals);
}
