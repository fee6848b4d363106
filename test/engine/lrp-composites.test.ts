import { expect } from '@esm-bundle/chai';
import { createExplainer, type LrpComposite, type LrpRule } from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { relevanceOf, type LrpSettings } from '../oracle/lrp.js';
import { build, conv, dense, flatten, mulberry32, randomArray, relu } from '../oracle/net.js';
import { relativeError } from '../support/differences.js';

type OfLayers = [first: LrpSettings, convolution: LrpSettings, dense: LrpSettings];

const epsilon: LrpSettings = { rule: 'epsilon' };
const zPlus: LrpSettings = { rule: 'z-plus' };
const flat: LrpSettings = { rule: 'flat' };
const alphaBeta: LrpSettings = { rule: 'alpha-beta', alpha: 2, beta: 1 };

/** What the papers and zennit give the first layer, other convolutions and dense layers. */
const expected: Record<Exclude<LrpComposite, LrpRule>, OfLayers> = {
  'epsilon-plus': [zPlus, zPlus, epsilon],
  'epsilon-plus-flat': [flat, zPlus, epsilon],
  'epsilon-gamma-box': [{ rule: 'z-box', low: -1, high: 1 }, { rule: 'gamma' }, epsilon],
  'epsilon-alpha2-beta1': [alphaBeta, alphaBeta, epsilon],
  'epsilon-alpha2-beta1-flat': [flat, alphaBeta, epsilon],
  'excitation-backprop': [zPlus, zPlus, zPlus],
};

const net = build([7, 6, 2], 71, [
  conv(3, 4, { padding: 'same', name: 'first' }),
  relu(),
  conv([2, 3], 3, { name: 'second' }),
  relu(),
  flatten(),
  dense(5, { name: 'hidden' }),
  relu(),
  dense(3, { name: 'last' }),
]);
const data = randomArray(84, mulberry32(72), -1, 1);

describe('LRP composites against loops in float64', () => {
  const { url, revoke } = toUrl(toKeras(net));
  const explainer = createExplainer({ model: url, backend: 'wasm' });
  after(revoke);

  for (const [name, [first, convolution, fullyConnected]] of Object.entries(expected)) {
    it(`${name} gives each kind of layer its rule`, async () => {
      const tape = forward(net, data);
      const signal = tape.logits.map((logit, index) => (index === 2 ? logit : 0));
      const start = { layer: net.layers.length - 1, signal };
      const relevance = relevanceOf(net, tape, start, ({ kind, name: layer }) =>
        kind === 'dense' ? fullyConnected : layer === 'first' ? first : convolution,
      );
      const composite = name as LrpComposite;
      const image = { data, shape: net.input };
      const options = { composite, target: 2, low: -1, high: 1 };
      const { map } = await explainer.lrpOf(image, options);
      expect(relativeError(map, relevance)).to.be.below(1e-4);
    });
  }
});
