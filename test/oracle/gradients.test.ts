import { expect } from '@esm-bundle/chai';
import { differences, expectGradient, imageOf } from './differences.js';
import { backward, forward, seedForClass } from './float64.js';
import {
  averagePool,
  batchNorm,
  build,
  conv,
  dense,
  dropout,
  flatten,
  globalAveragePool,
  maxPool,
  relu,
  softmax,
  zeroPadding,
} from './net.js';
import type { Maker, Padding } from './net.js';

describe('oracle: the gradient rule agrees with central differences', () => {
  const paddings: Padding[] = ['same', 'valid'];
  for (const padding of paddings) {
    for (const size of [8, 9] as const) {
      const input: [number, number, number] = [size, size + 3, 2];
      for (const strides of [1, 2, 3]) {
        const cases: Record<string, Maker[]> = {
          'convolution 3x3': [conv(3, 3, { strides, padding, activation: 'relu' }), conv(1, 2)],
          'convolution 4x2': [conv([4, 2], 3, { strides, padding, bias: false }), relu()],
          'max pooling 2x2': [maxPool(2, { strides, padding }), relu()],
          'max pooling 3x3': [conv(2, 2), maxPool(3, { strides, padding })],
          'average pooling 3x3': [averagePool(3, { strides, padding }), conv(2, 2)],
          'average pooling 2x3': [averagePool([2, 3], { strides, padding })],
        };
        for (const [name, makers] of Object.entries(cases)) {
          it(`${name}, ${padding}, stride ${strides}, ${input.slice(0, 2).join(' x ')}`, () => {
            expectGradient(build(input, size + strides, makers));
          });
        }
      }
      it(`dilated convolution, ${padding}, ${input.slice(0, 2).join(' x ')}`, () => {
        expectGradient(build(input, size, [conv(3, 3, { dilation: [2, 3], padding })]));
      });
    }
  }

  it('a network of all layers with a fused softmax', () => {
    expectGradient(
      build([13, 12, 3], 31, [
        zeroPadding([
          [1, 0],
          [2, 1],
        ]),
        conv(3, 4, { strides: 2, bias: false }),
        batchNorm(),
        relu(),
        maxPool(3, { strides: 2, padding: 'same' }),
        conv(3, 5, { padding: 'same', activation: 'relu', dilation: 2 }),
        averagePool(2, { strides: 1, padding: 'same' }),
        dropout(0.4),
        flatten(),
        dense(7, { activation: 'relu' }),
        batchNorm(),
        dense(4, { activation: 'softmax' }),
      ]),
    );
  });

  it('a network with global average pooling and a softmax layer', () => {
    const makers = [
      conv(3, 6, { activation: 'relu' }),
      maxPool(2),
      globalAveragePool(),
      dense(3),
      softmax(),
    ];
    const net = build([10, 10, 3], 12, makers);
    expectGradient(net);
    const at = imageOf(net);
    const map = backward(net, forward(net, at), seedForClass(net, 1), 'gradient');
    const expected = differences(net, at, Float64Array.of(0, 1, 0));
    map.forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-8));
  });
});
