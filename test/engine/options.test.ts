import { expect } from '@esm-bundle/chai';
import {
  betweenCodes,
  configure,
  createAscent,
  createExplainer,
  createTraining,
  draftCard,
  ExplainError,
  rankCorrelation,
  reluBackward,
} from '../../dist/engine.js';
import { errorOf } from '../support/errors.js';

const explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
const ascent = createAscent({ backend: 'wasm' });
const training = createTraining({ model: 'mnist-cnn', backend: 'wasm' });
const scores = new Float32Array(28 * 28);

/** Calls as a page without a compiler makes them. */
type Loose = (...args: unknown[]) => unknown;
function loose(target: object, name: string): Loose {
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== 'function') throw new Error(`there is no ${name}`);
  return (...args) => Reflect.apply(method, target, args);
}

/** Whatever a call throws or is rejected with. */
function failureOf(call: () => unknown): Promise<ExplainError> {
  return errorOf(
    (async () => {
      await call();
    })(),
  );
}

/** Of every method: the arguments before its options, options that it needs, and whether others follow. */
const methods: Record<string, { before?: unknown[]; needed?: object; call?: boolean }> = {
  saliency: {},
  saliencyOf: { before: ['sample:1'] },
  saliencyOfBatch: { before: [['sample:1']] },
  sanityOf: { before: ['sample:1'], needed: { randomizedLayers: 1 } },
  faithfulnessOf: { needed: { image: 'sample:1', scores } },
  lrp: {},
  lrpOf: { before: ['sample:1'] },
  lrpOfBatch: { before: [['sample:1']] },
  lrpOfEach: { before: ['sample:1', ['epsilon']] },
  occlusion: {},
  occlusionOf: { before: ['sample:1'] },
  occlusionOfBatch: { before: [['sample:1']] },
  occludedAt: { before: ['sample:1', [0, 0]] },
  deconvnet: {},
  deconvFigureOf: {},
  switchesOf: { needed: { layer: 'pool1' } },
  forward: { before: ['sample:1'] },
  predict: { before: ['sample:1'], call: false },
  picture: { before: ['sample:1'], call: false },
  describe: { call: false },
  pictureModel: { call: false },
  inspect: { call: false },
};

