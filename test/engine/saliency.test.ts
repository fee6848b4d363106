import { expect } from '@esm-bundle/chai';
import { createExplainer, reluRules, type BackendChoice } from '../../dist/engine.js';
import { backward, forward, seedForClass, seedForStrongest } from '../oracle/float64.js';
import { toKeras, toUrl, type KerasOptions } from '../oracle/keras.js';
import {
  averagePool,
  batchNorm,
  build,
  conv,
  dense,
  dropout,
  flatten,
  globalAveragePool,
  maxPool,
  mulberry32,
  randomArray,
  relu,
  softmax,
  zeroPadding,
  type NetSpec,
} from '../oracle/net.js';
import { relativeError } from '../support/differences.js';

const backends: BackendChoice[] = ['cpu', 'wasm', 'webgl'];

interface Case {
  name: string;
  net: NetSpec;
  layer: string;
  keras?: KerasOptions;
  image?: Float32Array;
}

const cases: Case[] = [
  {
    name: 'convolutions with max pooling, like mnist-cnn',
    net: build([12, 12, 1], 1, [
      conv(5, 4, { activation: 'relu', name: 'conv1' }),
      maxPool(2),
      conv(3, 6, { activation: 'relu', padding: 'same', name: 'conv2' }),
      maxPool(2),
      flatten(),
      dense(8, { activation: 'relu' }),
      dense(5, { activation: 'softmax' }),
    ]),
    layer: 'conv2',
  },
  {
    name: 'an All-CNN: strided and 1x1 convolutions, dropout, global average',
    net: build([11, 9, 3], 2, [
      dropout(0.2),
      conv(3, 6, { padding: 'same', activation: 'relu', name: 'conv1' }),
      conv(3, 8, { padding: 'same', strides: 2, activation: 'relu', name: 'conv2' }),
      dropout(0.5),
      conv(1, 8, { activation: 'relu', bias: false, name: 'conv3' }),
      conv(1, 4, { activation: 'relu', name: 'conv4' }),
      globalAveragePool(),
      softmax(),
    ]),
    layer: 'conv3',
    keras: { dialect: 'keras3', topology: 'functional' },
  },
  {
    name: 'stride 3, dilation, overlapping pools of both kinds, odd sizes',
    net: build([17, 14, 2], 3, [
      conv(4, 5, { strides: 3, padding: 'same', name: 'conv1' }),
      relu({ name: 'relu1' }),
      maxPool(3, { strides: 2, padding: 'same' }),
      conv(2, 4, { dilation: 2, padding: 'same', activation: 'relu', name: 'conv2' }),
      averagePool(3, { strides: 2, padding: 'same' }),
      flatten(),
      dense(4),
    ]),
    layer: 'relu1',
    keras: { dialect: 'keras2', topology: 'functional' },
  },
  {
    name: 'batch norm after and before a linear layer, zero padding, VALID pools',
    net: build([12, 14, 2], 4, [
      zeroPadding([
        [1, 2],
        [0, 1],
      ]),
      conv(3, 6, { bias: false, name: 'conv1' }),
      batchNorm({}),
      relu({ name: 'relu1' }),
      maxPool(3, { strides: 2 }),
      batchNorm({}),
      conv(3, 4, { strides: 2, name: 'conv2', activation: 'relu' }),
      averagePool(2, { strides: 1 }),
      flatten(),
      dense(3, { activation: 'softmax' }),
    ]),
    layer: 'relu1',
    keras: { dialect: 'keras3', activationLayers: true, weights: 'uint8' },
  },
  {
    name: 'float16 weights, Keras 2 sequential without an input layer',
    net: build([8, 8, 1], 5, [
      conv(3, 4, { activation: 'relu', name: 'conv1' }),
      maxPool(2),
      flatten(),
      dense(3),
    ]),
    layer: 'conv1',
    keras: { dialect: 'keras2', inputLayer: false, weights: 'float16', weightPrefix: 'model/' },
  },
  {
    name: 'ties: small whole numbers everywhere',
    net: wholeNumbers(
      build([9, 9, 1], 6, [
        conv(2, 3, { padding: 'same', activation: 'relu', name: 'conv1' }),
        maxPool(3, { strides: 2, padding: 'same' }),
        conv(2, 3, { activation: 'relu', name: 'conv2' }),
        maxPool(2, { strides: 1 }),
        flatten(),
        dense(3),
      ]),
    ),
    layer: 'conv2',
    image: Float32Array.from({ length: 81 }, (_, index) => (index * 7) % 3),
  },
  {
    name: 'windows that are all zero',
    net: build([8, 8, 1], 7, [maxPool(2), conv(3, 4, { name: 'conv1' }), flatten(), dense(3)]),
    layer: 'conv1',
    image: new Float32Array(64),
  },
  {
    name: 'windows that are all negative, with SAME padding',
    net: build([7, 7, 2], 8, [
      maxPool(2, { padding: 'same' }),
      conv(3, 4, { name: 'conv1', padding: 'same' }),
      maxPool(3, { strides: 2, padding: 'same' }),
      flatten(),
      dense(3),
    ]),
    layer: 'conv1',
    image: randomArray(98, mulberry32(9), -2, -1),
  },
];

