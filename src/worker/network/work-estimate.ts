import { util } from '@tensorflow/tfjs-core';
import type { ModelLimits } from '../../protocol.js';
import { invalidModel } from './invalid-model.js';
import { readNumber, readPair } from './layer-config.js';
import { inMillions, megabytes, tooLarge } from './limits.js';
import type { Shape } from './output-shape.js';
import type { KerasLayer, Topology } from './topology.js';

/** What one layer, or one node of a graph, does for one image. */
export interface LayerWork {
  layer: string;
  /** Of what it gives, without the batch. */
  shape: Shape;
  /** Operations that it is made of, each with an output of that size; one unless told. */
  operations?: number;
  /** Products that are added for each value of its output; one unless told. */
  terms?: number;
}

/**
 * Estimates a forward pass that keeps what every layer gives, as explanations need it. Throws
 * `model-invalid` for a layer that gives nothing, `model-too-large` with the figures.
 */
export function requireAffordable(work: readonly LayerWork[], limits: ModelLimits): void {
  let [bytes, multiplications] = [0, 0];
  let largest = { layer: '', bytes: 0 };
  for (const { layer, shape, operations = 1, terms = 1 } of work) {
    if (!shape.every((size) => Number.isSafeInteger(size) && size > 0)) {
      throw invalidModel(
        `The output of the layer "${layer}" would have the shape [${shape.join(', ')}].`,
        'Compare its settings with the size of its input, and export the network again.',
      );
    }
    const size = util.sizeFromShape(shape);
    const own = 4 * size * operations;
    bytes += own;
    multiplications += size * terms;
    if (own > largest.bytes) largest = { layer, bytes: own };
  }
  if (bytes > limits.activationBytes) {
    throw tooLarge(
      `One image takes ${megabytes(bytes)} in this model, the limit is ${megabytes(limits.activationBytes)}; its largest layer, "${largest.layer}", takes ${megabytes(largest.bytes)}.`,
      'Use a network with a smaller input or fewer filters, or raise configure({ limits: { activationBytes } }).',
    );
  }
  if (multiplications > limits.multiplications) {
    throw tooLarge(
      `One image takes ${inMillions(multiplications)} million multiplications in this model, the limit is ${inMillions(limits.multiplications)} million.`,
      'Use a network with a smaller input or fewer filters, or raise configure({ limits: { multiplications } }).',
    );
  }
}

/** Layers that are two operations, whose first output is of the second's size. */
const twofold: readonly string[] = ['SeparableConv2D', 'MaxPooling2D', 'GlobalMaxPooling2D'];

/** What the layers of a Keras model do, the input among them. */
export function workOfLayers({ layers, shapes, inputLayer }: Topology): LayerWork[] {
  const own = layers.map((layer): LayerWork => {
    const { name, className, config, inputs } = layer;
    const { activation = null } = className === 'Activation' ? {} : config;
    const isActivated = activation !== null && activation !== 'linear';
    return {
      layer: name,
      shape: shapes.get(name)!,
      operations: 1 + Number(isActivated) + Number(twofold.includes(className)),
      terms: termsOf(layer, shapes.get(inputs[0]!)!.at(-1)!),
    };
  });
  return [{ layer: inputLayer, shape: shapes.get(inputLayer)! }, ...own];
}

/** Products that are added for each value of the output. */
function termsOf(layer: KerasLayer, channels: number): number {
  const area = () => util.sizeFromShape(readPair(layer, 'kernel_size', 1));
  switch (layer.className) {
    case 'Conv2D':
      return area() * channels;
    case 'Conv2DTranspose':
      return (area() * channels) / util.sizeFromShape(readPair(layer, 'strides', 1));
    case 'DepthwiseConv2D':
      return area();
    case 'SeparableConv2D': {
      const filters = readNumber(layer, 'filters', channels);
      const wide = channels * readNumber(layer, 'depth_multiplier', 1);
      return wide + (area() * wide) / filters;
    }
    case 'Dense':
      return channels;
    default:
      return 1;
  }
}