describe('options of every method', () => {
  for (const [name, { before = [], needed = {}, call = true }] of Object.entries(methods)) {
    it(`${name}() refuses what it does not know, by name`, async () => {
      const method = loose(explainer, name);
      const unknown = await failureOf(() => method(...before, { ...needed, nonsense: 1 }));
      expect(unknown.code).to.equal('option-unknown');
      expect(unknown.message).to.contain('"nonsense"').and.to.contain(`${name}()`);
      expect(unknown.hint).to.contain('It takes');
      if (call) {
        const last = await failureOf(() => method(...before, needed, { sgnal: null }));
        expect(last.code).to.equal('option-unknown');
        expect(last.hint).to.contain('Did you mean "signal"?');
        const misplaced = await failureOf(() => method(...before, { ...needed, onProgress() {} }));
        expect(misplaced.hint).to.contain('another argument').and.to.contain(`${name}(`);
      }
      for (const [wrong, code] of [
        [3, 'argument-invalid'],
        ['sample:1', 'argument-invalid'],
        [[], 'argument-invalid'],
      ] as const) {
        expect(
          (await failureOf(() => method(...before, wrong))).code,
          `${name}(${wrong})`,
        ).to.equal(code);
      }
    });
  }

  it('says which option was meant', async () => {
    for (const [call, meant] of [
      [() => loose(explainer, 'saliency')({ methd: 'gradient' }), 'method'],
      [() => loose(explainer, 'saliency')({ 'cam-layer': 'conv1' }), 'camLayer'],
      [() => loose(explainer, 'saliency')({ src: 'sample:1' }), 'image'],
      [() => loose(explainer, 'saliency')({ n_steps: 3 }), 'steps'],
      [() => loose(explainer, 'saliency')({ baselines: 0 }), 'baseline'],
      [() => loose(explainer, 'lrp')({ rule: 'epsilon' }), 'composite'],
      [() => loose(explainer, 'lrp')({ epsilom: 1 }), 'epsilon'],
      [() => loose(explainer, 'occlusion')({ size: 8 }), 'occluder'],
      [() => loose(explainer, 'occlusion')({ baseline: 0 }), 'fill'],
      [() => loose(explainer, 'occlusion')({ strides: 2 }), 'stride'],
      [() => loose(explainer, 'predict')('sample:1', { preprocesing: {} }), 'preprocessing'],
      [() => loose(explainer, 'lrp')({ composite: { frist: 'z-box' } }), 'first'],
      [() => loose(explainer, 'lrp')({ layerRules: { conv1: { gama: 1 } } }), 'gamma'],
      [() => loose(explainer, 'lrp')({ composite: { rules: { Conv3D: 'flat' } } }), 'Conv2D'],
      [() => loose(training, 'step')(0, { wacth: {} }), 'watch'],
      [() => loose(training, 'step')(0, { watch: { image: 'sample:1' } }), 'images'],
    ] as const) {
      const { code, hint } = await failureOf(call);
      expect(['option-unknown', 'layer-unknown']).to.include(code);
      expect(hint).to.contain(`Did you mean "${meant}"?`);
    }
  });

  it('factories refuse at once', async () => {
    for (const [create, written, meant] of [
      [createExplainer, 'bakend', 'backend'],
      [createTraining, 'batchsize', 'batchSize'],
      [createAscent, 'generater', 'generator'],
      [configure, 'timout', 'timeout'],
    ] as const) {
      const call = (): unknown => Reflect.apply(create, null, [{ [written]: 1 }]);
      expect(call).to.throw(ExplainError);
      const { code, hint } = await failureOf(call);
      expect(code).to.equal('option-unknown');
      expect(hint).to.contain(`Did you mean "${meant}"?`);
      for (const wrong of [null, 'mnist-cnn', 3]) {
        const { code } = await failureOf(() => Reflect.apply(create, null, [wrong]));
        expect(code, `${create.name}(${wrong})`).to.equal('argument-invalid');
      }
    }
    expect((await failureOf(() => Reflect.apply(createExplainer, null, []))).code).to.equal(
      'argument-invalid',
    );
    expect(
      (await failureOf(() => loose({ configure }, 'configure')({ limits: { weight: 1 } }))).code,
    ).to.equal('option-unknown');
  });

  it('names the argument of the wrong kind, wherever it stands', async () => {
    const calls: Record<string, () => unknown> = {
      'saliency image': () => loose(explainer, 'saliency')({ image: 3 }),
      'saliency empty object': () => loose(explainer, 'saliency')({ image: {} }),
      'saliency method': () => loose(explainer, 'saliency')({ method: 3 }),
      'saliency target': () => loose(explainer, 'saliency')({ target: {} }),
      'saliency steps': () => loose(explainer, 'saliency')({ steps: '32' }),
      'saliency tensor': () => loose(explainer, 'saliency')({ image: { data: 'x', shape: [1] } }),
      'saliencyOf nothing': () => loose(explainer, 'saliencyOf')(),
      'saliencyOf null': () => loose(explainer, 'saliencyOf')(null),
      'saliencyOfBatch text': () => loose(explainer, 'saliencyOfBatch')('sample:1'),
      'saliencyOfBatch number': () => loose(explainer, 'saliencyOfBatch')([3]),
      'saliencyOfBatch nothing': () => loose(explainer, 'saliencyOfBatch')(),
      'sanityOf layers': () => loose(explainer, 'sanityOf')('sample:1'),
      'faithfulnessOf nothing': () => loose(explainer, 'faithfulnessOf')(),
      'faithfulnessOf scores': () => loose(explainer, 'faithfulnessOf')({ image: 'sample:1' }),
      'lrp composite': () => loose(explainer, 'lrp')({ composite: 3 }),
      'lrp rule': () => loose(explainer, 'lrp')({ composite: { conv: 3 } }),
      'lrp layer rule': () => loose(explainer, 'lrp')({ layerRules: { conv1: null } }),
      'lrp restart': () => loose(explainer, 'lrp')({ restart: 'conv1' }),
      'lrpOfEach composites': () => loose(explainer, 'lrpOfEach')('sample:1', 'epsilon'),
      'occlusion occluder': () => loose(explainer, 'occlusion')({ occluder: '8' }),
      'occlusion onPart': () => loose(explainer, 'occlusion')({}, { onPart: 1 }),
      'occludedAt position': () => loose(explainer, 'occludedAt')('sample:1', 3),
      'deconvnet unit': () => loose(explainer, 'deconvnet')({ unit: 3 }),
      'switchesOf nothing': () => loose(explainer, 'switchesOf')(),
      'filters nothing': () => loose(explainer, 'filters')(),
      'forward nothing': () => loose(explainer, 'forward')(),
      'forward layers': () => loose(explainer, 'forward')('sample:1', { layers: 'conv1' }),
      'activations layer': () => loose(explainer, 'activations')('sample:1'),
      'picture nothing': () => loose(explainer, 'picture')(),
      'predict null': () => loose(explainer, 'predict')(null),
      signal: () => loose(explainer, 'saliency')({}, { signal: true }),
      'ascent steps': () => loose(ascent, 'step')('10'),
      'ascent option': () =>
        loose(
          Reflect.apply(createAscent, null, [{ runs: '4', backend: 'wasm' }]) as object,
          'step',
        )(0),
      'training steps': () => loose(training, 'step')('10'),
      'training watch': () => loose(training, 'step')(0, { watch: { images: 3 } }),
      'training examples': () =>
        loose(
          Reflect.apply(createTraining, null, [{ model: 'mnist-cnn', examples: {} }]) as object,
          'step',
        )(1),
      'rankCorrelation nothing': () => loose({ rankCorrelation }, 'rankCorrelation')(),
      'rankCorrelation lengths': () => rankCorrelation([1, 2], [1]),
      'reluBackward nothing': () => loose({ reluBackward }, 'reluBackward')(),
      'reluBackward values': () =>
        loose({ reluBackward }, 'reluBackward')({ values: '1', signal: [1], shape: [1, 1] }),
      'betweenCodes nothing': () => loose({ betweenCodes }, 'betweenCodes')(),
      'draftCard nothing': () => loose({ draftCard }, 'draftCard')(),
    };
    for (const [name, call] of Object.entries(calls)) {
      const { code, hint } = await failureOf(call);
      expect(code, name).to.equal('argument-invalid');
      expect(hint, name).to.match(/\.$/);
    }
  });

  it('codes that are none are refused by the next step', async () => {
    const climbing = createAscent({ backend: 'wasm', runs: 1 });
    loose(climbing, 'replaceCodes')(null);
    expect((await failureOf(() => climbing.step(0))).code).to.equal('argument-invalid');
    climbing.replaceCodes([new Float32Array(3), new Float32Array(4)]);
    expect((await failureOf(() => climbing.step(0))).code).to.equal('code-size');
    climbing.replaceCodes([new Float32Array(100)]);
    expect((await climbing.step(0)).runs).to.have.length(1);
  });

  it('takes null and undefined for what was not given', async () => {
    const { method, target } = await explainer.saliencyOf(
      'sample:3',
      Object.fromEntries([
        ['method', undefined],
        ['layer', null],
        ['target', null],
      ]),
    );
    expect([method, target.index]).to.deep.equal(['guided-backprop', 3]);
  });
});
