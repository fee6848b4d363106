import { expect } from '@esm-bundle/chai';
import { after, explainerOf } from '../support/element.js';
import { codeOf } from '../support/errors.js';
import { adjust, choose, control, mount, text } from '../support/saliency-element.js';

describe('The settings of methods in <saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('are attributes, and what the engine makes of the same options', async () => {
    const element = mount({ src: 'sample:3', compare: 'integrated-gradients gradient-shap' });
    const written = { steps: '8', baseline: '0.25', samples: '4', noise: '0.1', 'noise-seed': '3' };
    for (const [name, value] of Object.entries(written)) element.setAttribute(name, value);
    const { details } = await element.explain();
    const own = await explainerOf('mnist-cnn').saliencyOf(details.input, {
      methods: ['integrated-gradients', 'gradient-shap'],
      steps: 8,
      baseline: 0.25,
      samples: 4,
      noise: 0.1,
      noiseSeed: 3,
    });
    expect(details.maps).to.deep.equal(own.details.maps);
    const caption = text(element, 'caption');
    expect(caption).to.contain('Baseline: 0.25. Steps: 8. Samples: 4. Noise: 10');
  });

  it('name another image as the baseline', async () => {
    const element = mount({ src: 'sample:3', method: 'deeplift' });
    const black = await element.explain();
    expect(text(element, 'caption')).to.contain('Baseline: black.');
    element.setAttribute('baseline', 'sample:7');
    const { map, details } = await element.explain();
    const explainer = explainerOf('mnist-cnn');
    const own = await explainer.saliencyOf(details.input, {
      method: 'deeplift',
      baseline: 'sample:7',
    });
    expect(map).to.deep.equal(own.map);
    expect(map).not.to.deep.equal(black.map);
    expect(text(element, 'caption')).to.contain('Baseline: another image.');
  });

  it('are set behind "Adjust" while a method is shown that uses them', async () => {
    const element = mount({ src: 'sample:3', method: 'integrated-gradients' });
    await element.explain();
    await adjust(element);
    expect(control<HTMLInputElement>(element, 'Steps').value).to.equal('32');
    const chosen = await after(element, () => choose(element, 'Baseline', 'mean'));
    expect(element.baseline).to.equal('mean');
    const own = await explainerOf('mnist-cnn').saliencyOf(chosen.details.input, {
      method: 'integrated-gradients',
      baseline: 'mean',
    });
    expect(chosen.map).to.deep.equal(own.map);
    await after(element, () => choose(element, 'Method', 'gradient'));
    expect(text(element, 'control')).not.to.contain('Baseline');
  });

  it('are refused as the engine refuses them', async () => {
    const element = mount({ src: 'sample:3', method: 'integrated-gradients' });
    element.setAttribute('steps', '0');
    expect(await codeOf(element.explain())).to.equal('setting-out-of-range');
  });
});
