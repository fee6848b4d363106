import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type Explainer,
  type InputTensor,
  type LrpOptions,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  after,
  build,
  conv,
  dense,
  flatten,
  multiply,
  relu,
  softmax,
  type NetSpec,
} from '../oracle/net.js';
import { codeOf } from '../support/errors.js';
import { sampleOf } from '../support/lrp.js';

/** What arrives from untyped callers, such as attributes. */
function untyped(options: Record<string, unknown>): LrpOptions {
  return options as LrpOptions;
}

const refused: [string, LrpOptions, string][] = [
  ['an unknown composite', untyped({ composite: 'guided' }), 'rule-unknown'],
  ['an unknown rule', untyped({ layerRules: { conv1: { rule: 'best' } } }), 'rule-unknown'],
  ['a rule for an unknown layer', { layerRules: { conv9: { rule: 'epsilon' } } }, 'layer-unknown'],
  ['a rule that the layer cannot have', { layerRules: { pool1: { rule: 'gamma' } } }, 'rule-unfit'],
  ['z-box above the first layer', { layerRules: { conv2: { rule: 'z-box' } } }, 'rule-unfit'],
  ['a negative epsilon', { epsilon: -1 }, 'setting-out-of-range'],
  ['an epsilon that is no number', { epsilon: NaN }, 'setting-out-of-range'],
  ['a negative gamma', { gamma: -0.1 }, 'setting-out-of-range'],
  ["a layer's negative gamma", { layerRules: { conv1: { gamma: -1 } } }, 'setting-out-of-range'],
  ['alpha less beta other than 1', { alpha: 2, beta: 2 }, 'setting-out-of-range'],
  [
    "a layer's alpha and beta",
    { layerRules: { conv1: { alpha: 3, beta: 1 } } },
    'setting-out-of-range',
  ],
  ['an alpha below 1', { alpha: 0.5 }, 'setting-out-of-range'],
  ['a negative stabiliser', { stabilizer: -1 }, 'setting-out-of-range'],
  ['an unknown scale of epsilon', untyped({ epsilonScale: 'model' }), 'setting-out-of-range'],
  ['an unknown start', untyped({ start: 'two' }), 'setting-out-of-range'],
  ['an unknown contrast', untyped({ contrast: 'all' }), 'target-unknown'],
  ['bounds for other channels', { low: [0, 0], high: 1 }, 'setting-out-of-range'],
  ['no bins', { denominatorsOf: 'conv1', bins: 0 }, 'setting-out-of-range'],
  ['channels of an unknown layer', { channelsOf: ['conv9'] }, 'layer-unknown'],
  ['denominators of an unknown layer', { denominatorsOf: 'conv9' }, 'layer-unknown'],
  [
    'a restart in an unknown layer',
    { restart: { layer: 'conv9', unit: '*,*,1' } },
    'layer-unknown',
  ],
  ['a restart beyond the layer', { restart: { layer: 'conv1', unit: '*,*,16' } }, 'unit-unknown'],
  ['a restart of another rank', { restart: { layer: 'dense1', unit: '*,*,1' } }, 'unit-unknown'],
  ['a place where there is none', { denseAs: 'conv', place: '1,0' }, 'unit-unknown'],
  ['too many random layers', { randomized: { layers: 9, seed: 1 } }, 'setting-out-of-range'],
  ['an unknown class', { target: 'nobody' }, 'target-unknown'],
];

async function explained(net: NetSpec, run: (explainer: Explainer) => Promise<void>) {
  const { url, revoke } = toUrl(toKeras(net, { topology: 'functional' }));
  await run(createExplainer({ model: url, backend: 'cpu' }));
  revoke();
}

