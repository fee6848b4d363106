import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type LrpComposite,
  type LrpOptions,
  type LrpRule,
  type LrpRuleChoice,
} from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { relevanceOf, type LrpSettings } from '../oracle/lrp.js';
import { build, conv, dense, flatten, mulberry32, randomArray, relu } from '../oracle/net.js';
import { relativeError } from '../support/differences.js';
import { codeOf } from '../support/errors.js';

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

    it(`${name} as an object gives the same`, async () => {
      const image = { data, shape: net.input };
      const bounds = { low: -1, high: 1, target: 2 };
      const named = await explainer.lrpOf(image, { composite: name as LrpComposite, ...bounds });
      const [one, conv, dense] = [first, convolution, fullyConnected].map(toldOf);
      const own = await explainer.lrpOf(image, {
        composite: { first: one!, conv: conv!, dense: dense! },
        ...bounds,
      });
      expect(own.method).to.equal('custom');
      expect(own.map).to.deep.equal(named.map);
    });
  }

  it('an object takes rules by kind and by name, names first, and options over both', async () => {
    const image = { data, shape: net.input };
    const rulesOf = async (options: LrpOptions): Promise<Record<string, unknown>> => {
      const { details } = await explainer.lrpOf(image, options);
      const weighted = details.layers.filter(({ shape, rule }) => shape && rule !== 'pass');
      return Object.fromEntries(
        weighted.map(({ name, rule, parameters }) => [name, [rule, parameters]]),
      );
    };
    const composite = {
      first: 'flat',
      conv: { rule: 'gamma', gamma: 0.5 },
      dense: 'z-plus',
      rules: { dense: { rule: 'epsilon', epsilon: 0.1 }, last: 'lrp-0' },
    } as const;
    expect(await rulesOf({ composite })).to.deep.equal({
      first: ['flat', {}],
      second: ['gamma', { gamma: 0.5 }],
      hidden: ['epsilon', { epsilon: 0.1 }],
      last: ['lrp-0', {}],
    });
    const told = await rulesOf({ composite, layerRules: { last: 'w-square' } });
    expect(told['last']).to.deep.equal(['w-square', {}]);
    expect(await rulesOf({ composite: {} })).to.deep.equal(await rulesOf({ composite: 'epsilon' }));
  });

  it('an object is refused for what it names wrongly', async () => {
    const image = { data, shape: net.input };
    const refused = (composite: unknown): Promise<string> =>
      codeOf(Reflect.apply(explainer.lrpOf, explainer, [image, { composite, low: -1, high: 1 }]));
    expect(await refused({ conv: 'gama' })).to.equal('rule-unknown');
    expect(await refused({ dense: 'pass' })).to.equal('rule-unknown');
    expect(await refused({ conv: 'z-box' })).to.equal('rule-unfit');
    expect(await refused({ conv: { rule: 'gamma', gamma: -1 } })).to.equal('setting-out-of-range');
    expect(await refused({ rules: { third: 'flat' } })).to.equal('layer-unknown');
    expect(await refused({ rules: { last: 'pass' } })).to.equal('rule-unfit');
    expect(await refused({ convolution: 'flat' })).to.equal('option-unknown');
    expect(await refused({ first: 3 })).to.equal('argument-invalid');
  });

  it('several composites, own ones among them, come from one forward pass', async () => {
    const image = { data, shape: net.input };
    const results = await explainer.lrpOfEach(image, ['epsilon-plus', { conv: 'z-plus' }, 'auto']);
    expect(results.map(({ method }) => method)).to.deep.equal([
      'epsilon-plus',
      'custom',
      'epsilon-plus',
    ]);
    expect(results[1]?.map).to.deep.equal(results[0]?.map);
  });
});

/** Without the bounds, which are options of all layers. */
function toldOf({ rule, alpha, beta }: LrpSettings): LrpRuleChoice {
  return alpha === undefined || beta === undefined ? rule : { rule, alpha, beta };
}
