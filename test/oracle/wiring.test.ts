import { expect } from '@esm-bundle/chai';
import { backward, forward, seedAt, seedForClass } from './float64.js';
import {
  add,
  after,
  again,
  build,
  concatenate,
  conv,
  convTranspose,
  cropping,
  dense,
  depthwise,
  flatten,
  multiply,
  permute,
  relu,
  shapes,
  upsampling,
} from './net.js';
import type { LayerSpec, NetSpec, Step } from './net.js';

function outputOf(input: [number, number, number], image: number[], ...layers: LayerSpec[]) {
  return [...forward({ input, layers }, image).logits];
}

describe('oracle: the newer layers by hand', () => {
  it('spreads a transposed convolution, SAME cutting the end off', () => {
    const layer = {
      kind: 'conv2dTranspose',
      name: 'up',
      kernel: [1, 3],
      filters: 1,
      strides: [1, 2],
      padding: 'valid',
      weights: { kernel: Float32Array.of(1, 10, 100), bias: Float32Array.of(0.5) },
    } satisfies LayerSpec;
    const valid = [1.5, 10.5, 102.5, 20.5, 203.5, 30.5, 300.5];
    expect(outputOf([1, 3, 1], [1, 2, 3], layer)).to.deep.equal(valid);
    // SAME: windows of a 6-wide map at stride 2 begin at its first cell.
    const same = { ...layer, padding: 'same' } satisfies LayerSpec;
    expect(outputOf([1, 3, 1], [1, 2, 3], same)).to.deep.equal(valid.slice(0, 6));
  });

  it('lays the outputs of one channel side by side in a depthwise convolution', () => {
    const layer = {
      kind: 'depthwiseConv2d',
      name: 'each',
      kernel: [1, 1],
      multiplier: 2,
      strides: [1, 1],
      padding: 'valid',
      weights: { kernel: Float32Array.of(1, 10, 100, 1000) },
    } satisfies LayerSpec;
    expect(outputOf([1, 1, 2], [2, 3], layer)).to.deep.equal([2, 20, 300, 3000]);
  });

  it('interpolates between the centres of pixels', () => {
    const layer = {
      kind: 'upsampling',
      name: 'up',
      size: [1, 2],
      interpolation: 'bilinear',
    } satisfies LayerSpec;
    expect(outputOf([1, 2, 1], [0, 4], layer)).to.deep.equal([0, 1, 3, 4]);
    const nearest = { ...layer, interpolation: 'nearest' } satisfies LayerSpec;
    expect(outputOf([1, 2, 1], [0, 4], nearest)).to.deep.equal([0, 0, 4, 4]);
  });

  it('permutes axes and crops sides', () => {
    const image = [1, 2, 3, 4, 5, 6];
    const permuted = { kind: 'permute', name: 'p', axes: [2, 3, 1] } satisfies LayerSpec;
    expect(outputOf([2, 3, 1], image, permuted)).to.deep.equal([1, 4, 2, 5, 3, 6]);
    const cropped = {
      kind: 'cropping',
      name: 'c',
      sides: [
        [1, 0],
        [0, 2],
      ],
    } satisfies LayerSpec;
    expect(outputOf([2, 3, 1], image, cropped)).to.deep.equal([4]);
  });
});

