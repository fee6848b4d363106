import { expect } from '@esm-bundle/chai';
import { createExplainer, type LrpResult } from '../../dist/engine.js';
import { articleText } from '../support/article-text.js';

const model = new URL('/models/mnist-cnn/model.json', location.href).href;

/** All magnitudes at the pixels, as a multiple of the score. */
function multiple({ map, details }: LrpResult): string {
  return (map.reduce((sum, value) => sum + Math.abs(value), 0) / details.start).toFixed(1);
}

it('the article quotes what LRP-0 and LRP-epsilon make of the score of a 3', async () => {
  const explainer = createExplainer({ model, backend: 'wasm' });
  const { input } = await explainer.picture('sample:3');
  const naive = await explainer.lrpOf(input, { composite: 'lrp-0' });
  const calm = await explainer.lrpOf(input, { composite: 'epsilon', epsilon: 0.25 });
  expect(naive.target.logit.toFixed(1)).to.equal('21.1');
  expect([multiple(naive), multiple(calm)]).to.deep.equal(['2.1', '1.2']);
  const absorbed = calm.details.conservation.absorbedByEpsilon / calm.details.start;
  expect((100 * absorbed).toFixed(0)).to.equal('24');
  const article = await articleText('blog-post');
  for (const quoted of ['a score of 21.1', '2.1 times the score', 'absorbs 24%', '1.2 times']) {
    expect(article).to.contain(quoted);
  }
});

it('the article quotes how far LRP-0 departs in a deep network, and LRP-epsilon relative to each layer', async () => {
  const deep = new URL('/models/cifar10-allcnn/model.json', location.href).href;
  const explainer = createExplainer({ model: deep, backend: 'wasm' });
  const { input } = await explainer.picture('sample:16');
  const naive = await explainer.lrpOf(input, { composite: 'lrp-0' });
  const calm = await explainer.lrpOf(input, { composite: 'epsilon', epsilonScale: 'layer' });
  expect(naive.target.label).to.equal('bird');
  // As the figure draws it, of the sum over the color channels.
  const drawn = ({ map, shape, details }: LrpResult): number => {
    const channels = shape[2];
    let sum = 0;
    for (let pixel = 0; pixel < map.length; pixel += channels) {
      const values = map.subarray(pixel, pixel + channels);
      sum += Math.abs(values.reduce((total, value) => total + value, 0));
    }
    return sum / details.start;
  };
  expect(drawn(naive).toFixed(0)).to.equal('35');
  expect(drawn(calm).toFixed(1)).to.equal('1.2');
  const article = await articleText('blog-post');
  for (const quoted of ['35 times the score in magnitude', 'leaves 1.2 times the score']) {
    expect(article).to.contain(quoted);
  }
});