describe('what LRP refuses', () => {
  for (const [what, options, code] of refused) {
    it(`${what}: ${code}`, async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', 'cpu');
      expect(await codeOf(explainer.lrpOf(image, options))).to.equal(code);
    });
  }

  it('a larger picture, unless dense layers are convolutions', async () => {
    const { explainer } = await sampleOf('mnist-cnn', 'cpu');
    const image: InputTensor = { data: new Float32Array(32 * 32).fill(0.5), shape: [32, 32, 1] };
    expect(await codeOf(explainer.lrpOf(image))).to.equal('image-shape');
    const smaller: InputTensor = { data: new Float32Array(20 * 20), shape: [20, 20, 1] };
    expect(await codeOf(explainer.lrpOf(smaller, { denseAs: 'conv' }))).to.equal('image-shape');
  });

  it('z-box without the range of the input', async () => {
    // No card lies beside a model from a blob.
    await explained(
      build([4, 4, 1], 1, [conv(2, 2), relu(), flatten(), dense(2)]),
      async (explainer) => {
        const image: InputTensor = { data: new Float32Array(16).fill(0.5), shape: [4, 4, 1] };
        const composite = 'epsilon-gamma-box';
        expect(await codeOf(explainer.lrpOf(image, { composite }))).to.equal('input-range-missing');
        const { map } = await explainer.lrpOf(image, { composite, low: 0, high: [1] });
        expect(map.every(Number.isFinite)).to.equal(true);
      },
    );
  });

  it('a layer without a rule, until it is given one; gates get nothing', async () => {
    const inside = build([4, 4, 1], 1, [
      conv(2, 3),
      softmax({ name: 'mixing' }),
      flatten(),
      dense(2),
    ]);
    const image: InputTensor = { data: new Float32Array(16).fill(0.5), shape: [4, 4, 1] };
    await explained(inside, async (explainer) => {
      const code = await codeOf(explainer.lrpOf(image));
      expect(code).to.equal('layer-without-rule');
      const layerRules = { mixing: { rule: 'pass' } } as const;
      const { details } = await explainer.lrpOf(image, { layerRules });
      expect(details.layers.map(({ name }) => name)).to.include('mixing');
    });
    const gated = build([4, 4, 1], 1, [
      conv(2, 3, { name: 'signal' }),
      softmax({ name: 'gate' }),
      after(['signal', 'gate'], multiply({ name: 'product' })),
      flatten(),
      dense(2),
    ]);
    await explained(gated, async (explainer) => {
      const { details } = await explainer.lrpOf(image);
      expect(details.layers.map(({ name }) => name))
        .to.include('signal')
        .and.not.to.include('gate');
      const restart = { layer: 'gate', unit: '*,*,0' };
      expect(await codeOf(explainer.lrpOf(image, { restart }))).to.equal('layer-unreached');
      const layerRules = { product: { rule: 'uniform' } } as const;
      expect(await codeOf(explainer.lrpOf(image, { layerRules }))).to.equal('layer-without-rule');
    });
  });

  it('dense layers as convolutions where a layer has no meaning on maps', async () => {
    const flat = build([4, 4, 1], 1, [conv(2, 3), flatten(), softmax({ name: 'all' }), dense(2)]);
    const image: InputTensor = { data: new Float32Array(16).fill(0.5), shape: [4, 4, 1] };
    await explained(flat, async (explainer) => {
      const options = { denseAs: 'conv', layerRules: { all: { rule: 'pass' } } } as const;
      expect(await codeOf(explainer.lrpOf(image, options))).to.equal('dense-as-conv-unfit');
    });
  });
});

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`memory of LRP on ${backend}`, () => {
    for (const name of backend === 'webgl' ? ['residual'] : ['mnist-cnn', 'mobile', 'residual']) {
      it(`returns to its baseline after every job on ${name}`, async () => {
        const { explainer, image } = await sampleOf(name, backend);
        const { layers } = (await explainer.lrpOf(image)).details;
        const layer = layers[0]!.name;
        const weighted = layers.filter(({ choices }) => choices.includes('gamma'));
        const channelsOf = layers.map((each) => each.name);
        const requests: LrpOptions[] = [
          { composite: 'epsilon-gamma-box', low: -1, high: 1 },
          { composite: 'alpha-beta', channelsOf: [layer], denominatorsOf: layer },
          { composite: 'lrp-0', denseAs: 'conv' },
          { composite: 'lrp-transpose', restart: { layer, unit: '*,*,0' } },
          { composite: 'epsilon-plus-flat', randomized: { layers: 2, seed: 1 } },
          { composite: 'gamma', gamma: 0.5, randomized: { layers: 1, seed: 1 }, denseAs: 'conv' },
        ];
        const failing: LrpOptions[] = [
          { target: 99 },
          { restart: { layer, unit: 'here' } },
          { denseAs: 'conv', place: '9,9' },
          // Found out in the middle of the pass.
          { channelsOf, layerRules: { [weighted[1]!.name]: { rule: 'z-box' } } },
        ];
        const run = async () => {
          for (const request of requests) await explainer.lrpOf(image, request);
          for (const request of failing) await codeOf(explainer.lrpOf(image, request));
        };
        // Kernels that are made once are kept.
        await run();
        const before = await explainer.memory();
        await run();
        expect(await explainer.memory()).to.deep.equal(before);
        // The kernels of another gamma take the place of the last one's.
        await explainer.lrpOf(image, { composite: 'gamma', gamma: 0.1 });
        const once = await explainer.memory();
        await explainer.lrpOf(image, { composite: 'gamma', gamma: 0.25 });
        expect(await explainer.memory()).to.deep.equal(once);
      });
    }
  });
}
