import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { createExplainer, type BackendChoice, type Shape3 } from '../../dist/engine.js';
import { deeplift } from '../oracle/deeplift.js';
import { forward, seedAt, seedForClass } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  activation,
  after,
  build,
  conv,
  dense,
  flatten,
  globalAveragePool,
  globalMaxPool,
  groupNorm,
  layerNorm,
  maximum,
  maxPool,
  minimum,
  mulberry32,
  multiply,
  prelu,
  randomArray,
  type Activation,
  type NetSpec,
  type Step,
} from '../oracle/net.js';
import { recipe, type Recipe } from '../random/choices.js';
import { compose } from '../random/compose.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

const method = 'deeplift';
const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);
const magnitude = (values: Float32Array): number => sum(values.map(Math.abs));

const smooth: Activation[] = ['relu6', 'leakyRelu', 'elu', 'selu', 'silu', 'mish', 'softplus'];
const others: Activation[] = ['gelu', 'hardSigmoid', 'hardSwish', 'sigmoid', 'tanh'];

/** A network for each operation that is not linear. */
const networks: Record<string, Step[]> = {
  'overlapping maxima': [
    conv(3, 5, { padding: 'same', activation: 'relu' }),
    maxPool(3, { strides: 2, padding: 'same' }),
    conv(2, 4, { activation: 'relu' }),
    flatten(),
    dense(3),
  ],
  'a global maximum': [conv(3, 6, { activation: 'relu' }), globalMaxPool(), dense(3)],
  'branches joined by maximum, minimum and product': [
    conv(3, 4, { name: 'a' }),
    after('input', conv(3, 4, { name: 'b' })),
    after(['a', 'b'], maximum({ name: 'most' })),
    after(['a', 'b'], minimum({ name: 'least' })),
    after(['most', 'least'], multiply()),
    flatten(),
    dense(3, { activation: 'softmax' }),
  ],
  ...Object.fromEntries(
    [...smooth, ...others, null].map((kind): [string, Step[]] => [
      kind ?? 'prelu',
      [
        conv(3, 4),
        kind ? activation(kind) : prelu(),
        conv(2, 3, { activation: 'relu' }),
        flatten(),
        dense(3),
      ],
    ]),
  ),
};

