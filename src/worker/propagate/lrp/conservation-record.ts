import { concat, keep, reshape, sum, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Amount } from '../../kernels/divide.js';
import type { Network } from '../../network/network.js';
import type { Node } from '../../operations/index.js';
import {
  ConservationReport,
  type Entry,
  type KeptDenominators,
  type Stretch,
} from './conservation-report.js';

type Layered = Pick<Node, 'layer'>;

/**
 * The report of one backward pass: what arrives at each layer, what it passes on and what it takes.
 * Nothing is read while the pass runs, for that would make it wait. Must be used inside the scope that
 * the pass runs in.
 */
export class ConservationRecord {
  private readonly denominators: KeptDenominators[] = [];
  private readonly entries: Entry<Amount>[] = [];
  /** By node: what its epsilon is measured in. */
  private readonly scales = new Map<string, Tensor>();
  /** By layer, each summed over the channels. */
  private readonly arrivals = new Map<string, Tensor[]>();
  private readonly layerOf: ReadonlyMap<string, string>;

  /** @param watched the layer whose denominators are kept whatever its rule */
  constructor(
    private readonly network: Network,
    private readonly watched: string | undefined,
  ) {
    this.layerOf = new Map(network.nodes.map(({ name, layer }) => [name, layer]));
  }

  add({ layer }: Layered, field: Entry<Amount>['field'], amount: Amount, factor = 1): void {
    this.entries.push({ layer, field, amount, factor });
  }

  addDenominators({ layer }: Layered, relevance: Tensor, values: Tensor, epsilon: number): void {
    if (epsilon !== 0 && layer !== this.watched) return;
    this.denominators.push({ layer, relevance, values, bare: epsilon === 0 });
  }

  addScale({ name }: Pick<Node, 'name'>, scale: Tensor): void {
    this.scales.set(name, scale);
  }

  /** Relevance at a node's output, which is a layer's. */
  arriveAt(node: string, relevance: Tensor): Tensor {
    const layer = this.layerOf.get(node)!;
    const pooled = pool(relevance);
    this.arrivals.set(layer, [...(this.arrivals.get(layer) ?? []), pooled]);
    return pooled;
  }

  /** What a node's rule gives to the nodes below; inside of a layer nothing is written down. */
  pass(node: Node, shares: readonly (Tensor | null)[]): void {
    node.inputs.forEach((from, index) => {
      const share = shares[index];
      if (!share || this.layerOf.get(from) === node.layer) return;
      this.add(node, 'passedOn', this.arriveAt(from, share));
    });
  }

  /**
   * From here on the pass goes through one node: a part of what arrived there is left out, and all that
   * has arrived at layers further down by other ways.
   */
  leaveOut(node: string, part: Tensor): void {
    const layer = this.layerOf.get(node)!;
    const place = this.network.nodes.findIndex(({ name }) => name === node);
    const below = new Set(this.network.nodes.slice(0, place).map((each) => each.layer));
    for (const [other, pooled] of this.arrivals) {
      if (other === layer || !below.has(other)) continue;
      for (const amount of pooled) this.add({ layer: other }, 'leftOut', amount);
    }
    this.add({ layer }, 'leftOut', pool(part));
  }

  /** What is to be read of it, as tensors that outlive the scope. */
  close(): ConservationReport {
    const pieces: Tensor1D[] = [];
    // What is passed on is the same tensor as what arrives below.
    const known = new Map<Tensor, Stretch>();
    let length = 0;
    const stretchOf = (amount: Tensor): Stretch => {
      let stretch = known.get(amount);
      if (!stretch) {
        stretch = { start: length, end: (length += amount.size) };
        known.set(amount, stretch);
        pieces.push(reshape(amount, [amount.size]));
      }
      return stretch;
    };
    const arrivals = new Map(
      [...this.arrivals].map(([layer, pooled]) => [layer, pooled.map(stretchOf)]),
    );
    const entries = this.entries.map(({ amount, ...entry }) => ({
      ...entry,
      amount: typeof amount === 'number' ? amount : stretchOf(amount),
    }));
    const scales = new Map([...this.scales].map(([node, scale]) => [node, stretchOf(scale)]));
    const denominators = this.denominators.map(({ relevance, values, ...kept }) => ({
      ...kept,
      relevance: keep(relevance.clone()),
      values: keep(values.clone()),
    }));
    // A clone, for one piece alone is the pass's own tensor.
    const amounts = keep(concat(pieces).clone());
    return new ConservationReport(amounts, arrivals, entries, denominators, scales);
  }
}

/** Summed over the channels of a map. */
function pool(relevance: Tensor): Tensor {
  return relevance.rank === 4 ? sum(relevance, -1) : relevance;
}
