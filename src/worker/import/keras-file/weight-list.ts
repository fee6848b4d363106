import type { ImportCall } from '../foreign/import-call.js';
import { requireWeightBytes } from '../limits.js';
import { decodeFloats, storedAs, type StoredAs } from './decode-floats.js';
import type { Dataset } from './hdf5/dataset.js';

/** More than a `model.json` may list. */
const MOST_WEIGHTS = 20_000;
const MOST_NAME = 1000;

interface Listed {
  name: string;
  dataset: Dataset;
  as: StoredAs;
}

/** As in a `weightsManifest`. */
export interface WeightSpec {
  name: string;
  shape: number[];
  dtype: 'float32';
  quantization?: { dtype: 'float16' };
}

/** The weights of a model on their way into one buffer; nothing is read before all sizes are known. */
export class WeightList {
  private readonly listed = new Map<string, Listed>();
  private size = 0;

  constructor(private readonly call: Pick<ImportCall, 'limits' | 'onLife'>) {}

  has(name: string): boolean {
    return this.listed.has(name);
  }

  /**
   * Adds what holds floating-point numbers; random states, counters and flags are no weights.
   *
   * @param note what Keras says that the numbers are, where HDF5 has no name for them
   */
  add(name: string, dataset: Dataset, note: string | null): void {
    const as = storedAs(dataset.type, note);
    if (!as || name.length === 0 || name.length > MOST_NAME || name === '__proto__') return;
    if (this.listed.size === MOST_WEIGHTS) return;
    this.size += (dataset.size / dataset.type.size) * as.bytes;
    requireWeightBytes(this.size, this.call.limits);
    this.listed.set(name, { name, dataset, as });
  }

  joined(): { specs: WeightSpec[]; types: string[]; bytes: ArrayBuffer } {
    const bytes = new ArrayBuffer(this.size);
    const specs: WeightSpec[] = [];
    let offset = 0;
    for (const { name, dataset, as } of this.listed.values()) {
      this.call.onLife();
      const values = decodeFloats(dataset.read(), as);
      new Uint8Array(bytes, offset, values.byteLength).set(values);
      offset += values.byteLength;
      const spec = { name, shape: dataset.shape, dtype: 'float32' } as const;
      specs.push(as.bytes === 2 ? { ...spec, quantization: { dtype: 'float16' } } : spec);
    }
    const types = [...this.listed.values()].map(({ as }) => as.format);
    return { specs, types, bytes };
  }
}
