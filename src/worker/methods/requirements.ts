import { util } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  MOST_MASKS,
  type SaliencySettings,
  type Shape3,
  type TensorValues,
} from '../../protocol.js';
import type { Network } from '../network/network.js';

export function requireMethods(methods: readonly string[], known: readonly string[]): void {
  const unknown = methods.find((method) => !known.includes(method));
  if (unknown === undefined && methods.length > 0) return;
  throw new ExplainError(
    'method-unknown',
    unknown === undefined ? 'No method was asked for.' : `There is no method "${unknown}".`,
    `Methods: ${known.join(', ')}.`,
  );
}

/** The node that holds a layer's output; throws `layer-unknown`. */
export function outputOfLayer(network: Network, layer: string): string {
  const node = network.layerOutputs.get(layer);
  if (node !== undefined) return node;
  throw new ExplainError(
    'layer-unknown',
    `The model has no layer "${layer}".`,
    `Its layers: ${[...network.layerOutputs.keys()].join(', ')}.`,
  );
}

/** The same for a layer of maps, `[height, width, channels]`; throws `layer-without-maps`. */
export function mapsOfLayer(network: Network, layer: string): string {
  const node = outputOfLayer(network, layer);
  const shape = network.shapes.get(node)!;
  if (shape.length === 3) return node;
  throw new ExplainError(
    'layer-without-maps',
    `The layer "${layer}" has no maps: its output has the shape [${shape.join(', ')}].`,
    'Choose a layer with height, width and channels, such as a convolution.',
  );
}

/** One of a few words; throws `setting-out-of-range`. */
export function requireChoice(name: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw outOfRange(name, `"${value}"`, `one of ${choices.join(', ')}`);
}

/** @param wanted goes on after "Give" */
export function outOfRange(name: string, value: number | string, wanted: string): ExplainError {
  return new ExplainError(
    'setting-out-of-range',
    `The setting "${name}" is ${value}.`,
    `Give ${wanted}.`,
  );
}

/**
 * A batch of one or more pictures of the shape that the network takes.
 *
 * @returns the shape of one
 */
export function requireImages({ data, shape }: TensorValues, expected: readonly number[]): Shape3 {
  const [batch = 0, height = 0, width = 0, channels = 0] = shape;
  const each: Shape3 = [height, width, channels];
  const size = util.sizeFromShape(shape);
  const complete = batch > 0 && shape.length === 4 && data.length === size;
  if (complete && String(each) === String(expected)) {
    requireFinite(data);
    return each;
  }
  const sameSize = height === expected[0] && width === expected[1];
  throw new ExplainError(
    complete && sameSize ? 'image-channels' : 'image-shape',
    complete || size === 0
      ? `The image has the shape [${shape.slice(1).join(', ')}], the model takes [${expected.join(', ')}].`
      : `The image has ${data.length} values, its shape [${shape.slice(1).join(', ')}] asks for ${size}.`,
    'Give height x width x channels values in model-input units, or an image, which is fitted to the model.',
  );
}

/** Numbers of points and copies that can be computed, a noise that is a share of the range. */
export function requireSettings(settings: SaliencySettings): void {
  const { steps, samples, noise, noiseSeed, masks } = settings;
  for (const [name, count] of Object.entries({ steps, samples })) {
    if (count === undefined || (Number.isInteger(count) && count >= 1 && count <= 1000)) continue;
    throw outOfRange(name, count, 'a whole number from 1 to 1000');
  }
  if (masks !== undefined && !(Number.isInteger(masks) && masks >= 1 && masks <= MOST_MASKS)) {
    throw outOfRange('masks', masks, `a whole number from 1 to ${MOST_MASKS}`);
  }
  if (noise !== undefined && !(noise >= 0 && noise <= 10)) {
    throw outOfRange(
      'noise',
      noise,
      "the noise's standard deviation as a share of the input's range, 0 to 10",
    );
  }
  if (noiseSeed !== undefined && !Number.isSafeInteger(noiseSeed)) {
    throw outOfRange('noiseSeed', noiseSeed, 'a whole number');
  }
}

/** A batch of one or more inputs of the shape that the network takes. */
export function requireBatch({ data, shape }: TensorValues, expected: readonly number[]): void {
  const [batch, ...each] = shape;
  if (batch && data.length === util.sizeFromShape(shape) && String(each) === String(expected)) {
    requireFinite(data);
    return;
  }
  throw new ExplainError(
    'image-shape',
    `The batch has the shape [${shape.join(', ')}] and ${data.length} values, the model takes [batch, ${expected.join(', ')}].`,
    'Give the values of one or more inputs in model-input units, one after the other.',
  );
}

function requireFinite(data: Float32Array): void {
  if (data.every(Number.isFinite)) return;
  throw new ExplainError(
    'image-values',
    'The image has values that are no finite numbers.',
    'Give finite values in model-input units.',
  );
}
