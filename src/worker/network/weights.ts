import { io, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';

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
    const values = shape.reduce((product, length) => product * length, 1);
    return total + values * (bytesPerValue[quantization?.dtype ?? dtype] ?? 4);
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
  constructor(
    private readonly layer: string,
    private readonly all: NamedTensorMap,
  ) {}

  optional<T extends Tensor>(weight: string): T | null {
    const path = `${this.layer}/${weight}`;
    const name = Object.keys(this.all).find((key) => {
      const plain = key.replace(/:\d+$/, '');
      return plain === path || plain.endsWith(`/${path}`);
    });
    return name === undefined ? null : (this.all[name] as T);
  }

  get<T extends Tensor>(weight: string): T {
    const tensor = this.optional<T>(weight);
    if (tensor) return tensor;
    throw new ExplainError(
      'weights-missing',
      `The weights of the model lack "${this.layer}/${weight}".`,
      'Export the model again; topology and weights do not belong together.',
    );
  }
}
