import { keep, mul, sub, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { scoped } from '../../kernels/scoped.js';
import type { Network } from '../../network/network.js';
import type { Tape } from '../../network/tape.js';
import type { InputBounds } from '../../propagate/lrp/bounds.js';
import type { ConservationReport } from '../../propagate/lrp/conservation-report.js';
import { ConservationRecord } from '../../propagate/lrp/conservation-record.js';
import { lrpRules } from '../../propagate/lrp/lrp-rules.js';
import type { RuleAssignment } from '../../propagate/lrp/rule-assignment.js';
import { walk } from '../../propagate/walker.js';

/** A part of a node's relevance that the pass goes on from: 1 for what is kept, `[1, ...shape]`. */
export interface Cut {
  node: string;
  mask: Float32Array;
}

export interface Passing {
  network: Network;
  tape: Tape;
  assignment: RuleAssignment;
  bounds: InputBounds | null;
  nonNegative: boolean;
  /** On the network's output. */
  start: Float32Array;
  cut: Cut | null;
  /** Layers whose relevance is kept as it is. */
  channelsOf: readonly string[];
  denominatorsOf: string | undefined;
}

/** What a pass leaves on the backend. */
export interface Passed {
  map: Tensor;
  report: ConservationReport;
  /** Of the nodes that were asked for and of the one that was cut, what arrived. */
  relevances: Map<string, Tensor>;
}

/** Relevance from the output to the picture, on the way through one part of a layer where a cut says so. */
export function passDown(passing: Passing): Passed {
  const { network, tape, cut } = passing;
  return scoped(() => {
    const record = new ConservationRecord(network, passing.denominatorsOf);
    const rules = lrpRules({ ...passing, record });
    const wanted = new Set(passing.channelsOf.map((layer) => network.layerOutputs.get(layer)!));
    if (cut) wanted.add(cut.node);
    const relevances = new Map<string, Tensor>();
    const note = (node: string, relevance: Tensor): void => {
      // At a cut what arrived counts, not what goes on.
      if (wanted.has(node) && !relevances.has(node)) relevances.set(node, relevance.clone());
    };
    const descend = (from: string, signal: Tensor, until: string): Tensor => {
      if (from === until) return signal;
      const seed = { node: from, signal };
      return walk(network, tape, seed, rules, until, (node, relevance, shares) => {
        record.pass(node, shares);
        note(node.name, relevance);
      });
    };
    const start = tensor(passing.start, tape.output(network.output).shape, 'float32');
    record.arriveAt(network.output, start);
    let relevance = descend(network.output, start, cut?.node ?? network.input);
    note(cut?.node ?? network.input, relevance);
    if (cut) {
      const mask = tensor(cut.mask, relevance.shape, 'float32');
      record.leaveOut(cut.node, mul(relevance, sub(1, mask)));
      relevance = descend(cut.node, mul(relevance, mask), network.input);
      note(network.input, relevance);
    }
    // Kept at the end, for a rule may throw on the way.
    for (const kept of relevances.values()) keep(kept);
    return { map: keep(relevance.clone()), report: record.close(), relevances };
  });
}
