import { expect } from '@esm-bundle/chai';
import {
  Ascent,
  createExplainer,
  createTraining,
  ExplainError,
  type ExplainerOptions,
  type InputTensor,
  type LrpComposite,
  type MethodFinding,
  type SaliencyMethod,
} from '../../dist/engine.js';
import { firstConvolution, middleConvolution } from '../../src/protocol/convolutions.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  depthwise,
  flatten,
  globalAveragePool,
  layerNorm,
  maxPool,
  mulberry32,
  randomArray,
  softmax,
  type Step,
} from '../oracle/net.js';
import { tinyNetworks } from '../support/networks.js';
import { twins } from '../support/onnx.js';
import { modelUrl } from '../support/saliency-map.js';
import { twoOutputs } from '../support/two-outputs.js';

const backend = 'wasm';
const at = (path: string): string => new URL(`/test/${path}`, location.href).href;
const addressOf = (json: unknown): string => URL.createObjectURL(new Blob([JSON.stringify(json)]));

/** How each finding is tried: as its element asks, with the attributes that it has by default. */
async function attempt(
  options: ExplainerOptions,
  { element, method }: MethodFinding,
  image: InputTensor,
): Promise<unknown> {
  const explainer = createExplainer(options);
  if (method === 'generator') return asGenerator(options);
  const { input } = await explainer.picture(image);
  const description = await explainer.pictureModel();
  const first = firstConvolution(description)?.name;
  const layer = method === null ? middleConvolution(description)?.name : first;
  switch (element) {
    case 'saliency-map':
      return explainer.saliencyOf(input, {
        methods: [method as SaliencyMethod],
        samples: 2,
        steps: 2,
      });
    case 'lrp-heatmap':
      return explainer.lrpOf(input, { composite: method as LrpComposite });
    case 'occlusion-grid': {
      const [height, width] = input.shape;
      return explainer.occlusionOf(input, { occluder: [2, 2], stride: [height, width] });
    }
    case 'codespace-am':
      return new Ascent(explainer, { generator: null, runs: 2 }).step(1);
  }
  if (layer === undefined) throw new ExplainError('layer-without-maps', '', '');
  const figure = await explainer.deconvFigureOf({
    image: input,
    layer,
    unit: 'max',
    switches: ['recorded'],
    target: 'top',
    kernel: layer === first,
  });
  if (method === null) return figure;
  if (method === 'epochs') {
    const snapshot = description.snapshots.find(({ final }) => !final);
    if (!snapshot) throw new ExplainError('epochs-missing', '', '');
    const early = createExplainer({ ...options, snapshot: snapshot.epoch });
    return early.deconvnetOf({ image: input, layer, units: ['max'] });
  }
  if (!description.trainingDigits) throw new ExplainError('training-digits-missing', '', '');
  const training = createTraining(options);
  return training.step(1).finally(() => training.end());
}

/** In front of a classifier that takes as many channels, or of any. */
async function asGenerator({ model, card, output }: ExplainerOptions): Promise<unknown> {
  if (output !== undefined && output !== null) throw new Error('A generator has one output.');
  const { outputShape } = await createExplainer({ model, card: card ?? null, backend }).inspect();
  const classifier = outputShape[2] === 3 ? at('fixtures/mobile/model.json') : 'mnist-cnn';
  const explainer = createExplainer({ model: classifier, backend });
  const generator = String(model);
  const generatorCard = card ?? undefined;
  return new Ascent(explainer, {
    generator,
    runs: 2,
    ...(generatorCard !== undefined && { generatorCard }),
  }).step(1);
}

