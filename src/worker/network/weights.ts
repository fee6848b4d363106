import { io, util, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { archivedWeight } from './archive-weights.js';
import type { KerasLayer } from './topology.js';

/** Bytes that a weights file must have for these specs, quantisation included. */
export function expectedBytes(specs: io.WeightsManifestEntry[]): number {
  const bytesPerValue: Record<string, number> = {
    float32: 4,
    int32: 4,
    bool: 1,
    uint8: 1,
    uint16: 2,
    float16: 2,
  };
  return specs.reduce((total, { shape, dtype, quantization }) => {
    return total + util.sizeFromShape(shape) * (bytesPerValue[quantization?.dtype ?? dtype] ?? 4);
  }, 0);
}

/** Decodes weights, dequantising as needed; the tensors belong to the caller. */
export function decodeWeights(
  buffer: ArrayBuffer,
  specs: io.WeightsManifestEntry[],
): NamedTensorMap {
  return io.decodeWeights(buffer, specs);
}

/** The weights of one layer, found by the names that Keras 2 and Keras 3 exports give them. */
export class LayerWeights {
  private readonly paths: readonly string[];

  constructor(
    private readonly layer: KerasLayer,
    private readonly all: NamedTensorMap,
  ) {
    this.paths = layer.weightPaths;
  }

  optional<T extends Tensor>(weight: string): T | null {
    const wanted = this.paths.map((path) => `${path}/${weight}`);
    const names = Object.keys(this.all);
    const isCalled = (path: string) => (name: string) => plain(name) === path;
    const endsWith = (path: string) => (name: string) => plain(name).endsWith(`/${path}`);
    for (const path of wanted) {
      // Some exports put the model's name or a scope in front.
      const found = names.find(isCalled(path)) ?? names.find(endsWith(path));
      if (found !== undefined) return this.all[found] as T;
    }
    const archived = archivedWeight(this.layer, weight);
    return archived === null ? null : ((this.all[archived] as T | undefined) ?? null);
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
    throw new ExplainError(
      'weights-missing',
      `The weights of the model lack "${this.paths[0]}/${weights[0]}".`,
      'Export the model again; topology and weights do not belong together.',
    );
  }
}

/** Without the `:0` that TensorFlow appends. */
function plain(name: string): string {
  return name.replace(/:\d+$/, '');
}
