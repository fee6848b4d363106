import { expect } from '@esm-bundle/chai';
import {
  conv2d,
  convInputGradient,
  convolutionWindows,
  denseInputGradient,
  depthwiseInputGradient,
  divideStably,
  dot,
  memory,
  prepareKernel,
  reverse,
  simdKernels,
  startBackend,
  tensor,
  tensor4d,
  throughGate,
  tidy,
  transpose,
  transposedByZeros,
  type Kernel,
  type Tensor2D,
  type Tensor4D,
} from '../bundles/engine-parts.js';
import { mulberry32, randomArray } from '../oracle/net.js';
import { largest, largestDifference } from '../support/reference.js';

const next = mulberry32(91);
const random = (length: number): Float32Array => randomArray(length, next);
/** Random values of which this share is not zero. */
const sparse = (length: number, density: number): Float32Array =>
  random(length).map((value) => (next() < density ? value : 0));

type Shape4 = [number, number, number, number];

/** A case: the input's `[batch, height, width, channels]`, and how the kernel lies over it. */
interface Case {
  input: Shape4;
  /** Rows, columns, and outputs; of a depthwise kernel for each channel. */
  kernel: [number, number, number];
  strides?: [number, number];
  dilations?: [number, number];
  padding?: Kernel['padding'];
  kind?: Kernel['kind'];
}

const cases: Record<string, Case> = {
  'a kernel of 3 x 3': { input: [1, 9, 8, 48], kernel: [3, 3, 20] },
  'every width of registers, and one filled in part': {
    input: [1, 5, 6, 107],
    kernel: [3, 2, 9],
  },
  'single cells': { input: [1, 6, 7, 64], kernel: [1, 1, 33] },
  'two images': { input: [2, 7, 7, 36], kernel: [3, 3, 8] },
  'strides that differ': { input: [2, 11, 10, 80], kernel: [3, 5, 7], strides: [2, 3] },
  'strides longer than the kernel': { input: [1, 9, 9, 130], kernel: [2, 1, 5], strides: [3, 2] },
  'dilated kernels': { input: [1, 12, 11, 34], kernel: [3, 3, 6], dilations: [2, 3] },
  'no padding': { input: [1, 8, 9, 40], kernel: [3, 4, 6], padding: 'valid' },
  'padding wider than the kernel': {
    input: [1, 6, 5, 64],
    kernel: [2, 2, 5],
    padding: [
      [3, 4],
      [0, 5],
    ],
  },
  'one channel': { input: [2, 13, 12, 1], kernel: [5, 5, 7] },
  'three channels': { input: [1, 10, 9, 3], kernel: [3, 3, 10] },
  'three channels, strided, wide of the map': {
    input: [2, 9, 11, 3],
    kernel: [5, 7, 6],
    strides: [2, 2],
    padding: [
      [4, 3],
      [6, 7],
    ],
  },
  'a kernel larger than its narrow map': { input: [1, 3, 2, 4], kernel: [7, 7, 3] },
  'dilated over one channel': { input: [1, 12, 12, 2], kernel: [3, 3, 5], dilations: [2, 1] },
  'dilated both ways over one channel': {
    input: [1, 12, 9, 1],
    kernel: [3, 3, 5],
    dilations: [2, 2],
  },
  'depthwise, strided': {
    input: [2, 11, 9, 13],
    kernel: [3, 5, 1],
    strides: [2, 2],
    kind: 'depthwiseConv2d',
  },
  'depthwise, strided, two outputs a channel': {
    input: [1, 7, 8, 6],
    kernel: [3, 3, 2],
    strides: [3, 2],
    kind: 'depthwiseConv2d',
  },
};

function nodeOf({ input, kernel, strides, dilations, padding, kind }: Case): Kernel {
  const [rows, columns, outputs] = kernel;
  const shape: Shape4 = [rows, columns, input[3], outputs];
  return {
    kind: kind ?? 'conv2d',
    kernel: tensor4d(random(shape.reduce((all, each) => all * each)), shape),
    strides: strides ?? [1, 1],
    dilations: dilations ?? [1, 1],
    padding: padding ?? 'same',
  };
}

before(() => startBackend('wasm', new URL('/dist/', location.href).href));

