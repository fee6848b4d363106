import { expect } from '@esm-bundle/chai';
import { Ascent, createExplainer } from '../../dist/engine.js';
import { articleText } from '../support/article-text.js';
import { correlation } from '../support/correlation.js';

const model = new URL('/models/mnist-cnn/model.json', location.href).href;
const CLASSES = 10;
const methods = ['gradient', 'deconvnet', 'guided-backprop'] as const;
type Method = (typeof methods)[number];

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
/** A number with two decimals, as the article prints it. */
const printed = (value: number): string => value.toFixed(2).replace('-', '−');
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the figures that the article quotes', () => {
  let text: string;

  before(async () => {
    text = await articleText('blog-post');
  });

  it('how alike the maps for two classes of one digit are, of all digits and classes', async () => {
    const explainer = createExplainer({ model, backend: 'wasm' });
    /** Of every method, of every digit, of every other class. */
    const all: Record<Method, number[][]> = { gradient: [], deconvnet: [], 'guided-backprop': [] };
    for (let digit = 0; digit < CLASSES; digit++) {
      const maps: Record<string, Float32Array>[] = [];
      for (let target = 0; target < CLASSES; target++) {
        const result = await explainer.saliency({ image: `sample:${digit}`, methods, target });
        expect(result.predictions[0]!.index).to.equal(digit);
        maps.push(result.details.maps);
      }
      for (const method of methods) {
        all[method].push(maps.map((map) => correlation(maps[digit]![method]!, map[method]!)));
      }
    }
    const others = (method: Method, digit: number): number[] =>
      all[method][digit]!.filter((_, target) => target !== digit);
    const ofEight = methods.map((method) => printed(all[method][3]![8]!));
    expect(ofEight).to.deep.equal(['−0.09', '0.36', '0.93']);
    const lowest = printed(Math.min(...others('guided-backprop', 3)));
    const means = methods.map((method) =>
      printed(mean(all[method].flatMap((_, digit) => others(method, digit)))),
    );
    for (const quoted of [
      `the correlation of its two maps is ${ofEight[0]}`,
      `Its correlation is ${ofEight[2]}, and for no other class does it fall below ${lowest}`,
      `the mean correlation is ${means[0]} for the gradient, ${means[1]} for the DeconvNet rule and ${means[2]} for guided`,
      // The figure before it has been computed.
      ...methods.map((_, index) => ` ${ofEight[index]} `),
    ]) {
      expect(text).to.contain(quoted);
    }
  });

  it('positions of an occluder that change the prediction', async () => {
    const explainer = createExplainer({ model, backend: 'wasm' });
    const changed = async (digit: number, fill: number): Promise<Map<number, number>> => {
      const { input } = await explainer.picture(`sample:${digit}`);
      const { details } = await explainer.occlusionOf(input, { occluder: 8, stride: 2, fill });
      expect(details.done).to.equal(121);
      const others = new Map<number, number>();
      for (const winner of details.winners) {
        if (winner !== digit) others.set(winner, (others.get(winner) ?? 0) + 1);
      }
      return others;
    };
    const count = (others: Map<number, number>): number =>
      [...others.values()].reduce((sum, cells) => sum + cells, 0);
    expect([...(await changed(3, 0))]).to.deep.equal([[5, 6]]);
    const white = await changed(3, 1);
    expect([...white.keys()].sort()).to.deep.equal([2, 8, 9]);
    const five = await changed(5, 0);
    expect(count(five)).to.equal(0);
    const nine = await changed(9, 0);
    const { input } = await explainer.picture('sample:3');
    const bend = await explainer.occludedAt(input, [6, 14], { occluder: 8 });
    const [best] = bend.predictions;
    expect(best!.label).to.equal('5');
    for (const quoted of [
      'At 115 of the 121 positions',
      `the network predicts 5, with ${percent(best!.probability!)}`,
      `at ${count(white)} positions, most of them left of the middle`,
      `the 9 is lost at ${count(nine)} positions, ${nine.get(7)} times to a 7`,
    ]) {
      expect(text).to.contain(quoted);
    }
  });

  it('runs that climb to a 3, drawn by the generator and over pixels', async () => {
    const explainer = createExplainer({ model, backend: 'wasm' });
    const address = new URL('/models/mnist-dcgan/model.json', location.href).href;
    const climb = async (generator: string | null): Promise<number[]> => {
      const ascent = new Ascent(explainer, { generator, target: 3, runs: 8 });
      const { runs } = await ascent.step(500);
      expect(runs.every(({ status }) => status === 'reached')).to.equal(true);
      return runs.map(({ steps }) => steps);
    };
    const [drawn, pixels] = [await climb(address), await climb(null)];
    expect([...drawn, ...pixels]).to.have.length(16);
    expect(text)
      .to.contain('All sixteen runs reach 99%')
      .and.to.contain(`within ${Math.max(...pixels)} steps`);
  });

  it('how alike the maps for two classes of a photograph are', async () => {
    const photographs = new URL('/models/efficientnet-lite0/model.json', location.href).href;
    const explainer = createExplainer({ model: photographs, backend: 'wasm' });
    const pair = ['gradient', 'guided-backprop'] as const;
    const ask = (target: string): ReturnType<typeof explainer.saliency> =>
      explainer.saliency({ image: 'sample:0', methods: pair, target });
    const [retriever, ball] = [await ask('top'), await ask('tennis ball')];
    const [first, second] = retriever.predictions;
    expect([first!.label, second!.label]).to.deep.equal(['golden retriever', 'tennis ball']);
    /** As the figure draws them. */
    const sums = (map: Float32Array): Float32Array =>
      Float32Array.from({ length: map.length / 3 }, (_, pixel) =>
        map.subarray(3 * pixel, 3 * pixel + 3).reduce((sum, value) => sum + value, 0),
      );
    const [gradient, guided] = pair.map((method) =>
      printed(correlation(sums(retriever.details.maps[method]!), sums(ball.details.maps[method]!))),
    );
    for (const quoted of [
      `below, with ${percent(first!.probability!)}`,
      `a correlation of ${guided}, to two decimals`,
      `Those of the gradient have ${gradient}`,
    ]) {
      expect(text).to.contain(quoted);
    }
  });

  it('the window of the strongest neuron, at the lower left of the 3, and the maps of its layer', async () => {
    const explainer = createExplainer({ model, backend: 'wasm' });
    const { details } = await explainer.saliency({
      image: 'sample:3',
      methods: ['guided-backprop'],
      layer: 'conv2',
      unit: 'max',
    });
    const { receptiveField, layerShape } = details.neuron!;
    const { top, left, height, width } = receptiveField;
    expect(top + height / 2, 'below the middle').to.be.above(14);
    expect(left + width / 2, 'left of the middle').to.be.below(14);
    expect(text)
      .to.contain(`a window of ${height} by ${width} pixels`)
      .and.to.contain(`the ${layerShape.at(-1)} feature maps of the second convolution`);
  });

  it('accuracy and number of weights', async () => {
    const [card, { weightsManifest }] = (await Promise.all(
      ['card.json', 'model.json'].map(async (file) => (await fetch(new URL(file, model))).json()),
    )) as [
      { accuracy: { test: number } },
      { weightsManifest: { weights: { shape: number[] }[] }[] },
    ];
    const weights = weightsManifest
      .flatMap((group) => group.weights)
      .reduce((sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1), 0);
    expect(text)
      .to.contain(`${weights.toLocaleString('en')} weights`)
      .and.to.contain(`classifies ${percent(card.accuracy.test)} of the MNIST test digits`);
  });
});
