import { ExplainError, type InputTensor, type TensorValues } from '../../protocol.js';
import type { Network } from '../network/network.js';

export function requireMethods(methods: readonly string[], known: string[]): void {
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

export function requireInputShape(image: InputTensor, expected: readonly number[]): void {
  const [height, width, channels] = image.shape;
  const complete = image.data.length === height * width * channels;
  if (complete && String(image.shape) === String(expected)) {
    requireFinite(image.data);
    return;
  }
  const sameSize = height === expected[0] && width === expected[1];
  throw new ExplainError(
    complete && sameSize ? 'image-channels' : 'image-shape',
    complete
      ? `The picture has the shape [${image.shape.join(', ')}], the model takes [${expected.join(', ')}].`
      : `The picture has ${image.data.length} values, its shape [${image.shape.join(', ')}] asks for ${height * width * channels}.`,
    'Give height x width x channels values in model-input units, or a picture, which is fitted to the model.',
  );
}

/** A batch of one or more inputs of the shape that the network takes. */
export function requireBatch({ data, shape }: TensorValues, expected: readonly number[]): void {
  const [batch, ...each] = shape;
  const size = shape.reduce((product, length) => product * length, 1);
  if (batch && data.length === size && String(each) === String(expected)) {
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
    'The picture has values that are no finite numbers.',
    'Give finite values in model-input units.',
  );
}
