/** How Keras 2 and Keras 3 spell the configuration of a layer. */

import type { LayerSpec, Shape } from './spec.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type Dialect = 'keras2' | 'keras3';

/** The data type of a layer: a name in Keras 2, a policy object in Keras 3. */
export function dtype(dialect: Dialect): Json {
  if (dialect === 'keras2') return 'float32';
  return {
    module: 'keras',
    class_name: 'DTypePolicy',
    config: { name: 'float32' },
    registered_name: null,
  };
}

function initializer(className: 'GlorotUniform' | 'Zeros' | 'Ones', dialect: Dialect): Json {
  const config: JsonObject = className === 'GlorotUniform' ? { seed: null } : {};
  if (dialect === 'keras2') return { class_name: className, config };
  return {
    module: 'keras.initializers',
    class_name: className,
    config,
    registered_name: null,
  };
}

/** What Conv2D and Dense have in common. */
function affine(bias: boolean, activation: string, dialect: Dialect): JsonObject {
  return {
    activation,
    use_bias: bias,
    kernel_initializer: initializer('GlorotUniform', dialect),
    bias_initializer: initializer('Zeros', dialect),
    kernel_regularizer: null,
    bias_regularizer: null,
    kernel_constraint: null,
    bias_constraint: null,
  };
}

/** The class and the own configuration of a layer; shape: of its input, without the batch. */
function classAndConfig(
  layer: LayerSpec,
  shape: Shape,
  dialect: Dialect,
  activationLayers: boolean,
): [string, JsonObject] {
  const data_format = 'channels_last';
  switch (layer.kind) {
    case 'conv2d':
      return [
        'Conv2D',
        {
          filters: layer.filters,
          kernel_size: layer.kernel,
          strides: layer.strides,
          padding: layer.padding,
          data_format,
          dilation_rate: layer.dilation ?? [1, 1],
          groups: 1,
          activity_regularizer: null,
          ...affine(layer.weights.bias !== undefined, layer.activation ?? 'linear', dialect),
        },
      ];
    case 'dense':
      return [
        'Dense',
        {
          units: layer.units,
          ...(dialect === 'keras2' ? { activity_regularizer: null } : {}),
          ...affine(layer.weights.bias !== undefined, layer.activation ?? 'linear', dialect),
        },
      ];
    case 'batchNorm':
      return [
        'BatchNormalization',
        {
          axis: dialect === 'keras2' ? [shape.length] : -1,
          momentum: 0.99,
          epsilon: layer.epsilon,
          center: true,
          scale: true,
          beta_initializer: initializer('Zeros', dialect),
          gamma_initializer: initializer('Ones', dialect),
          moving_mean_initializer: initializer('Zeros', dialect),
          moving_variance_initializer: initializer('Ones', dialect),
          beta_regularizer: null,
          gamma_regularizer: null,
          beta_constraint: null,
          gamma_constraint: null,
          ...(dialect === 'keras3' ? { synchronized: false } : {}),
        },
      ];
    case 'relu':
      return activationLayers
        ? ['Activation', { activation: 'relu' }]
        : ['ReLU', { max_value: null, negative_slope: 0, threshold: 0 }];
    case 'softmax':
      return activationLayers
        ? ['Activation', { activation: 'softmax' }]
        : ['Softmax', { axis: -1 }];
    case 'dropout':
      return ['Dropout', { rate: layer.rate, noise_shape: null, seed: null }];
    case 'maxPool':
    case 'averagePool':
      return [
        layer.kind === 'maxPool' ? 'MaxPooling2D' : 'AveragePooling2D',
        { pool_size: layer.pool, padding: layer.padding, strides: layer.strides, data_format },
      ];
    case 'globalAveragePool':
      return ['GlobalAveragePooling2D', { data_format, keepdims: false }];
    case 'flatten':
      return ['Flatten', { data_format }];
    case 'zeroPadding':
      return ['ZeroPadding2D', { padding: layer.padding, data_format }];
  }
}

/** The layers for which Keras 3 writes a `build_config`. */
const BUILT = new Set(['conv2d', 'dense', 'batchNorm', 'flatten', 'zeroPadding']);

/** The entry of a layer in the list `layers`, without its connections. */
export function layerEntry(
  layer: LayerSpec,
  shape: Shape,
  dialect: Dialect,
  activationLayers: boolean,
): JsonObject {
  const [class_name, own] = classAndConfig(layer, shape, dialect, activationLayers);
  const config = { name: layer.name, trainable: true, dtype: dtype(dialect), ...own };
  if (dialect === 'keras2') return { class_name, config };
  return {
    module: 'keras.layers',
    class_name,
    config,
    registered_name: null,
    ...(BUILT.has(layer.kind) ? { build_config: { input_shape: [null, ...shape] } } : {}),
  };
}

/** The entry of the input; shape: without the batch. */
export function inputEntry(name: string, shape: Shape, dialect: Dialect): JsonObject {
  const rest = { dtype: 'float32', sparse: false, ragged: false, name };
  const batch = [null, ...shape];
  if (dialect === 'keras2') {
    return { class_name: 'InputLayer', config: { batch_input_shape: batch, ...rest } };
  }
  return {
    module: 'keras.layers',
    class_name: 'InputLayer',
    config: { batch_shape: batch, ...rest },
    registered_name: null,
  };
}

/** The connection of a layer to the one below; shape: of the layer's input, without the batch. */
export function inboundNodes(
  className: Json | undefined,
  below: string,
  shape: Shape,
  dialect: Dialect,
): Json {
  if (dialect === 'keras2') return [[[below, 0, 0, {}]]];
  const keras_history = [below, 0, 0];
  const config = { shape: [null, ...shape], dtype: 'float32', keras_history };
  const kwargs: JsonObject = {};
  if (className === 'Dropout') kwargs['training'] = false;
  if (className === 'BatchNormalization' || className === 'Softmax') kwargs['mask'] = null;
  return [{ args: [{ class_name: '__keras_tensor__', config }], kwargs }];
}
