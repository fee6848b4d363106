import type { ModelLimits } from '../../protocol.js';
import { invalidModel } from './invalid-model.js';
import { sizeOf } from './keras/layer-plan.js';
import type { Shape } from '../operations/operation.js';
import type { PlannedLayer } from './keras/layers.js';
import { inMillions, megabytes, tooLarge } from './limits.js';
import type { Topology } from './keras/topology.js';

/** What one layer, or one node of a graph, does for one image. */
export interface LayerWork {
  layer: string;
  /** Of what it gives, without the batch. */
  shape: Shape;
  /** Operations that it is made of, each with an output of that size; one unless told. */
  operations?: number;
  /** One for each value of its output unless told. */
  multiplications?: number;
}

/**
 * Estimates a forward pass that keeps what every layer gives, as explanations need it. Throws
 * `model-invalid` for a layer that gives nothing, `model-too-large` with the figures.
 */
export function requireAffordable(work: readonly LayerWork[], limits: ModelLimits): void {
  let [bytes, multiplications] = [0, 0];
  let largest = { layer: '', bytes: 0 };
  for (const { layer, shape, operations = 1, ...each } of work) {
    if (!shape.every((size) => Number.isSafeInteger(size) && size > 0)) {
      throw invalidModel(
        `The output of the layer "${layer}" would have the shape [${shape.join(', ')}].`,
        'Compare its settings with the size of its input, and export the network again.',
      );
    }
    const size = sizeOf(shape);
    const own = 4 * size * operations;
    bytes += own;
    multiplications += each.multiplications ?? size;
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

/** Layers that are two operations, or keep switches beside their output. */
const twofold: readonly string[] = ['SeparableConv2D', 'MaxPooling2D', 'GlobalMaxPooling2D'];

/** What the layers of a Keras model do, the input among them. */
export function workOfLayers(
  { inputLayer, inputShape }: Pick<Topology, 'inputLayer' | 'inputShape'>,
  planned: readonly PlannedLayer[],
): LayerWork[] {
  const shapes = new Map<string, Shape>([[inputLayer, inputShape]]);
  const own = planned.map(({ layer, plan }): LayerWork => {
    const { name, className, config, inputs } = layer;
    const { activation = null } = className === 'Activation' ? {} : config;
    const isActivated = activation !== null && activation !== 'linear';
    shapes.set(name, plan.shape);
    return {
      layer: name,
      shape: plan.shape,
      operations: 1 + Number(isActivated) + Number(twofold.includes(className)),
      multiplications: multiplicationsOf({ layer, plan }, shapes.get(inputs[0]!)!),
    };
  });
  return [{ layer: inputLayer, shape: inputShape }, ...own];
}

const scales: readonly string[] = ['alpha', 'beta', 'gamma'];

/** Each kernel goes over the whole map: of the output, or of the input of what enlarges it. */
function multiplicationsOf({ layer, plan }: PlannedLayer, input: Shape): number {
  // A norm over whole maps has scales of their shape, which are no kernels.
  const kernels = (plan.weights ?? []).filter(
    ({ names, shape }) => shape.length > 1 && !scales.includes(names[0]),
  );
  if (kernels.length === 0) return sizeOf(plan.shape);
  const [...places] = layer.className === 'Conv2DTranspose' ? input : plan.shape;
  places.pop();
  return sizeOf(places) * kernels.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}
