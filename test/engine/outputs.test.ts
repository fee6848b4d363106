import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  add,
  after,
  build,
  concatenate,
  conv,
  convTranspose,
  cropping,
  dense,
  depthwise,
  flatten,
  globalAveragePool,
  globalMaxPool,
  maxPool,
  permute,
  relu,
  reshape,
  shapes,
  upsampling,
  zeroPadding,
  type Step,
} from '../oracle/net.js';

/** Networks without a card, that do not end in a dense layer. */
const cases: Record<string, [steps: Step[], outputs: number]> = {
  'branches and global pooling, like DenseNet without its top': [
    [
      conv(3, 4, { padding: 'same', name: 'a' }),
      conv(3, 3, { padding: 'same', name: 'b' }),
      after(['a', 'b'], concatenate()),
      relu(),
      globalAveragePool(),
    ],
    7,
  ],
  'a map that is flattened': [[conv(3, 3, { strides: 2 }), maxPool(2), flatten()], 3],
  'a depthwise convolution': [[depthwise(3, 2, { padding: 'same' }), globalMaxPool()], 4],
  'a dense layer on a map': [[conv(2, 3, { strides: 2 }), dense(5)], 30],
  'no layer with weights': [[maxPool(3, { strides: 2, padding: 'same' }), flatten()], 18],
  'sides, resampling and changed axes': [
    [
      zeroPadding([
        [1, 0],
        [0, 2],
      ]),
      convTranspose(3, 4, { strides: [2, 1] }),
      cropping([
        [1, 2],
        [0, 1],
      ]),
      upsampling([1, 2]),
      permute([3, 1, 2]),
      reshape([2, -1, 4]),
      globalMaxPool({ keepDims: true }),
    ],
    4,
  ],
  'a map plus a vector': [
    [
      conv(3, 2, { name: 'map' }),
      globalAveragePool(),
      after(['input', 'globalAveragePool1'], add()),
    ],
    60,
  ],
};

describe('a model without a card', () => {
  for (const [name, [steps, outputs]] of Object.entries(cases)) {
    it(`has one label for each output: ${name}`, async () => {
      const net = build([5, 6, 2], 4, steps);
      const size = shapes(net)
        .at(-1)!
        .reduce((product, length) => product * length, 1);
      expect(size).to.equal(outputs);
      const { url, revoke } = toUrl(toKeras(net, { topology: 'functional' }));
      const explainer = createExplainer({ model: url, backend: 'wasm' });
      const { labels } = await explainer.describe();
      expect(labels).to.deep.equal(Array.from({ length: outputs }, (_, index) => String(index)));
      const image = { data: new Float32Array(60).fill(0.5), shape: net.input };
      const { predictions } = await explainer.saliency({ image, target: outputs - 1 });
      expect(predictions).to.have.length(outputs);
      revoke();
    });
  }
});
