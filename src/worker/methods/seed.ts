import { tensor, util } from '@tensorflow/tfjs-core';
import type { Neuron } from '../../protocol.js';
import type { ComputeContext } from '../job.js';
import type { Network } from '../network/network.js';
import { receptiveField } from '../network/receptive-field.js';
import type { Tape } from '../network/tape.js';
import { onesAt } from '../propagate/seeds.js';
import type { Seed } from '../propagate/walker.js';
import { outputOfLayer } from './requirements.js';
import { findUnit } from './unit.js';

/** A seed for each picture of a batch; its signal belongs to the caller. */
export interface PlacedSeed {
  seed: Seed;
  /** For each picture; `null` where a class is explained. */
  neurons: (Neuron | null)[];
}

/** @param weights of each picture's logits, as `contrastWeights` has them */
export function classSeed(
  network: Network,
  tape: Tape,
  weights: readonly Float32Array[],
): PlacedSeed {
  const { shape } = network.logits(tape);
  const values = new Float32Array(util.sizeFromShape(shape));
  weights.forEach((row, picture) => values.set(row, picture * row.length));
  const signal = tensor(values, shape, 'float32');
  return { seed: { node: network.output, signal }, neurons: weights.map(() => null) };
}

/** 1 at one neuron of a layer's output, or at every neuron of a channel; see `findUnit`. */
export async function neuronSeed(
  network: Network,
  tape: Tape,
  layer: string,
  unit: string,
  job: ComputeContext,
): Promise<PlacedSeed> {
  const node = outputOfLayer(network, layer);
  const [batch, ...shape] = tape.output(node).shape;
  const all = await job.read(tape.output(node));
  const size = all.length / batch!;
  const units = Array.from({ length: batch! }, (_, picture) => {
    const values = all.subarray(picture * size, (picture + 1) * size);
    const found = findUnit(unit, layer, values, shape);
    const activation = found.indices.reduce((sum, index) => sum + values[index]!, 0);
    return { ...found, activation };
  });
  return {
    seed: {
      node,
      signal: onesAt(
        units.map(({ indices }) => indices),
        shape,
      ),
    },
    neurons: units.map(({ position, activation }) => ({
      layer,
      position,
      activation,
      layerShape: shape,
      receptiveField: receptiveField(network, tape, node, position),
    })),
  };
}
