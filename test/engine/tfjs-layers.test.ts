import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';
import * as tf from '../bundles/tfjs-layers.js';

const url = new URL('/models/mnist-cnn/model.json', location.href).href;

describe('mnist-cnn as tfjs-layers loads it', () => {
  let layers: Awaited<ReturnType<typeof tf.loadLayersModel>>;

  before(async () => {
    await tf.setBackend('cpu');
    layers = await tf.loadLayersModel(url);
  });

  /** Logits from the shipped softmax layer's own weights, before its softmax. */
  function logitsOf(image: Float32Array): Float32Array {
    return tf.tidy(() => {
      const hidden = tf.model({
        inputs: layers.inputs,
        outputs: layers.getLayer('dense1').output,
      });
      const activations = hidden.predict(tf.tensor(image, [1, 28, 28, 1])) as ReturnType<
        typeof tf.tensor
      >;
      const [kernel, bias] = layers.getLayer('logits').getWeights();
      return tf.add(tf.matMul(activations, kernel!), bias!).dataSync() as Float32Array;
    });
  }

  for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
    it(`gives the logits of the engine on ${backend}`, async () => {
      const explainer = createExplainer({ model: url, backend });
      for (let sample = 0; sample < 10; sample++) {
        const { details, predictions } = await explainer.saliency({ image: `sample:${sample}` });
        const expected = logitsOf(details.input.data);
        const scale = expected.reduce((most, logit) => Math.max(most, Math.abs(logit)), 0);
        expected.forEach((logit, index) => {
          expect(Math.abs(logit - details.logits[index]!)).to.be.below(1e-5 * scale);
        });
        expect(predictions[0]!.label).to.equal(String(sample));
      }
    });
  }
});
