import { expect } from '@esm-bundle/chai';
import { createExplainer, ExplainError, type BackendChoice } from '../../dist/engine.js';
import * as tf from '../bundles/tfjs-converter.js';
import {
  integers,
  spread,
  toAddress,
  toArtifacts,
  type HandWrittenGraph,
} from '../support/hand-written-graph.js';
import { largest, largestDifference } from '../support/reference.js';

const ones = { list: { i: ['1', '1', '1', '1'] } };
const twos = { list: { i: ['1', '2', '2', '1'] } };
const text = (value: string) => ({ s: btoa(value) });

/** Operations that the converter fuses, folds or rewrites, and that other versions of it left. */
const graph: HandWrittenGraph = {
  input: [-1, 9, 8, 2],
  nodes: [
    { name: 'divided', op: 'RealDiv', input: ['image', 'divisor'], attr: {} },
    { name: 'kernel/read', op: 'Identity', input: ['kernel'], attr: {} },
    { name: 'padded', op: 'PadV2', input: ['divided', 'paddings', 'filler'], attr: {} },
    {
      name: 'conv',
      op: 'Conv2D',
      input: ['padded', 'kernel/read:0'],
      attr: { strides: ones, dilations: ones, padding: text('VALID'), data_format: text('NHWC') },
    },
    { name: 'biased', op: 'BiasAdd', input: ['conv', 'bias'], attr: {} },
    {
      name: 'norm',
      op: 'FusedBatchNormV3',
      input: ['biased', 'scale', 'offset', 'mean', 'variance'],
      attr: { epsilon: { f: 0.01 }, is_training: { b: false } },
    },
    // A branch, so that the second norm has nothing to fold into.
    { name: 'rectified', op: 'Relu', input: ['norm', '^ready'], attr: {} },
    {
      name: 'norm2',
      op: 'FusedBatchNorm',
      input: ['rectified', 'scale', 'offset', 'mean', 'variance'],
      attr: { epsilon: { f: 0.5 } },
    },
    { name: 'twice', op: 'Add', input: ['norm2', 'rectified'], attr: {} },
    {
      name: 'shrunk',
      op: 'DepthwiseConv2dNative',
      input: ['twice', 'depthwise'],
      attr: { strides: twos, dilations: ones, padding: text('SAME') },
    },
    {
      name: 'pooled',
      op: 'AvgPool',
      input: ['shrunk'],
      attr: { ksize: twos, strides: ones, padding: text('VALID') },
    },
    {
      name: 'mean_of_all',
      op: 'Mean',
      input: ['pooled', 'axes'],
      attr: { keep_dims: { b: true } },
    },
    {
      name: 'squeezed',
      op: 'Squeeze',
      input: ['mean_of_all'],
      attr: { squeeze_dims: { list: { i: ['-3', '-2'] } } },
    },
    // The number of features, computed from the shape of what is to be flattened.
    { name: 'shape', op: 'Shape', input: ['mean_of_all'], attr: {} },
    {
      name: 'sizes',
      op: 'StridedSlice',
      input: ['shape', 'one', 'four', 'one'],
      attr: {},
    },
    { name: 'features', op: 'Prod', input: ['sizes', 'zero'], attr: { keep_dims: { b: false } } },
    { name: 'target', op: 'Pack', input: ['any', 'features'], attr: { axis: { i: '0' } } },
    { name: 'flat', op: 'Reshape', input: ['mean_of_all', 'target'], attr: {} },
    { name: 'joined', op: 'ConcatV2', input: ['squeezed', 'flat', 'last'], attr: {} },
    { name: 'scores', op: 'MatMul', input: ['joined', 'dense'], attr: {} },
    { name: 'negated', op: 'Sub', input: ['top', 'scores'], attr: {} },
    { name: 'output', op: 'Identity', input: ['negated'], attr: {} },
    { name: 'ready', op: 'NoOp', attr: {} },
  ],
  weights: {
    divisor: { shape: [], values: [0.5] },
    paddings: { shape: [4, 2], values: [0, 0, 1, 0, 0, 2, 0, 0], dtype: 'int32' },
    filler: { shape: [], values: [0] },
    kernel: spread([3, 2, 2, 4]),
    bias: spread([4]),
    scale: spread([4], 1),
    offset: spread([4]),
    mean: spread([4], 0.2),
    variance: spread([4], 1),
    depthwise: spread([2, 2, 4, 2]),
    axes: integers(1, 2),
    zero: integers(0),
    one: integers(1),
    four: integers(4),
    any: { shape: [], values: [-1], dtype: 'int32' },
    last: { shape: [], values: [-1], dtype: 'int32' },
    dense: spread([16, 3]),
    top: { shape: [], values: [2] },
  },
};
const image = {
  data: Float32Array.from(spread([9, 8, 2]).values),
  shape: [9, 8, 2] satisfies [number, number, number],
};

async function runConverted() {
  await tf.setBackend('cpu');
  const model = await tf.loadGraphModel(tf.io.fromMemory(toArtifacts(graph)));
  const logitsOf = (input: tf.Tensor) => model.execute(input, 'output') as tf.Tensor;
  const input = tf.tensor(image.data, [1, ...image.shape]);
  const first = (x: tf.Tensor) => tf.sum(tf.slice(logitsOf(x), [0, 0], [1, 1]));
  return {
    logits: logitsOf(input).dataSync() as Float32Array,
    gradient: tf.grad(first)(input).dataSync() as Float32Array,
  };
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`operations of graph models on ${backend}`, () => {
    it('compute what they do in TensorFlow.js', async () => {
      const { logits, gradient } = await runConverted();
      const explainer = createExplainer({ model: toAddress(graph), backend });
      const { map, details } = await explainer.saliency({
        image,
        methods: ['gradient'],
        target: 0,
      });
      expect(largestDifference(details.logits, logits)).to.be.below(1e-5 * largest(logits));
      expect(largestDifference(map, gradient)).to.be.below(1e-4 * largest(gradient));
    });
  });
}

describe('a graph model that pads with something else than zeros', () => {
  it('is refused when it is described', async () => {
    const weights = { ...graph.weights, filler: { shape: [], values: [1] } };
    const explainer = createExplainer({ model: toAddress({ ...graph, weights }), backend: 'cpu' });
    const error = await explainer.describe().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(ExplainError);
    expect((error as ExplainError).code).to.equal('layer-unsupported');
    expect((error as ExplainError).message).to.match(/padded.*PadV2.*pads with 1/);
  });
});
