import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { Conservation } from '../../../protocol.js';

/** A part of a longer array. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Entry<Amount> {
  layer: string;
  field: Exclude<keyof Conservation, 'arriving'>;
  amount: Amount;
  factor: number;
}

/** Denominators that are looked at one by one, and the relevance that arrived at them. */
export interface KeptDenominators {
  layer: string;
  relevance: Tensor;
  values: Tensor;
  /** Whether they were divided by as they are. */
  bare: boolean;
}

/** The same as they were read. */
export interface ReadDenominators {
  layer: string;
  relevance: Float32Array;
  values: Float32Array;
  bare: boolean;
  /** Of one picture's values. */
  shape: number[];
}

/** What was written down in a backward pass, still on the backend. */
export class ConservationReport {
  constructor(
    private readonly amounts: Tensor,
    private readonly arrivals: ReadonlyMap<string, Stretch[]>,
    private readonly entries: readonly Entry<number | Stretch>[],
    private readonly denominators: readonly KeptDenominators[],
    private readonly scales: ReadonlyMap<string, Stretch>,
  ) {}

  /** Reads all of it; sums are in float64. */
  async read(read: (tensor: Tensor) => Promise<Float32Array>): Promise<LayerSums> {
    const amounts = await read(this.amounts);
    const denominators: ReadDenominators[] = [];
    for (const { relevance, values, ...kept } of this.denominators) {
      const shape = values.shape.slice(1);
      denominators.push({
        ...kept,
        shape,
        relevance: await read(relevance),
        values: await read(values),
      });
    }
    return new LayerSums(amounts, this.arrivals, this.entries, denominators, this.scales);
  }

  dispose(): void {
    const kept = this.denominators.flatMap(({ relevance, values }) => [relevance, values]);
    dispose([this.amounts, ...kept]);
  }
}

/** The report by layer. */
export class LayerSums {
  constructor(
    private readonly amounts: Float32Array,
    private readonly arrivals: ReadonlyMap<string, Stretch[]>,
    private readonly entries: readonly Entry<number | Stretch>[],
    readonly denominators: readonly ReadDenominators[],
    private readonly scales: ReadonlyMap<string, Stretch>,
  ) {}

  /** Whether relevance has arrived at a layer. */
  has(layer: string): boolean {
    return this.arrivals.has(layer);
  }

  /** Relevance at a layer's output, summed over the channels of a map. */
  pooled(layer: string): Float32Array {
    const [first, ...others] = this.arrivals.get(layer)!.map((stretch) => this.slice(stretch));
    for (const other of others) other.forEach((value, index) => (first![index]! += value));
    return first!;
  }

  /** What a node's epsilon is measured in; `null` where it is the number itself. */
  scale(node: string): number | null {
    const stretch = this.scales.get(node);
    return stretch ? this.amounts[stretch.start]! : null;
  }

  conservation(layer: string): Conservation {
    const sums: Conservation = {
      arriving: total(this.pooled(layer)),
      passedOn: 0,
      absorbedByEpsilon: 0,
      absorbedByBias: 0,
      lostToZeros: 0,
      lostToPadding: 0,
      leftOut: 0,
    };
    for (const { field, amount, factor, ...entry } of this.entries) {
      if (entry.layer !== layer) continue;
      sums[field] += factor * (typeof amount === 'number' ? amount : total(this.slice(amount)));
    }
    for (const { relevance, values, bare, ...kept } of this.denominators) {
      if (!bare || kept.layer !== layer) continue;
      values.forEach((value, index) => {
        if (value === 0) sums.lostToZeros += relevance[index]!;
      });
    }
    return sums;
  }

  private slice({ start, end }: Stretch): Float32Array {
    return this.amounts.slice(start, end);
  }
}

function total(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
