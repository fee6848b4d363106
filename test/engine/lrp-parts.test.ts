import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  lrpComposites,
  type BackendChoice,
  type InputTensor,
  type LayerRelevance,
  type LrpResult,
  type Shape3,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, mulberry32, randomArray, relu } from '../oracle/net.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

async function sampleOf(name: string, backend: BackendChoice) {
  const reference = await loadReference(name);
  const [input] = reference.entries({ kind: 'input' });
  const image: InputTensor = { data: reference.array(input!), shape: input!.shape as Shape3 };
  return { explainer: createExplainer({ model: reference.model, backend }), image };
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

function magnitude(values: Float32Array): number {
  return sum(values.map(Math.abs));
}

/** How far a layer's books are from balanced, relative to the relevance that moves there. */
function imbalance({ pooled, conservation }: LayerRelevance): number {
  const { arriving, ...shares } = conservation;
  return Math.abs(sum(Object.values(shares)) - arriving) / magnitude(pooled);
}

function layerOf({ details }: LrpResult, name: string): LayerRelevance {
  return details.layers.find((layer) => layer.name === name)!;
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`where relevance goes on ${backend}`, () => {
    for (const name of [
      'mnist-cnn',
      'cifar10-allcnn',
      'mobile',
      'padded',
      'reordered',
      'branches',
    ]) {
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

    for (const name of ['mobile', 'residual', 'inception']) {
      it(`every operation's shares add up in the graph model ${name}`, async () => {
        const url = new URL(`/test/graph-models/${name}/model.json`, location.href).href;
        const explainer = createExplainer({ model: url, backend });
        const { inputShape } = await explainer.describe();
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

    for (const [layer, form] of [
      ['conv2', '*,*,c'],
      ['conv1', 'x,y,*'],
      ['pool2', 'x,y,c'],
      ['dense1', 'c'],
    ] as const) {
      it(`relevance through one ${form} of ${layer} alone`, async () => {
        const { explainer, image } = await sampleOf('mnist-cnn', backend);
        const request = { composite: 'epsilon-plus', channelsOf: [layer] } as const;
        const whole = await explainer.lrpOf(image, request);
        const all = layerOf(whole, layer).channels!;
        const strongest = all.indexOf(Math.max(...all));
        const [, columns = 1, depth = all.length] = layerOf(whole, layer).shape;
        const place = Math.floor(strongest / depth);
        const unit = form
          .replace('x', String(place % columns))
          .replace('y', String(Math.floor(place / columns)))
          .replace('c', String(strongest % depth));
        const part = await explainer.lrpOf(image, { ...request, restart: { layer, unit } });
        const { shape, channels, conservation } = layerOf(part, layer);
        const parts = unit.split(',');
        const wanted = parts.length === 3 ? [parts[1], parts[0], parts[2]] : parts;
        const inside = channels!.filter((_, index) => {
          let rest = index;
          return [...shape].reverse().every((length, back) => {
            const at = rest % length;
            rest = Math.floor(rest / length);
            const part = wanted[wanted.length - 1 - back];
            return part === '*' || Number(part) === at;
          });
        });
        expect(channels).to.deep.equal(layerOf(whole, layer).channels);
        expect(part.details.restart!.kept).to.be.closeTo(sum(inside), 1e-6);
        expect(conservation.leftOut).to.be.closeTo(sum(channels!) - sum(inside), 1e-4);
        expect(imbalance(layerOf(part, layer))).to.be.below(1e-5);
        expect(largest(part.map)).to.be.above(0);
        expect(largestDifference(part.map, whole.map)).to.be.above(0);
      });
    }

    it('the parts of a layer give the whole', async () => {
      const { explainer, image } = await sampleOf('strided', backend);
      const whole = await explainer.lrpOf(image, { composite: 'epsilon-alpha2-beta1' });
      const layer = whole.details.layers.find(({ shape }) => shape.length === 3)!;
      const total = new Float32Array(whole.map.length);
      for (let channel = 0; channel < layer.shape[2]!; channel++) {
        const restart = { layer: layer.name, unit: `*,*,${channel}` };
        const options = { composite: 'epsilon-alpha2-beta1', restart } as const;
        const { map } = await explainer.lrpOf(image, options);
        map.forEach((value, index) => (total[index]! += value));
      }
      expect(largestDifference(total, whole.map)).to.be.below(1e-5 * largest(whole.map));
    });

    it('goes on from a pixel of the picture itself', async () => {
      const { explainer, image } = await sampleOf('strided', backend);
      const whole = await explainer.lrpOf(image);
      const restart = { layer: 'input', unit: '2,1,*' };
      const { map, details } = await explainer.lrpOf(image, { restart });
      const [, width, channels] = image.shape;
      const start = (width + 2) * channels;
      const expected = whole.map.map((value, index) =>
        index >= start && index < start + channels ? value : 0,
      );
      expect(largest(expected)).to.be.above(0);
      expect(largestDifference(map, expected)).to.equal(0);
      expect(details.conservation.leftOut).to.be.closeTo(sum(whole.map) - sum(map), 1e-5);
    });

    it('what goes by another branch is left out, and counted', async () => {
      const { explainer, image } = await sampleOf('residual', backend);
      const restart = { layer: 'conv3', unit: '*,*,*' };
      const { details } = await explainer.lrpOf(image, { restart });
      const skipped = layerOf({ details } as LrpResult, 'conv1');
      expect(Math.abs(skipped.conservation.leftOut)).to.be.above(0);
      expect(imbalance(skipped)).to.be.below(1e-5);
      const { arriving, ...shares } = details.conservation;
      expect(sum(Object.values(shares))).to.be.closeTo(arriving, 1e-4);
    });

    it('each output place of a larger picture has the map of its own part', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const [height, width] = [32, 36];
      const data = new Float32Array(height * width);
      const random = randomArray(height * width, mulberry32(3), 0, 0.2);
      data.set(random);
      for (let y = 0; y < 28; y++) {
        data.set(image.data.subarray(y * 28, (y + 1) * 28), (y + 4) * width + 4);
      }
      const larger: InputTensor = { data, shape: [height, width, 1] };
      const options = { composite: 'epsilon-plus', denseAs: 'conv', target: 3 } as const;
      const all = await explainer.lrpOf(larger, options);
      expect(all.details.places.shape).to.deep.equal([2, 3]);
      const total = new Float32Array(data.length);
      for (let row = 0; row < 2; row++) {
        for (let column = 0; column < 3; column++) {
          const one = await explainer.lrpOf(larger, { ...options, place: `${column},${row}` });
          // The two poolings make one step of the output four pixels.
          const crop = new Float32Array(784);
          for (let y = 0; y < 28; y++) {
            const start = (4 * row + y) * width + 4 * column;
            crop.set(data.subarray(start, start + 28), y * 28);
          }
          const own: InputTensor = { data: crop, shape: [28, 28, 1] };
          const single = await explainer.lrpOf(own, { composite: 'epsilon-plus', target: 3 });
          const logit = all.details.places.data[row * 3 + column]!;
          expect(logit).to.be.closeTo(single.target.logit, 1e-4);
          const placed = new Float32Array(data.length);
          for (let y = 0; y < 28; y++) {
            const start = (4 * row + y) * width + 4 * column;
            placed.set(single.map.subarray(y * 28, (y + 1) * 28), start);
          }
          expect(largestDifference(one.map, placed)).to.be.below(1e-4 * largest(placed));
          one.map.forEach((value, index) => (total[index]! += value));
        }
      }
      expect(largestDifference(all.map, total)).to.be.below(1e-4 * largest(total));
    });

    it('starts from the logit, from 1, and against the other classes', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const plain = await explainer.lrpOf(image, {});
      const { logits } = plain.details;
      const { index, logit } = plain.target;
      const one = await explainer.lrpOf(image, { start: 'one' });
      expect(plain.details.start).to.equal(logit);
      expect(one.details.start).to.equal(1);
      const scaled = one.map.map((value) => value * logit);
      expect(largestDifference(scaled, plain.map)).to.be.below(1e-4 * largest(plain.map));
      const others = logits.filter((_, other) => other !== index);
      const against = await explainer.lrpOf(image, { contrast: 'others' });
      expect(against.details.start).to.be.closeTo(logit - sum(others) / 9, 1e-4);
      const rivals = await explainer.lrpOf(image, { contrast: 'rivals' });
      const powers = others.map((other) => Math.exp(other));
      const mean = sum(others.map((other, at) => (other * powers[at]!) / sum(powers)));
      expect(rivals.details.start).to.be.closeTo(logit - mean, 1e-4);
      const equal = await explainer.lrpOf(image, { contrast: 'others', start: 'one' });
      expect(equal.details.start).to.be.closeTo(0, 1e-6);
    });

    it('randomises the upper layers for the sanity check, what is explained staying the same', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const own = await explainer.lrpOf(image, { composite: 'z-plus' });
      const none = await explainer.lrpOf(image, {
        composite: 'z-plus',
        randomized: { layers: 0, seed: 1 },
      });
      expect(none.map).to.deep.equal(own.map);
      expect(none.details.sanity!.layers).to.deep.equal(['logits', 'dense1', 'conv2', 'conv1']);
      expect(none.details.sanity!.similarity.rankCorrelation).to.be.closeTo(1, 1e-6);
      const upper = { randomized: { layers: 1, seed: 1 } };
      const random = await explainer.lrpOf(image, { composite: 'z-plus', ...upper });
      expect(random.target.index).to.equal(own.target.index);
      expect(largestDifference(random.map, own.map)).to.be.above(0);
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
