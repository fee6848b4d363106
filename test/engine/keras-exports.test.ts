import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';
import { largest, largestDifference } from '../support/reference.js';

const inputs: Record<string, number[]> = {
  shared: [9, 8, 3],
  blocks: [11, 10, 3],
  transfer: [8, 7, 3],
  constants: [7, 6, 3],
  axes: [6, 6, 3],
  inert: [8, 7, 3],
};
const nested = ['shared', 'blocks', 'transfer'];
/** The converter cannot write these. */
const absent = ['inert-keras3-h5'];

/** Networks that Keras built and TensorFlow's converter wrote, in each of its ways. */
describe('exports of Keras itself give the logits of TensorFlow', () => {
  for (const network of Object.keys(inputs)) {
    const backends: BackendChoice[] = nested.includes(network) ? ['cpu'] : ['cpu', 'wasm', 'webgl'];
    for (const version of ['keras2', 'keras3']) {
      for (const form of ['h5', 'archive']) {
        const name = `${network}-${version}-${form}`;
        if (absent.includes(name)) continue;
        for (const backend of backends) {
          it(`${name} on ${backend}`, async () => {
            const folder = new URL(`/test/keras-exports/${name}/`, location.href);
            const floats = async (file: string) =>
              new Float32Array(await (await fetch(new URL(file, folder))).arrayBuffer());
            const logits = await floats('logits.bin');
            const model = new URL('model.json', folder).href;
            const { output } = await createExplainer({ model, backend }).forward({
              data: await floats('input.bin'),
              shape: [1, ...inputs[network]!],
            });
            expect(largestDifference(output.data, logits)).to.be.below(1e-5 * largest(logits));
          });
        }
      }
    }
  }
});
