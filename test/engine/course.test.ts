import { expect } from '@esm-bundle/chai';
import { createExplainer, type ContestMeasure, type Explainer } from '../../dist/engine.js';
import { correlation } from '../support/correlation.js';

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);
const magnitude = (values: Float32Array): number =>
  values.reduce((total, value) => total + Math.abs(value), 0);
const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** As the text writes it. */
const correlationText = (a: Float32Array, b: Float32Array): string =>
  correlation(a, b).toFixed(2).replace('-', '−');

/** A chapter's text, in one line. */
async function chapter(name: string): Promise<string> {
  const response = await fetch(`/examples/course/${name}.html`);
  expect(response.ok).to.equal(true);
  return (await response.text()).replace(/<\/?(em|sup|sub)>/g, '').replace(/\s+/g, ' ');
}

function explainerOf(name: string): Explainer {
  const model = new URL(`/models/${name}/model.json`, location.href).href;
  return createExplainer({ model, backend: 'wasm' });
}

describe('the figures that the course quotes', () => {
  const digits = explainerOf('mnist-cnn');
  const scoresOf = async (data: Float32Array): Promise<Float32Array> =>
    (await digits.forward({ data, shape: [1, 28, 28, 1] })).output.data;

  it('chapter 1: silence in the layers, and maps that no sample wakes', async () => {
    const text = await chapter('1-activations');
    const silentMaps: number[][] = [];
    for (let digit = 0; digit < 10; digit++) {
      const { input } = await digits.picture(`sample:${digit}`);
      const { activations } = await digits.forward(
        { data: input.data, shape: [1, 28, 28, 1] },
        { layers: ['conv1', 'conv2', 'dense1'] },
      );
      const largest = new Array<number>(32).fill(0);
      activations['conv2']!.data.forEach((value, index) => {
        largest[index % 32] = Math.max(largest[index % 32]!, value);
      });
      silentMaps.push(largest.flatMap((value, map) => (value > 0 ? [] : [map])));
      if (digit !== 3) continue;
      const zeros = (layer: string): number => {
        const { data } = activations[layer]!;
        return data.filter((value) => value <= 0).length / data.length;
      };
      expect(text).to.contain(`${percent(zeros('conv1'))} of the values of the first`);
      expect(text).to.contain(`${percent(zeros('conv2'))} of those of the second`);
      expect(64 * (1 - zeros('dense1'))).to.equal(16);
    }
    expect(silentMaps[3]).to.deep.equal([4, 7, 9, 17, 29]);
    const always = silentMaps[0]!.filter((map) => silentMaps.every((maps) => maps.includes(map)));
    expect(always).to.deep.equal([4, 7, 9]);
  });

  it('chapter 2: what the gradient predicts, an adversarial step, completeness', async () => {
    const text = await chapter('2-gradients');
    const { input } = await digits.picture('sample:3');
    const { details } = await digits.saliencyOf(input, {
      methods: ['gradient', 'integrated-gradients'],
      target: 3,
    });
    const gradient = details.maps['gradient']!;
    const strongest = gradient.reduce(
      (best, value, index) => (Math.abs(value) > Math.abs(gradient[best]!) ? index : best),
      0,
    );
    expect([Math.floor(strongest / 28) + 1, (strongest % 28) + 1]).to.deep.equal([15, 20]);
    const score = (await scoresOf(input.data))[3]!;
    const brightened = async (by: number): Promise<number> => {
      const data = Float32Array.from(input.data);
      data[strongest]! += by;
      return (await scoresOf(data))[3]! - score;
    };
    expect(text).to.contain(`is −${Math.abs(gradient[strongest]!).toFixed(2)}`);
    expect(text).to.contain(`falls by ${(-(await brightened(0.01))).toFixed(4)}`);
    expect(text).to.contain(`falls by only ${(-(await brightened(1))).toFixed(2)}:`);
    const attacked = input.data.map((value, index) => value - 0.2 * Math.sign(gradient[index]!));
    const { target } = await digits.saliencyOf(
      { data: attacked, shape: [28, 28, 1] },
      { methods: ['gradient'], target: 3 },
    );
    expect(text).to.contain(`from over 99.9% to ${percent(target.probability!)}`);
    const black = (await scoresOf(new Float32Array(784)))[3]!;
    expect(text).to.contain(`score of ${score.toFixed(2)}`);
    expect(text).to.contain(`−${Math.abs(black).toFixed(2)}`);
    expect(text).to.contain(`a difference of ${(score - black).toFixed(2)}`);
    expect(text).to.contain(`sums to ${sum(details.maps['integrated-gradients']!).toFixed(2)}`);
  });

  it('chapter 3: another class, and random layers', async () => {
    const text = await chapter('3-deconvnet-and-guided-backprop');
    const { input } = await digits.picture('sample:3');
    const methods = ['gradient', 'deconvnet', 'guided-backprop'] as const;
    const three = await digits.saliencyOf(input, { methods, target: 3 });
    const eight = await digits.saliencyOf(input, { methods, target: 8 });
    for (const method of methods) {
      expect(text).to.contain(
        correlationText(three.details.maps[method]!, eight.details.maps[method]!),
      );
    }
    const similarity = async (layers: number, method: string): Promise<number> => {
      const { similarities } = await digits.sanityOf(input, {
        randomizedLayers: layers,
        methods: ['guided-backprop', 'grad-cam'],
      });
      return similarities[method as 'grad-cam']!.absoluteRankCorrelation;
    };
    expect(text).to.contain((await similarity(3, 'guided-backprop')).toFixed(2));
    expect(await similarity(1, 'grad-cam')).to.be.above(0.9);
    expect(await similarity(2, 'grad-cam')).to.be.below(0.2);
  });

  it('chapter 4: what covering the spaniels and the 3 does', async () => {
    const text = await chapter('4-occlusion');
    const things = explainerOf('cifar10-cnn');
    const { input } = await things.picture('sample:7');
    const swept = (occluder: number) => things.occlusionOf(input, { occluder, stride: 4 });
    const { details, predictions } = await swept(8);
    expect(predictions.slice(0, 2).map(({ label }) => label)).to.deep.equal(['dog', 'truck']);
    expect(text).to.contain(`a probability of ${percent(predictions[0]!.probability!)}`);
    expect(text).to.contain(`${percent(predictions[1]!.probability!)} go to the truck`);
    expect(text).to.contain(`rises to ${percent(Math.max(...details.probabilities!))}`);
    expect([...details.winners].filter((index) => index === 9)).to.have.length(7);
    for (const [occluder, places] of [
      [4, 64],
      [8, 49],
      [16, 25],
    ] as const) {
      const { probabilities } = (await swept(occluder)).details;
      expect(probabilities).to.have.length(places);
      expect(text).to.contain(`${percent(Math.min(...probabilities!))} (${places}`);
    }
    const digit = (await digits.picture('sample:3')).input;
    for (const fill of ['mean', 'blur'] as const) {
      const { winners } = (await digits.occlusionOf(digit, { occluder: 8, stride: 2, fill }))
        .details;
      expect([...new Set(winners)], fill).to.deep.equal([3]);
    }
  });

  it('chapter 5: sums, magnitudes, and the z+ map of an 8', async () => {
    const text = await chapter('5-relevance');
    const { input } = await digits.picture('sample:3');
    const naive = await digits.lrpOf(input, { composite: 'lrp-0', target: 3 });
    const score = naive.target.logit;
    expect(text).to.contain(`a score of ${score.toFixed(1)}`);
    expect(text).to.contain(`sums to ${sum(naive.map).toFixed(1)}`);
    expect(text).to.contain(`come to ${(magnitude(naive.map) / score).toFixed(1)} times the score`);
    for (const epsilon of [0.25, 1]) {
      const { map } = await digits.lrpOf(input, { composite: 'epsilon', epsilon, target: 3 });
      expect(text).to.contain(percent(sum(map) / score));
    }
    const [three, eight] = await Promise.all(
      [3, 8].map((target) => digits.lrpOf(input, { composite: 'z-plus', target })),
    );
    expect(text).to.contain(`their correlation is ${correlationText(three!.map, eight!.map)}`);
    expect(text).to.contain(`score of the 8 is −${Math.abs(eight!.target.logit).toFixed(1)}`);
    const four = (await digits.picture('sample:4')).input;
    const asked = { composite: 'epsilon', epsilon: 0.25, target: 4 } as const;
    const { contrast, target, details } = await digits.lrpOf(four, { ...asked, contrast: 9 });
    const other = contrast?.kind === 'class' ? contrast.logit : NaN;
    const [own, nine] = [target.logit.toFixed(2), Math.abs(other).toFixed(2)];
    expect(text).to.contain(`${own} − (−${nine}) = ${details.start.toFixed(2)}`);
  });

  it('chapter 5: what the measures say of six maps of the 3', async () => {
    await chapter('5-relevance');
    const { details } = await digits.contest('sample:3', {
      methods: [
        'gradient',
        'guided-backprop',
        'integrated-gradients',
        'lrp:epsilon-plus',
        'occlusion',
        'random',
      ],
      measures: ['deletion', 'insertion', 'sensitivity', 'randomization'],
      noisyImages: 1,
    });
    const of = (method: string, measure: ContestMeasure): number =>
      details.entries.find((entry) => entry.method === method)!.values[measure]!;
    expect(of('integrated-gradients', 'deletion')).to.be.below(of('guided-backprop', 'deletion'));
    expect(of('integrated-gradients', 'insertion')).to.be.below(of('guided-backprop', 'insertion'));
    expect(of('random', 'sensitivity')).to.equal(0);
    for (const method of [
      'gradient',
      'guided-backprop',
      'integrated-gradients',
      'lrp:epsilon-plus',
    ]) {
      expect(of(method, 'randomization')).to.be.below(of('random', 'randomization'));
    }
    for (const method of ['gradient', 'guided-backprop']) {
      expect(of('random', 'deletion')).to.be.below(of(method, 'deletion'));
    }
  });
});
