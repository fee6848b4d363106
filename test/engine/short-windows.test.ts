import type { BackendChoice } from '../../dist/engine.js';
import { seedForClass } from '../oracle/float64.js';
import { toKeras } from '../oracle/keras.js';
import {
  averagePool,
  build,
  conv,
  convTranspose,
  dense,
  depthwise,
  flatten,
  maxPool,
  mulberry32,
  randomArray,
  separable,
  type Maker,
} from '../oracle/net.js';
import { expectAgreement } from '../support/agreement.js';

const padding = 'same' as const;

/** Windows that skip cells: with SAME padding nothing is padded then, at either end. */
const cases: Record<string, Maker> = {
  'a convolution 1 x 2, stride 3': conv([1, 2], 3, { strides: 3, padding }),
  'a convolution 1 x 3, stride 2 x 1': conv([1, 3], 3, { strides: [2, 1], padding }),
  'a convolution 1 x 1, stride 2': conv(1, 3, { strides: 2, padding }),
  'a depthwise convolution 1 x 3, stride 2': depthwise([1, 3], 2, { strides: 2, padding }),
  'a separable convolution 2 x 1, stride 3': separable([2, 1], 2, 3, { strides: 3, padding }),
  'a transposed convolution 1 x 2, stride 3': convTranspose([1, 2], 3, { strides: 3, padding }),
  'max pooling 1 x 2, stride 3': maxPool([1, 2], { strides: 3, padding }),
  'average pooling 2 x 1, stride 3': averagePool([2, 1], { strides: 3, padding }),
};

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`windows shorter than their stride on ${backend}`, () => {
    for (const [name, make] of Object.entries(cases)) {
      it(name, async () => {
        for (const size of [5, 6]) {
          const model = toKeras(build([size, size + 1, 2], 13, [make, flatten(), dense(2)]));
          const data = randomArray(size * (size + 1) * 2, mulberry32(size));
          const seed = seedForClass(model.net, 1);
          await expectAgreement(model, data, [{ seed, asked: { target: 1 } }], backend);
        }
      });
    }
  });
}
