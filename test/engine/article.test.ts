import { expect } from '@esm-bundle/chai';
import { Ascent, createExplainer } from '../../dist/engine.js';
import { correlation } from '../support/correlation.js';

const model = new URL('/models/mnist-cnn/model.json', location.href).href;

/** The article, in one line. */
async function articleText(): Promise<string> {
  const response = await fetch('/examples/blog-post/index.html');
  return (await response.text()).replace(/\s+/g, ' ');
}

describe('the figures that the article quotes', () => {
  it('correlations of the maps for "3" and for "8" of the same 3', async () => {
    const explainer = createExplainer({ model, backend: 'wasm' });
    const methods = ['gradient', 'guided-backprop'] as const;
    const three = await explainer.saliency({ image: 'sample:3', methods, target: 3 });
    const eight = await explainer.saliency({ image: 'sample:3', methods, target: 8 });
    const between = (method: 'gradient' | 'guided-backprop'): string =>
      correlation(three.details.maps[method], eight.details.maps[method]).toFixed(2);
    const article = await articleText();
    expect(between('gradient')).to.equal('-0.09');
    expect(between('guided-backprop')).to.equal('0.93');
    expect(article).to.contain('&minus;0.09').and.to.contain('0.93');
  });

  it('positions of an occluder that change the answer to a 3', async () => {
    const explainer = createExplainer({ model, backend: 'wasm' });
    const { input } = await explainer.picture('sample:3');
    const changed = async (fill: number): Promise<Map<number, number>> => {
      const { details } = await explainer.occlusionOf(input, { occluder: 8, stride: 2, fill });
      expect(details.done).to.equal(121);
      const others = new Map<number, number>();
      for (const winner of details.winners) {
        if (winner !== 3) others.set(winner, (others.get(winner) ?? 0) + 1);
      }
      return others;
    };
    expect([...(await changed(0))]).to.deep.equal([[5, 6]]);
    const white = await changed(1);
    expect([...white.keys()].sort()).to.deep.equal([2, 8, 9]);
    expect([...white.values()].reduce((sum, cells) => sum + cells)).to.equal(13);
    const bend = await explainer.occludedAt(input, [6, 14], { occluder: 8 });
    expect(bend.predictions[0]!.label).to.equal('5');
    expect((100 * bend.predictions[0]!.probability!).toFixed(1)).to.equal('99.0');
    const article = await articleText();
    expect(article)
      .to.match(/At 115 of the 121 positions/)
      .and.to.match(/at 13 positions/);
  });

  it('all positions of a square over a photograph', async () => {
    const photographs = new URL('/models/cifar10-cnn/model.json', location.href).href;
    const explainer = createExplainer({ model: photographs, backend: 'wasm' });
    const { input } = await explainer.picture('sample:6');
    const { predictions, details } = await explainer.occlusionOf(input, { occluder: 8, stride: 4 });
    const [best] = predictions;
    expect([best!.label, (100 * best!.probability!).toFixed(1)]).to.deep.equal(['dog', '94.2']);
    const probabilities = [...details.probabilities!];
    expect((100 * Math.min(...probabilities)).toFixed(1)).to.equal('27.6');
    const changed = probabilities.filter((each) => Math.abs(each - best!.probability!) > 5e-4);
    expect(changed).to.have.length(49);
    expect(await articleText())
      .to.contain('with 94.2%, and all 49 positions')
      .and.to.contain('27.6% are left');
  });

  it('runs that climb to a 0, drawn by the generators and over pixels', async () => {
    const explainer = createExplainer({ model, backend: 'wasm' });
    const steps: number[] = [];
    for (const name of ['mnist-gan', 'mnist-dcgan']) {
      const generator = new URL(`/models/${name}/model.json`, location.href).href;
      const { runs } = await new Ascent(explainer, { generator, target: 0 }).step(500);
      expect(runs.every(({ status }) => status === 'reached')).to.equal(true);
      steps.push(...runs.map((run) => run.steps));
    }
    expect(steps).to.have.length(32);
    expect(steps.filter((made) => made <= 10).length).to.be.at.least(16);
    const { runs } = await new Ascent(explainer, { generator: null, target: 0, runs: 8 }).step(500);
    expect(runs.every(({ status }) => status === 'reached')).to.equal(true);
    const article = await articleText();
    expect(article).to.match(/All thirty-two runs reach 99%, half of them within ten steps/);
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
    expect(weights).to.equal(46_730);
    expect((card.accuracy.test * 100).toFixed(1)).to.equal('99.6');
  });
});