describe('input gradients by kernels of our own', () => {
  it('have them on this machine', () => {
    expect(simdKernels()).not.to.equal(null);
  });

  for (const [title, each] of Object.entries(cases)) {
    for (const density of [0, 0.02, 0.2, 0.55, 1]) {
      it(`${title}, density ${density}`, () => {
        const before = memory();
        const [ours, theirs] = tidy(() => {
          const node = nodeOf(each);
          const input = { shape: each.input };
          const geometry = convolutionWindows(node, input);
          const outputs = node.kernel.shape[3] * (each.kind ? each.input[3] : 1);
          const shape: Shape4 = [
            each.input[0],
            geometry.vertical.output,
            geometry.horizontal.output,
            outputs,
          ];
          const signal = tensor4d(
            sparse(
              shape.reduce((all, one) => all * one),
              density,
            ),
            shape,
          );
          const expected = transposedByZeros(signal, node, input);
          return [backward(signal, node, each.input), expected].map((map) =>
            map.dataSync().slice(),
          );
        }) as unknown as [Float32Array, Float32Array];
        expect(ours.length).to.equal(theirs.length);
        expect(largestDifference(ours, theirs)).to.be.at.most(2e-6 * (largest(theirs) || 1));
        if (density > 0.1) expect(largest(theirs)).to.be.above(0);
        const { numTensors, numBytes } = memory();
        expect([numTensors, numBytes]).to.deep.equal([before.numTensors, before.numBytes]);
      });
    }
  }

  function backward(signal: Tensor4D, node: Kernel, input: Shape4): Tensor4D {
    const prepared = prepareKernel(node);
    const geometry = convolutionWindows(node, { shape: input });
    if (node.kind !== 'depthwiseConv2d') {
      return convInputGradient(signal, prepared, geometry, input[3]);
    }
    return depthwiseInputGradient(signal, prepared, geometry, input[3]);
  }

  it('have the bits of the dense convolution', () => {
    for (const channels of [36, 48, 96]) {
      const [ours, theirs] = tidy(() => {
        const node = nodeOf({ input: [1, 9, 10, channels], kernel: [3, 3, 24] });
        const signal = tensor4d(sparse(9 * 10 * 24, 0.3), [1, 9, 10, 24]);
        const flipped = transpose(reverse(node.kernel, [0, 1]), [0, 1, 3, 2]) as Tensor4D;
        const dense = conv2d(signal, flipped, 1, 'same');
        return [backward(signal, node, [1, 9, 10, channels]), dense].map((map) =>
          Array.from(map.dataSync()),
        );
      }) as unknown as [number[], number[]];
      expect(ours).to.deep.equal(theirs);
    }
  });

  it('hand on what is no finite number', () => {
    const values = tidy(() => {
      const node = nodeOf({ input: [1, 4, 4, 32], kernel: [3, 3, 8] });
      const data = sparse(4 * 4 * 8, 0.2);
      data[5] = NaN;
      return backward(tensor4d(data, [1, 4, 4, 8]), node, [1, 4, 4, 32])
        .dataSync()
        .slice();
    });
    expect(Number.isNaN(values[0])).to.equal(true);
    expect(Number.isNaN(values.at(-1))).to.equal(false);
  });
});

describe('the gate of a ReLU', () => {
  for (const size of [1, 3, 4, 5, 8, 11, 64]) {
    it(`of ${size} values`, () => {
      const [signal, input] = [random(size), random(size).map((value) => 8 * value)];
      for (const [above, below, positive] of [
        [0, Infinity, false],
        [0, Infinity, true],
        [0, 6, true],
        [-1, 2, false],
      ] as const) {
        const gated = tidy(() =>
          throughGate(tensor(signal), tensor(input), { above, below }, positive).dataSync().slice(),
        );
        const expected = signal.map((value, i) =>
          input[i]! > above && input[i]! < below && !(positive && value < 0) ? value : 0,
        );
        expect(Array.from(gated, (value) => value + 0)).to.deep.equal(Array.from(expected));
      }
    });
  }

  it('is strict at its ends, and takes several signals over one input', () => {
    const input = tensor([0, 6, 3, -0, 6.001, 5.999], [1, 6]);
    const signals = tensor([1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1], [2, 6]);
    const values = throughGate(signals, input, { above: 0, below: 6 }, false).dataSync();
    expect(Array.from(values, (value) => value + 0)).to.deep.equal([
      0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, -1,
    ]);
  });
});

describe('stable division', () => {
  it('by the kernel has the quotients and sums of a loop', () => {
    const [numerators, denominators, bias] = [sparse(240, 0.7), sparse(240, 0.8), random(12)];
    for (const epsilon of [0, 0.1]) {
      const shape = [1, 4, 5, 12];
      const { value, absorbed, byBias } = divideStably(
        tensor(numerators, shape),
        tensor(denominators, shape),
        epsilon,
        tensor(bias),
      );
      let [taken, biased] = [0, 0];
      const expected = numerators.map((numerator, i) => {
        const added = denominators[i]! < 0 ? -epsilon : epsilon;
        const whole = denominators[i]! + added;
        const quotient = numerator === 0 || whole === 0 ? 0 : numerator / whole;
        taken += quotient * added;
        biased += quotient * bias[i % 12]!;
        return quotient;
      });
      const values = value.dataSync<'float32'>();
      expect(largestDifference(values, expected)).to.be.at.most(3e-7 * largest(expected));
      const size = expected.reduce((sum, each) => sum + Math.abs(each), 0);
      expect(absorbed).to.be.closeTo(taken, 1e-6 * size);
      expect(byBias).to.be.closeTo(biased, 1e-6 * size);
      expect(dot(value, tensor(bias))).to.be.closeTo(biased, 1e-6 * size);
    }
  });
});

describe('the input gradient of a dense layer', () => {
  it('is the product with the transposed kernel', () => {
    for (const density of [0, 0.1, 1]) {
      const signal = sparse(2 * 30, density);
      const kernel = random(17 * 30);
      const values = denseInputGradient(
        tensor(signal, [2, 30]) as Tensor2D,
        tensor(kernel, [17, 30]) as Tensor2D,
      ).dataSync<'float32'>();
      const expected = Float32Array.from({ length: 34 }, (_, i) =>
        Array.from({ length: 30 }).reduce<number>(
          (sum, _each, unit) =>
            sum + signal[Math.floor(i / 17) * 30 + unit]! * kernel[(i % 17) * 30 + unit]!,
          0,
        ),
      );
      expect(largestDifference(values, expected)).to.be.at.most(1e-6 * (largest(expected) || 1));
    }
  });
});
