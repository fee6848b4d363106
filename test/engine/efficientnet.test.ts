import { expect } from '@esm-bundle/chai';
import {
  configure,
  createExplainer,
  type BackendChoice,
  type Explainer,
  type InputTensor,
  type Shape3,
} from '../../dist/engine.js';
import { errorOf } from '../support/errors.js';
import {
  largest,
  largestDifference,
  loadReference,
  type ReferenceEntry,
} from '../support/reference.js';

/**
 * Shares of the largest value. Where a ReLU6 lies within float32's rounding of 0 or 6 it may open or
 * close, which changes the map a little in all that the unit sees; elsewhere maps agree to 1e-6.
 */
const TOLERANCES = { all: 5e-3, most: 2e-4 };
/** How many of a map's values are `most`. */
const MOST = 0.99;

const reference = await loadReference('efficientnet-lite0');

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`efficientnet-lite0 on ${backend} against PyTorch and Captum`, () => {
    for (const entry of reference.entries({ kind: 'pixels' })) {
      const { sample } = entry;

      it(`logits of the ${sample}`, async () => {
        const { data, shape } = inputOf(entry);
        const { output } = await explainerOn(backend).forward({ data, shape: [1, ...shape] });
        const expected = reference.find({ kind: 'logits', sample });
        expect(largestDifference(output.data, expected)).to.be.at.most(1e-5 * largest(expected));
      });

      for (const map of reference.entries({ kind: 'map', sample })) {
        it(`${map.method} of the ${sample}`, async () => {
          const method = map.method as 'gradient' | 'guided-backprop';
          const image = inputOf(entry);
          const result = await explainerOn(backend).saliency({ image, methods: [method] });
          expect(result.target.index).to.equal(map.target);
          const found = everyFew(map.kept!, result.details.maps[method]!, image.shape);
          const differences = reference
            .array(map)
            .map((value, i) => Math.abs(value - found[i]!) / map.largest!)
            .sort();
          expect(found.length).to.equal(differences.length);
          expect(differences.at(-1)).to.be.at.most(TOLERANCES.all);
          expect(differences[Math.floor(MOST * differences.length)]).to.be.at.most(TOLERANCES.most);
        });
      }
    }
  });
}

it('is in none of the scripts that bundlers take along, and found where modelBase says', async () => {
  const image = inputOf(reference.entries({ kind: 'pixels' })[0]!);
  const explainer = createExplainer({ model: 'efficientnet-lite0', backend: 'wasm' });
  const { code, hint } = await errorOf(explainer.saliency({ image }));
  expect(code).to.equal('model-not-packed');
  expect(hint).to.include('modelBase');
  configure({ modelBase: '/models/' });
  const served = createExplainer({ model: 'efficientnet-lite0', backend: 'wasm' });
  const { target } = await served.saliency({ image });
  expect(target.label).to.equal('golden retriever');
});

/** By its address: no pack has so large a model. */
const explainerOn = (backend: BackendChoice): Explainer =>
  createExplainer({ model: reference.model, backend });

/** Bytes as the network takes them. */
function inputOf(entry: ReferenceEntry): InputTensor & { shape: Shape3 } {
  const data = reference.array(entry).map((value) => (value - 127) / 128);
  return { data, shape: entry.shape as Shape3 };
}

/** Every so many rows and columns of a map. */
function everyFew(step: number, map: Float32Array, [height, width, channels]: Shape3): number[] {
  const values: number[] = [];
  for (let row = 0; row < height; row += step) {
    for (let column = 0; column < width; column += step) {
      const first = (row * width + column) * channels;
      values.push(...map.subarray(first, first + channels));
    }
  }
  return values;
}
