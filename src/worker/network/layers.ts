import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import { readActivation, readElu, readLeakyRelu, readRelu } from './activations.js';
import {
  readNumber,
  readNumbers,
  readPadding,
  readPair,
  readSides,
  readWord,
  requireDefaults,
} from './layer-config.js';
import type { Operation } from './nodes.js';
import { batchNormalization, normalization, rescaling } from './normalizations.js';
import type { KerasLayer } from './topology.js';
import type { LayerWeights } from './weights.js';

/** The chain of operations that a layer stands for; empty where it does nothing at inference. */
type Translate = (layer: KerasLayer, weights: LayerWeights) => Operation[];

const identity: Translate = () => [];

/** Every Keras layer that the engine knows, besides input layers and nested models. */
const translations: Record<string, Translate> = {
  Activation: (layer) => readActivation(layer),
  Add: () => [{ kind: 'add' }],
  AveragePooling2D: (layer) => [{ kind: 'averagePool', ...readPool(layer) }],
  BatchNormalization: batchNormalization,
  Concatenate: (layer) => [{ kind: 'concatenate', axis: readNumber(layer, 'axis', -1) }],
  Conv2D: (layer, weights) => [
    { kind: 'conv2d', ...readConvolution(layer, weights, ['kernel']) },
    ...readActivation(layer),
  ],
  Conv2DTranspose: (layer, weights) => [
    { kind: 'conv2dTranspose', ...readConvolution(layer, weights, ['kernel']) },
    ...readActivation(layer),
  ],
  Cropping2D: (layer) => [{ kind: 'cropping', cropping: readSides(layer, 'cropping', 0) }],
  Dense: (layer, weights) => [
    {
      kind: 'dense',
      kernel: weights.get<Tensor2D>('kernel'),
      bias: weights.optional<Tensor1D>('bias'),
    },
    ...readActivation(layer),
  ],
  DepthwiseConv2D: (layer, weights) => [
    {
      kind: 'depthwiseConv2d',
      // Keras 2 calls it the depthwise kernel, Keras 3 the kernel.
      ...readConvolution(layer, weights, ['depthwise_kernel', 'kernel']),
    },
    ...readActivation(layer),
  ],
  Dropout: identity,
  ELU: readElu,
  Flatten: () => [{ kind: 'reshape', shape: [-1] }],
  GlobalAveragePooling2D: (layer) => [
    { kind: 'globalAveragePool', keepDims: layer.config.keepdims === true },
  ],
  GlobalMaxPooling2D: (layer) => [
    { kind: 'globalMaxPool', keepDims: layer.config.keepdims === true },
  ],
  LeakyReLU: readLeakyRelu,
  MaxPooling2D: (layer) => [{ kind: 'maxPool', ...readPool(layer) }],
  Multiply: () => [{ kind: 'multiply' }],
  Normalization: normalization,
  Permute: (layer) => [{ kind: 'permute', axes: [0, ...readNumbers(layer, 'dims')] }],
  ReLU: readRelu,
  Rescaling: rescaling,
  Reshape: (layer) => [{ kind: 'reshape', shape: readNumbers(layer, 'target_shape') }],
  SeparableConv2D: (layer, weights) => [
    {
      kind: 'depthwiseConv2d',
      ...readConvolution(layer, weights, ['depthwise_kernel']),
      bias: null,
    },
    {
      kind: 'conv2d',
      kernel: weights.get<Tensor4D>('pointwise_kernel'),
      bias: weights.optional<Tensor1D>('bias'),
      strides: [1, 1],
      dilations: [1, 1],
      padding: 'valid',
    },
    ...readActivation(layer),
  ],
  Softmax: (layer) => {
    requireDefaults(layer, { axis: -1 });
    return [{ kind: 'softmax' }];
  },
  SpatialDropout2D: identity,
  UpSampling2D: (layer) => [
    {
      kind: 'upsampling',
      size: readPair(layer, 'size', 2),
      interpolation: readWord(layer, 'interpolation', ['nearest', 'bilinear']),
    },
  ],
  ZeroPadding2D: (layer) => [{ kind: 'zeroPadding', padding: readSides(layer, 'padding', 1) }],
};

/** Layers that take any number of inputs; all others take one. */
const joining = new Set(['Add', 'Concatenate', 'Multiply']);

/** Throws `layer-unsupported` for the first layer that the engine cannot run. */
export function assertSupported(layers: KerasLayer[]): void {
  for (const layer of layers) {
    const { name, className, config, inputs } = layer;
    if (!Object.hasOwn(translations, className)) {
      throw new ExplainError(
        'layer-unsupported',
        `The layer "${name}" is a ${className}, which is not supported.`,
        `Supported layers: ${Object.keys(translations).join(', ')}.`,
      );
    }
    if (inputs.length > 1 && !joining.has(className)) {
      throw new ExplainError(
        'layer-unsupported',
        `The layer "${name}" (${className}) takes ${inputs.length} inputs.`,
        `Only ${[...joining].join(', ')} join several inputs.`,
      );
    }
    requireDefaults(layer, { data_format: 'channels_last', groups: 1, output_padding: null });
    if ('activation' in config) readActivation(layer);
  }
}

/** Whether a layer gives what it gets, at inference. */
export function doesNothing({ className }: KerasLayer): boolean {
  return translations[className] === identity;
}

export function translateLayer(layer: KerasLayer, weights: LayerWeights): Operation[] {
  return translations[layer.className]!(layer, weights);
}

/** @param kernels the names that the kernel may have, the likeliest first */
function readConvolution(layer: KerasLayer, weights: LayerWeights, kernels: [string, ...string[]]) {
  return {
    kernel: weights.getAny<Tensor4D>(kernels),
    bias: weights.optional<Tensor1D>('bias'),
    strides: readPair(layer, 'strides', 1),
    dilations: readPair(layer, 'dilation_rate', 1),
    padding: readPadding(layer),
  };
}

function readPool(layer: KerasLayer) {
  const pool = readPair(layer, 'pool_size', 2);
  return { pool, strides: readPair(layer, 'strides', pool), padding: readPadding(layer) };
}
