import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  lrpComposites,
  type BackendChoice,
  type Explainer,
  type InputTensor,
  type LrpComposite,
  type LrpOptions,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  batchNorm,
  build,
  conv,
  convTranspose,
  dense,
  depthwise,
  flatten,
  maxPool,
  mulberry32,
  randomArray,
  relu,
  reshape,
  zeroPadding,
  type Maker,
  type NetSpec,
} from '../oracle/net.js';
import { relativeError } from '../support/differences.js';
import { sampleOf } from '../support/lrp.js';
import { largest, largestDifference } from '../support/reference.js';

/** A dense layer of one unit with these numbers. */
function unit(kernel: number[], bias: number): NetSpec {
  const net = build([1, 1, kernel.length], 1, [flatten(), dense(1)]);
  const [, layer] = net.layers;
  Object.assign(layer!, {
    weights: { kernel: Float32Array.from(kernel), bias: Float32Array.of(bias) },
  });
  return net;
}

function explainerOf(net: NetSpec, backend: BackendChoice) {
  const { url, revoke } = toUrl(toKeras(net));
  return { explainer: createExplainer({ model: url, backend }), revoke };
}

async function mapOf(explainer: Explainer, image: InputTensor, options: LrpOptions) {
  return (await explainer.lrpOf(image, options)).map;
}

function expectClose(actual: Float32Array, expected: Float32Array, tolerance = 1e-5) {
  expect(largest(expected)).to.be.above(0);
  expect(largestDifference(actual, expected)).to.be.below(tolerance * largest(expected));
}

/** Every linear layer with a batch norm after it; `between` computes nothing, and nothing folds over it. */
function normalized(between: { map: Maker; vector: Maker } | null): NetSpec {
  const map = between ? [between.map] : [];
  const vector = between ? [between.vector] : [];
  return build([9, 8, 2], 21, [
    conv(3, 4, { padding: 'same' }),
    ...map,
    batchNorm(),
    relu(),
    depthwise(3, 2, { strides: 2 }),
    ...map,
    batchNorm(),
    relu(),
    convTranspose(3, 5, { strides: 2 }),
    ...map,
    batchNorm(),
    relu(),
    maxPool(2),
    flatten(),
    dense(12),
    ...vector,
    batchNorm({ scale: false }),
    relu(),
    dense(4),
  ]);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`identities of LRP on ${backend}`, () => {
    it('the worked example of alpha-beta with a negative relevance', async () => {
      const { explainer, revoke } = explainerOf(unit([1, -1], -1), backend);
      const image: InputTensor = { data: Float32Array.of(1, 1), shape: [1, 1, 2] };
      const alphaBeta = async (alpha: number) => {
        const result = await explainer.lrpOf(image, { composite: 'alpha-beta', alpha });
        expect(result.details.start).to.equal(-1);
        return [...result.map];
      };
      const [first, second] = [await alphaBeta(1), await alphaBeta(2)];
      expect(first[0]).to.be.closeTo(-1, 1e-5);
      expect(first[1]).to.equal(0);
      expect(second[0]).to.be.closeTo(-2, 1e-5);
      expect(second[1]).to.be.closeTo(0.5, 1e-5);
      revoke();
    });

    it('LRP-0 is gradient x input where there are no biases', async () => {
      const { explainer, image } = await sampleOf('no-bias', backend);
      const { map } = await explainer.saliencyOf(image, { methods: ['gradient-x-input'] });
      expectClose(await mapOf(explainer, image, { composite: 'lrp-0' }), map);
      expectClose(await mapOf(explainer, image, { composite: 'lrp-transpose' }), map);
    });

    const larger = backend === 'wasm' ? ['cifar10-allcnn', 'mobile'] : [];
    for (const name of ['mnist-cnn', 'strided', 'dilated', 'residual', ...larger]) {
      it(`LRP-0 by transposed convolutions is LRP-0 on ${name}`, async () => {
        const { explainer, image } = await sampleOf(name, backend);
        const plain = await explainer.lrpOf(image, { composite: 'lrp-0' });
        const transposed = await explainer.lrpOf(image, { composite: 'lrp-transpose' });
        const rules = transposed.details.layers.map(({ rule }) => rule);
        expect(rules).to.include('lrp-transpose').and.not.to.include('lrp-0');
        // Both divide by the same bare sums, so they are equally sensitive.
        expectClose(transposed.map, plain.map, 1e-4);
      });
    }

    for (const name of ['mnist-cnn', 'residual']) {
      it(`alpha 1 is z+, gamma 0 is epsilon on ${name}`, async () => {
        const { explainer, image } = await sampleOf(name, backend);
        const map = (options: LrpOptions) => mapOf(explainer, image, options);
        const zPlus = await map({ composite: 'z-plus' });
        expectClose(await map({ composite: 'alpha-beta', alpha: 1 }), zPlus);
        const epsilon = await map({ composite: 'epsilon' });
        expectClose(await map({ composite: 'gamma', gamma: 0 }), epsilon, 1e-4);
      });
    }

    it('batch norm folded into the layer before it changes nothing for LRP-0 and epsilon', async () => {
      const folded = explainerOf(normalized(null), backend);
      const between = { map: zeroPadding(0), vector: reshape([-1]) };
      const apart = explainerOf(normalized(between), backend);
      const image: InputTensor = { data: randomArray(144, mulberry32(8)), shape: [9, 8, 2] };
      for (const composite of ['lrp-0', 'epsilon'] satisfies LrpComposite[]) {
        const [a, b] = [
          await folded.explainer.lrpOf(image, { composite, target: 1 }),
          await apart.explainer.lrpOf(image, { composite, target: 1 }),
        ];
        expect(b.details.layers.length).to.be.above(a.details.layers.length);
        expect(relativeError(a.map, Float64Array.from(b.map))).to.be.below(1e-4);
      }
      folded.revoke();
      apart.revoke();
    });

    for (const name of backend === 'wasm' ? ['mnist-cnn', 'cifar10-cnn', 'strided'] : ['strided']) {
      it(`dense layers as convolutions give the same by every composite on ${name}`, async () => {
        const { explainer, image } = await sampleOf(name, backend);
        for (const composite of lrpComposites) {
          const dense = await explainer.lrpOf(image, { composite, low: -1, high: 1 });
          const options: LrpOptions = { composite, low: -1, high: 1, denseAs: 'conv' };
          // They are dense layers still, to the composites.
          const convolutions = await explainer.lrpOf(image, options);
          expect(convolutions.details.places.shape).to.deep.equal([1, 1]);
          expectClose(convolutions.map, dense.map, 1e-4);
        }
      });
    }
  });
}
