import type { io } from '@tensorflow/tfjs-core';
import { WeightNames } from './weight-names.js';
import { expectedBytes } from './weights.js';

/** Weights as they lie in their files: shapes and small whole numbers can be had without a backend. */
export class StoredWeights {
  readonly names: WeightNames;
  private readonly entries = new Map<string, { spec: io.WeightsManifestEntry; offset: number }>();

  constructor(
    specs: io.WeightsManifestEntry[],
    private readonly bytes: ArrayBuffer,
  ) {
    this.names = new WeightNames(specs.map(({ name }) => name));
    let offset = 0;
    for (const spec of specs) {
      this.entries.set(spec.name, { spec, offset });
      offset += expectedBytes([spec]);
    }
  }

  /** `null` where there is no such weight. */
  shapeOf(name: string): number[] | null {
    return this.entries.get(name)?.spec.shape ?? null;
  }

  /** `null` where the weight is not of whole numbers. */
  integers(name: string): number[] | null {
    const entry = this.entries.get(name);
    if (entry?.spec.dtype !== 'int32') return null;
    const end = entry.offset + expectedBytes([entry.spec]);
    return [...new Int32Array(this.bytes.slice(entry.offset, end))];
  }
}
