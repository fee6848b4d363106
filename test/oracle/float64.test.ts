import { expect } from '@esm-bundle/chai';
import { backward, forward, seedForClass, seedForStrongest } from './float64.js';
import type { Rule } from './float64.js';
import {
  build,
  conv,
  dense,
  dropout,
  flatten,
  mulberry32,
  randomArray,
  relu,
  softmax,
} from './net.js';

const RULES: Rule[] = ['gradient', 'deconvnet', 'guided-backprop'];

describe('oracle: ReLU rules', () => {
  const image = [1, -1, 5, 2, -5, -7, -3, 2, 4];
  const signal = [-2, 3, -1, 6, -3, 1, 2, -1, 3];
  const expected: Record<Rule, number[]> = {
    gradient: [-2, 0, -1, 6, 0, 0, 0, -1, 3],
    deconvnet: [0, 3, 0, 6, 0, 1, 2, 0, 3],
    'guided-backprop': [0, 0, 0, 6, 0, 0, 0, 0, 3],
  };
  for (const rule of RULES) {
    it(`treats the worked example by ${rule}`, () => {
      const net = build([3, 3, 1], 1, [relu()]);
      const tape = forward(net, image);
      const map = backward(net, tape, { layer: 0, signal: Float64Array.from(signal) }, rule);
      expect([...tape.logits]).to.deep.equal([1, 0, 5, 2, 0, 0, 0, 2, 4]);
      expect([...map]).to.deep.equal(expected[rule]);
    });

    it(`is strict at 0 by ${rule}`, () => {
      const net = build([1, 2, 1], 1, [relu()]);
      const seed = { layer: 0, signal: Float64Array.of(1, 0) };
      const map = backward(net, forward(net, [0, 1]), seed, rule);
      expect([...map]).to.deep.equal([rule === 'deconvnet' ? 1 : 0, 0]);
    });

    it(`treats a fused ReLU as a layer of its own by ${rule}`, () => {
      const fused = build([5, 6, 2], 7, [conv(3, 4, { activation: 'relu' }), conv(2, 3)]);
      const apart = build([5, 6, 2], 7, [conv(3, 4), relu(), conv(2, 3)]);
      const image = randomArray(60, mulberry32(8));
      const tape = forward(fused, image);
      const signal = tape.logits.map((_, i) => Math.cos(i));
      expect(backward(fused, tape, { layer: 1, signal }, rule)).to.deep.equal(
        backward(apart, forward(apart, image), { layer: 2, signal }, rule),
      );
    });
  }
});

describe('oracle: seeds', () => {
  const image = [0.3, -0.2, 0.7];
  const layers = [flatten(), dense(4, { activation: 'relu' })];
  const fused = build([1, 3, 1], 5, [...layers, dropout(0.3), dense(3, { activation: 'softmax' })]);
  const apart = build([1, 3, 1], 5, [...layers, dropout(0.3), dense(3), softmax()]);

  it('strips the softmax', () => {
    const tape = forward(fused, image);
    expect(tape.logits).to.deep.equal(forward(apart, image).logits);
    const powers = tape.logits.map(Math.exp);
    const sum = powers.reduce((total, power) => total + power);
    tape.activations.at(-1)!.forEach((p, i) => expect(p).to.be.closeTo(powers[i]! / sum, 1e-15));
    expect(seedForClass(apart, 2)).to.deep.equal({ layer: 4, signal: Float64Array.of(0, 0, 1) });
    for (const rule of RULES) {
      const map = backward(fused, tape, seedForClass(fused, 2), rule);
      expect(map).to.deep.equal(
        backward(apart, forward(apart, image), seedForClass(apart, 2), rule),
      );
    }
    expect(() => seedForClass(fused, 3)).to.throw(RangeError);
  });

  it('takes the first of the strongest activations', () => {
    const net = build([2, 2, 2], 1, [relu({ name: 'r' })]);
    const tape = forward(net, [-9, 1, 4, 0, 3, 4, 4, 2]);
    expect(seedForStrongest(net, tape, 'r')).to.deep.equal({
      layer: 0,
      signal: Float64Array.of(0, 0, 1, 0, 0, 0, 0, 0),
    });
    expect(() => seedForStrongest(net, tape, 'other')).to.throw(RangeError);
  });
});
