import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice, type Shape3 } from '../../dist/engine.js';
import * as tf from '../bundles/tfjs-layers.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import { mobileNetLike, resNetLike, vggLike } from '../support/architectures.js';
import { largest, largestDifference } from '../support/reference.js';
import { logitsAndGradient, randomizeWeights, serve } from '../support/tfjs-models.js';

/** Seeds under which no unit lies so near to a kink that rounding could put it on the other side. */
const architectures = [
  { name: 'like MobileNet', build: mobileNetLike, seed: 1 },
  { name: 'like VGG', build: vggLike, seed: 2 },
  { name: 'like ResNet', build: resNetLike, seed: 3 },
];

const shape: Shape3 = [48, 48, 3];
const targets = [0, 7];

for (const { name, build, seed } of architectures) {
  describe(`a network ${name}, saved by tfjs-layers`, () => {
    let served: { url: string; revoke: () => void };
    let data: Float32Array;
    let logits: Float32Array;
    let gradients: Float32Array[];

    before(async () => {
      await tf.setBackend('cpu');
      const random = mulberry32(seed);
      const model = build();
      randomizeWeights(model, random);
      served = await serve(model);
      data = randomArray(shape[0] * shape[1] * shape[2], random, 0, 1);
      const oracle = logitsAndGradient(model);
      logits = oracle.logits(data);
      gradients = targets.map((target) => oracle.gradient(data, target));
      model.dispose();
    });

    after(() => served.revoke());

    for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
      it(`has the logits and the gradients of tf.grad on ${backend}`, async () => {
        const explainer = createExplainer({ model: served.url, backend });
        for (const [index, target] of targets.entries()) {
          const { map, details } = await explainer.saliency({
            image: { data, shape },
            target,
            method: 'gradient',
          });
          expect(largestDifference(details.logits, logits)).to.be.below(1e-5 * largest(logits));
          const expected = gradients[index]!;
          expect(largest(expected)).to.be.above(0);
          expect(largestDifference(map, expected)).to.be.below(1e-4 * largest(expected));
        }
      });
    }
  });
}
