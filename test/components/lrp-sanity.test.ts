import { expect } from '@esm-bundle/chai';
import type { LrpHeatmap, LrpSanityStep } from '../../dist/index.js';
import { explainerOf, mount, withPart } from '../support/lrp-element.js';
import { control, once, parts, text } from '../support/saliency-element.js';

async function go(element: LrpHeatmap, layers: number): Promise<LrpSanityStep> {
  const slider = control<HTMLInputElement>(element, 'Randomize layers from the top');
  const step = once<LrpSanityStep>(element, 'sanity-step');
  slider.value = String(layers);
  slider.dispatchEvent(new Event('input'));
  const shown = await step;
  await element.updateComplete;
  return shown;
}

async function mountSanity(compare: string): Promise<LrpHeatmap> {
  const element = mount({ compare, epsilon: '0.01', sanity: '' });
  const first = once<LrpSanityStep>(element, 'sanity-step');
  await withPart(element, 'sanity');
  const { similarities } = await first;
  await element.updateComplete;
  for (const { absoluteRankCorrelation } of Object.values(similarities)) {
    expect(absoluteRankCorrelation).to.be.closeTo(1, 1e-6);
  }
  return element;
}

describe('<lrp-heatmap>: sanity check', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the maps of the randomised network, with how like the original they are', async () => {
    const element = await mountSanity('z-plus epsilon gradient-x-input');
    expect(text(element, 'similarity')).to.contain('rank corr. 1.00');
    const step = await go(element, 2);
    expect(step.layers.slice(0, 2)).to.deep.equal(['logits', 'dense1']);
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const direct = await explainer.lrpOf(input, {
      composite: 'z-plus',
      target: '3',
      epsilon: 0.01,
      randomized: { layers: 2, seed: 0 },
    });
    expect(step.compared['z-plus']!.map).to.deep.equal(direct.map);
    const shown = (name: 'z-plus' | 'epsilon' | 'gradient-x-input') =>
      step.similarities[name]!.absoluteRankCorrelation;
    // Rules that let positive contributions alone pass forget less.
    expect(shown('z-plus')).to.be.above(shown('epsilon'));
    expect(text(element, 'similarity')).to.contain(`rank corr. ${shown('z-plus').toFixed(2)}`);
    expect(step.gradientTimesInput).not.to.deep.equal(element.result!.details.gradientTimesInput);
  });

  it('starts over when something else is explained', async () => {
    const element = await mountSanity('epsilon');
    await go(element, 1);
    const again = once<LrpSanityStep>(element, 'sanity-step');
    element.src = 'sample:5';
    expect((await again).randomizedLayers).to.equal(0);
    expect(parts(element, 'map-canvas')).to.have.length(1);
  });
});
