import { tensor, tidy, util, type Tensor } from '@tensorflow/tfjs-core';
import {
  switchModes,
  type DeconvnetRequest,
  type DeconvnetResponse,
  type InputTensor,
  type Reconstruction,
  type Shape3,
  type SwitchMode,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import { ancestorsOf } from '../network/ancestors.js';
import type { Network } from '../network/network.js';
import { receptiveField } from '../network/receptive-field.js';
import { recordForward } from '../network/record-forward.js';
import type { Tape } from '../network/tape.js';
import { switchRules } from '../propagate/switch-rules.js';
import { propagate } from '../propagate/walker.js';
import { batchOfOne, batchSize, repeated } from './batches.js';
import { mapsOfLayer, requireChoice, requireImages } from './requirements.js';
import { findUnit, type Unit } from './unit.js';

/** One forward pass of the picture, then a batch of reconstructions after the other. */
export async function deconvnet(
  network: Network,
  { image, layer, units, switches = 'recorded' }: DeconvnetRequest,
  job: ComputeContext,
): Promise<Timed<DeconvnetResponse>> {
  requireChoice('switches', switches, switchModes);
  const images = batchOfOne(image);
  requireImages(images, network.inputShape);
  const start = performance.now();
  const tape = recordForward(network, images);
  try {
    const output = await mapsIn(network, tape, layer, job);
    return {
      reconstructions: await reconstruct(network, tape, image, output, units, switches, job),
      shape: image.shape,
      poolings: poolingsBelow(network, output.node),
      timings: { deconvnet: performance.now() - start },
    };
  } finally {
    tape.dispose();
  }
}

/** A layer's maps of one image. */
export interface LayerMaps {
  layer: string;
  node: string;
  /** Row-major over `shape`. */
  values: Float32Array;
  shape: Shape3;
}

/** Throws `layer-unknown`, `layer-without-maps`. */
export async function mapsIn(
  network: Network,
  tape: Tape,
  layer: string,
  job: ComputeContext,
): Promise<LayerMaps> {
  const node = mapsOfLayer(network, layer);
  const [, height = 1, width = 1, channels = 1] = tape.output(node).shape;
  const values = await job.read(tape.output(node));
  return { layer, node, values, shape: [height, width, channels] };
}

/**
 * A reconstruction of each unit; throws `unit-unknown`.
 *
 * @param single the forward pass of the image, which stays the caller's
 */
export async function reconstruct(
  network: Network,
  single: Tape,
  image: InputTensor,
  { layer, node, values, shape: layerShape }: LayerMaps,
  units: readonly string[],
  switches: SwitchMode,
  job: ComputeContext,
): Promise<Reconstruction[]> {
  const kept = units.map((unit) => keep(unit, layer, values, layerShape));
  const batch = batchSize(single.bytes, units.length);
  // A picture for each reconstruction: the way down asks the tape for shapes and switches.
  const tape = batch > 1 ? recordForward(network, repeated(image, batch)) : single;
  try {
    const maps: Float32Array[] = [];
    for (let from = 0; from < kept.length; from += batch) {
      job.progress({ phase: 'explain', loaded: from, total: kept.length });
      await job.checkpoint();
      const rows = kept.slice(from, from + batch);
      const seed = { node, signal: seedOf(rows, values, [batch, ...layerShape]) };
      maps.push(...(await passDown(network, tape, seed, switches, rows.length, job)));
    }
    return kept.map(({ unit, position, indices }, index): Reconstruction => {
      const activation = indices.reduce((sum, each) => sum + values[each]!, 0);
      const field = receptiveField(network, single, node, position);
      const neuron = { layer, position, activation, layerShape, receptiveField: field };
      return { unit, map: maps[index]!, neuron };
    });
  } finally {
    if (tape !== single) tape.dispose();
  }
}

interface Kept extends Unit {
  unit: string;
}

function keep(unit: string, layer: string, values: Float32Array, shape: number[]): Kept {
  if (unit.trim() === 'all') return { unit, indices: [...values.keys()], position: [] };
  return { unit, ...findUnit(unit, layer, values, shape) };
}

/** A row for each reconstruction, with the values of what it keeps; rows that are left over are zero. */
function seedOf(rows: Kept[], values: Float32Array, shape: number[]): Tensor {
  const signal = new Float32Array(util.sizeFromShape(shape));
  rows.forEach(({ indices }, row) => {
    for (const index of indices) signal[row * values.length + index] = values[index]!;
  });
  return tensor(signal, shape, 'float32');
}

async function passDown(
  network: Network,
  tape: Tape,
  seed: { node: string; signal: Tensor },
  switches: SwitchMode,
  count: number,
  job: ComputeContext,
): Promise<Float32Array[]> {
  const map = tidy(() => propagate(network, tape, seed, switchRules[switches]));
  seed.signal.dispose();
  const all = await job.read(map).finally(() => map.dispose());
  const size = map.size / map.shape[0]!;
  return Array.from({ length: count }, (_, row) => all.slice(row * size, (row + 1) * size));
}

/** The layers of the max poolings that a node's output has come through, from below. */
export function poolingsBelow(network: Network, node: string): string[] {
  const below = ancestorsOf(network, node);
  return network.nodes
    .filter(({ kind, name }) => below.has(name) && /^(maxPool|globalMaxPool)$/.test(kind))
    .map(({ layer }) => layer);
}
