import { expect } from '@esm-bundle/chai';
import { createExplainer, reluRules, type BackendChoice, type Shape3 } from '../../dist/engine.js';
import { classifiers, tinyNetworks } from '../support/networks.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

/** Nets that have other activations than a ReLU. */
const networksWithoutRelu = ['activations-keras2', 'activations-keras3', 'mobile'];

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`saliency on ${backend} against Captum`, () => {
    for (const name of [...classifiers, ...tinyNetworks]) {
      for (const method of reluRules) {
        it(`${method} of ${name}`, async () => {
          const reference = await loadReference(name);
          const explainer = createExplainer({ model: reference.model, backend });
          const maps = reference.entries({ kind: 'map', method });
          // Captum's two other methods replace ReLU modules, which these networks have none of.
          const without = method !== 'gradient' && networksWithoutRelu.includes(name);
          expect(maps.length).to.satisfy((count: number) => (without ? count === 0 : count >= 2));
          for (const map of maps) {
            const { sample, target } = map;
            const input = reference.entry({ kind: 'input', sample });
            const logits = reference.find({ kind: 'logits', sample });
            const result = await explainer.saliency({
              image: { data: reference.array(input), shape: input.shape as Shape3 },
              methods: [method],
              target: target!,
            });
            const expected = reference.array(map);
            expect(largestDifference(result.map, expected)).to.be.at.most(1e-4 * largest(expected));
            expect(largestDifference(result.details.logits, logits)).to.be.below(
              1e-5 * largest(logits),
            );
          }
        });
      }
    }

    for (const name of classifiers) {
      it(`sees the same pixels in the samples of ${name} as in the reference`, async () => {
        const reference = await loadReference(name);
        const explainer = createExplainer({ model: reference.model, backend });
        const { samples } = await explainer.describe();
        const inputs = reference.entries({ kind: 'input' });
        expect(inputs).to.have.length(3);
        for (const input of inputs) {
          const index = samples.findIndex(({ url }) => url.endsWith(`/${input.sample}.png`));
          const { input: seen } = await explainer.picture(`sample:${index}`);
          expect(largestDifference(seen.data, reference.array(input))).to.be.below(1e-6);
        }
      });
    }
  });
}