function explainerOf(net: NetSpec, backend: BackendChoice) {
  const { url, revoke } = toUrl(toKeras(net, { topology: 'functional' }));
  return { explainer: createExplainer({ model: url, backend }), revoke };
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`DeepLIFT on ${backend}`, () => {
    for (const [name, steps] of Object.entries(networks)) {
      it(`through ${name}, as loops in float64 have it`, async () => {
        const net = build([8, 7, 2], 71, steps);
        const data = randomArray(112, mulberry32(72));
        const { explainer, revoke } = explainerOf(net, backend);
        const image = { data, shape: net.input };
        for (const baseline of [0, 0.3]) {
          const start = new Float32Array(data.length).fill(baseline);
          const [tape, base] = [forward(net, data), forward(net, start)];
          const seed = seedForClass(net, 1);
          const expected = Float32Array.from(deeplift(net, tape, base, seed));
          const { map } = await explainer.saliencyOf(image, { method, target: 1, baseline });
          expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
          const difference = tape.logits[1]! - base.logits[1]!;
          expect(sum(map)).to.be.closeTo(difference, 1e-4 * magnitude(map));
        }
        revoke();
      });
    }

    // Captum's contributions do not add up through a max pooling: there the loops above are the reference.
    for (const model of ['cifar10-allcnn', 'residual', 'strided']) {
      it(`of ${model}, as Captum has it`, async () => {
        const reference = await loadReference(`families-${model}`);
        const inputs = await loadReference(model);
        const explainer = createExplainer({ model: reference.model, backend });
        const maps = reference.entries({ kind: 'map', method });
        expect(maps.length).to.be.at.least(4);
        const start = reference.entry({ kind: 'baseline' });
        const baseline = { data: reference.array(start), shape: start.shape as Shape3 };
        for (const map of backend === 'wasm' ? maps : maps.slice(0, 4)) {
          const input = inputs.entry({ kind: 'input', sample: map.sample });
          const image = { data: inputs.array(input), shape: input.shape as Shape3 };
          const asked = { method, target: map.target!, baseline } as const;
          const result = await explainer.saliencyOf(image, asked);
          const expected = reference.array(map);
          const label = `${map.sample} ${map.target}`;
          const error = largestDifference(result.map, expected);
          expect(error, label).to.be.at.most(1e-4 * largest(expected));
        }
      });
    }

    it('explains neurons, whole channels, batches and one sigmoid unit', async () => {
      const net = build([8, 7, 2], 73, [
        conv(3, 4, { activation: 'relu', name: 'conv1' }),
        maxPool(2),
        conv(2, 3, { activation: 'silu', name: 'conv2' }),
        flatten(),
        dense(1, { activation: 'sigmoid' }),
      ]);
      const { explainer, revoke } = explainerOf(net, backend);
      const images = [74, 75].map((seed) => ({
        data: randomArray(112, mulberry32(seed)),
        shape: net.input,
      }));
      const baseline = 0.2;
      const base = forward(net, new Float32Array(112).fill(baseline));
      const conv2 = net.layers.findIndex(({ name }) => name === 'conv2');
      const questions = [
        { asked: { target: 1 }, seed: seedForClass(net, 1) },
        { asked: { target: 0 }, seed: seedForClass(net, 0) },
        { asked: { layer: 'conv2', unit: '0,1,2' }, seed: seedAt(net, conv2, 5) },
      ];
      for (const { asked, seed } of questions) {
        const results = await explainer.saliencyOfBatch(images, { method, baseline, ...asked });
        images.forEach(({ data }, index) => {
          const expected = Float32Array.from(deeplift(net, forward(net, data), base, seed));
          const { map } = results[index]!;
          expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
        });
      }
      const whole = { method, baseline, layer: 'conv2', unit: '*,*,0' } as const;
      const { map } = await explainer.saliencyOf(images[0]!, whole);
      const activations = (tape: typeof base) =>
        sum(tape.activations[conv2]!.filter((_, index) => index % 3 === 0));
      const difference = activations(forward(net, images[0]!.data)) - activations(base);
      expect(sum(map)).to.be.closeTo(difference, 1e-4 * magnitude(map));
      revoke();
    });

    it('adds up to the difference of the score through softmax and norms inside', async () => {
      const net = build([8, 7, 2], 76, [
        conv(3, 4, { activation: 'relu' }),
        layerNorm({ name: 'pixels' }),
        conv(3, 6),
        groupNorm(2),
        activation('softmax'),
        conv(2, 3, { activation: 'tanh' }),
        layerNorm({ axes: [1, 2, 3] }),
        globalAveragePool(),
        dense(3),
      ]);
      const { explainer, revoke } = explainerOf(net, backend);
      const data = randomArray(112, mulberry32(77));
      const image = { data, shape: net.input };
      for (const baseline of [0, -0.4]) {
        const base = forward(net, new Float32Array(112).fill(baseline));
        const { map } = await explainer.saliencyOf(image, { method, target: 2, baseline });
        const difference = forward(net, data).logits[2]! - base.logits[2]!;
        expect(Math.abs(difference)).to.be.above(1e-3);
        expect(sum(map)).to.be.closeTo(difference, 1e-4 * magnitude(map));
      }
      // Where image and baseline nearly agree, multipliers are the gradient.
      const near = { data: data.map((value) => value + 1e-2), shape: net.input };
      const lifted = await explainer.saliencyOf(image, { method, target: 2, baseline: near });
      const { map } = await explainer.saliencyOf(image, { method: 'gradient', target: 2 });
      const expected = map.map((value) => value * -1e-2);
      expect(largestDifference(lifted.map, expected)).to.be.at.most(0.05 * largest(expected));
      revoke();
    });

    it('of an image that is the baseline is zero', async () => {
      const net = build([8, 7, 2], 78, networks['overlapping maxima']!);
      const { explainer, revoke } = explainerOf(net, backend);
      const image = { data: randomArray(112, mulberry32(79)), shape: net.input };
      const { map } = await explainer.saliencyOf(image, { method, baseline: image });
      expect(largest(map)).to.equal(0);
      revoke();
    });
  });
}

/** Of random networks the contributions add up to the difference of the score. */
async function expectCompleteness(given: Recipe, backend: BackendChoice): Promise<void> {
  const { net: built, keras } = compose(given);
  const model = toKeras(built, keras);
  const { net } = model;
  const [height, width, channels] = net.input;
  const data = randomArray(height * width * channels, mulberry32(given.seed + 1));
  const [tape, base] = [forward(net, data), forward(net, new Float32Array(data.length))];
  const target = given.seed % tape.logits.length;
  const { url, revoke } = toUrl(model);
  const explainer = createExplainer({ model: url, backend });
  const { map } = await explainer.saliencyOf({ data, shape: net.input }, { method, target });
  explainer.dispose();
  revoke();
  const difference = tape.logits[target]! - base.logits[target]!;
  const scale = magnitude(map) + Math.abs(tape.logits[target]!) + 1;
  expect(sum(map)).to.be.closeTo(difference, 1e-3 * scale);
}

for (const [backend, runs] of [
  ['cpu', 40],
  ['wasm', 40],
  ['webgl', 3],
] satisfies [BackendChoice, number][]) {
  it(`DeepLIFT of random networks on ${backend} adds up to the difference of the score`, async () => {
    await fc.assert(
      fc.asyncProperty(recipe, (given) => expectCompleteness(given, backend)),
      { seed: 25, numRuns: runs },
    );
  });
}
