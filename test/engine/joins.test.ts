import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';
import { forward, seedForClass } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  add,
  after,
  build,
  conv,
  dense,
  flatten,
  globalAveragePool,
  globalMaxPool,
  mulberry32,
  multiply,
  permute,
  randomArray,
  reshape,
  type Step,
} from '../oracle/net.js';
import { expectAgreement, TOLERANCE } from '../support/agreement.js';
import { relativeError } from '../support/differences.js';

const map = conv(3, 4, { activation: 'relu', name: 'map' });
const end = [flatten(), dense(3)];

/** In Keras an input of fewer axes has its own behind the batch filled up: [c] is [1, 1, c]. */
const cases: Record<string, Step[]> = {
  'a map times a vector': [
    map,
    globalAveragePool(),
    dense(4, { activation: 'sigmoid', name: 'gate' }),
    after(['map', 'gate'], multiply()),
    ...end,
  ],
  'a vector plus a map plus a pixel': [
    map,
    globalAveragePool({ name: 'vector' }),
    after('map', globalMaxPool({ keepDims: true, name: 'pixel' })),
    after(['vector', 'map', 'pixel'], add()),
    ...end,
  ],
  'a map times one row of itself': [
    map,
    permute([2, 1, 3]),
    reshape([-1, 4]),
    dense(2, { activation: 'tanh' }),
    reshape([3, 4, -1]),
    globalMaxPool({ name: 'few' }),
    dense(16),
    reshape([4, 4], { name: 'row' }),
    after(['map', 'row', 'map'], multiply()),
    ...end,
  ],
};

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`inputs of different rank joined on ${backend}`, () => {
    for (const [name, steps] of Object.entries(cases)) {
      const model = toKeras(build([5, 6, 2], 11, steps), { topology: 'functional' });
      const images = [1, 2].map((seed) => randomArray(60, mulberry32(seed)));

      it(`${name}: logits and maps`, async () => {
        const questions = [0, 2].map((target) => ({
          seed: seedForClass(model.net, target),
          asked: { target },
        }));
        await expectAgreement(model, images[0]!, questions, backend);
      });

      it(`${name}: each image of a batch by itself`, async () => {
        const { url, revoke } = toUrl(model);
        const data = Float32Array.from(images.flatMap((image) => [...image]));
        const batch = { data, shape: [2, ...model.net.input] };
        const { output } = await createExplainer({ model: url, backend }).forward(batch);
        revoke();
        const expected = images.flatMap((image) => [...forward(model.net, image).logits]);
        expect(relativeError(output.data, Float64Array.from(expected))).to.be.below(TOLERANCE);
      });
    }
  });
}
