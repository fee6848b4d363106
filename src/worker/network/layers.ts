import {
  mul,
  rsqrt,
  sub,
  add,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { ExplainError } from '../../protocol.js';
import {
  readPadding,
  readPair,
  readPaddingPairs,
  readActivation,
  requireDefaults,
} from './layer-config.js';
import type { Operation } from './nodes.js';
import type { KerasLayer } from './topology.js';
import type { LayerWeights } from './weights.js';

/** The chain of operations that a layer stands for; empty where it does nothing at inference. */
type Translate = (layer: KerasLayer, weights: LayerWeights) => Operation[];

const identity: Translate = () => [];

/** Every Keras layer that the engine knows. */
const translations: Record<string, Translate> = {
  Activation: (layer) => readActivation(layer),
  AveragePooling2D: (layer) => [{ kind: 'averagePool', ...readPool(layer) }],
  BatchNormalization: batchNormalization,
  Conv2D: (layer, weights) => [
    {
      kind: 'conv2d',
      kernel: weights.get<Tensor4D>('kernel'),
      bias: weights.optional<Tensor1D>('bias'),
      strides: readPair(layer, 'strides', 1),
      dilations: readPair(layer, 'dilation_rate', 1),
      padding: readPadding(layer),
    },
    ...readActivation(layer),
  ],
  Dense: (layer, weights) => [
    {
      kind: 'dense',
      kernel: weights.get<Tensor2D>('kernel'),
      bias: weights.optional<Tensor1D>('bias'),
    },
    ...readActivation(layer),
  ],
  Dropout: identity,
  Flatten: () => [{ kind: 'flatten' }],
  GlobalAveragePooling2D: (layer) => [
    { kind: 'globalAveragePool', keepDims: layer.config.keepdims === true },
  ],
  MaxPooling2D: (layer) => [{ kind: 'maxPool', ...readPool(layer) }],
  ReLU: (layer) => {
    requireDefaults(layer, { max_value: null, negative_slope: 0, threshold: 0 });
    return [{ kind: 'relu' }];
  },
  Softmax: () => [{ kind: 'softmax' }],
  SpatialDropout2D: identity,
  ZeroPadding2D: (layer) => [{ kind: 'zeroPadding', padding: readPaddingPairs(layer) }],
};

/** Throws `layer-unsupported` for the first layer that the engine cannot run. */
export function assertSupported(layers: KerasLayer[]): void {
  for (const layer of layers) {
    const { name, className, config } = layer;
    if (!Object.hasOwn(translations, className)) {
      throw new ExplainError(
        'layer-unsupported',
        `The layer "${name}" is a ${className}, which is not supported.`,
        `Supported layers: ${Object.keys(translations).join(', ')}.`,
      );
    }
    requireDefaults(layer, { data_format: 'channels_last', groups: 1 });
    if ('activation' in config) readActivation(layer);
  }
}

export function translateLayer(layer: KerasLayer, weights: LayerWeights): Operation[] {
  return translations[layer.className]!(layer, weights);
}

function readPool(layer: KerasLayer) {
  const pool = readPair(layer, 'pool_size', 2);
  return { pool, strides: readPair(layer, 'strides', pool), padding: readPadding(layer) };
}

/** Inference form: `gamma * (x - mean) / sqrt(variance + epsilon) + beta` as one scale and shift. */
function batchNormalization({ config }: KerasLayer, weights: LayerWeights): Operation[] {
  const epsilon = typeof config.epsilon === 'number' ? config.epsilon : 1e-3;
  const gamma = weights.optional<Tensor1D>('gamma');
  const beta = weights.optional<Tensor1D>('beta');
  const inverse: Tensor1D = rsqrt(add<Tensor1D>(weights.get<Tensor1D>('moving_variance'), epsilon));
  const scale: Tensor1D = gamma ? mul(inverse, gamma) : inverse;
  const centre: Tensor1D = mul(weights.get<Tensor1D>('moving_mean'), scale);
  const shift: Tensor1D = beta ? sub(beta, centre) : mul(centre, -1);
  return [{ kind: 'affine', scale, shift }];
}
