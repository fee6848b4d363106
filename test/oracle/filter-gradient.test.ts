import { expect } from '@esm-bundle/chai';
import { filterGradient } from './filter-gradient.js';
import { forward } from './float64.js';
import { build, conv, mulberry32, randomArray } from './net.js';
import type { ConvSpec, NetSpec, Pair, Padding } from './spec.js';

/** <signal, output> where one weight has the value `by` and the others are 0: linear, so exact. */
function outputWith(net: NetSpec, at: Float64Array, signal: Float64Array, tap: number, by: number) {
  const layer = net.layers[0] as ConvSpec;
  const weights = { kernel: layer.weights.kernel.map((_, i) => (i === tap ? by : 0)) };
  const { logits } = forward({ ...net, layers: [{ ...layer, weights }] }, at);
  return logits.reduce((sum, value, i) => sum + value * signal[i]!, 0);
}

describe('oracle: the kernel gradient agrees with central differences', () => {
  const cases: [kernel: Pair, strides: Pair, dilation: Pair][] = [
    [
      [3, 3],
      [1, 1],
      [1, 1],
    ],
    [
      [4, 2],
      [2, 3],
      [1, 1],
    ],
    [
      [1, 2],
      [3, 2],
      [1, 1],
    ],
    [
      [3, 2],
      [1, 1],
      [2, 3],
    ],
  ];
  for (const padding of ['same', 'valid'] satisfies Padding[]) {
    for (const [kernel, strides, dilation] of cases) {
      it(`kernel ${kernel}, strides ${strides}, dilation ${dilation}, ${padding}`, () => {
        const filters = 3;
        const input: [number, number, number] = [9, 8, 2];
        const options = { strides, dilation, padding, bias: false };
        const net = build(input, 7, [conv(kernel, filters, options)]);
        const random = mulberry32(3);
        const at = Float64Array.from(randomArray(9 * 8 * 2, random));
        const size = forward(net, at).logits.length;
        const signal = Float64Array.from(randomArray(size, random));
        const layer = { kernel, strides, dilation, padding };
        const gradient = filterGradient(layer, at, [1, ...input], signal, filters);
        gradient.forEach((value, tap) => {
          const rise = outputWith(net, at, signal, tap, 1) - outputWith(net, at, signal, tap, -1);
          expect(value, `weight ${tap}`).to.be.closeTo(rise / 2, 1e-12);
        });
      });
    }
  }
});
