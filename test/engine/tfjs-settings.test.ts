import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import * as tf from '../bundles/tfjs-layers.js';
import { serve } from '../support/tfjs-models.js';

const { layers } = tf;
type Make = () => { apply(input: tf.SymbolicTensor | tf.SymbolicTensor[]): unknown };

const onMaps: Record<string, Make> = {
  activation: () => layers.activation({ activation: 'elu' }),
  averagePooling2d: () => layers.averagePooling2d({ poolSize: 2 }),
  batchNormalization: () => layers.batchNormalization({ axis: 3 }),
  conv2d: () => layers.conv2d({ filters: 3, kernelSize: 3, activation: 'tanh' }),
  conv2dTranspose: () => layers.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2 }),
  cropping2D: () =>
    layers.cropping2D({
      cropping: [
        [1, 1],
        [0, 1],
      ],
    }),
  dense: () => layers.dense({ units: 4, useBias: false }),
  depthwiseConv2d: () => layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 }),
  dropout: () => layers.dropout({ rate: 0.5, noiseShape: [1], seed: 3 }),
  elu: () => layers.elu(),
  flatten: () => layers.flatten(),
  gaussianDropout: () => layers.gaussianDropout({ rate: 0.5 }),
  gaussianNoise: () => layers.gaussianNoise({ stddev: 0.5 }),
  alphaDropout: () => layers.alphaDropout({ rate: 0.5 }),
  globalAveragePooling2d: () => layers.globalAveragePooling2d({}),
  globalMaxPooling2d: () => layers.globalMaxPooling2d({}),
  leakyReLU: () => layers.leakyReLU({ alpha: 0.1 }),
  maxPooling2d: () => layers.maxPooling2d({ poolSize: 2, strides: 1 }),
  permute: () => layers.permute({ dims: [2, 1, 3] }),
  reLU: () => layers.reLU(),
  reshape: () => layers.reshape({ targetShape: [-1] }),
  separableConv2d: () => layers.separableConv2d({ filters: 3, kernelSize: 3 }),
  softmax: () => layers.softmax(),
  upSampling2d: () => layers.upSampling2d({ size: [2, 2] }),
  zeroPadding2d: () => layers.zeroPadding2d({ padding: [1, 2] }),
};
const joining: Record<string, Make> = {
  add: () => layers.add(),
  concatenate: () => layers.concatenate({ axis: 3 }),
  multiply: () => layers.multiply(),
};

async function layersOf(make: Make, joins: boolean) {
  const image = tf.input({ shape: [8, 7, 3] });
  const output = make().apply(joins ? [image, image] : image);
  const model = tf.model({ inputs: image, outputs: output as tf.SymbolicTensor });
  const served = await serve(model);
  const described = await createExplainer({ model: served.url, backend: 'cpu' }).describe();
  served.revoke();
  model.dispose();
  return described.layers;
}

describe('a layer as tfjs-layers saves it is accepted', () => {
  before(() => tf.setBackend('cpu'));

  for (const [name, make] of Object.entries({ ...onMaps, ...joining })) {
    it(name, async () => {
      expect(await layersOf(make, name in joining)).to.have.lengthOf(1);
    });
  }
});
