import { expect } from '@esm-bundle/chai';
import { createExplainer, type LrpResult } from '../../dist/engine.js';

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
  const article = (await (await fetch('/examples/blog-post/index.html')).text()).replace(
    /\s+/g,
    ' ',
  );
  for (const quoted of ['a score of 21.1', '2.1 times the score', 'absorbs 24%', '1.2 times']) {
    expect(article).to.contain(quoted);
  }
});