/** The same network with weights rounded to whole numbers, so that equal values meet in pools. */
function wholeNumbers(net: NetSpec): NetSpec {
  for (const layer of net.layers) {
    if (!('weights' in layer)) continue;
    for (const values of Object.values(layer.weights))
      values?.forEach((_, i) => (values[i] = Math.round(values[i]! * 1.4)));
  }
  return net;
}

describe('a functional model', () => {
  it('may list its input layer last', async () => {
    const model = toKeras(cases[1]!.net, { topology: 'functional' });
    const file = model.json as {
      modelTopology: { model_config: { config: { layers: unknown[] } } };
    };
    const explain = async (): Promise<Float32Array> => {
      const { url, revoke } = toUrl(model);
      const [height, width, channels] = model.net.input;
      const data = randomArray(height * width * channels, mulberry32(5));
      const explainer = createExplainer({ model: url, backend: 'cpu' });
      const result = await explainer.saliency({ image: { data, shape: model.net.input } });
      revoke();
      return result.map;
    };
    const inOrder = await explain();
    file.modelTopology.model_config.config.layers.reverse();
    expect(await explain()).to.deep.equal(inOrder);
  });
});

for (const backend of backends) {
  describe(`saliency on ${backend} against float64 loops`, () => {
    for (const { name, net: built, layer, keras, image } of cases) {
      it(name, async () => {
        const model = toKeras(built, keras);
        const { net } = model;
        const { url, revoke } = toUrl(model);
        const explainer = createExplainer({ model: url, backend });
        const data =
          image ?? randomArray(net.input[0] * net.input[1] * net.input[2], mulberry32(99));
        const tape = forward(net, data);
        const classes = tape.logits.length;
        for (const target of [0, classes - 1]) {
          const result = await explainer.saliency({
            image: { data, shape: net.input },
            methods: reluRules,
            target,
          });
          expect(result.backend).to.equal(backend);
          expect(result.precision).to.equal('float32');
          expect(relativeError(result.details.logits, tape.logits)).to.be.below(1e-4);
          for (const method of reluRules) {
            const expected = backward(net, tape, seedForClass(net, target), method);
            expect(
              relativeError(result.details.maps[method]!, expected),
              `${method} of class ${target}`,
            ).to.be.below(1e-4);
          }
        }
        const strongest = await explainer.saliency({
          image: { data, shape: net.input },
          methods: reluRules,
          layer,
        });
        for (const method of reluRules) {
          const expected = backward(net, tape, seedForStrongest(net, tape, layer), method);
          expect(
            relativeError(strongest.details.maps[method]!, expected),
            `${method} of ${layer}`,
          ).to.be.below(1e-4);
        }
        revoke();
      });
    }
  });
}
