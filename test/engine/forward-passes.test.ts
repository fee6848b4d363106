import { expect } from '@esm-bundle/chai';
import type {
  DeconvFigureRequest,
  InputTensor,
  LrpComposite,
  SwitchMode,
} from '../../dist/engine.js';
import { createExplainer } from '../../dist/engine.js';
import { Engine, Network, fileAccess } from '../bundles/engine-parts.js';
import { loadReference, type Reference } from '../support/reference.js';
import { sampleOf } from '../support/lrp.js';
import { urlOf } from '../support/element.js';

const job = {
  progress: () => {},
  checkpoint: () => Promise.resolve(),
  signal: new AbortController().signal,
};
const composites: LrpComposite[] = ['epsilon-plus', 'gamma', 'lrp-0', 'epsilon-alpha2-beta1'];
const model = { url: urlOf('mnist-cnn') };

/** Forward passes of a network while something is done. */
async function passesDuring(act: () => Promise<unknown>): Promise<number> {
  const { forward, predict } = Network.prototype;
  let passes = 0;
  Network.prototype.forward = function (input) {
    passes++;
    return forward.call(this, input);
  };
  Network.prototype.predict = function (input) {
    passes++;
    return predict.call(this, input);
  };
  try {
    await act();
  } finally {
    Object.assign(Network.prototype, { forward, predict });
  }
  return passes;
}

describe('forward passes of a job', () => {
  const engine = new Engine(
    { assetBase: new URL('/dist/', location.href).href, lifeLock: 'unused' },
    fileAccess,
  );
  const image: InputTensor = { data: new Float32Array(784).fill(0.5), shape: [28, 28, 1] };
  after(() => engine.dispose());

  it('one for LRP by four composites', async () => {
    const lrp = { image, target: 'top', composites };
    const passes = await passesDuring(() =>
      engine.run('lrp', { model, backend: 'wasm', lrp }, job),
    );
    expect(passes).to.equal(1);
  });

  it('two for the sanity check of LRP by four composites: the network, and the random one', async () => {
    const lrp = { image, target: 'top', composites, randomized: { layers: 1, seed: 0 } };
    const passes = await passesDuring(() =>
      engine.run('lrp', { model, backend: 'wasm', lrp }, job),
    );
    expect(passes).to.equal(2);
  });

  it('one for the figure of a layer', async () => {
    const switches: SwitchMode[] = ['recorded', 'top-left'];
    const deconvFigure: DeconvFigureRequest = {
      image,
      layer: 'conv1',
      unit: '*,*,max',
      switches,
      target: 'top',
      kernel: true,
    };
    const passes = await passesDuring(() =>
      engine.run('deconvFigure', { model, backend: 'wasm', deconvFigure }, job),
    );
    expect(passes).to.equal(1);
  });
});

describe('one job instead of several', () => {
  for (const options of [
    {},
    { target: 8, contrast: 'rivals' },
    { restart: { layer: 'conv2', unit: '*,*,5' }, channelsOf: ['conv1'] },
    { denseAs: 'conv', denominatorsOf: 'conv1' },
    { randomized: { layers: 2, seed: 3 } },
  ] as const) {
    it(`LRP by several composites gives what each gives alone: ${JSON.stringify(options)}`, async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
      const together = await explainer.lrpOfEach(image, composites, options);
      expect(together.map(({ method }) => method)).to.deep.equal(composites);
      for (const [index, composite] of composites.entries()) {
        const alone = await explainer.lrpOf(image, { ...options, composite });
        expect({ ...together[index], timings: null }).to.deep.equal({ ...alone, timings: null });
      }
    });
  }

  for (const [layer, unit] of [
    ['conv2', 'max'],
    ['conv1', '*,*,max'],
    ['pool2', '2,3'],
    ['conv2', 'all'],
  ] as const) {
    it(`the figure of ${unit} of ${layer} is what its parts are alone`, async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
      const kernel = layer.startsWith('conv');
      const figure = await explainer.deconvFigureOf({
        image,
        layer,
        unit,
        switches: ['spread', 'recorded'],
        target: '8',
        kernel,
      });
      const input = { data: image.data, shape: [1, ...image.shape] };
      const { activations } = await explainer.forward(input, { layers: [layer] });
      expect(figure.activations.data).to.deep.equal(activations[layer]!.data);
      expect([1, ...figure.activations.shape]).to.deep.equal(activations[layer]!.shape);
      const named = unit === '*,*,max' ? `*,*,${strongest(figure.activations)}` : unit;
      for (const mode of ['spread', 'recorded'] as const) {
        const alone = await explainer.deconvnetOf({ image, layer, units: [named], switches: mode });
        expect(figure.reconstructions[mode]).to.deep.equal(alone.reconstructions[0]);
        expect(figure.poolings).to.deep.equal(alone.poolings);
      }
      const beside = unit === 'all' ? {} : { layer, unit: named };
      const guided = await explainer.saliencyOf(image, {
        methods: ['guided-backprop'],
        target: '8',
        ...beside,
      });
      expect(figure.guided).to.deep.equal(unit === 'all' ? null : guided.map);
      expect(figure.target).to.deep.equal(guided.target);
      expect(figure.predictions).to.deep.equal(guided.predictions);
      const own = kernel ? (await explainer.filters(layer)).kernel : null;
      expect(figure.kernel).to.deep.equal(own);
    });
  }
});

/** The filter with the largest value of all. */
function strongest({ data, shape }: InputTensor): number {
  return data.indexOf(Math.max(...data)) % shape[2];
}

describe('the shapes of layers', () => {
  const cases: [name: string, model: Promise<string>][] = [
    ['mnist-cnn', Promise.resolve(urlOf('mnist-cnn'))],
    ['cifar10-allcnn', Promise.resolve(urlOf('cifar10-allcnn'))],
    ...['branches', 'gated', 'nested-keras3', 'shared-model'].map(
      (name): [string, Promise<string>] => [
        name,
        loadReference(name).then(({ model }: Reference) => model),
      ],
    ),
    [
      'a graph model',
      Promise.resolve(new URL('/test/graph-models/mixed/model.json', location.href).href),
    ],
  ];
  for (const [name, address] of cases) {
    it(`${name}: the description has those of the forward pass`, async () => {
      const explainer = createExplainer({ model: await address, backend: 'cpu' });
      const { inputShape, layers } = await explainer.describe();
      const data = new Float32Array(inputShape.reduce((product, size) => product * size, 1));
      const names = layers.map((layer) => layer.name);
      const input = { data, shape: [1, ...inputShape] };
      const { activations } = await explainer.forward(input, { layers: names });
      expect(layers.length).to.be.above(0);
      for (const layer of layers) {
        expect([1, ...layer.shape], layer.name).to.deep.equal(activations[layer.name]!.shape);
      }
    });
  }
});
