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

  /** What the weight is as a tensor; `null` where there is none. */
  dtypeOf(name: string): string | null {
    return this.entries.get(name)?.spec.dtype ?? null;
  }

  /** `null` where the weight is not of whole numbers. */
  integers(name: string): number[] | null {
    const entry = this.entries.get(name);
    if (entry?.spec.dtype !== 'int32') return null;
    const end = entry.offset + expectedBytes([entry.spec]);
    return [...new Int32Array(this.bytes.slice(entry.offset, end))];
  }

  /** The one value of a weight of a single number; `null` of all others. */
  scalar(name: string): number | null {
    const entry = this.entries.get(name);
    if (!entry || expectedBytes([{ ...entry.spec, shape: [] }]) !== expectedBytes([entry.spec])) {
      return null;
    }
    const { quantization, dtype } = entry.spec;
    const bytes = new DataView(this.bytes, entry.offset);
    const stored = quantization?.dtype ?? dtype;
    const scaled = (value: number) => value * (quantization?.scale ?? 1) + (quantization?.min ?? 0);
    if (stored === 'float32') return bytes.getFloat32(0, true);
    if (stored === 'int32') return bytes.getInt32(0, true);
    if (stored === 'uint8') return scaled(bytes.getUint8(0));
    if (stored === 'uint16') return scaled(bytes.getUint16(0, true));
    // Of halves no more than zero is told.
    return stored === 'float16' && (bytes.getUint16(0, true) & 0x7fff) === 0 ? 0 : null;
  }
}
