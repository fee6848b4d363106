import { expect } from '@esm-bundle/chai';
import { createExplainer, ExplainError } from '../../dist/engine.js';
import { refusalOf, type LayerCall, type Settings } from '../support/keras-layers.js';

const conv: Settings = { filters: 4, kernel_size: [3, 3] };
const map = [6, 5, 3];

type Case = [className: string, config: Settings, names: string, call?: LayerCall];

/** Settings that no layer can have. */
const invalid: Record<string, Case> = {
  'no stride': ['Conv2D', { ...conv, strides: 0 }, 'strides'],
  'broken strides': ['Conv2D', { ...conv, strides: [1.5, 1.5] }, 'strides'],
  'negative strides': ['MaxPooling2D', { pool_size: 2, strides: [-1, 1] }, 'strides'],
  'three strides': ['Conv2D', { ...conv, strides: [1, 1, 1] }, 'strides'],
  'strides of text': ['Conv2D', { ...conv, strides: ['1', '1'] }, 'strides'],
  'strides that are null': ['Conv2D', { ...conv, strides: null }, 'strides'],
  'an empty pool': ['MaxPooling2D', { pool_size: [0, 0] }, 'pool_size'],
  'a pool of true': ['AveragePooling2D', { pool_size: true }, 'pool_size'],
  'a pool larger than its input': ['MaxPooling2D', { pool_size: [7, 2] }, 'pool_size'],
  'a kernel larger than its input': ['Conv2D', { filters: 1, kernel_size: 6 }, 'kernel_size'],
  'a kernel too large by its dilation': [
    'DepthwiseConv2D',
    { kernel_size: 3, dilation_rate: 3 },
    'kernel_size',
  ],
  'a broken dilation': ['Conv2D', { ...conv, dilation_rate: [1, 0.1] }, 'dilation_rate'],
  'too many filters': ['Conv2D', { ...conv, filters: 2 ** 31 }, 'filters'],
  'no filters': ['Conv2D', { kernel_size: 3 }, 'filters'],
  'no kernel size': ['Conv2DTranspose', { filters: 3 }, 'kernel_size'],
  'no units': ['Dense', {}, 'units'],
  'units of text': ['Dense', { units: '10' }, 'units'],
  'a multiplier of 0': [
    'DepthwiseConv2D',
    { kernel_size: 2, depth_multiplier: 0 },
    'depth_multiplier',
  ],
  'an unknown padding': ['Conv2D', { ...conv, padding: 'full' }, 'padding'],
  'an activation of numbers': ['Conv2D', { ...conv, activation: 3 }, 'activation'],
  'a bias of 1': ['Conv2D', { ...conv, use_bias: 1 }, 'use_bias'],
  'negative padding': [
    'ZeroPadding2D',
    {
      padding: [
        [-1, 0],
        [0, 0],
      ],
    },
    'padding',
  ],
  'broken padding': ['ZeroPadding2D', { padding: 0.5 }, 'padding'],
  'huge padding': ['ZeroPadding2D', { padding: 1e9 }, 'padding'],
  'negative cropping': ['Cropping2D', { cropping: -1 }, 'cropping'],
  'cropping of everything': [
    'Cropping2D',
    {
      cropping: [
        [3, 3],
        [0, 0],
      ],
    },
    'cropping',
  ],
  'a factor of 0': ['UpSampling2D', { size: [0, 2] }, 'size'],
  'an unknown interpolation': ['UpSampling2D', { interpolation: 'magic' }, 'interpolation'],
  'another size': ['Reshape', { target_shape: [7, 13] }, 'target_shape'],
  'two open sizes': ['Reshape', { target_shape: [-1, -1] }, 'target_shape'],
  'an open size that does not come out': ['Reshape', { target_shape: [7, -1] }, 'target_shape'],
  'no shape': ['Reshape', { target_shape: [] }, 'target_shape'],
  'an axis twice': ['Permute', { dims: [1, 1, 3] }, 'dims'],
  'an axis too many': ['Permute', { dims: [1, 2, 3, 4] }, 'dims'],
  'the batch as an axis': ['Permute', { dims: [0, 1, 2] }, 'dims'],
  'an axis that there is not': ['BatchNormalization', { axis: 7 }, 'axis'],
  'a broken axis': ['Concatenate', { axis: 1.5 }, 'axis', { shapes: [map, map] }],
  'a negative epsilon': ['BatchNormalization', { epsilon: -1 }, 'epsilon'],
  'an epsilon of text': ['BatchNormalization', { epsilon: '1e-3' }, 'epsilon'],
  'a scale of two values for three channels': ['Rescaling', { scale: [1, 2] }, 'scale'],
  'a scale for each row': ['Rescaling', { scale: [[[1]], [[2]], [[3]]] }, 'scale'],
  'no scale': ['Rescaling', { offset: 1 }, 'scale'],
  'a mean without a variance': ['Normalization', { mean: 0.5 }, 'variance'],
  'a slope of text': ['LeakyReLU', { alpha: 'x' }, 'alpha'],
  'a negative slope': ['ReLU', { negative_slope: -1 }, 'negative_slope'],
  'a limit below the threshold': ['ReLU', { max_value: 1, threshold: 2 }, 'max_value'],
  'groups that do not divide the channels': ['Conv2D', { ...conv, groups: 2 }, 'groups'],
  'too much output padding': ['Conv2DTranspose', { ...conv, output_padding: 1 }, 'output_padding'],
  'a size of 0': ['Resizing', { height: 0, width: 3 }, 'height'],
  'slopes that share an axis that there is not': ['PReLU', { shared_axes: [4] }, 'shared_axes'],
  'a mean of two inputs of unfit shapes': [
    'Average',
    {},
    '[4, 5, 3]',
    { shapes: [map, [4, 5, 3]] },
  ],
  'a map for one axis': ['Conv1D', { filters: 2, kernel_size: 3 }, '[length, channels]'],
  'a map as the input of nothing but maps': [
    'MaxPooling2D',
    { pool_size: 1 },
    '[9]',
    { shapes: [[9]] },
  ],
  'sums of unfit shapes': ['Add', {}, '[6, 5, 3] and [5, 5, 3]', { shapes: [map, [5, 5, 3]] }],
  'products of unfit shapes': ['Multiply', {}, '[4, 5, 3]', { shapes: [map, [4, 5, 3]] }],
  'joined maps of unfit shapes': ['Concatenate', {}, '[4, 5, 3]', { shapes: [map, [4, 5, 3]] }],
  'a difference of three': ['Subtract', {}, '3 inputs', { shapes: [map, map, map] }],
  'a kernel of another shape': [
    'Conv2D',
    { ...conv, use_bias: false },
    'kernel',
    { weights: [{ name: 'subject/kernel', shape: [3, 3, 3, 5], dtype: 'float32' }] },
  ],
  'statistics of another length': [
    'BatchNormalization',
    { scale: false, center: false },
    'moving_mean',
    { weights: [{ name: 'subject/moving_mean', shape: [4], dtype: 'float32' }] },
  ],
};

