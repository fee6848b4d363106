import { expectGradient } from './differences.js';
import { activations, otherActivations } from './layers/activations.js';
import {
  activation,
  add,
  after,
  again,
  averagePool,
  batchNorm,
  build,
  concatenate,
  conv,
  convTranspose,
  cropping,
  dense,
  depthwise,
  dropout,
  flatten,
  globalAveragePool,
  globalMaxPool,
  groupNorm,
  layerNorm,
  maximum,
  maxPool,
  mean,
  minimum,
  multiply,
  normalization,
  permute,
  prelu,
  relu,
  rescaling,
  reshape,
  resize,
  separable,
  slice,
  softmax,
  spatialDropout,
  upsampling,
  zeroPadding,
} from './net.js';
import type { Padding, Pair, Step } from './net.js';

const explicit = (...sides: [Pair, Pair]): [Pair, Pair] => sides;

const cases: Record<string, Step[]> = {
  'a map into a dense layer': [dense(3), relu(), dense(2, { activation: 'tanh' })],
  'batch norm without gamma, without beta': [
    batchNorm({ scale: false }),
    batchNorm({ center: false }),
  ],
  'layer norms over channels, columns and whole maps': [
    conv(2, 3, { name: 'c' }),
    layerNorm(),
    relu(),
    layerNorm({ axes: [1, 2, 3], center: false }),
    layerNorm({ axes: [2], scale: false }),
    layerNorm({ axes: [1, 3] }),
    globalAveragePool(),
    layerNorm(),
    dense(2),
  ],
  'group norms': [
    conv(2, 6),
    groupNorm(1),
    relu(),
    groupNorm(3, { center: false }),
    relu(),
    groupNorm(6, { scale: false }),
    conv(1, 2),
  ],
  'grouped convolutions': [
    conv(2, 6, { activation: 'relu' }),
    conv([3, 2], 4, { groups: 2, strides: [1, 2] }),
    conv(2, 4, { groups: 4, padding: 'same' }),
    relu(),
    conv(1, 6, { groups: 2, bias: false }),
  ],
  'explicit padding': [
    conv(3, 2, { padding: explicit([1, 0], [0, 2]), strides: [2, 1] }),
    depthwise(2, 2, { padding: explicit([0, 1], [1, 1]) }),
    maxPool(3, { padding: explicit([1, 1], [1, 0]), strides: 2 }),
    conv(1, 3, { padding: explicit([2, 1], [1, 3]) }),
    relu(),
  ],
  'averages that count padding, all of it and a part': [
    averagePool(3, { padding: explicit([1, 1], [1, 1]), counted: explicit([1, 1], [1, 1]) }),
    averagePool(2, { padding: explicit([0, 1], [1, 1]), counted: explicit([0, 0], [1, 1]) }),
  ],
  'transposed convolutions that cut off and add': [
    conv(2, 2, { strides: 2 }),
    convTranspose(3, 2, { strides: 2, padding: explicit([1, 0], [0, 2]) }),
    convTranspose([2, 3], 2, { strides: [3, 2], padding: explicit([-1, -2], [1, -1]) }),
    convTranspose(3, 1, { strides: 2, padding: 'same', outputPadding: [0, 1] }),
    convTranspose(2, 1, { strides: [2, 3], outputPadding: [1, 2] }),
    conv(3, 2, { strides: 2 }),
  ],
  'rescaling and normalization': [
    rescaling(0.5, -1),
    rescaling([2, -0.3], [0.1, 0.2]),
    normalization(),
    conv(2, 2),
  ],
  'global pooling that keeps its axes': [
    conv(2, 3),
    globalMaxPool({ keepDims: true }),
    conv(1, 4),
    globalAveragePool({ keepDims: true }),
    flatten(),
  ],
  'global max pooling': [conv(3, 4), globalMaxPool()],
  'sides added and cut off': [
    zeroPadding([
      [1, 2],
      [0, 3],
    ]),
    conv(2, 2, { activation: 'relu' }),
    cropping([
      [2, 0],
      [1, 1],
    ]),
  ],
  'permuted and reshaped axes': [
    conv(2, 3),
    permute([3, 1, 2]),
    conv(2, 4, { padding: 'same' }),
    permute([2, 1, 3]),
    reshape([-1, 4]),
    permute([2, 1]),
    dense(3),
    reshape([2, 6, 1]),
    conv(2, 2),
  ],
  'nearest upsampling': [conv(3, 2, { strides: 2 }), upsampling([2, 3]), conv(3, 2)],
  'bilinear upsampling': [upsampling([3, 2], { interpolation: 'bilinear' }), conv(3, 2), relu()],
  'slices of maps and vectors': [
    slice([1, 0, 0], [5, 7, 2], [2, 1, 1]),
    conv(1, 5, { name: 'five' }),
    slice([0, 2, 1], [9, 9, 5], [1, 3, 2]),
    flatten(),
    dense(6, { activation: 'tanh' }),
    slice([1], [6], [2]),
  ],
  'means over other axes': [
    conv(2, 3),
    mean([3], { keepDims: true, name: 'gray' }),
    conv(2, 4),
    mean([1, 3]),
    dense(3),
    mean([1]),
  ],
  'the largest and the smallest of branches': [
    conv(2, 4, { name: 'map' }),
    globalAveragePool({ name: 'vector' }),
    after('map', conv(1, 4, { name: 'other' })),
    after(['map', 'other', 'vector'], maximum()),
    after(['map', 'vector'], minimum()),
  ],
  'a learned slope for each channel': [conv(2, 4), prelu(), conv(2, 3)],
  'a bounded ReLU': [
    rescaling(4, 1),
    activation('boundedRelu', { slope: 0, most: 1.5 }),
    conv(2, 3),
    activation('boundedRelu', { threshold: -0.5, slope: 0.3, most: 2 }),
    activation('boundedRelu', { threshold: 0.25, slope: 0 }),
  ],
  'a steeper ELU': [conv(2, 3), activation('elu', { alpha: 1.7 })],
  dropouts: [spatialDropout(), conv(2, 2, { name: 'c' }), dropout()],
  'a residual block': [
    conv(3, 4, { padding: 'same', activation: 'relu', name: 'a' }),
    conv(3, 4, { padding: 'same', activation: 'relu' }),
    conv(3, 4, { padding: 'same', name: 'b' }),
    after(['a', 'b'], add()),
    relu(),
  ],
  'three branches of the image, concatenated': [
    conv(2, 3, { name: 'a' }),
    after('input', maxPool(2, { strides: 1, name: 'b' })),
    after('input', averagePool(2, { strides: 1, name: 'c' })),
    after(['a', 'b', 'c', 'a'], concatenate()),
    conv(2, 2),
  ],
  'concatenated rows': [
    conv(3, 2, { padding: 'same', name: 'a' }),
    after('input', conv([4, 3], 2, { strides: [2, 1], padding: 'same', name: 'b' })),
    after(['a', 'b'], concatenate({ axis: 0 })),
    conv(3, 2, { activation: 'relu' }),
  ],
  'a gate of its own map, the map squared': [
    conv(2, 4, { activation: 'relu', name: 'map' }),
    globalAveragePool(),
    dense(4, { activation: 'sigmoid', name: 'gate' }),
    after(['map', 'gate'], multiply({ name: 'gated' })),
    after(['gated', 'gated', 'map'], multiply()),
  ],
  'a vector and a row added to a map': [
    conv(2, 4, { name: 'map' }),
    globalAveragePool({ name: 'vector' }),
    after('map', globalMaxPool({ keepDims: true, name: 'pixel' })),
    after(['vector', 'map', 'pixel'], add()),
    relu(),
  ],
  'attention: a softmax in the middle': [
    conv(2, 3, { name: 'map' }),
    softmax({ name: 'attention' }),
    after(['map', 'attention'], multiply()),
    flatten(),
    dense(3, { activation: 'softmax' }),
  ],
  'a layer called three times': [
    conv(3, 2, { padding: 'same', activation: 'elu', name: 'shared' }),
    again('shared'),
    maxPool(2),
    again('shared'),
  ],
};

