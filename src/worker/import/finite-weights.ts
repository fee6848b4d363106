import type { io } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { areFinite, areFiniteHalves } from '../kernels/finite.js';
import { bytesOf } from './weights.js';

/**
 * Throws `model-not-finite` with the first weight that has a value which is no finite number.
 *
 * @param bytes the weights one after the other, as they are stored
 */
export function requireFiniteWeights(specs: io.WeightsManifestEntry[], bytes: ArrayBuffer): void {
  let offset = 0;
  for (const spec of specs) {
    const end = offset + bytesOf(spec);
    if (!isFinite(spec, bytes, offset, end)) {
      throw new ExplainError(
        'model-not-finite',
        `The weight "${spec.name}" of the model has values that are no finite numbers.`,
        'Export the network again; if it is so after training, the training has diverged.',
      );
    }
    offset = end;
  }
}

/** Whole numbers are finite, and so is what scale and min make of them where these are. */
function isFinite(
  { dtype, quantization }: io.WeightsManifestEntry,
  bytes: ArrayBuffer,
  start: number,
  end: number,
): boolean {
  if (quantization?.dtype === 'float16') {
    return areFiniteHalves(new Uint16Array(bytes.slice(start, end)));
  }
  if (quantization) {
    const { min = 0, scale = 1 } = quantization;
    const most = min + scale * (quantization.dtype === 'uint8' ? 255 : 65_535);
    return dtype !== 'float32' || Number.isFinite(Math.fround(most));
  }
  return dtype !== 'float32' || areFinite(new Float32Array(bytes.slice(start, end)));
}
