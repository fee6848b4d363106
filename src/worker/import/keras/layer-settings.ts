/**
 * What a setting, or an argument of a call, is to the engine:
 * - `read`: the plan of the layer reads and checks it;
 * - `inert`: it cannot change what the layer computes at inference;
 * - `precision`: a policy of floats, which the engine replaces by float32;
 * - a list: other values than these would change what is computed, and are refused.
 */
export type Setting = 'read' | 'inert' | 'precision' | readonly unknown[];
export type Settings = Readonly<Record<string, Setting>>;

/** Of every layer. `null` stands for a setting that is not given. */
const common: Settings = {
  activity_regularizer: 'inert',
  autocast: 'inert',
  batch_input_shape: 'inert',
  batch_shape: 'inert',
  dtype: 'precision',
  dynamic: 'inert',
  input_dtype: 'inert',
  input_shape: 'inert',
  name: 'inert',
  quantization_config: [null],
  trainable: 'inert',
};

const channelsLast: Settings = { data_format: ['channels_last', null] };

/** How training begins and what holds weights back belong to training. */
function trained(...weights: string[]): Settings {
  const keys = weights.flatMap((weight) =>
    ['initializer', 'regularizer', 'constraint'].map((what) => `${weight}_${what}`),
  );
  return allInert(keys);
}

function allInert(keys: readonly string[]): Settings {
  return Object.fromEntries(keys.map((key) => [key, 'inert']));
}

function allRead(...keys: string[]): Settings {
  return Object.fromEntries(keys.map((key) => [key, 'read']));
}

/** Of layers with a kernel. With a rank, the saved kernel may lack what was learned besides. */
const weighted: Settings = {
  ...allRead('activation', 'use_bias'),
  ...trained('kernel', 'bias'),
  lora_alpha: 'inert',
  lora_rank: [null],
};

const convolution: Settings = {
  ...weighted,
  ...channelsLast,
  ...allRead('kernel_size', 'strides', 'padding', 'dilation_rate'),
  groups: [1],
};

const norm: Settings = {
  ...allRead('axis', 'center', 'epsilon', 'scale'),
  ...trained('beta', 'gamma'),
};

const depthwise: Settings = {
  ...convolution,
  ...allRead('depth_multiplier'),
  ...trained('depthwise', 'pointwise'),
};

const pooling: Settings = { ...channelsLast, ...allRead('pool_size', 'strides', 'padding') };
const globalPooling: Settings = { ...channelsLast, ...allRead('keepdims') };

const dropout = allInert(['rate', 'seed', 'noise_shape', 'data_format']);

/** Of layers that change images at random in training, and do nothing else. */
const augmentation = allInert([
  'all_ops',
  'alpha',
  'brightness_factor',
  'chain_depth',
  'contrast_factor',
  'data_format',
  'factor',
  'fill_mode',
  'fill_value',
  'height_factor',
  'hue_factor',
  'interpolation',
  'kernel_size',
  'mode',
  'num_chains',
  'num_ops',
  'saturation_factor',
  'scale',
  'seed',
  'sigma',
  'value_range',
  'width_factor',
  'x_factor',
  'y_factor',
]);

/** Layers that do nothing at inference, as training/keras_settings.py tries, with what they may set. */
export const inertLayers: Readonly<Record<string, Settings>> = {
  ActivityRegularization: allInert(['l1', 'l2']),
  AlphaDropout: dropout,
  AugMix: augmentation,
  CutMix: augmentation,
  Dropout: dropout,
  GaussianDropout: dropout,
  GaussianNoise: allInert(['stddev', 'seed']),
  Identity: {},
  MixUp: augmentation,
  RandAugment: augmentation,
  RandomBrightness: augmentation,
  RandomColorDegeneration: augmentation,
  RandomColorJitter: augmentation,
  RandomContrast: augmentation,
  RandomElasticTransform: augmentation,
  RandomErasing: augmentation,
  RandomFlip: augmentation,
  RandomGaussianBlur: augmentation,
  RandomGrayscale: augmentation,
  RandomHeight: augmentation,
  RandomHue: augmentation,
  RandomInvert: augmentation,
  RandomPerspective: augmentation,
  RandomPosterization: augmentation,
  RandomRotation: augmentation,
  RandomSaturation: augmentation,
  RandomSharpness: augmentation,
  RandomShear: augmentation,
  RandomTranslation: augmentation,
  RandomWidth: augmentation,
  RandomZoom: augmentation,
  SpatialDropout1D: dropout,
  SpatialDropout2D: dropout,
  // Of ConvNeXt.
  StochasticDepth: allInert(['drop_path_rate']),
};

