import { expect } from '@esm-bundle/chai';
import { createExplainer, reluRules, type BackendChoice } from '../../dist/engine.js';
import * as tf from '../bundles/tfjs-converter.js';
import { graphModels, loadGraphFixture, type GraphFixture } from '../support/graph-models.js';
import { largest, largestDifference } from '../support/reference.js';

/** Where tfjs's gradient of average pooling counts the padding, unlike its forward pass and TensorFlow. */
const paddedAverages = ['inception'];

/** Logits, and the gradient of each, by TensorFlow.js's own reader of graph models. */
async function runConverted({ url, image, logitsNode }: GraphFixture) {
  await tf.setBackend('cpu');
  const model = await tf.loadGraphModel(url);
  const logitsOf = (input: tf.Tensor) => model.execute(input, logitsNode) as tf.Tensor;
  const input = tf.tensor(image.data, [1, ...image.shape]);
  const read = (compute: () => tf.Tensor) => tf.tidy(compute).dataSync() as Float32Array;
  const logits = read(() => logitsOf(input));
  const gradients = Array.from(logits, (_, index) => {
    const logit = (x: tf.Tensor) => tf.sum(tf.gather(tf.reshape(logitsOf(x), [-1]), [index]));
    return read(() => tf.grad(logit)(input));
  });
  model.dispose();
  input.dispose();
  return { logits, gradients };
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`graph models on ${backend}`, () => {
    for (const name of graphModels) {
      it(`${name} gives the logits and gradients of TensorFlow and TensorFlow.js`, async () => {
        const fixture = await loadGraphFixture(name);
        const converted = await runConverted(fixture);
        const { url, image } = fixture;
        const explainer = createExplainer({ model: url, backend });
        const { output } = await explainer.forward({
          data: image.data,
          shape: [1, ...image.shape],
        });
        for (const { logits } of [fixture, converted]) {
          expect(largestDifference(output.data, logits)).to.be.below(1e-5 * largest(logits));
        }
        const oracles = paddedAverages.includes(name) ? [fixture] : [fixture, converted];
        const gradients = oracles.flatMap((oracle) => [...oracle.gradients.entries()]);
        expect(gradients).to.have.length.at.least(output.data.length);
        for (const [target, gradient] of gradients) {
          const { map } = await explainer.saliency({ image, target, method: 'gradient' });
          expect(largestDifference(map, gradient)).to.be.below(1e-4 * largest(gradient));
        }
      });

      it(`${name} runs the other ways back`, async () => {
        const { url, image } = await loadGraphFixture(name);
        const explainer = createExplainer({ model: url, backend });
        const { details } = await explainer.saliency({ image, methods: [...reluRules] });
        for (const method of reluRules) {
          const map = details.maps[method]!;
          expect(map.every(Number.isFinite), method).to.equal(true);
          expect(largest(map), method).to.be.above(0);
        }
      });
    }
  });
}
