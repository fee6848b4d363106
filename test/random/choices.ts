/** What a random network is made of, before it is known what fits. */

import fc from 'fast-check';
import { activations, type Activation } from '../oracle/layers/activations.js';
import type { Padding, Pair } from '../oracle/net.js';

const oneOrMore = (max: number) => fc.integer({ min: 1, max });
const pairOf = (max: number): fc.Arbitrary<Pair> => fc.tuple(oneOrMore(max), oneOrMore(max));
const padding = fc.constantFrom<Padding>('valid', 'same');

/** Of layers with kernels; mostly ReLUs, at which the three rules differ. */
const fused = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Activation>('relu') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...activations.filter((name) => name !== 'relu')),
  },
);

const convolution = fc.record({
  is: fc.constantFrom('conv', 'depthwise', 'separable', 'transposed'),
  kernel: pairOf(4),
  strides: pairOf(3),
  dilation: pairOf(3),
  padding,
  filters: oneOrMore(4),
  multiplier: oneOrMore(2),
  groups: oneOrMore(3),
  outputPadding: fc.option(
    fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })),
  ),
  bias: fc.boolean(),
  activation: fused,
});

const pool = fc.record({
  is: fc.constantFrom('maxPool', 'averagePool'),
  pool: pairOf(3),
  strides: pairOf(3),
  padding,
});

const normalizer = fc.record({
  is: fc.constantFrom('batchNorm', 'layerNorm', 'groupNorm', 'rescaling', 'normalization'),
  /** Batch norm: with a gamma. Rescaling: one number per channel. Normalization: configured. */
  scaled: fc.boolean(),
  centered: fc.boolean(),
  /** Of a layer norm. */
  axes: fc.constantFrom<number[]>([3], [1, 2, 3], [2, 3], [1, 2]),
  /** Of a group norm, where they divide the channels. */
  groups: oneOrMore(4),
});

const activation = fc.record({
  is: fc.constant('activation'),
  activation: fc.oneof(fused, fc.constantFrom<Activation>('prelu', 'boundedRelu', 'geluByTanh')),
  slope: fc.option(fc.constantFrom(0.01, 0.3), { nil: undefined }),
  alpha: fc.constantFrom(1, 1.7),
  threshold: fc.constantFrom(0, 0, -0.2, 0.1),
  most: fc.constantFrom(0.7, 3, Infinity),
});

/** Part of a map, along each axis from some cell on and every n-th of them. */
const slice = fc.record({
  is: fc.constant('slice'),
  begin: fc.tuple(...[2, 2, 1].map((max) => fc.integer({ min: 0, max }))),
  left: fc.tuple(...[2, 2, 1].map((max) => fc.integer({ min: 0, max }))),
  strides: fc.tuple(...[3, 3, 2].map((max) => fc.integer({ min: 1, max }))),
});

const mean = fc.record({
  is: fc.constant('mean'),
  axes: fc.constantFrom([3], [3], [1, 2], [2]),
});

const resize = fc.record({
  is: fc.constant('resize'),
  size: fc.tuple(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 3, max: 12 })),
  interpolation: fc.constantFrom('nearest', 'bilinear'),
});

const side = fc.integer({ min: 0, max: 2 });
const sides = fc.record({
  is: fc.constantFrom('zeroPadding', 'cropping'),
  sides: fc.tuple(fc.tuple(side, side), fc.tuple(side, side)),
});

const upsampling = fc.record({
  is: fc.constant('upsampling'),
  size: pairOf(3),
  interpolation: fc.constantFrom('nearest', 'bilinear'),
});

const rearrangement = fc.record({
  is: fc.constantFrom('permute', 'reshape', 'dropout', 'spatialDropout'),
  axes: fc.shuffledSubarray([1, 2, 3], { minLength: 3 }),
});

const dense = fc.record({
  is: fc.constant('dense'),
  units: oneOrMore(4),
  bias: fc.boolean(),
  activation: fused,
});

/** One layer on a map. */
const layerChoice = fc.oneof(
  { weight: 6, arbitrary: convolution },
  { weight: 3, arbitrary: pool },
  { weight: 2, arbitrary: normalizer },
  { weight: 2, arbitrary: activation },
  { weight: 1, arbitrary: sides },
  { weight: 1, arbitrary: fc.oneof(upsampling, resize) },
  { weight: 1, arbitrary: fc.oneof(slice, slice, mean) },
  { weight: 1, arbitrary: rearrangement },
  { weight: 1, arbitrary: dense },
);
export type LayerChoice = typeof layerChoice extends fc.Arbitrary<infer T> ? T : never;

/** Two ways from one layer to a join. */
const branch = fc.record({
  is: fc.constant('branch'),
  join: fc.constantFrom('add', 'add', 'multiply', 'multiply', 'concatenate', 'maximum', 'minimum'),
  body: fc.array(layerChoice, { minLength: 1, maxLength: 3 }),
  /** Where the branches differ in size: [1, 1, c] or [c] meets the map. */
  keepDims: fc.boolean(),
  /** The map enters the join a second time. */
  twice: fc.boolean(),
  /** Preferred axis of a concatenation, without the batch. */
  axis: fc.integer({ min: 0, max: 2 }),
  nested: fc.constantFrom('no', 'body', 'block'),
});
export type Branch = typeof branch extends fc.Arbitrary<infer T> ? T : never;

/** A convolution that is called two or three times. */
const repeated = fc.record({
  is: fc.constant('repeated'),
  kernel: pairOf(3),
  calls: fc.integer({ min: 2, max: 3 }),
  activation: fused,
});

const head = fc.record({
  is: fc.constantFrom('flatten', 'reshape', 'average', 'maximum', 'convolution', 'bare'),
  classes: oneOrMore(4),
  hidden: fc.boolean(),
  end: fc.constantFrom('logits', 'fused softmax', 'softmax', 'sigmoid'),
});
export type Head = typeof head extends fc.Arbitrary<infer T> ? T : never;

const spelling = fc.record({
  dialect: fc.constantFrom('keras2', 'keras3'),
  functional: fc.boolean(),
  weights: fc.constantFrom('float32', 'float16', 'uint8'),
  activationLayers: fc.boolean(),
  inputLayer: fc.boolean(),
  weightPrefix: fc.constantFrom('', 'model/'),
});

/** A small network of every layer kind, with how its files are written and what is asked of it. */
export const recipe = fc.record({
  input: fc.tuple(
    fc.integer({ min: 5, max: 12 }),
    fc.integer({ min: 5, max: 12 }),
    fc.integer({ min: 1, max: 3 }),
  ),
  parts: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: layerChoice },
      { weight: 3, arbitrary: branch },
      { weight: 1, arbitrary: repeated },
    ),
    { minLength: 1, maxLength: 6 },
  ),
  head,
  spelling,
  /** Of the weights and the image. */
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  /** Which neuron is asked for: of all layers, and within the layer, both in [0, 1). */
  neuron: fc.tuple(
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  ),
});
export type Recipe = typeof recipe extends fc.Arbitrary<infer T> ? T : never;