/** Tries every method; returns how many of each state there were. */
async function requireTruth(options: ExplainerOptions): Promise<Record<string, number>> {
  const told = await createExplainer(options).inspect();
  const [height = 1, width = 1, channels = 1] = told.inputShape;
  const image: InputTensor = {
    data: randomArray(height * width * channels, mulberry32(5)).map(Math.abs),
    shape: [height, width, channels],
  };
  const counts: Record<string, number> = {};
  for (const finding of told.methods) {
    const { element, method, state, code, reason } = finding;
    const name = `${element} ${method}`;
    counts[state] = (counts[state] ?? 0) + 1;
    let found: string | null = null;
    try {
      await attempt(options, finding, image);
    } catch (error) {
      if (!(error instanceof ExplainError)) throw error;
      found = error.code;
    }
    expect(found, `${name} of ${String(options.model)}`).to.equal(code);
    expect(code !== null, name).to.equal(state === 'refused');
    if (state !== 'works') expect(reason, name).to.match(/\.$/);
  }
  return counts;
}

const ofLayers = (steps: Step[]): string => toUrl(toKeras(build([12, 12, 3], 7, steps))).url;

describe('what an inspection says of methods is true', () => {
  it('of a network that has everything', async () => {
    const counts = await requireTruth({ model: 'mnist-cnn', backend });
    // As a generator it fits nothing.
    expect(counts.refused).to.equal(1);
  });

  for (const name of tinyNetworks) {
    it(`of ${name}, without a card`, async () => {
      await requireTruth({ model: at(`fixtures/${name}/model.json`), backend });
    });
  }
  for (const name of twins) {
    it(`of ${name}, an ONNX file`, async () => {
      await requireTruth({ model: at(`onnx/${name}/script.onnx`), backend });
    });
  }
  for (const name of ['inception', 'mixed', 'mobile', 'operations', 'plain', 'residual']) {
    it(`of ${name}, a graph model`, async () => {
      await requireTruth({ model: at(`graph-models/${name}/model.json`), backend });
    });
  }
  for (const name of [
    'sigmoid-keras3',
    'sigmoids-keras3',
    'value-keras3',
    'blocks-keras3',
    'transfer-keras3',
  ]) {
    it(`of ${name}, a .keras file`, async () => {
      await requireTruth({ model: at(`keras-exports/${name}-archive/model.keras`), backend });
    });
  }

  it('of a network without a convolution, which has a training but no maps', async () => {
    const model = ofLayers([flatten(), dense(5, { activation: 'relu' }), dense(3)]);
    const counts = await requireTruth({ model, backend });
    expect(counts.limited ?? 0).to.equal(0);
  });

  it('of a network without a ReLU', async () => {
    const steps = [conv(3, 4, { activation: 'tanh' }), maxPool(2), flatten(), dense(3)];
    const counts = await requireTruth({ model: ofLayers(steps), backend });
    // DeconvNet, guided backpropagation, guided Grad-CAM, and the viewer.
    expect(counts.limited).to.equal(4);
  });

  it('of a network that is linear', async () => {
    const model = ofLayers([conv(3, 4), globalAveragePool(), dense(3)]);
    const counts = await requireTruth({ model, backend });
    expect(counts.limited).to.equal(6);
  });

  it('of a network whose last maps have a single place', async () => {
    const model = ofLayers([conv(12, 4, { activation: 'relu' }), flatten(), dense(3)]);
    const counts = await requireTruth({ model, backend });
    // The nine class activation maps.
    expect(counts.limited).to.equal(9);
  });

  it('of a network whose maps are its outputs', async () => {
    const model = ofLayers([conv(3, 4, { activation: 'relu' }), conv(3, 2)]);
    await requireTruth({ model, backend });
  });

  it('of a network that trains, with the digits of its card', async () => {
    const { model, card } = await trainable();
    const counts = await requireTruth({ model, card, backend });
    // Epochs, the rule that needs the range, and as a generator.
    expect(counts.refused).to.equal(3);
  });

  it('of a network whose weights cannot be trained here', async () => {
    const net = build([28, 28, 1], 8, [depthwise(3, 1), globalAveragePool(), dense(10)]);
    const model = toUrl(toKeras(net)).url;
    const { card } = await trainable();
    await requireTruth({ model, card, backend });
    const { methods } = await createExplainer({ model, card, backend }).inspect();
    const training = methods.find(({ method }) => method === 'train');
    expect(training?.code).to.equal('training-unsupported');
  });

  it('of a network with a layer that has no rule, with and without the range', async () => {
    const steps = [conv(3, 4), softmax(), globalAveragePool(), dense(3)];
    const model = ofLayers(steps);
    const card = addressOf({ input: { range: [0, 1] } });
    await requireTruth({ model, backend });
    await requireTruth({ model, card, backend });
    const { methods } = await createExplainer({ model, card, backend }).inspect();
    const codes = methods.flatMap(({ element, code }) => (element === 'lrp-heatmap' ? [code] : []));
    expect(new Set(codes)).to.deep.equal(new Set(['layer-without-rule']));
  });

  it('of a network where more than preparation lies before the first weights', async () => {
    const model = ofLayers([
      layerNorm(),
      conv(3, 4, { activation: 'relu' }),
      globalAveragePool(),
      dense(3),
    ]);
    await requireTruth({ model, card: addressOf({ input: { range: [0, 1] } }), backend });
  });

  it('and what results do not mean, neither', async () => {
    const mapOf = async (model: string, method: SaliencyMethod, seed: number) => {
      const data = randomArray(12 * 12 * 3, mulberry32(seed));
      const explainer = createExplainer({ model, backend });
      return (
        await explainer.saliency({
          image: { data, shape: [12, 12, 3] },
          methods: [method],
          target: 0,
        })
      ).map;
    };
    const unrectified = ofLayers([
      conv(3, 4, { activation: 'tanh' }),
      maxPool(2),
      flatten(),
      dense(3),
    ]);
    const gradient = await mapOf(unrectified, 'gradient', 1);
    expect(await mapOf(unrectified, 'guided-backprop', 1)).to.deep.equal(gradient);
    const linear = ofLayers([conv(3, 4), globalAveragePool(), dense(3)]);
    expect(await mapOf(linear, 'gradient', 1)).to.deep.equal(await mapOf(linear, 'gradient', 2));
    const place = ofLayers([conv(12, 4, { activation: 'relu' }), flatten(), dense(3)]);
    expect(new Set(await mapOf(place, 'grad-cam', 1))).to.have.length(1);
  });

  for (const name of ['mnist-dcgan', 'mnist-gan']) {
    it(`of ${name}, a generator`, async () => {
      const counts = await requireTruth({ model: name, backend });
      expect(counts.works).to.equal(1);
      const bare = { model: modelUrl(name), card: 'none', backend } as const;
      expect((await requireTruth(bare)).works).to.equal(undefined);
    });
  }

  it('of a model whose card is invalid, or does not fit', async () => {
    const model = at('fixtures/mobile/model.json');
    for (const card of [{ head: 'magic' }, { labels: ['one'] }, { input: { shape: [1, 1, 1] } }]) {
      const counts = await requireTruth({ model, card: addressOf(card), backend });
      expect(counts.works ?? 0).to.equal(0);
    }
  });

  it('of a model of two outputs, of which one was chosen or none', async () => {
    const model = addressOf(twoOutputs('layers'));
    const counts = await requireTruth({ model, backend });
    expect(counts.works ?? 0).to.equal(0);
  });
});

/** The network of mnist-cnn with a card that lists digits and no snapshots. */
async function trainable(): Promise<{ model: string; card: string }> {
  const model = modelUrl('mnist-cnn');
  const digits = new URL('card.json', model);
  const { trainingDigits } = (await (await fetch(digits)).json()) as {
    trainingDigits: { src: string };
  };
  const src = new URL(trainingDigits.src, model).href;
  return { model, card: addressOf({ trainingDigits: { ...trainingDigits, src } }) };
}