const computing: Readonly<Record<string, Settings>> = {
  Activation: allRead('activation'),
  Add: {},
  Average: {},
  AveragePooling1D: pooling,
  AveragePooling2D: pooling,
  BatchNormalization: {
    ...norm,
    ...allInert(['fused', 'momentum', 'synchronized']),
    ...allInert(['moving_mean_initializer', 'moving_variance_initializer']),
    // At inference the corrections of renorm are 1 and 0.
    ...allInert(['renorm', 'renorm_clipping', 'renorm_momentum']),
    virtual_batch_size: [null],
  },
  CenterCrop: { ...channelsLast, ...allRead('height', 'width') },
  Concatenate: allRead('axis'),
  Conv1D: { ...convolution, ...allRead('filters', 'groups') },
  Conv2D: { ...convolution, ...allRead('filters', 'groups') },
  Conv2DTranspose: { ...convolution, ...allRead('filters', 'output_padding') },
  Cropping2D: { ...channelsLast, ...allRead('cropping') },
  // Of Inception-ResNet.
  CustomScaleLayer: allRead('scale'),
  Dense: { ...weighted, ...allRead('units') },
  DepthwiseConv1D: depthwise,
  DepthwiseConv2D: depthwise,
  ELU: allRead('alpha'),
  Flatten: channelsLast,
  GlobalAveragePooling1D: globalPooling,
  GlobalAveragePooling2D: globalPooling,
  GlobalMaxPooling1D: globalPooling,
  GlobalMaxPooling2D: globalPooling,
  GroupNormalization: { ...norm, ...allRead('groups') },
  LayerNormalization: { ...norm, rms_scaling: [false] },
  // Of ConvNeXt.
  LayerScale: allInert(['init_values', 'projection_dim']),
  LeakyReLU: allRead('alpha', 'negative_slope'),
  MaxPooling1D: pooling,
  MaxPooling2D: pooling,
  Maximum: {},
  Minimum: {},
  Multiply: {},
  Normalization: allRead('axis', 'invert', 'mean', 'variance'),
  PReLU: { ...allRead('shared_axes'), ...trained('alpha') },
  Permute: allRead('dims'),
  ReLU: allRead('max_value', 'negative_slope', 'threshold'),
  Rescaling: allRead('offset', 'scale'),
  Reshape: allRead('target_shape'),
  Resizing: {
    ...channelsLast,
    ...allRead('height', 'interpolation', 'width'),
    ...allInert(['fill_mode', 'fill_value']),
    antialias: [false],
    crop_to_aspect_ratio: [false],
    pad_to_aspect_ratio: [false],
  },
  SeparableConv1D: { ...depthwise, ...allRead('filters') },
  SeparableConv2D: { ...depthwise, ...allRead('filters') },
  SlicingOpLambda: { function: ['__operators__.getitem'] },
  Softmax: allRead('axis'),
  Subtract: {},
  TFOpLambda: allRead('function'),
  UpSampling2D: { ...channelsLast, ...allRead('interpolation', 'size') },
  ZeroPadding2D: { ...channelsLast, ...allRead('padding') },
};

/** Every setting that the layers of a class may have; any other is refused. */
export const layerSettings: Readonly<Record<string, Settings>> = Object.fromEntries(
  Object.entries({ ...computing, ...inertLayers }).map(([name, own]) => [
    name,
    { ...common, ...own },
  ]),
);

/** The same of the classes of `keras.ops`. */
export const operationSettings: Readonly<Record<string, Settings>> = Object.fromEntries(
  Object.entries({
    Add: {},
    Clip: allRead('x_max', 'x_min'),
    Concatenate: allRead('axis'),
    Divide: {},
    Elu: allRead('alpha'),
    ExpandDims: allRead('axis'),
    GetItem: {},
    Gelu: allRead('approximate'),
    HardSigmoid: {},
    HardSilu: {},
    LeakyRelu: allRead('negative_slope'),
    Max: { ...allRead('axis', 'keepdims'), initial: [null] },
    Maximum: {},
    Mean: allRead('axis', 'keepdims'),
    Minimum: {},
    Multiply: {},
    Negative: {},
    Relu: {},
    Relu6: {},
    Reshape: allRead('newshape'),
    Selu: {},
    Sigmoid: {},
    Silu: {},
    Softmax: allRead('axis'),
    Softplus: {},
    Squeeze: allRead('axis'),
    Subtract: {},
    Sum: allRead('axis', 'keepdims'),
    Tanh: {},
    Transpose: allRead('axes'),
    TrueDivide: {},
  }).map(([name, own]) => [
    name,
    { dtype: common.dtype!, name: 'inert', trainable: 'inert', ...own },
  ]),
);

// A nested model hands `training` on, which means nothing to arithmetic.
const operands: Settings = {
  ...allRead('x', 'x1', 'x2', 'xs'),
  name: 'inert',
  training: 'inert',
};

/** What functions of TensorFlow have among their arguments besides tensors. */
export const functionSettings: readonly string[] = [
  'alpha',
  'approximate',
  'axis',
  'clip_value_max',
  'clip_value_min',
  'keepdims',
  'perm',
  'shape',
];

/** What a layer may be called with by name. */
export function callSettings(className: string, isOperation: boolean): Settings {
  if (isOperation && className === 'GetItem') return { ...operands, ...allRead('key') };
  if (isOperation) return operands;
  if (className === 'TFOpLambda') return { ...operands, ...allRead('y', ...functionSettings) };
  if (className === 'SlicingOpLambda') return allRead('slice_spec');
  // Dropout goes on dropping, a batch norm takes its statistics from the batch.
  const differs = Object.hasOwn(inertLayers, className) || className === 'BatchNormalization';
  return {
    ...allRead('inputs', 'data', 'x'),
    mask: [null],
    training: differs ? [false, null, 0] : 'inert',
  };
}
