import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  saliencyMethods,
  type BackendChoice,
  type Explainer,
  type SaliencyMethod,
  type SanityOptions,
  type SanityResponse,
  type Similarity,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten } from '../oracle/net.js';

const backends: BackendChoice[] = ['cpu', 'wasm', 'webgl'];

function explainerOf(name: string, backend: BackendChoice): Explainer {
  const model = new URL(`/models/${name}/model.json`, location.href).href;
  return createExplainer({ model, backend });
}

async function sanity(
  explainer: Explainer,
  sample: number,
  request: SanityOptions,
): Promise<SanityResponse> {
  const { input } = await explainer.picture(`sample:${sample}`);
  return explainer.sanityOf(input, request);
}

const known = ['gradient', 'guided-backprop', 'grad-cam', 'guided-grad-cam'] as const;

/** Every similarity of a method, over samples and seeds, with so many random layers. */
async function similaritiesOf(
  explainer: Explainer,
  randomizedLayers: number,
  samples: number,
): Promise<Record<(typeof known)[number], Similarity[]>> {
  const found: Record<(typeof known)[number], Similarity[]> = {
    gradient: [],
    'guided-backprop': [],
    'grad-cam': [],
    'guided-grad-cam': [],
  };
  for (let sample = 0; sample < samples; sample++) {
    for (const seed of [0, 1, 2]) {
      const request = { randomizedLayers, seed, methods: known };
      const { similarities } = await sanity(explainer, sample, request);
      for (const method of known) found[method].push(similarities[method]!);
    }
  }
  return found;
}

function mean(similarities: Similarity[], measure: keyof Similarity): number {
  return similarities.reduce((sum, one) => sum + one[measure], 0) / similarities.length;
}

/**
 * Bounds on means over samples and seeds, with room for other random weights; measured on wasm: see
 * each. By model and number of random layers: the gradient's correlation of magnitudes is at most the
 * first, guided backprop's at least the second.
 */
const bounds = {
  // 0.26, 0.23, 0.20 against 0.81, 0.76, 0.58; class scores, third and second convolution.
  'cifar10-cnn': [
    [0.35, 0.75],
    [0.32, 0.68],
    [0.3, 0.5],
  ],
  // 0.58, 0.47, 0.41 against 0.92, 0.81, 0.76: digits are black around, and so are all their maps.
  'mnist-cnn': [
    [0.65, 0.85],
    [0.55, 0.75],
    [0.5, 0.7],
  ],
  // 0.41, 0.31, 0.25 against 0.95, 0.93, 0.87.
  'cifar10-allcnn': [
    [0.5, 0.9],
    [0.4, 0.88],
    [0.32, 0.8],
  ],
} as const;

for (const [name, steps] of Object.entries(bounds)) {
  describe(`random upper layers of ${name} (Adebayo et al. 2018)`, function () {
    const explainer = explainerOf(name, 'wasm');
    const samples = name === 'cifar10-allcnn' ? 4 : 8;
    const table = new Map<number, Awaited<ReturnType<typeof similaritiesOf>>>();

    before(async () => {
      for (const index of steps.keys()) {
        table.set(index + 1, await similaritiesOf(explainer, index + 1, samples));
      }
    });

    it("the gradient's similarity falls, guided backprop's stays high", () => {
      steps.forEach(([gradient, guided], index) => {
        const found = table.get(index + 1)!;
        const text = `${index + 1} random layers`;
        expect(mean(found.gradient, 'absoluteRankCorrelation'), text).to.be.below(gradient);
        expect(Math.abs(mean(found.gradient, 'rankCorrelation')), text).to.be.below(0.25);
        expect(mean(found['guided-backprop'], 'absoluteRankCorrelation'), text).above(guided);
        expect(mean(found['guided-backprop'], 'rankCorrelation'), text).to.be.above(0.6);
        const structure = (method: (typeof known)[number]): number =>
          mean(found[method], 'structuralSimilarity');
        expect(structure('guided-backprop') - structure('gradient'), text).to.be.above(0.25);
      });
    });

    it('so it is for every single picture and seed', () => {
      for (const [count, found] of table) {
        found['guided-backprop'].forEach((guided, index) => {
          const gradient = found.gradient[index]!;
          expect(guided.rankCorrelation, `${count} random layers`).to.be.above(
            gradient.rankCorrelation,
          );
          expect(guided.absoluteRankCorrelation, `${count} random layers`).to.be.above(
            gradient.absoluteRankCorrelation,
          );
        });
      }
    });

    it('Grad-CAM falls, guided Grad-CAM keeps looking alike', () => {
      for (const [count, found] of table) {
        const text = `${count} random layers`;
        const cam = mean(found['grad-cam'], 'rankCorrelation');
        const guided = mean(found['guided-grad-cam'], 'rankCorrelation');
        expect(cam, text).to.be.below(0.4);
        expect(guided - cam, text).to.be.above(0.25);
        const structure = (method: (typeof known)[number]): number =>
          mean(found[method], 'structuralSimilarity');
        expect(structure('guided-grad-cam') - structure('grad-cam'), text).to.be.above(0.08);
      }
    });
  });
}

