import type { io } from '@tensorflow/tfjs-core';
import type { ModelLimits } from '../../protocol.js';
import { invalidModel, readingModel } from './invalid-model.js';
import { isRecord } from './json.js';
import { requireWeightBytes } from './limits.js';
import { malformed } from './malformed.js';
import {
  address,
  list,
  name,
  number,
  optional,
  record,
  requireUnique,
  whole,
  word,
} from './schema.js';
import { expectedBytes } from './weights.js';

/** The largest finite number of float32. */
const MOST_FLOAT = 3.4028234663852886e38;

const weightSpec = record({
  name,
  shape: list(whole(0, 2 ** 31 - 1), 8),
  dtype: word('float32', 'int32', 'bool'),
  quantization: optional(
    record({
      dtype: word('uint8', 'uint16', 'float16'),
      scale: optional(number(-MOST_FLOAT, MOST_FLOAT), undefined),
      min: optional(number(-MOST_FLOAT, MOST_FLOAT), undefined),
    }),
    undefined,
  ),
});

/** Where the weights of a model lie, and what they are. */
export interface Manifest {
  /** Absolute, in the order in which their bytes follow one another. */
  urls: string[];
  specs: io.WeightsManifestEntry[];
}

/**
 * Reads `weightsManifest` of a `model.json`. Throws `model-format` where there is none, `model-invalid`
 * with the field that is wrong, `model-too-large`.
 *
 * @param url the model's own address, which those of the weights are relative to
 */
export function readManifest(json: unknown, url: string, limits: ModelLimits): Manifest {
  const manifest = isRecord(json) ? json.weightsManifest : null;
  if (!Array.isArray(manifest)) throw malformed('It has no "weightsManifest".');
  const group = record({ paths: list(address(url), 10_000), weights: list(weightSpec, 20_000) });
  const groups = readingModel(() => list(group, 10_000)(manifest, 'weightsManifest'));
  const specs = groups.flatMap(({ weights }) => weights.map(readSpec));
  readingModel(() =>
    requireUnique(
      specs.map((spec) => spec.name),
      'the name of weight *',
    ),
  );
  requireWeightBytes(expectedBytes(specs), limits);
  return { urls: groups.flatMap(({ paths }) => paths), specs };
}

/** What TensorFlow.js needs to know of a quantized weight. */
function readSpec({
  quantization,
  ...spec
}: ReturnType<typeof weightSpec>): io.WeightsManifestEntry {
  if (!quantization) return spec;
  const { dtype, scale, min } = quantization;
  if (dtype === 'float16' && spec.dtype === 'float32') return { ...spec, quantization: { dtype } };
  if (dtype === 'float16' || spec.dtype === 'bool') {
    throw invalidModel(`The weight "${spec.name}" is ${spec.dtype}, and stored as ${dtype}.`);
  }
  if (scale === undefined || min === undefined) {
    throw invalidModel(`The weight "${spec.name}" is stored as ${dtype} without a scale or a min.`);
  }
  return { ...spec, quantization: { dtype, scale, min } };
}
