import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { errorOf } from '../support/errors.js';
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

describe('one network is the same however its weights are stored', () => {
  const files = [
    'gzip.h5',
    'big-endian.h5',
    'float64.h5',
    'fixed-text.h5',
    'renamed.h5',
    'gzip.keras',
    'float16.keras',
    'bfloat16.keras',
    // Another network, in which a model lies inside of another one and beside it.
    'shared-deep.h5',
    'shared-deep.keras',
  ];
  for (const file of files) {
    it(file, async () => {
      const folder = new URL('/test/keras-files/', location.href);
      const expected = file.startsWith('shared') ? 'shared-deep.bin' : 'logits.bin';
      const logits = await floats(new URL(expected, folder));
      const model = new URL(file, folder).href;
      const { output } = await createExplainer({ model, backend: 'cpu' }).forward({
        data: await floats(new URL('input.bin', folder)),
        shape: [1, 7, 6, 3],
      });
      expect(largestDifference(output.data, logits)).to.be.below(1e-5 * largest(logits));
    });
  }
});

describe('files of Keras that hold no network are refused by name', () => {
  const refused: Record<string, [code: string, ...words: string[]]> = {
    'weights-only.h5': ['model-format-unsupported', 'weights alone', 'model.save('],
    'weights-only.weights.h5': ['model-format-unsupported', 'weights alone', 'model.save('],
    'lambda.keras': ['layer-unsupported', 'Lambda'],
    'custom-layer.keras': ['layer-unsupported', 'Doubled'],
    'custom-model.keras': ['layer-unsupported', 'MyModel'],
    'lzf.h5': ['model-file-invalid', 'filter 32000', 'model.save('],
    'numbers.h5': ['model-format-unknown', 'HDF5'],
  };
  for (const [file, [code, ...words]] of Object.entries(refused)) {
    it(file, async () => {
      const model = new URL(`/test/keras-files/${file}`, location.href).href;
      const error = await errorOf(createExplainer({ model, backend: 'cpu' }).describe());
      expect(error.code).to.equal(code);
      for (const word of words) expect(`${error.message} ${error.hint}`).to.contain(word);
    });
  }
});
