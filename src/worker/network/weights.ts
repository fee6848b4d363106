import { io, util, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { archivedWeight } from './archive-weights.js';
import type { KerasLayer } from './topology.js';

/** Bytes that a weights file must have for these specs, quantisation included. */
export function expectedBytes(specs: io.WeightsManifestEntry[]): number {
  return specs.reduce((total, spec) => total + bytesOf(spec), 0);
}

const bytesPerValue: Record<string, number> = {
  float32: 4,
  int32: 4,
  bool: 1,
  uint8: 1,
  uint16: 2,
  float16: 2,
};

/** Bytes of one of them. */
export function bytesOf({ shape, dtype, quantization }: io.WeightsManifestEntry): number {
  return util.sizeFromShape(shape) * (bytesPerValue[quantization?.dtype ?? dtype] ?? 4);
}

/** Decodes weights, dequantising as needed; the tensors belong to the caller. */
export function decodeWeights(
  buffer: ArrayBuffer,
  specs: io.WeightsManifestEntry[],
): NamedTensorMap {
  return io.decodeWeights(buffer, specs);
}

/**
 * The names of a model's weights, found by what Keras 2 and Keras 3 exports make of a layer's: some
 * put the model's name or a scope in front, TensorFlow appends `:0`.
 */
export class WeightNames {
  private readonly whole = new Map<string, string>();
  private readonly ends = new Map<string, string>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const plain = name.replace(/:\d+$/, '');
      addFirst(this.whole, plain, name);
      for (let slash = plain.indexOf('/'); slash !== -1; slash = plain.indexOf('/', slash + 1)) {
        addFirst(this.ends, plain.slice(slash + 1), name);
      }
    }
  }

  /** The name of a layer's weight among the model's; `null` where it has none such. */
  find(layer: KerasLayer, weight: string): string | null {
    for (const path of layer.weightPaths.map((path) => `${path}/${weight}`)) {
      const found = this.whole.get(path) ?? this.ends.get(path);
      if (found !== undefined) return found;
    }
    const archived = archivedWeight(layer, weight);
    return archived === null ? null : (this.whole.get(archived) ?? null);
  }
}

function addFirst(names: Map<string, string>, key: string, name: string): void {
  if (!names.has(key)) names.set(key, name);
}

/** The weights of one layer. */
export class LayerWeights {
  constructor(
    private readonly layer: KerasLayer,
    private readonly all: NamedTensorMap,
    private readonly names = new WeightNames(Object.keys(all)),
  ) {}

  optional<T extends Tensor>(weight: string): T | null {
    const name = this.names.find(this.layer, weight);
    return name === null ? null : (this.all[name] as T);
  }

  get<T extends Tensor>(weight: string): T {
    return this.getAny<T>([weight]);
  }

  /** The first of several names that there is. */
  getAny<T extends Tensor>(weights: readonly [string, ...string[]]): T {
    for (const weight of weights) {
      const tensor = this.optional<T>(weight);
      if (tensor) return tensor;
    }
    throw weightMissing(`${this.layer.weightPaths[0]}/${weights[0]}`);
  }
}

export function weightMissing(name: string): ExplainError {
  return new ExplainError(
    'weights-missing',
    `The weights of the model lack "${name}".`,
    'Export the model again; topology and weights do not belong together.',
  );
}
