import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  lrpComposites,
  type BackendChoice,
  type InputTensor,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  groupNorm,
  layerNorm,
  mulberry32,
  randomArray,
  relu,
} from '../oracle/net.js';
import { imbalance, layerOf, magnitude, sampleOf, sum } from '../support/lrp.js';
import { largest } from '../support/reference.js';

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`where relevance goes on ${backend}`, () => {
    // Every composite of the larger ones takes a minute where there is no wasm.
    const larger = backend === 'wasm' ? ['mnist-cnn', 'cifar10-allcnn', 'mobile'] : [];
    for (const name of [...larger, 'padded', 'reordered', 'branches']) {
      it(`every layer's shares add up to what arrives on ${name}`, async () => {
        const { explainer, image } = await sampleOf(name, backend);
        const unbalanced: string[] = [];
        for (const composite of lrpComposites) {
          // Behind a padding the bounds are known too.
          const options = { composite, epsilon: 0.01, low: -1, high: 1 };
          const { details } = await explainer.lrpOf(image, options);
          for (const layer of details.layers) {
            if (magnitude(layer.pooled) === 0) continue;
            const error = imbalance(layer);
            const { arriving } = layer.conservation;
            expect(Math.abs(arriving - sum(layer.pooled))).to.be.at.most(1e-9);
            if (!(error < 1e-5)) unbalanced.push(`${composite} at ${layer.name}: ${error}`);
          }
          const { arriving, ...shares } = details.conservation;
          const scale = Math.max(...details.layers.map(({ pooled }) => magnitude(pooled)));
          expect(arriving).to.equal(details.start);
          expect(Math.abs(sum(Object.values(shares)) - arriving) / scale).to.be.below(1e-5);
        }
        expect(unbalanced).to.deep.equal([]);
      });
    }

    for (const name of backend === 'wasm' ? ['mobile', 'residual', 'inception'] : ['inception']) {
      it(`every operation's shares add up in the graph model ${name}`, async () => {
        const url = new URL(`/test/graph-models/${name}/model.json`, location.href).href;
        const explainer = createExplainer({ model: url, backend });
        const { inputShape } = await explainer.pictureModel();
        const [height, width, channels] = inputShape;
        const data = randomArray(height * width * channels, mulberry32(6), 0, 1);
        for (const composite of ['epsilon-alpha2-beta1-flat', 'epsilon-gamma-box'] as const) {
          const image = { data, shape: inputShape };
          const { map, details } = await explainer.lrpOf(image, { composite, low: 0, high: 1 });
          expect(largest(map)).to.be.above(0);
          for (const layer of details.layers) {
            if (magnitude(layer.pooled) === 0) continue;
            expect(imbalance(layer), `${composite} at ${layer.name}`).to.be.below(1e-5);
          }
        }
      });
    }

    it('shifts of norms take a share too, of each channel or of a whole image', async () => {
      const net = build([6, 5, 2], 8, [
        conv(3, 4),
        layerNorm(),
        relu(),
        groupNorm(2),
        layerNorm({ axes: [1, 2, 3] }),
        conv(1, 3),
        layerNorm({ axes: [1, 2] }),
        flatten(),
        dense(3),
      ]);
      const { url, revoke } = toUrl(toKeras(net));
      const explainer = createExplainer({ model: url, backend });
      const image = { data: randomArray(60, mulberry32(4), 0, 1), shape: net.input };
      for (const composite of ['epsilon', 'gamma', 'lrp-0'] as const) {
        const { details } = await explainer.lrpOf(image, { composite });
        for (const layer of details.layers) {
          expect(imbalance(layer), `${composite} at ${layer.name}`).to.be.below(1e-5);
          const isNorm = layer.name.startsWith('ln') || layer.name.startsWith('gn');
          if (isNorm) expect(Math.abs(layer.conservation.absorbedByBias)).to.be.above(0);
        }
      }
      revoke();
    });

    it('epsilon and bias take a share, and none where there are none', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const taken = async (epsilon: number, bias: 'include' | 'ignore') => {
        const options = { composite: 'epsilon', epsilon, bias } as const;
        return (await explainer.lrpOf(image, options)).details.conservation;
      };
      const little = await taken(1e-6, 'include');
      const much = await taken(1, 'include');
      const none = await taken(0, 'ignore');
      expect(much.absorbedByEpsilon).to.be.above(100 * Math.abs(little.absorbedByEpsilon));
      expect(Math.abs(much.absorbedByBias)).to.be.above(0.01);
      expect(none.absorbedByEpsilon).to.equal(0);
      expect(none.absorbedByBias).to.equal(0);
      // Where the picture is black, a sum without its bias is a sum of nothing.
      expect(Math.abs(none.lostToZeros)).to.be.above(0);
      expect(none.passedOn + none.lostToZeros).to.be.closeTo(none.arriving, 1e-4 * none.arriving);
    });

    it('a padding under the flat rule takes what falls on it', async () => {
      const { explainer, image } = await sampleOf('reordered', backend);
      const { details } = await explainer.lrpOf(image, { composite: 'flat' });
      const lost = details.layers.filter(({ conservation }) => conservation.lostToPadding !== 0);
      expect(lost.length).to.be.above(0);
    });

    it('marks denominators that are exactly 0, and has no NaN', async () => {
      // Without biases, a region of zeros in the picture makes sums of nothing.
      const net = build([8, 8, 1], 4, [
        conv(3, 3, { bias: false, name: 'first' }),
        relu(),
        conv(2, 4, { bias: false, name: 'second' }),
        relu(),
        flatten(),
        dense(3, { bias: false }),
      ]);
      const { url, revoke } = toUrl(toKeras(net));
      const explainer = createExplainer({ model: url, backend });
      const data = randomArray(64, mulberry32(2), 0, 1).map((value, at) => (at < 40 ? 0 : value));
      const image: InputTensor = { data, shape: [8, 8, 1] };
      const bare = await explainer.lrpOf(image, { composite: 'lrp-0', denominatorsOf: 'first' });
      const { zeros } = layerOf(bare, 'first');
      // Rows 0 to 2 of the first convolution's output see nothing but zeros.
      expect(zeros.count).to.equal(3 * 6 * 3);
      expect([...zeros.positions]).to.deep.equal(Array.from({ length: 54 }, (_, at) => at));
      expect(zeros.withRelevance).to.equal(0);
      expect(bare.map.every(Number.isFinite)).to.equal(true);
      const { denominators } = bare.details;
      expect(denominators!.zeros).to.equal(54);
      expect(denominators!.count).to.equal(108);
      expect(sum(denominators!.counts)).to.equal(108);
      expect(denominators!.near).to.be.at.least(54);
      expect(denominators!.edges).to.have.length(42);

      // Flat relevance above arrives at them too, and is lost there.
      const lossy = await explainer.lrpOf(image, {
        composite: 'epsilon',
        epsilon: 0,
        layerRules: { second: { rule: 'flat' } },
      });
      const lost = layerOf(lossy, 'first');
      expect(lost.zeros.withRelevance).to.be.above(0);
      expect(Math.abs(lost.conservation.lostToZeros)).to.be.above(0);
      expect(imbalance(lost)).to.be.below(1e-5);
      expect(lossy.map.every(Number.isFinite)).to.equal(true);
      const sound = await explainer.lrpOf(image, { composite: 'epsilon' });
      expect(layerOf(sound, 'first').zeros.count).to.equal(0);
      revoke();
    });

    it('tells which rule every layer has and which it may have', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const layerRules = {
        conv2: { rule: 'alpha-beta', alpha: 3 },
        dense1: { epsilon: 0.5 },
      } as const;
      const { details } = await explainer.lrpOf(image, {
        composite: 'epsilon-gamma-box',
        gamma: 0.4,
        layerRules,
      });
      const told = details.layers.map(({ name, rule, parameters }) => [name, rule, parameters]);
      expect(told).to.deep.equal([
        ['conv1', 'z-box', {}],
        ['pool1', 'winner-take-all', {}],
        ['conv2', 'alpha-beta', { alpha: 3, beta: 2 }],
        ['pool2', 'winner-take-all', {}],
        ['flatten', 'pass', {}],
        ['dense1', 'epsilon', { epsilon: 0.5 }],
        ['logits', 'epsilon', { epsilon: 1e-6 }],
      ]);
      const [first, pool, second] = details.layers;
      expect(first!.choices).to.include('z-box');
      expect(pool!.choices).to.deep.equal(['winner-take-all']);
      expect(second!.choices).to.include('gamma').and.not.to.include('z-box');
    });
  });
}
