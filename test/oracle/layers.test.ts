import { expect } from '@esm-bundle/chai';
import { backward, forward } from './float64.js';
import { build, conv, shapes } from './net.js';
import type { NetSpec, Padding } from './net.js';

function maxPoolNet(
  [h, w]: [number, number],
  pool: number,
  strides: number,
  padding: Padding = 'valid',
): NetSpec {
  return {
    input: [h, w, 1],
    layers: [
      { kind: 'maxPool', name: 'pool', pool: [pool, pool], strides: [strides, strides], padding },
    ],
  };
}

/** Output of a one-layer network, and what the signal becomes below it. */
function through(net: NetSpec, image: number[], signal: number[]) {
  const tape = forward(net, image);
  const map = backward(net, tape, { layer: 0, signal: Float64Array.from(signal) }, 'gradient');
  return { output: [...tape.logits], map: [...map] };
}

describe('oracle: max pooling', () => {
  it('sends the signal to the first of tied maxima in row-major order', () => {
    expect(through(maxPoolNet([2, 2], 2, 2), [1, 3, 3, 3], [5])).to.deep.equal({
      output: [3],
      map: [0, 5, 0, 0],
    });
    expect(through(maxPoolNet([2, 2], 2, 2), [1, 2, 3, 3], [5]).map).to.deep.equal([0, 0, 5, 0]);
  });

  it('sends the signal of an all-zero window to its first cell', () => {
    const { map } = through(maxPoolNet([2, 4], 2, 2), [0, 0, 0, 0, 0, 0, 0, 0], [2, -3]);
    expect(map).to.deep.equal([2, 0, -3, 0, 0, 0, 0, 0]);
  });

  it('sends the signal of an all-negative window to its largest cell', () => {
    const { output, map } = through(maxPoolNet([2, 2], 2, 2), [-4, -2, -1, -3], [7]);
    expect(output).to.deep.equal([-1]);
    expect(map).to.deep.equal([0, 0, 7, 0]);
  });

  it('lets no padded cell win on an all-negative map', () => {
    // SAME, 3x3, stride 1: every window of the border reaches into the padding.
    const { output, map } = through(
      maxPoolNet([2, 3], 3, 1, 'same'),
      [-6, -5, -4, -3, -2, -1],
      [1, 10, 100, 1000, 10000, 100000],
    );
    expect(output).to.deep.equal([-2, -1, -1, -2, -1, -1]);
    expect(map).to.deep.equal([0, 0, 0, 0, 1001, 110110]);
  });

  it('puts the odd padded cell of SAME behind', () => {
    // 3 cells, windows of 2 at stride 2: [0 1] [2 .]
    const net = maxPoolNet([1, 3], 2, 2, 'same');
    expect(through(net, [-1, -2, -3], [5, 7])).to.deep.equal({
      output: [-1, -3],
      map: [5, 0, 7],
    });
  });

  it('adds up the signals of overlapping windows', () => {
    const net = maxPoolNet([3, 3], 2, 1);
    const { output, map } = through(net, [1, 2, 3, 4, 9, 5, 6, 7, 8], [1, 10, 100, 1000]);
    expect(output).to.deep.equal([9, 9, 9, 9]);
    expect(map).to.deep.equal([0, 0, 0, 0, 1111, 0, 0, 0, 0]);
  });
});

describe('oracle: other layers by hand', () => {
  it('divides SAME average pooling by the number of real cells', () => {
    const net: NetSpec = {
      input: [3, 3, 1],
      layers: [{ kind: 'averagePool', name: 'p', pool: [2, 2], strides: [2, 2], padding: 'same' }],
    };
    const { output, map } = through(net, [1, 2, 3, 4, 5, 6, 7, 8, 9], [4, 6, 10, 5]);
    expect(output).to.deep.equal([3, 4.5, 7.5, 9]);
    expect(map).to.deep.equal([1, 1, 3, 1, 1, 3, 5, 5, 5]);
  });

  it('correlates with the kernel, SAME with stride 2 starting at the first cell of an even row', () => {
    const net: NetSpec = {
      input: [1, 4, 1],
      layers: [
        {
          kind: 'conv2d',
          name: 'c',
          kernel: [1, 3],
          filters: 1,
          strides: [1, 2],
          padding: 'same',
          weights: { kernel: Float32Array.of(1, 10, 100), bias: Float32Array.of(0.5) },
        },
      ],
    };
    // Windows [0 1 2] [2 3 .]
    const { output, map } = through(net, [1, 2, 3, 4], [1, 2]);
    expect(output).to.deep.equal([321.5, 43.5]);
    expect(map).to.deep.equal([1, 10, 102, 20]);
  });

  it('knows the shapes of SAME and VALID with strides and dilation', () => {
    const net = build([9, 12, 1], 1, [
      conv([3, 2], 2, { strides: [2, 3], padding: 'same' }),
      conv(3, 3, { dilation: [2, 1], padding: 'valid', name: 'atrous' }),
    ]);
    expect(shapes(net)).to.deep.equal([
      [5, 4, 2],
      [1, 2, 3],
    ]);
  });
});
