import { expect } from '@esm-bundle/chai';
import type { BackendName } from '../../src/protocol.js';
import {
  biasGradient,
  convFilterGradient,
  denseKernelGradient,
  memory,
  startBackend,
  tensor,
  tensor4d,
  tidy,
  windows,
  type Tensor,
} from '../bundles/engine-parts.js';
import { filterGradient } from '../oracle/filter-gradient.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import { slide } from '../oracle/shapes.js';
import type { Padding, Pair } from '../oracle/spec.js';
import { relativeError } from '../support/differences.js';

interface Case {
  size: Pair;
  kernel: Pair;
  strides?: Pair;
  dilation?: Pair;
  batch?: number;
  channels?: number;
  filters?: number;
}

const cases: Case[] = [
  { size: [7, 9], kernel: [3, 3] },
  { size: [8, 6], kernel: [5, 2], batch: 4 },
  { size: [9, 9], kernel: [3, 3], strides: [2, 2] },
  { size: [8, 11], kernel: [4, 3], strides: [2, 3], channels: 1 },
  // Windows shorter than the stride, and cells at the end that none of them sees.
  { size: [10, 8], kernel: [1, 2], strides: [3, 3] },
  { size: [9, 11], kernel: [3, 2], dilation: [2, 3], filters: 1 },
  { size: [5, 5], kernel: [5, 5], batch: 1 },
  { size: [1, 7], kernel: [1, 1], batch: 5 },
];

/** Frees the tensor. */
async function valuesOf(result: Tensor): Promise<Float32Array> {
  const values = await result.data<'float32'>();
  result.dispose();
  return values;
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendName[]) {
  describe(`weight gradients on ${backend}`, () => {
    before(async () => {
      await startBackend(backend, new URL('/dist/', location.href).href);
    });

    for (const padding of ['same', 'valid'] satisfies Padding[]) {
      for (const each of cases) {
        const { size, kernel, strides = [1, 1], dilation = [1, 1] } = each;
        const { batch = 3, channels = 2, filters = 4 } = each;
        it(`of a convolution ${JSON.stringify(each)}, ${padding}`, async () => {
          const random = mulberry32(11);
          const shape: [number, number, number, number] = [batch, ...size, channels];
          const out = ([0, 1] as const).map(
            (axis) => slide(size[axis], kernel[axis], strides[axis], padding, dilation[axis]).out,
          );
          const input = randomArray(batch * size[0] * size[1] * channels, random);
          const signal = randomArray(batch * out[0]! * out[1]! * filters, random);
          const before = memory().numTensors;
          const result = tidy(() =>
            convFilterGradient(
              tensor4d(input, shape),
              tensor4d(signal, [batch, out[0]!, out[1]!, filters]),
              windows(size, kernel, strides, padding, dilation),
              dilation,
            ),
          );
          expect(result.shape).to.deep.equal([...kernel, channels, filters]);
          const expected = filterGradient(
            { kernel, strides, dilation, padding },
            Float64Array.from(input),
            shape,
            Float64Array.from(signal),
            filters,
          );
          expect(relativeError(await valuesOf(result), expected)).to.be.below(1e-4);
          expect(memory().numTensors).to.equal(before);
        });
      }
    }

    it('of a dense layer and of biases', async () => {
      const random = mulberry32(12);
      const [rows, inputs, units] = [6, 5, 3];
      const input = randomArray(rows * inputs, random);
      const signal = randomArray(rows * units, random);
      const kernel = new Float64Array(inputs * units);
      const bias = new Float64Array(units);
      for (let row = 0; row < rows; row++) {
        for (let unit = 0; unit < units; unit++) {
          const from = signal[row * units + unit]!;
          bias[unit]! += from;
          for (let i = 0; i < inputs; i++) {
            kernel[i * units + unit]! += input[row * inputs + i]! * from;
          }
        }
      }
      // On the last axis, as Keras's dense layer works.
      const upper = tensor(signal, [2, 3, units]);
      const lower = tensor(input, [2, 3, inputs]);
      const kernelGradient = tidy(() => denseKernelGradient(lower, upper));
      expect(kernelGradient.shape).to.deep.equal([inputs, units]);
      expect(relativeError(await valuesOf(kernelGradient), kernel)).to.be.below(1e-5);
      const ofBias = tidy(() => biasGradient(upper));
      expect(relativeError(await valuesOf(ofBias), bias)).to.be.below(1e-5);
      upper.dispose();
      lower.dispose();
    });
  });
}