/** Legal settings that the engine does not compute. */
const unsupported: Record<string, Case> = {
  'statistics over rows': ['BatchNormalization', { axis: 1 }, 'axis 1'],
  'statistics over rows, in a list': ['BatchNormalization', { axis: [1] }, 'axis [1]'],
  'a normalization over rows': ['Normalization', { axis: 1 }, 'axis 1'],
  'a normalization over everything': ['Normalization', { axis: [1, 2, 3] }, 'axis'],
  'an inverted normalization': ['Normalization', { invert: true }, 'invert'],
  'joined batches': ['Concatenate', { axis: 0 }, 'axis 0', { shapes: [map, map] }],
  'a softmax over rows': ['Softmax', { axis: 1 }, 'axis 1'],
  'channels first': ['Flatten', { data_format: 'channels_first' }, 'data_format'],
  'groups of a transposed convolution': ['Conv2DTranspose', { ...conv, groups: 3 }, 'groups'],
  'a bicubic enlarging': ['UpSampling2D', { interpolation: 'bicubic' }, 'interpolation'],
  'a resizing that keeps proportions': [
    'Resizing',
    { height: 2, width: 2, crop_to_aspect_ratio: true },
    'crop_to_aspect_ratio',
  ],
  'a crop that is larger than its input': ['CenterCrop', { height: 9, width: 2 }, 'height'],
  'a norm of the batch': ['LayerNormalization', { axis: 0 }, 'axis'],
  'a norm without its mean': ['LayerNormalization', { rms_scaling: true }, 'rms_scaling'],
  'an unknown activation': ['Dense', { units: 3, activation: 'exponential' }, 'exponential'],
  'quantized weights': ['Dense', { units: 3, dtype: 'int8_from_float32' }, 'dtype'],
  'a policy that quantizes': [
    'Conv2D',
    {
      ...conv,
      dtype: { class_name: 'QuantizedDTypePolicy', config: { name: 'int8_from_float32' } },
    },
    'dtype',
  ],
  'a quantization': [
    'Dense',
    { units: 3, quantization_config: { class_name: 'X' } },
    'quantization_config',
  ],
  'a rank of its own': ['Dense', { units: 3, lora_rank: 4 }, 'lora_rank'],
  'whole numbers': ['Rescaling', { scale: 2, dtype: 'int32' }, 'dtype'],
  'a mask': ['Softmax', {}, 'mask', { kwargs: { mask: [true] } }],
  'a constant among its inputs': ['Add', {}, '1.5', { args: ([tensor]) => [tensor, 1.5] }],
  'a random crop, which crops at inference too': [
    'RandomCrop',
    { height: 2, width: 2 },
    'RandomCrop',
  ],
  'a lambda': ['Lambda', {}, 'Lambda'],
  'a recurrent layer': ['LSTM', { units: 3 }, 'LSTM'],
  'an attention': ['MultiHeadAttention', { num_heads: 2 }, 'MultiHeadAttention'],
  "someone's own layer of a known name": ['Conv2D', conv, 'my_layers', { module: 'my_layers' }],
};

