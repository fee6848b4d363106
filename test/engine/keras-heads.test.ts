import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';
import { largest, largestDifference } from '../support/reference.js';

const shape: [number, number, number] = [9, 8, 3];
const pixels = shape[0] * shape[1] * shape[2];
const saved = ['keras2-h5', 'keras3-archive'];

async function load(name: string, backend: BackendChoice) {
  const folder = new URL(`/test/keras-exports/${name}/`, location.href);
  const floats = async (file: string) =>
    new Float32Array(await (await fetch(new URL(file, folder))).arrayBuffer());
  const explainer = createExplainer({ model: new URL('model.json', folder).href, backend });
  const image = { data: await floats('input.bin'), shape };
  const explain = (target: string) =>
    explainer.saliencyOf(image, { methods: ['gradient'], target });
  const [outputs, gradients] = [await floats('logits.bin'), await floats('gradients.bin')];
  return { explainer, explain, outputs, gradients };
}

/** What Keras says of networks that end in other heads, and TensorFlow of their gradients. */
for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`heads of Keras on ${backend}`, () => {
    for (const form of saved) {
      it(`one sigmoid unit is two classes (${form})`, async () => {
        const { explainer, explain, outputs, gradients } = await load(`sigmoid-${form}`, backend);
        expect((await explainer.describe()).head).to.equal('sigmoid');
        const [low, high] = [await explain('0'), await explain('1')];
        expect(high.target.probability).to.be.closeTo(outputs[0]!, 1e-6);
        expect(low.target.probability).to.be.closeTo(1 - outputs[0]!, 1e-6);
        expect(low.target.logit).to.equal(-high.target.logit);
        expect(1 / (1 + Math.exp(-high.target.logit))).to.be.closeTo(outputs[0]!, 1e-6);
        const bound = 1e-5 * largest(gradients);
        expect(largestDifference(high.map, gradients)).to.be.below(bound);
        const turned = gradients.map((value) => -value);
        expect(largestDifference(low.map, turned)).to.be.below(bound);
      });

      it(`several sigmoids are independent (${form})`, async () => {
        const { explain, outputs, gradients } = await load(`sigmoids-${form}`, backend);
        for (const [unit, output] of outputs.entries()) {
          const { target, predictions, map } = await explain(String(unit));
          expect(target.probability).to.be.closeTo(output, 1e-6);
          for (const { index, probability } of predictions) {
            expect(probability).to.be.closeTo(outputs[index]!, 1e-6);
          }
          const own = gradients.slice(unit * pixels, (unit + 1) * pixels);
          expect(largestDifference(map, own)).to.be.below(1e-5 * largest(own));
        }
      });

      it(`one unit without an activation is a value (${form})`, async () => {
        const { explainer, explain, outputs, gradients } = await load(`value-${form}`, backend);
        expect((await explainer.describe()).head).to.equal('value');
        const { target, predictions, map } = await explain('top');
        expect(target.logit).to.be.closeTo(outputs[0]!, 1e-6);
        expect([target, ...predictions].some((each) => 'probability' in each)).to.equal(false);
        expect(largestDifference(map, gradients)).to.be.below(1e-5 * largest(gradients));
      });
    }
  });
}
