import { io, util, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { archivedWeight } from './keras/archive-weights.js';
import { invalidLayer } from './keras/layer-config.js';
import type { LayerPlan } from './keras/layer-plan.js';
import type { StoredWeights } from './stored-weights.js';
import type { KerasLayer } from './keras/topology.js';

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

/** The weights of one layer, by the names that its plan gives them. */
export class LayerWeights {
  constructor(
    private readonly names: ReadonlyMap<string, string>,
    private readonly all: NamedTensorMap,
  ) {}

  get<T extends Tensor>(weight: string): T {
    return this.all[this.names.get(weight)!] as T;
  }
}

/**
 * What the weights of a layer are called in the files, for each by its first name in the plan. Throws
 * `weights-missing` where there is no such weight, `model-invalid` where it has another shape.
 */
export function namesOf(
  { layer, plan }: { layer: KerasLayer; plan: LayerPlan },
  stored: StoredWeights,
): Map<string, string> {
  const found = (plan.weights ?? []).map(({ names, shape }): [string, string] => {
    const name = names.map((each) => findWeight(layer, each, stored)).find((each) => each !== null);
    if (!name) throw missing(`${layer.weightPaths[0]}/${names[0]}`);
    const dtype = stored.dtypeOf(name);
    if (dtype !== 'float32' && dtype !== 'float16') {
      throw invalidLayer(layer, `needs the weight ${names[0]} as float32; "${name}" is ${dtype}`);
    }
    const storedShape = stored.shapeOf(name)!;
    if (String(storedShape) === String(shape)) return [names[0], name];
    throw invalidLayer(
      layer,
      `needs the weight ${names[0]} in the shape [${shape.join(', ')}]; "${name}" has [${storedShape.join(', ')}]`,
    );
  });
  return new Map(found);
}

/** By the names that Keras 2 and Keras 3 exports give it; `null` where there is none. */
function findWeight(layer: KerasLayer, weight: string, stored: StoredWeights): string | null {
  for (const path of layer.weightPaths) {
    const found = stored.names.find(`${path}/${weight}`);
    if (found !== null) return found;
  }
  return archivedWeight(layer, weight).find((name) => stored.shapeOf(name)) ?? null;
}

function missing(weight: string): ExplainError {
  return new ExplainError(
    'weights-missing',
    `The weights of the model lack "${weight}".`,
    'Export the model again; topology and weights do not belong together.',
  );
}