const operations: Record<string, Case> = {
  'a power': ['Power', {}, 'Power', { args: ([tensor]) => [tensor, 2] }],
  'a reshaping that names the batch': ['Reshape', { newshape: [1, 90] }, 'newshape'],
  'a mean over the batch': ['Mean', { axis: [0, 1] }, 'axis'],
  'a maximum over the channels': ['Max', { axis: [3] }, 'axis'],
  'a moved batch': ['Transpose', { axes: [1, 0, 2, 3] }, 'axes'],
  'a part of the batch': [
    'GetItem',
    {},
    'takes the part',
    { args: ([tensor]) => [tensor, [{ class_name: '__slice__', config: { start: 1 } }]] },
  ],
  'division by a tensor': ['TrueDivide', {}, 'x1', { args: ([tensor]) => [2, tensor] }],
  'a constant for each row': [
    'Add',
    {},
    'x2',
    {
      args: ([tensor]) => [
        tensor,
        { class_name: '__numpy__', config: { value: [[[1]], [[2]], [[3]]] } },
      ],
    },
  ],
  'a constant of text': ['Add', {}, 'x2', { args: ([tensor]) => [tensor, 'one'] }],
  'a joining along the batch': ['Concatenate', {}, 'axis', { shapes: [map, map] }],
  'a sum of a map and a vector': [
    'Add',
    {},
    '[3]',
    { shapes: [map, [3]], args: (tensors) => tensors },
  ],
};

function refuses(cases: Record<string, Case>, code: string, common: LayerCall = {}) {
  for (const [title, [className, config, names, call]] of Object.entries(cases)) {
    it(`${title}: ${code}`, async () => {
      const shapes = className === 'Dense' ? [[12]] : [map];
      const error = await refusalOf(className, { shapes, ...common, ...call, config });
      expect(error?.code).to.equal(code);
      expect(error?.message).to.include('"subject"').and.include(names);
      expect(error?.hint).to.have.length.above(20);
    });
  }
}

describe('a Keras layer that cannot be used is refused at describe() with', () => {
  refuses(invalid, 'model-invalid');
  refuses(unsupported, 'layer-unsupported');
  refuses(operations, 'layer-unsupported', { module: 'keras.src.ops.numpy' });
});

describe('all layers that cannot be used are named', () => {
  const names = ['lstm', 'attention', 'lambda', 'gru', 'embedding', 'own'];
  const classes = ['LSTM', 'Attention', 'Lambda', 'GRU', 'Embedding', 'Own'];

  async function refusal(from: number): Promise<ExplainError> {
    const listed = classes.slice(from).map((class_name, index) => ({
      class_name,
      config: { name: names[from + index] },
    }));
    const input = {
      class_name: 'InputLayer',
      config: { batch_shape: [null, 8, 8, 3], name: 'in' },
    };
    const modelTopology = {
      class_name: 'Sequential',
      config: { name: 'model', layers: [input, ...listed] },
    };
    const json = { format: 'layers-model', modelTopology, weightsManifest: [] };
    const model = URL.createObjectURL(new Blob([JSON.stringify(json)]));
    const error: unknown = await createExplainer({ model })
      .describe()
      .catch((reason: unknown) => reason);
    if (error instanceof ExplainError) return error;
    throw new Error('Nothing was thrown.');
  }

  it('with the first few and how many more', async () => {
    const { code, message } = await refusal(0);
    expect(code).to.equal('layer-unsupported');
    expect(message).to.equal(
      'The layer "lstm" is a LSTM, which is not supported. Nor are: "attention" (Attention), "lambda" (Lambda), "gru" (GRU), 2 more.',
    );
  });

  it('with a sentence on why, by the class', async () => {
    expect((await refusal(0)).hint).to.match(/^Recurrent layers read .* convolutions/);
    expect((await refusal(1)).hint).to.match(/^In attention .* convolutional network/);
    expect((await refusal(2)).hint).to.match(/^The file holds Python code .* graph model/);
    expect((await refusal(5)).hint).to.match(/^Supported: /);
  });
});

describe('a Keras layer is accepted with', () => {
  const accepted: Record<string, Case> = {
    'mixed precision': ['Conv2D', { ...conv, dtype: 'mixed_float16' }, ''],
    'the last axis by its number': ['BatchNormalization', { axis: [3] }, ''],
    'the last axis of a vector': ['BatchNormalization', { axis: 1 }, '', { shapes: [[12]] }],
    'strides that follow the pool': ['MaxPooling2D', { pool_size: 2, strides: null }, ''],
    'an activation as a layer': [
      'Conv2D',
      { ...conv, activation: { class_name: 'ReLU', config: { max_value: 6, name: 'r' } } },
      '',
    ],
    'a gate for each channel': ['Multiply', {}, '', { shapes: [map, [3]] }],
    'training, where it makes no difference': ['Conv2D', conv, '', { kwargs: { training: true } }],
  };
  for (const [title, [className, config, , call]] of Object.entries(accepted)) {
    it(title, async () => {
      expect(await refusalOf(className, { ...call, config })).to.equal(null);
    });
  }
});
