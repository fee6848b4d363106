import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { largest, largestDifference } from '../support/reference.js';

const inputs: Record<string, number[]> = { shared: [9, 8, 3], blocks: [11, 10, 3] };

/** Nested models that Keras built and TensorFlow's converter wrote, in each of its ways. */
describe('nested models of Keras itself', () => {
  for (const network of ['shared', 'blocks']) {
    for (const version of ['keras2', 'keras3']) {
      for (const form of ['h5', 'archive']) {
        it(`${network} of ${version} by way of ${form} gives the logits of TensorFlow`, async () => {
          const folder = new URL(
            `/test/keras-exports/${network}-${version}-${form}/`,
            location.href,
          );
          const floats = async (file: string) =>
            new Float32Array(await (await fetch(new URL(file, folder))).arrayBuffer());
          const logits = await floats('logits.bin');
          const model = new URL('model.json', folder).href;
          const { output } = await createExplainer({ model, backend: 'cpu' }).forward({
            data: await floats('input.bin'),
            shape: [1, ...inputs[network]!],
          });
          expect(largestDifference(output.data, logits)).to.be.below(1e-5 * largest(logits));
        });
      }
    }
  }
});