describe('oracle: every layer kind agrees with central differences', () => {
  for (const [name, steps] of Object.entries(cases)) {
    it(name, () => expectGradient(build([6, 7, 2], 17, steps)));
  }

  const paddings: Padding[] = ['same', 'valid'];
  for (const padding of paddings) {
    for (const strides of [1, 2, 3]) {
      it(`depthwise, separable and transposed convolutions, ${padding}, stride ${strides}`, () => {
        const options = { strides, padding };
        expectGradient(build([7, 8, 3], 5, [depthwise([3, 2], 2, options), conv(1, 2)]));
        expectGradient(build([7, 8, 3], 6, [separable([2, 3], 3, 4, options), relu()]));
        expectGradient(build([4, 3, 2], 7, [convTranspose([3, 2], 3, options), conv(2, 1)]));
        expectGradient(build([4, 3, 2], 8, [convTranspose([1, 4], 2, options), relu()]));
      });
    }
    it(`dilated depthwise, separable and transposed convolutions, ${padding}`, () => {
      const options = { dilation: [2, 3] as [number, number], padding };
      expectGradient(build([8, 9, 2], 5, [depthwise(3, 2, options)]));
      expectGradient(build([8, 9, 2], 6, [separable([3, 2], 1, 4, options)]));
      expectGradient(build([4, 3, 2], 7, [convTranspose(2, 3, options)]));
    });
  }

  for (const interpolation of ['nearest', 'bilinear'] as const) {
    for (const coordinates of ['half-pixel', 'align-corners', 'asymmetric'] as const) {
      it(`resizing, ${interpolation}, ${coordinates}`, () => {
        const how = { interpolation, coordinates };
        expectGradient(build([6, 7, 2], 5, [resize([9, 3], how), conv(2, 2), resize([1, 5], how)]));
      });
    }
  }

  for (const kind of [...activations, ...otherActivations]) {
    it(`${kind}, fused and as a layer`, () => {
      // Values beyond 6 and -6 too.
      const steps = [
        rescaling(4, 1),
        conv(2, 3, { activation: kind }),
        activation(kind),
        conv(2, 2),
      ];
      expectGradient(build([5, 6, 2], 23, steps));
      expectGradient(
        build([5, 6, 2], 24, [
          rescaling(4, 1),
          activation(kind, { slope: 0.07, slopes: [0.2, -0.3] }),
        ]),
      );
    });
  }
});
