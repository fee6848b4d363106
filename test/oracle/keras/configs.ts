/** The Keras class and configuration of every layer kind. */

import { endingOf } from '../layers/activations.js';
import type {
  Activation,
  ActivationSpec,
  BatchNormSpec,
  ConvolutionSpec,
  DenseSpec,
  GroupNormSpec,
  LayerNormSpec,
  LayerSpec,
  Padding,
  Shape,
} from '../spec.js';
import { dtype, initializer } from './dialects.js';
import type { Dialect, Json, JsonObject } from './dialects.js';

export interface Spelling {
  dialect: Dialect;
  /** Whether activation layers are spelled as the layer class `Activation`. */
  activationLayers: boolean;
}

type ClassAndConfig = [className: string, config: JsonObject];

const data_format = 'channels_last';

function activationName(activation: Activation): string {
  return activation.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** What the layers with kernels have in common. */
function affine(layer: ConvolutionSpec | DenseSpec, dialect: Dialect): JsonObject {
  return {
    activation: activationConfig(layer.activation ?? 'linear'),
    use_bias: layer.weights.bias !== undefined,
    kernel_initializer: initializer('GlorotUniform', dialect),
    bias_initializer: initializer('Zeros', dialect),
    kernel_regularizer: null,
    bias_regularizer: null,
    kernel_constraint: null,
    bias_constraint: null,
  };
}

function convolution(layer: ConvolutionSpec, dialect: Dialect, own: JsonObject): JsonObject {
  return {
    ...own,
    kernel_size: layer.kernel,
    strides: layer.strides,
    padding: paddingName(layer),
    data_format,
    dilation_rate: layer.dilation ?? [1, 1],
    groups: 'groups' in layer ? (layer.groups ?? 1) : 1,
    activity_regularizer: null,
    ...affine(layer, dialect),
  };
}

function paddingName({ name, padding }: { name: string; padding: Padding }): string {
  if (typeof padding === 'string') return padding;
  throw new Error(`Keras has no explicit padding, as ${name} would need`);
}

/** What norms have in common. */
function norm(layer: BatchNormSpec | LayerNormSpec | GroupNormSpec, dialect: Dialect): JsonObject {
  return {
    epsilon: layer.epsilon,
    center: layer.weights.beta !== undefined,
    scale: layer.weights.gamma !== undefined,
    beta_initializer: initializer('Zeros', dialect),
    gamma_initializer: initializer('Ones', dialect),
    beta_regularizer: null,
    gamma_regularizer: null,
    beta_constraint: null,
    gamma_constraint: null,
  };
}

/** Activations have layers of their own, or a name for the layer `Activation`. */
function activationLayer(layer: ActivationSpec, shape: Shape, spelling: Spelling): ClassAndConfig {
  const { activation, settings } = endingOf(layer);
  const { slope, alpha } = settings;
  const keras2 = spelling.dialect === 'keras2';
  const shared_axes = shape.slice(1).map((_, axis) => axis + 1);
  // The name takes no settings, and Keras 2 knows leaky ReLUs as a layer only.
  const nameable = !layer.settings && !(activation === 'leakyRelu' && keras2);
  if (!spelling.activationLayers || !nameable) {
    switch (activation) {
      case 'relu':
        return ['ReLU', { max_value: null, negative_slope: 0, threshold: 0 }];
      case 'relu6':
        return ['ReLU', { max_value: 6, negative_slope: 0, threshold: 0 }];
      case 'leakyRelu':
        return ['LeakyReLU', keras2 ? { alpha: slope } : { negative_slope: slope }];
      case 'elu':
        return ['ELU', { alpha }];
      case 'boundedRelu': {
        const max_value = settings.most === Infinity ? null : settings.most;
        return ['ReLU', { max_value, negative_slope: slope, threshold: settings.threshold }];
      }
      case 'prelu':
        return [
          'PReLU',
          { alpha_initializer: initializer('Zeros', spelling.dialect), shared_axes },
        ];
      case 'softmax':
        return ['Softmax', { axis: -1 }];
    }
  }
  return ['Activation', { activation: activationConfig(activation) }];
}

/** Keras has a name for each of its functions, and an object where one has a setting. */
function activationConfig(activation: Activation): JsonObject | string {
  switch (activation) {
    case 'hardSigmoidOfKeras2':
      return 'hard_sigmoid';
    case 'geluByTanh':
      return { class_name: 'gelu', config: { approximate: true } };
    default:
      return activationName(activation);
  }
}

/** The class and the own configuration of a layer; shape: of its first input, without the batch. */
function classAndConfig(layer: LayerSpec, shape: Shape, spelling: Spelling): ClassAndConfig {
  const { dialect } = spelling;
  switch (layer.kind) {
    case 'conv2d':
      return ['Conv2D', convolution(layer, dialect, { filters: layer.filters })];
    case 'depthwiseConv2d':
      return [
        'DepthwiseConv2D',
        convolution(layer, dialect, { depth_multiplier: layer.multiplier }),
      ];
    case 'separableConv2d':
      return [
        'SeparableConv2D',
        convolution(layer, dialect, {
          filters: layer.filters,
          depth_multiplier: layer.multiplier,
        }),
      ];
    case 'conv2dTranspose':
      return [
        'Conv2DTranspose',
        convolution(layer, dialect, {
          filters: layer.filters,
          output_padding: layer.outputPadding ?? null,
        }),
      ];
    case 'dense':
      return [
        'Dense',
        {
          units: layer.units,
          ...(dialect === 'keras2' ? { activity_regularizer: null } : {}),
          ...affine(layer, dialect),
        },
      ];
    case 'batchNorm':
      return [
        'BatchNormalization',
        {
          axis: dialect === 'keras2' ? [shape.length] : -1,
          momentum: 0.99,
          ...norm(layer, dialect),
          moving_mean_initializer: initializer('Zeros', dialect),
          moving_variance_initializer: initializer('Ones', dialect),
          ...(dialect === 'keras3' ? { synchronized: false } : {}),
        },
      ];
    case 'layerNorm': {
      const rms_scaling = dialect === 'keras3' ? { rms_scaling: false } : {};
      // As Keras 3 counts an axis that was given from the end.
      const fromEnd = layer.axes.map((axis) => axis - shape.length - 1);
      const axis = dialect === 'keras2' ? layer.axes : fromEnd;
      return ['LayerNormalization', { axis, ...norm(layer, dialect), ...rms_scaling }];
    }
    case 'groupNorm':
      return [
        'GroupNormalization',
        {
          groups: layer.groups,
          axis: dialect === 'keras2' ? -1 : shape.length,
          ...norm(layer, dialect),
        },
      ];
    case 'rescaling': {
      const [scale, offset] = [layer.scale, layer.offset].map((numbers) =>
        numbers.length === 1 ? numbers[0]! : numbers,
      );
      return ['Rescaling', { scale: scale!, offset: offset! }];
    }
    case 'normalization': {
      const given = layer.configured && {
        mean: [...layer.weights.mean],
        variance: [...layer.weights.variance],
      };
      return ['Normalization', { axis: [-1], invert: false, ...given }];
    }
    case 'maxPool':
    case 'averagePool':
      return [
        layer.kind === 'maxPool' ? 'MaxPooling2D' : 'AveragePooling2D',
        { pool_size: layer.pool, padding: paddingName(layer), strides: layer.strides, data_format },
      ];
    case 'globalMaxPool':
    case 'globalAveragePool':
      return [
        layer.kind === 'globalMaxPool' ? 'GlobalMaxPooling2D' : 'GlobalAveragePooling2D',
        { data_format, keepdims: layer.keepDims ?? false },
      ];
    case 'zeroPadding':
      return ['ZeroPadding2D', { padding: layer.sides, data_format }];
    case 'cropping':
      return ['Cropping2D', { cropping: layer.sides, data_format }];
    case 'upsampling':
      return [
        'UpSampling2D',
        { size: layer.size, data_format, interpolation: layer.interpolation },
      ];
    case 'reshape':
      return ['Reshape', { target_shape: layer.shape }];
    case 'permute':
      return ['Permute', { dims: layer.axes }];
    case 'flatten':
      return ['Flatten', { data_format }];
    case 'dropout':
      return ['Dropout', { rate: layer.rate, noise_shape: null, seed: null }];
    case 'spatialDropout':
      return ['SpatialDropout2D', { rate: layer.rate, data_format }];
    case 'activation':
      return activationLayer(layer, shape, spelling);
    case 'add':
      return ['Add', {}];
    case 'multiply':
      return ['Multiply', {}];
    case 'maximum':
      return ['Maximum', {}];
    case 'minimum':
      return ['Minimum', {}];
    case 'resize':
      return [
        'Resizing',
        {
          height: layer.size[0],
          width: layer.size[1],
          interpolation: layer.interpolation,
          crop_to_aspect_ratio: false,
          ...(dialect === 'keras3'
            ? {
                pad_to_aspect_ratio: false,
                fill_mode: 'constant',
                fill_value: 0,
                antialias: false,
                data_format,
              }
            : {}),
        },
      ];
    case 'slice':
      return ['GetItem', {}];
    case 'mean':
      return ['Mean', { axis: layer.axes, keepdims: layer.keepDims }];
    case 'concatenate':
      return ['Concatenate', { axis: layer.axis === shape.length - 1 ? -1 : layer.axis + 1 }];
  }
}

/** What is no layer but an operation of `keras.ops`, which Keras 3 alone writes into files. */
export function isOperation(layer: LayerSpec): boolean {
  return layer.kind === 'slice' || layer.kind === 'mean';
}

/** What a layer is called with besides tensors. */
export function givenTo(layer: LayerSpec): Json[] {
  if (layer.kind !== 'slice') return [];
  const range = (start: number | null, stop: number | null, step: number | null) => ({
    class_name: '__slice__',
    config: { start, stop, step },
  });
  const { begin, end, strides } = layer;
  const rest = begin.map((start, axis) => range(start, end[axis]!, strides[axis]!));
  return [[range(null, null, null), ...rest]];
}

/** The entry of a layer in the list `layers`, without its connections. */
export function layerEntry(layer: LayerSpec, shape: Shape, spelling: Spelling): JsonObject {
  const { dialect } = spelling;
  const [class_name, own] = classAndConfig(layer, shape, spelling);
  const config = { name: layer.name, trainable: true, dtype: dtype(dialect), ...own };
  if (isOperation(layer)) {
    const module = 'keras.src.ops.numpy';
    return {
      module,
      class_name,
      config: { name: layer.name, ...own },
      registered_name: class_name,
    };
  }
  if (dialect === 'keras2') return { class_name, config };
  return {
    module: 'keras.layers',
    class_name,
    config,
    registered_name: null,
    build_config: { input_shape: [null, ...shape] },
  };
}
