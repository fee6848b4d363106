/** Reads the results of other libraries in test/reference/; training/README.md says what they are. */

/** One array: what it is, and where its numbers lie. */
export interface ReferenceEntry {
  kind: string;
  sample: string;
  target?: number;
  /** `outer/inner` in a nested model. */
  layer?: string;
  /** Of a shared layer: the first (0) or a later time that it is called. */
  call?: number;
  method?: string;
  parameters?: Record<string, unknown>;
  /** How far a relevance moves, of the largest value, by what float32 cannot tell; where that is much. */
  sensitivity?: number;
  /** Of a map of which every so many rows and columns are there. */
  kept?: number;
  /** The largest absolute value of the whole map. */
  largest?: number;
  /** [height, width, channels], [height, width] or [units]. */
  shape: number[];
  /** In bytes. */
  offset: number;
  encoding: 'float32' | 'int16' | 'uint8';
  /** What integers are multiplied with. */
  scale?: number;
}

export class Reference {
  constructor(
    /** Address of the model.json. */
    readonly model: string,
    private readonly all: ReferenceEntry[],
    private readonly bytes: ArrayBuffer,
  ) {}

  /** The entries that agree with `wanted` in each of its keys, in the order of the file. */
  entries(wanted: Partial<ReferenceEntry> = {}): ReferenceEntry[] {
    const keys = Object.keys(wanted) as (keyof ReferenceEntry)[];
    return this.all.filter((entry) => keys.every((key) => entry[key] === wanted[key]));
  }

  /** The only entry that agrees with `wanted`. */
  entry(wanted: Partial<ReferenceEntry>): ReferenceEntry {
    const found = this.entries(wanted);
    if (found.length === 1) return found[0]!;
    throw new Error(`${found.length} entries are ${JSON.stringify(wanted)}`);
  }

  array({ shape, offset, encoding, scale = 1 }: ReferenceEntry): Float32Array {
    const length = shape.reduce((product, size) => product * size, 1);
    if (encoding === 'float32') return new Float32Array(this.bytes, offset, length).slice();
    const Integers = encoding === 'int16' ? Int16Array : Uint8Array;
    return Float32Array.from(new Integers(this.bytes, offset, length), (value) => value * scale);
  }

  /** The array of the only entry that agrees with `wanted`. */
  find(wanted: Partial<ReferenceEntry>): Float32Array {
    return this.array(this.entry(wanted));
  }
}

/** @param name the last part of the model's folder, such as `mnist-cnn` or `no-bias` */
export async function loadReference(name: string): Promise<Reference> {
  const [index, numbers] = await Promise.all(
    ['json', 'bin'].map(async (type) => {
      const response = await fetch(`/test/reference/${name}.${type}`);
      if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
      return response;
    }),
  );
  const { model, entries } = (await index!.json()) as { model: string; entries: ReferenceEntry[] };
  const address = new URL(`/${model}/model.json`, location.href).href;
  return new Reference(address, entries, await numbers!.arrayBuffer());
}

/** The largest absolute value. */
export function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

export function largestDifference(actual: Float32Array, expected: Float32Array): number {
  if (actual.length !== expected.length) {
    throw new Error(`${actual.length} values instead of ${expected.length}`);
  }
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0);
}
