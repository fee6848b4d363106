import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { largest, largestDifference } from '../support/reference.js';

const inputs: Record<string, number[]> = {
  shared: [9, 8, 3],
  blocks: [11, 10, 3],
  transfer: [8, 7, 3],
  constants: [7, 6, 3],
  axes: [6, 6, 3],
  inert: [8, 7, 3],
};
const forms = { h5: 'model.h5', archive: 'model.keras' };

async function floats(file: URL): Promise<Float32Array> {
  return new Float32Array(await (await fetch(file)).arrayBuffer());
}

describe('files as Keras saves them give the logits of TensorFlow', () => {
  for (const [network, shape] of Object.entries(inputs)) {
    for (const version of ['keras2', 'keras3']) {
      for (const [form, file] of Object.entries(forms)) {
        const name = `${network}-${version}-${form}`;
        // TensorFlow's converter, which the fixtures come from, cannot write it.
        if (name === 'inert-keras3-h5') continue;
        it(`${name}/${file}`, async () => {
          const folder = new URL(`/test/keras-exports/${name}/`, location.href);
          const logits = await floats(new URL('logits.bin', folder));
          const model = new URL(file, folder).href;
          const { output } = await createExplainer({ model, backend: 'cpu' }).forward({
            data: await floats(new URL('input.bin', folder)),
            shape: [1, ...shape],
          });
          expect(largestDifference(output.data, logits)).to.be.below(1e-5 * largest(logits));
        });
      }
    }
  }
});
