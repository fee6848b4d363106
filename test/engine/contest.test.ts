import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type ContestOptions,
  type ContestResult,
  type Explainer,
  type InputTensor,
  type Shape3,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, mulberry32, randomArray } from '../oracle/net.js';
import { infidelityByHand, roadByHand, softmaxOf } from '../oracle/contest.js';

interface Reference {
  model: string;
  target: number;
  shape: Shape3;
  steps: number;
  seed: number;
  image: string;
  gradient: string;
  gradientTimesInput: string;
  deletion: number[];
  insertion: number[];
  road: { values: number[]; kept?: boolean[] };
  infidelity: {
    samples: number;
    quantus: number;
    captum: number;
    captumNormalized: number;
    meanSquaredChange: number;
  };
  sensitivity: number;
}

function floats(base64: string): Float32Array {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

/** A contest whose maps are these, instead of the engine's own. */
async function withMaps(
  explainer: Explainer,
  image: InputTensor,
  target: number,
  maps: Record<string, Float32Array>,
  options: ContestOptions & { seed: number },
): Promise<ContestResult> {
  const methods = Object.keys(maps);
  const base = await explainer.contest(image, {
    methods,
    target,
    measures: ['time'],
    seed: options.seed,
  });
  const entries = base.details.entries.map((entry) => ({
    ...entry,
    map: maps[entry.method]!,
    values: { time: entry.time },
  }));
  const from = { ...base, details: { ...base.details, entries } };
  return explainer.contest(image, { ...options, methods, target, from });
}

function expectAll(found: readonly number[], expected: readonly number[], within: number): void {
  expect(found).to.have.length(expected.length);
  found.forEach((value, index) =>
    expect(value, `at ${index}`).to.be.closeTo(expected[index]!, within),
  );
}

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

let references: Reference[] = [];
before(async () => {
  const response = await fetch('/test/reference/contest.json');
  ({ results: references } = (await response.json()) as { results: Reference[] });
});

const backends = ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[];

for (const backend of backends) {
  // The larger network takes minutes on the others, and asks nothing else of them.
  for (const name of backend === 'wasm' ? ['mnist-cnn', 'cifar10-cnn'] : ['mnist-cnn']) {
    describe(`contest of ${name} beside Quantus and Captum on ${backend}`, () => {
      let reference: Reference;
      let image: InputTensor;
      let result: ContestResult;
      const model = new URL(`/models/${name}/model.json`, location.href).href;
      const explainer = createExplainer({ model, backend });

      before(async () => {
        reference = references.find((each) => each.model === `models/${name}`)!;
        const { shape, target, steps, seed, infidelity } = reference;
        image = { data: floats(reference.image), shape };
        const maps = {
          gradient: floats(reference.gradient),
          'gradient-x-input': floats(reference.gradientTimesInput),
        };
        result = await withMaps(explainer, image, target, maps, {
          measures: ['deletion', 'insertion', 'road', 'infidelity'],
          steps,
          seed,
          samples: infidelity.samples,
        });
      });

      const entry = (method: string) =>
        result.details.entries.find((each) => each.method === method)!;

      it("deletion and insertion are Quantus' pixel flipping", () => {
        const { deletion, insertion } = entry('gradient-x-input');
        expectAll(deletion!.values, reference.deletion, 2e-5);
        expectAll(insertion!.values, reference.insertion, 2e-5);
        const { values } = entry('gradient-x-input');
        expect(values.deletion).to.equal(deletion!.area);
        expect(values.insertion).to.equal(insertion!.area);
      });

      it("ROAD's images and classes are Quantus'", () => {
        const { road, values } = entry('gradient-x-input');
        expectAll(road!.values.slice(1), reference.road.values, 2e-5);
        if (reference.road.kept) expect(road!.kept!.slice(1)).to.deep.equal(reference.road.kept);
        const mean = reference.road.values.reduce((sum, value) => sum + value, 0) / 9;
        expect(values.road).to.be.closeTo(mean, 2e-5);
      });

      it('infidelity is that of Quantus and Captum, of a gradient and of its product with the image', () => {
        const { quantus, captum, captumNormalized, meanSquaredChange } = reference.infidelity;
        expect(quantus).to.be.closeTo(captum, 1e-6 * captum);
        for (const method of ['gradient', 'gradient-x-input']) {
          const { infidelity, values } = entry(method);
          expect(infidelity!.raw).to.be.closeTo(quantus, 2e-4 * quantus);
          const relative = captumNormalized / meanSquaredChange;
          expect(infidelity!.relative).to.be.closeTo(relative, 2e-4);
          expect(values.infidelity).to.equal(infidelity!.relative);
        }
      });

      it("max-sensitivity of the gradient is Quantus'", async () => {
        const { target, seed } = reference;
        const { details } = await explainer.contest(image, {
          methods: ['gradient'],
          measures: ['sensitivity'],
          target,
          seed,
        });
        const [{ sensitivity }] = details.entries as [ContestResult['details']['entries'][0]];
        expect(sensitivity!.each).to.have.length(10);
        expect(sensitivity!.value).to.equal(Math.max(...sensitivity!.each));
        expect(sensitivity!.value).to.be.closeTo(
          reference.sensitivity,
          2e-3 * reference.sensitivity,
        );
      });
    });
  }
}

/** Two channels, a convolution and a head with softmax. */
const net = build([7, 9, 2], 5, [
  conv(3, 3, { activation: 'relu' }),
  flatten(),
  dense(4, { activation: 'softmax' }),
]);
const shape: Shape3 = [7, 9, 2];
const image: InputTensor = { data: randomArray(7 * 9 * 2, mulberry32(8)), shape };

for (const backend of backends) {
  describe(`contest of a small network on ${backend}`, () => {
    let explainer: Explainer;
    let revoke: () => void;

    before(() => {
      const made = toUrl(toKeras(net));
      explainer = createExplainer({ model: made.url, backend });
      revoke = made.revoke;
    });
    after(async () => {
      await explainer.dispose();
      revoke();
    });

    const logitsOf = async (images: Float32Array[]): Promise<Float32Array[]> => {
      const data = Float32Array.from(images.flatMap((each) => [...each]));
      const { output } = await explainer.forward({ data, shape: [images.length, ...shape] });
      return images.map((_, row) => output.data.slice(row * 4, (row + 1) * 4));
    };

    it('ROAD is that of plain loops: Gauss elimination for what is missing', async () => {
      const { details, target } = await explainer.contest(image, {
        methods: ['gradient', 'random'],
        measures: ['road'],
        seed: 3,
      });
      for (const { map, shape: ofMap, road } of details.entries) {
        // The card of a small network says nothing: 0 is black, 1 white.
        const images = roadByHand(image, map, ofMap, 3, 1);
        const logits = await logitsOf([image.data, ...images]);
        const expected = logits.map((row) => softmaxOf(row)[target.index]!);
        expectAll(road!.values, expected, 1e-5);
        const kept = logits.map((row) => row.indexOf(Math.max(...row)) === target.index);
        expect(road!.kept).to.deep.equal(kept);
        expect(road!.shares).to.deep.equal(
          [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => tenth / 10),
        );
      }
    });

    it('infidelity is that of plain loops, of contributions, sensitivities and maps of one channel', async () => {
      const methods = ['gradient', 'gradient-x-input', 'occlusion', 'random'];
      const { details, target } = await explainer.contest(image, {
        methods,
        measures: ['infidelity'],
        samples: 40,
        seed: 4,
      });
      for (const { method, map, shape: ofMap, infidelity } of details.entries) {
        const { images, predicted } = infidelityByHand(
          image,
          map,
          ofMap,
          40,
          4,
          method === 'gradient',
        );
        const [whole, ...hidden] = await logitsOf([image.data, ...images]);
        const actual = hidden.map((row) => whole![target.index]! - row[target.index]!);
        const mean = (of: (at: number) => number): number =>
          actual.reduce((sum, _, at) => sum + of(at), 0) / 40;
        const raw = mean((at) => (predicted[at]! - actual[at]!) ** 2);
        const scale = Math.max(
          0,
          mean((at) => predicted[at]! * actual[at]!) / mean((at) => predicted[at]! ** 2),
        );
        const left = mean((at) => (scale * predicted[at]! - actual[at]!) ** 2);
        expect(infidelity!.raw, method).to.be.closeTo(raw, 1e-4 * raw);
        expect(infidelity!.scale, method).to.be.closeTo(scale, 1e-3 * Math.max(scale, 1));
        expect(infidelity!.relative, method).to.be.closeTo(
          left / mean((at) => actual[at]! ** 2),
          1e-4,
        );
        expect(infidelity!.relative, method).to.be.within(0, 1);
      }
      // Where nothing is known of the image's reference but 0, both say the same.
      const [gradient, product] = details.entries;
      expect(gradient!.infidelity!.raw).to.be.closeTo(product!.infidelity!.raw, 1e-5);
    });

    it('a method that does not look at image or network moves with neither', async () => {
      const { details } = await explainer.contest(image, {
        methods: ['random', 'occlusion', 'lrp:epsilon-plus', 'gradient'],
        measures: ['sensitivity', 'randomization'],
        noisyImages: 2,
      });
      const [random, occlusion, lrp, gradient] = details.entries;
      expect(random!.values).to.include({ sensitivity: 0, randomization: 1 });
      expect(occlusion!.values.randomization).to.equal(null);
      expect(lrp!.values.randomization).to.be.within(-1, 1);
      expect(gradient!.randomization!.layers).to.have.length(1);
      const { similarities, layers } = await explainer.sanityOf(image, {
        method: 'gradient',
        randomizedLayers: 1,
      });
      expect(gradient!.randomization).to.deep.include(similarities['gradient']);
      expect(gradient!.randomization!.layers).to.deep.equal(layers.slice(0, 1));
    });
  });
}

describe('contest of convlens/engine', () => {
  const model = new URL('/models/mnist-cnn/model.json', location.href).href;
  const explainer = createExplainer({ model, backend: 'wasm' });

  it('has the maps of the methods themselves, by default twelve, and estimates of the other measures', async () => {
    const { details, map, method, target } = await explainer.contest('sample:3');
    expect(details.entries).to.have.length(12);
    expect(details.measures).to.deep.equal(['deletion', 'insertion', 'time']);
    expect(method).to.equal('gradient');
    const by = (name: string) => details.entries.find((each) => each.method === name)!;
    expect(map).to.equal(by('gradient').map);
    const { input } = details;
    const asked = { target: target.index };
    const own = await explainer.saliencyOf(input, { ...asked, method: 'guided-backprop' });
    expect(by('guided-backprop').map).to.deep.equal(own.map);
    const lrp = await explainer.lrpOf(input, { ...asked, composite: 'epsilon-gamma-box' });
    expect(by('lrp:epsilon-gamma-box').map).to.deep.equal(lrp.map);
    const occlusion = await explainer.occlusionOf(input, { ...asked, score: 'logit' });
    expect(by('occlusion').map).to.deep.equal(occlusion.map);
    for (const { values, time, failure, deletion, insertion } of details.entries) {
      expect(failure).to.equal(undefined);
      expect(values).to.deep.equal({
        deletion: deletion!.area,
        insertion: insertion!.area,
        time,
      });
    }
    expect(Object.keys(details.estimates)).to.deep.equal([
      'road',
      'infidelity',
      'sensitivity',
      'randomization',
    ]);
    expect(details.estimates.road).to.include({ count: 120, unit: 'passes' });
    expect(details.estimates.sensitivity).to.include({ count: 120, unit: 'maps' });
    expect(details.estimates.infidelity!.milliseconds).to.be.above(0);
    // A random order takes away what matters later than a map does.
    expect(by('random').values.deletion).to.be.above(by('integrated-gradients').values.deletion!);
  });

  it('the curves are those of faithfulnessOf', async () => {
    const { details, target } = await explainer.contest('sample:3', {
      methods: ['gradient-x-input'],
      steps: 9,
    });
    const [entry] = details.entries;
    const curves = await explainer.faithfulnessOf({
      image: details.input,
      scores: entry!.map,
      target: target.index,
      steps: 9,
    });
    expect(entry!.deletion).to.deep.equal(curves.deletion);
    expect(entry!.insertion).to.deep.equal(curves.insertion);
  });

  it('tells of every row and every measure as it comes, and the same seed gives the same numbers', async () => {
    const options: ContestOptions = {
      methods: ['gradient', 'random'],
      measures: ['deletion', 'insertion', 'road'],
      seed: 5,
      steps: 4,
    };
    const parts: string[] = [];
    const first = await explainer.contest('sample:2', options, {
      onPart: ({ details: { entries } }) =>
        parts.push(entries.map(({ values }) => Object.keys(values).length).join()),
    });
    expect(parts).to.deep.equal(['1,0', '3,0', '3,1', '3,3', '4,3', '4,4']);
    const again = await explainer.contest('sample:2', options);
    const without = ({ details: { entries } }: ContestResult): unknown =>
      entries.map(({ map, values }) => ({ map, values: { ...values, time: 0 } }));
    expect(without(again)).to.deep.equal(without(first));
    const other = await explainer.contest('sample:2', { ...options, seed: 6 });
    expect(other.details.entries[1]!.map).not.to.deep.equal(first.details.entries[1]!.map);
  });

  it('goes on from an earlier result, and from none of another image or class', async () => {
    const first = await explainer.contest('sample:3', { methods: ['gradient', 'random'] });
    const more = await explainer.contest('sample:3', {
      methods: ['gradient', 'random'],
      measures: ['randomization'],
      from: first,
    });
    expect(more.details.measures).to.deep.equal(['deletion', 'insertion', 'time', 'randomization']);
    expect(more.details.entries[0]!.map).to.equal(first.details.entries[0]!.map);
    expect(first.details.entries[0]!.values).not.to.have.property('randomization');
    const from = (image: string, target: number) =>
      codeOf(explainer.contest(image, { methods: ['gradient'], target, from: first }));
    expect(await from('sample:4', first.target.index)).to.equal('argument-invalid');
    expect(await from('sample:3', 7)).to.equal('argument-invalid');
  });

  it('ranks by the better end, and compares the ranks of every two measures', async () => {
    const { details } = await explainer.contest('sample:3', {
      methods: ['gradient', 'guided-backprop', 'integrated-gradients', 'random'],
    });
    const [agreement] = details.agreements;
    expect(details.agreements).to.have.length(1);
    expect(agreement!.measures).to.deep.equal(['deletion', 'insertion']);
    const ranks = (of: (values: Record<string, number>) => number): number[] => {
      const all = details.entries.map(({ values }) => of(values as Record<string, number>));
      return all.map((one) => 1 + all.filter((other) => other < one).length);
    };
    const [a, b] = [ranks(({ deletion }) => deletion!), ranks(({ insertion }) => -insertion!)];
    const squares = a.reduce((sum, rank, at) => sum + (rank - b[at]!) ** 2, 0);
    expect(agreement!.correlation).to.be.closeTo(1 - (6 * squares) / (4 * 15), 1e-9);
  });

  it('a method that this network has no map of says why, the others go on; alone it rejects', async () => {
    const made = toUrl(
      toKeras(build([4, 4, 1], 2, [flatten(), dense(3, { activation: 'softmax' })])),
    );
    const flat = createExplainer({ model: made.url, backend: 'cpu' });
    const picture: InputTensor = { data: randomArray(16, mulberry32(2)), shape: [4, 4, 1] };
    const { details } = await flat.contest(picture, {
      methods: ['grad-cam', 'gradient'],
      steps: 4,
    });
    const [cam, gradient] = details.entries;
    expect(cam!.failure).to.include.keys('code', 'message', 'hint');
    expect(cam!.map).to.have.length(0);
    expect(gradient!.values.deletion).to.be.a('number');
    const alone = await codeOf(flat.contest(picture, { methods: ['grad-cam'] }));
    expect(alone).to.equal(cam!.failure!.code);
    await flat.dispose();
    made.revoke();
  });

  it('refuses names and settings that it does not know, with what was meant', async () => {
    const refused = async (options: object): Promise<string[]> =>
      explainer.contest('sample:0', options).then(
        () => [],
        ({ code, hint }: { code: string; hint: string }) => [code, hint],
      );
    const [code, hint] = await refused({ methods: ['lrp-epsilon-plus'] });
    expect(code).to.equal('method-unknown');
    expect(hint).to.match(/^Did you mean "lrp:epsilon-plus"\?/);
    expect(await refused({ methods: ['gardient'] })).to.have.property('0', 'method-unknown');
    const many =
      'gradient deconvnet guided-backprop gradient-x-input integrated-gradients smoothgrad';
    const more = 'grad-cam guided-grad-cam layer-cam occlusion lrp lrp:gamma random';
    const methods = `${many} ${more}`.split(' ');
    expect(methods).to.have.length(13);
    for (const options of [
      { methods },
      { methods: [] },
      { measures: ['speed'] },
      { steps: 1 },
      { samples: 1 },
      { noisyImages: 0 },
      { radius: 0 },
      { seed: 0.5 },
    ]) {
      expect((await refused(options))[0], JSON.stringify(options)).to.equal('setting-out-of-range');
    }
    expect((await refused({ method: ['gradient'] }))[0]).to.equal('option-unknown');
    expect((await refused({ target: 'no such class' }))[0]).to.equal('target-unknown');
  });

  it('is over at once when it is cancelled, and leaves nothing behind', async () => {
    await explainer.contest('sample:3', {
      methods: ['gradient'],
      measures: ['road', 'infidelity'],
    });
    const before = await explainer.memory();
    const abort = new AbortController();
    const parts: number[] = [];
    const reason: unknown = await explainer
      .contest(
        'sample:3',
        {},
        {
          signal: abort.signal,
          onPart: ({ details }) => {
            parts.push(details.entries.length);
            if (parts.length === 3) abort.abort();
          },
        },
      )
      .catch((error: unknown) => error);
    expect(reason).to.have.property('name', 'AbortError');
    expect(parts).to.have.length(3);
    expect((await explainer.memory()).tensors).to.equal(before.tensors);
  });
});