describe('oracle: several inputs by hand', () => {
  const join = (kind: 'add' | 'multiply'): NetSpec =>
    build([1, 2, 2], 1, [
      permute([1, 2, 3], { name: 'map' }),
      after(
        'map',
        cropping(
          [
            [0, 0],
            [0, 1],
          ],
          { name: 'pixel' },
        ),
      ),
      after(['map', 'pixel'], kind === 'add' ? add() : multiply()),
    ]);

  it('repeats the smaller input, and sums its signal', () => {
    const image = [1, 2, 3, 4];
    const seed = { layer: 2, signal: Float64Array.of(1, 10, 100, 1000) };
    const sum = forward(join('add'), image);
    expect([...sum.logits]).to.deep.equal([2, 4, 4, 6]);
    expect([...backward(join('add'), sum, seed, 'gradient')]).to.deep.equal([102, 1020, 100, 1000]);
    const product = forward(join('multiply'), image);
    expect([...product.logits]).to.deep.equal([1, 4, 3, 8]);
    expect([...backward(join('multiply'), product, seed, 'gradient')]).to.deep.equal([
      1 + 1 + 300,
      20 + 20 + 4000,
      100,
      2000,
    ]);
  });

  it('concatenates along any axis', () => {
    const along = (axis: number) => {
      const steps: Step[] = [
        relu({ name: 'a' }),
        after('input', permute([2, 1, 3], { name: 'b' })),
        after(['a', 'b'], concatenate({ axis })),
      ];
      const net = build([2, 2, 1], 1, steps);
      return { shape: shapes(net)[2], values: [...forward(net, [1, 2, 3, 4]).logits] };
    };
    expect(along(0)).to.deep.equal({ shape: [4, 2, 1], values: [1, 2, 3, 4, 1, 3, 2, 4] });
    expect(along(1)).to.deep.equal({ shape: [2, 4, 1], values: [1, 2, 1, 3, 3, 4, 2, 4] });
    expect(along(2)).to.deep.equal({ shape: [2, 2, 2], values: [1, 1, 2, 3, 3, 2, 4, 4] });
  });

  it('passes every branch by the rule', () => {
    // Of the image [1, -1]: its own ReLU, and the ReLU of its negative.
    const negate: LayerSpec = { kind: 'rescaling', name: 'not', scale: [-1], offset: [0] };
    const net = build([1, 2, 1], 1, [
      relu({ name: 'a' }),
      after('input', () => negate),
      relu({ name: 'b' }),
      after(['a', 'b'], add({ name: 'sum' })),
    ]);
    const tape = forward(net, [1, -1]);
    const seed = { layer: 3, signal: Float64Array.of(3, -5) };
    const through = (rule: 'gradient' | 'deconvnet' | 'guided-backprop') => [
      ...backward(net, tape, seed, rule),
    ];
    expect(through('gradient')).to.deep.equal([3, 5]);
    expect(through('deconvnet')).to.deep.equal([0, 0]);
    expect(through('guided-backprop')).to.deep.equal([3, 0]);
  });

  it('leaves branches above the seed alone', () => {
    const net = build([3, 3, 1], 3, [
      conv(2, 2, { name: 'a' }),
      conv(1, 2, { name: 'b' }),
      after(['a', 'b'], add()),
      flatten(),
      dense(2),
    ]);
    const tape = forward(net, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const alone: NetSpec = { input: net.input, layers: net.layers.slice(0, 1) };
    expect(backward(net, tape, seedAt(net, 0, 5), 'gradient')).to.deep.equal(
      backward(alone, tape, seedForClass(alone, 5), 'gradient'),
    );
  });

  it('refuses unknown, later and missing inputs', () => {
    expect(() => build([3, 3, 1], 1, [after('b', relu())])).to.throw(RangeError);
    const [first, second] = build([3, 3, 1], 1, [relu(), relu()]).layers;
    const crossed = { input: [3, 3, 1], layers: [{ ...first!, inputs: ['relu2'] }, second!] };
    expect(() => shapes(crossed as NetSpec)).to.throw('reads ahead');
    expect(() => build([3, 3, 1], 1, [after(['input', 'input'], relu())])).to.throw('one input');
  });

  it('knows the shapes of branches and of further calls', () => {
    const net = build([4, 6, 3], 1, [
      depthwise(2, 2, { strides: 2, name: 'a' }),
      convTranspose(3, 6, { strides: [1, 2], padding: 'same', name: 'b' }),
      after('a', upsampling([1, 2], { name: 'c' })),
      after(['b', 'c'], concatenate()),
      conv(1, 12, { name: 'd' }),
      again('d'),
    ]);
    expect(shapes(net)).to.deep.equal([
      [2, 3, 6],
      [2, 6, 6],
      [2, 6, 6],
      [2, 6, 12],
      [2, 6, 12],
      [2, 6, 12],
    ]);
    expect(net.layers.at(-1)!.name).to.equal('d:1');
  });
});
