import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type SaliencyMethod,
  type Shape3,
} from '../../dist/engine.js';
import { classifiers, fewNetworks, tinyNetworks } from '../support/networks.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

/**
 * Captum weighs what these convolutions give; the engine what the batch norm behind them gives, which
 * is folded into them.
 */
const foldedConvolutions = ['conv-norm-relu conv1', 'conv-norm-relu conv2', 'mobile project'];

/**
 * Captum leaves ReLU6 as it is, the engine treats it as the ReLU that it is: so guided Grad-CAM of
 * these networks is compared with the product of its factors alone.
 */
const networksWithRelu6 = ['activations-keras2', 'activations-keras3', 'mobile'];

/**
 * On these paths a ReLU of a flat area lies within float32's rounding of 0 and opens or closes over
 * many pixels at once (PyTorch in float32 misses its own float64 map of the horse by 8e-4 too): here
 * the sums are compared.
 */
const illConditioned = ['cifar10-allcnn horse', 'cifar10-allcnn ship-2', 'cifar10-cnn bird'];

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`attributions on ${backend} against Captum`, () => {
    for (const name of backend === 'wasm' ? [...classifiers, ...tinyNetworks] : fewNetworks) {
      for (const method of ['gradient-x-input', 'integrated-gradients'] as const) {
        it(`${method} of ${name}`, async () => {
          expect(await compare(name, backend, method)).to.be.at.least(1);
        });
      }

      it(`Grad-CAM and guided Grad-CAM of ${name}`, async () => {
        const cams = await compare(name, backend, 'grad-cam');
        // All convolutions of the one are folded; those of the other are called twice, which Captum
        // cannot explain.
        expect(cams === 0).to.equal(['conv-norm-relu', 'shared-model'].includes(name));
        if (networksWithRelu6.includes(name)) return;
        expect(await compare(name, backend, 'guided-grad-cam')).to.equal(cams);
      });

      it(`guided Grad-CAM of ${name} is the product of its factors`, async () => {
        const explainer = createExplainer({ model: (await loadReference(name)).model, backend });
        const image = await anInput(name);
        const methods = ['guided-grad-cam', 'guided-backprop', 'grad-cam'] as const;
        const { details } = await explainer.saliency({ image, methods });
        const [product, guided, cam] = methods.map((method) => details.maps[method]!);
        const channels = image.shape[2];
        const expected = guided!.map((value, i) => value * cam![Math.floor(i / channels)]!);
        expect(largestDifference(product!, expected)).to.be.at.most(1e-6 * largest(expected));
        expect(details.shapes['grad-cam']).to.deep.equal([image.shape[0], image.shape[1], 1]);
        expect(cam!.every((value) => value >= 0)).to.equal(true);
      });
    }
  });
}

async function anInput(name: string) {
  const reference = await loadReference(name);
  const [input] = reference.entries({ kind: 'input' });
  return { data: reference.array(input!), shape: input!.shape as Shape3 };
}

/** Compares the maps of all samples, targets and layers; returns how many there were. */
async function compare(name: string, backend: BackendChoice, method: SaliencyMethod) {
  const reference = await loadReference(name);
  const explainer = createExplainer({ model: reference.model, backend });
  let maps = reference
    .entries({ kind: 'map', method })
    .filter(({ parameters }) => parameters?.upsampling !== null)
    .filter(({ layer }) => !foldedConvolutions.includes(`${name} ${layer}`));
  // Without wasm the networks of natural size take many seconds for each: one map of each layer.
  if (backend !== 'wasm' && classifiers.includes(name)) {
    maps = maps.filter(
      ({ layer }, index) => maps.findIndex((map) => map.layer === layer) === index,
    );
  }
  for (const map of maps) {
    const { sample, target, layer } = map;
    const input = reference.entry({ kind: 'input', sample });
    const result = await explainer.saliency({
      image: { data: reference.array(input), shape: input.shape as Shape3 },
      methods: [method],
      target: target!,
      ...(layer === undefined ? {} : { camLayer: layer }),
    });
    const expected = reference.array(map);
    const label = `${name} ${sample} ${target}`;
    expect(result.shape).to.deep.equal(map.shape);
    if (method === 'integrated-gradients' && illConditioned.includes(`${name} ${sample}`)) {
      expect(Math.abs(sum(result.map) - sum(expected)), label).to.be.at.most(
        1e-4 * sum(expected.map(Math.abs)),
      );
      continue;
    }
    const error = largestDifference(result.map, expected);
    expect(error, `${label} ${layer ?? ''}`).to.be.at.most(1e-4 * largest(expected));
  }
  return maps.length;
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
