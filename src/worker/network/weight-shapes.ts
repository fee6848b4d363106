import { invalidModel } from './invalid-model.js';
import { readNumber, readPair } from './layer-config.js';
import type { Shape } from './output-shape.js';
import type { KerasLayer, Topology } from './topology.js';
import { WeightNames, weightMissing } from './weights.js';

/** A weight that a layer needs: the names that it may have, and its shape. */
interface NeededWeight {
  names: readonly [string, ...string[]];
  shape: Shape;
  /** The setting that must be `true` for it to be there; without one it must always be. */
  setting?: 'use_bias' | 'scale' | 'center';
}

type Need = (layer: KerasLayer, channels: number) => NeededWeight[];

/** What each class keeps among the weights, by its configuration and the channels that go in. */
const needs: Record<string, Need> = {
  Conv2D: (layer, channels) => {
    const filters = readNumber(layer, 'filters', channels);
    return [
      kernel(['kernel'], [...readPair(layer, 'kernel_size', 1), channels, filters]),
      bias(filters),
    ];
  },
  Conv2DTranspose: (layer, channels) => {
    const filters = readNumber(layer, 'filters', channels);
    return [
      kernel(['kernel'], [...readPair(layer, 'kernel_size', 1), filters, channels]),
      bias(filters),
    ];
  },
  DepthwiseConv2D: (layer, channels) => {
    const multiplier = readNumber(layer, 'depth_multiplier', 1);
    const shape = [...readPair(layer, 'kernel_size', 1), channels, multiplier];
    return [kernel(['depthwise_kernel', 'kernel'], shape), bias(channels * multiplier)];
  },
  SeparableConv2D: (layer, channels) => {
    const multiplier = readNumber(layer, 'depth_multiplier', 1);
    const filters = readNumber(layer, 'filters', channels);
    const size = readPair(layer, 'kernel_size', 1);
    return [
      kernel(['depthwise_kernel'], [...size, channels, multiplier]),
      kernel(['pointwise_kernel'], [1, 1, channels * multiplier, filters]),
      bias(filters),
    ];
  },
  Dense: (layer, channels) => {
    const units = readNumber(layer, 'units', channels);
    return [kernel(['kernel'], [channels, units]), bias(units)];
  },
  BatchNormalization: (_layer, channels) => [
    { names: ['gamma'], shape: [channels], setting: 'scale' },
    { names: ['beta'], shape: [channels], setting: 'center' },
    { names: ['moving_mean'], shape: [channels] },
    { names: ['moving_variance'], shape: [channels] },
  ],
};

function kernel(names: NeededWeight['names'], shape: Shape): NeededWeight {
  return { names, shape };
}

function bias(length: number): NeededWeight {
  return { names: ['bias'], shape: [length], setting: 'use_bias' };
}

/**
 * Compares the weights that a file has with what the layers need. Throws `weights-missing`, and
 * `model-invalid` with the layer and the weight whose shape does not fit.
 */
export function requireFittingWeights(
  { layers, shapes }: Pick<Topology, 'layers' | 'shapes'>,
  specs: readonly { name: string; shape: number[] }[],
): void {
  const stored = new Map(specs.map(({ name, shape }) => [name, shape]));
  const names = new WeightNames(stored.keys());
  for (const layer of layers) {
    const need = Object.hasOwn(needs, layer.className) ? needs[layer.className]! : null;
    const channels = shapes.get(layer.inputs[0]!)?.at(-1);
    if (!need || channels === undefined) continue;
    for (const weight of need(layer, channels)) {
      const found = weight.names.map((each) => names.find(layer, each)).find((name) => name);
      if (found) requireShape(layer, found, stored.get(found)!, weight.shape);
      else if (!weight.setting || layer.config[weight.setting] === true) {
        throw weightMissing(`${layer.weightPaths[0]}/${weight.names[0]}`);
      }
    }
  }
}

function requireShape(layer: KerasLayer, weight: string, shape: Shape, wanted: Shape): void {
  if (String(shape) === String(wanted)) return;
  throw invalidModel(
    `The weight "${weight}" has the shape [${shape.join(', ')}], its layer "${layer.name}" (${layer.className}) needs [${wanted.join(', ')}].`,
    'Export the model again; topology and weights do not belong together.',
  );
}