for (const backend of backends) {
  describe(`the sanity check on ${backend}`, () => {
    const explainer = explainerOf('mnist-cnn', backend);
    const few = { samples: 3, steps: 3, masks: 8 };

    it('without random layers: the same maps, exactly alike', async () => {
      const { input } = await explainer.picture('sample:3');
      const request = { ...few, methods: saliencyMethods };
      const own = await explainer.saliencyOf(input, request);
      const { maps, shapes, similarities, layers } = await explainer.sanityOf(input, {
        ...request,
        randomizedLayers: 0,
      });
      expect(layers).to.deep.equal(['logits', 'dense1', 'conv2', 'conv1']);
      expect(maps).to.deep.equal(own.details.maps);
      expect(shapes).to.deep.equal(own.details.shapes);
      for (const method of saliencyMethods) {
        expect(similarities[method], method).to.deep.equal({
          rankCorrelation: 1,
          absoluteRankCorrelation: 1,
          structuralSimilarity: 1,
        });
      }
    });

    it('the same seed gives the same maps, also 0; another gives others', async () => {
      const methods: SaliencyMethod[] = ['gradient', 'smoothgrad'];
      for (const seed of [0, 5]) {
        const request = { ...few, methods, randomizedLayers: 2, seed };
        const first = await sanity(explainer, 3, request);
        const again = await sanity(explainer, 3, request);
        expect(again.maps).to.deep.equal(first.maps);
        const other = await sanity(explainer, 3, { ...request, seed: seed + 1 });
        expect(other.maps['gradient']).not.to.deep.equal(first.maps['gradient']);
      }
      const unsaid = await sanity(explainer, 3, { methods, ...few, randomizedLayers: 1 });
      const zero = await sanity(explainer, 3, { methods, ...few, randomizedLayers: 1, seed: 0 });
      expect(unsaid.maps).to.deep.equal(zero.maps);
    });

    it('explains what the network itself answers, and the neuron that it would choose', async () => {
      const { input } = await explainer.picture('sample:4');
      const fixed = { randomizedLayers: 4, seed: 3 };
      const top = await explainer.sanityOf(input, fixed);
      const four = await explainer.sanityOf(input, { ...fixed, target: 4 });
      expect(top.maps).to.deep.equal(four.maps);
      const { neuron } = (await explainer.saliencyOf(input, { layer: 'conv2' })).details;
      const [y, x, channel] = neuron!.position;
      const strongest = await explainer.sanityOf(input, { ...fixed, layer: 'conv2' });
      const unit = `${x},${y},${channel}`;
      const named = await explainer.sanityOf(input, { ...fixed, layer: 'conv2', unit });
      expect(strongest.maps).to.deep.equal(named.maps);
    });

    it('a neuron below the random layers keeps its map', async () => {
      const request = { layer: 'conv2', methods: ['guided-backprop'] as const, seed: 1 };
      for (const [randomizedLayers, same] of [
        [2, true],
        [3, false],
      ] as const) {
        const { similarities } = await sanity(explainer, 5, { ...request, randomizedLayers });
        const { rankCorrelation } = similarities['guided-backprop']!;
        expect(rankCorrelation === 1, `${randomizedLayers} random layers`).to.equal(same);
      }
    });

    it("a layer's random weights do not depend on how many others are random", async () => {
      // One pixel's weight of the class, times the one weight of the convolution below.
      const model = toKeras(
        build([5, 4, 1], 1, [
          conv(1, 1, { bias: false, name: 'scale' }),
          flatten(),
          dense(3, { name: 'classes' }),
        ]),
      );
      const { url, revoke } = toUrl(model);
      const linear = createExplainer({ model: url, backend });
      const input = {
        data: new Float32Array(20).fill(1),
        shape: [5, 4, 1] as [number, number, number],
      };
      const [own, one, two] = await Promise.all(
        [0, 1, 2].map(async (randomizedLayers) => {
          const { maps, layers } = await linear.sanityOf(input, {
            method: 'gradient',
            randomizedLayers,
            target: 0,
            seed: 2,
          });
          expect(layers).to.deep.equal(['classes', 'scale']);
          return maps['gradient']!;
        }),
      );
      revoke();
      const proportional = (a: Float32Array, b: Float32Array): boolean =>
        a.every((value, i) => Math.abs(value / a[0]! - b[i]! / b[0]!) < 1e-4);
      expect(proportional(one!, two!)).to.equal(true);
      expect(one).not.to.deep.equal(two);
      expect(proportional(own!, one!)).to.equal(false);
    });

    it('refuses counts and seeds that are none', async () => {
      const { input } = await explainer.picture('sample:0');
      for (const request of [
        { randomizedLayers: -1 },
        { randomizedLayers: 1.5 },
        { randomizedLayers: 5 },
        { randomizedLayers: NaN },
        { randomizedLayers: 1, seed: NaN },
      ]) {
        const reason: unknown = await explainer
          .sanityOf(input, request)
          .catch((error: unknown) => error);
        expect(reason, JSON.stringify(request)).to.include({ code: 'setting-out-of-range' });
      }
    });

    it('leaves nothing behind in memory', async () => {
      const request = { methods: saliencyMethods, randomizedLayers: 3, ...few };
      await sanity(explainer, 0, request);
      const before = await explainer.memory();
      for (const seed of [1, 2]) await sanity(explainer, 1, { ...request, seed });
      await sanity(explainer, 0, { ...request, camLayer: 'nowhere' }).catch(() => {});
      expect(await explainer.memory()).to.deep.equal(before);
    });
  });
}
