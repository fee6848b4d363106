import { expect } from '@esm-bundle/chai';
import { after, explainerOf } from '../support/element.js';
import { codeOf } from '../support/errors.js';
import { choose, control, mount, text, meaning } from '../support/saliency-element.js';

describe('The layer of Grad-CAM in <saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('is chosen in a menu, while a map is shown that weighs one', async () => {
    const element = mount({ src: 'sample:6', model: 'cifar10-cnn', method: 'grad-cam' });
    const usual = await element.explain();
    const layers = control<HTMLSelectElement>(element, 'CAM layer');
    expect(layers.options[0]!.label).to.equal('last convolution: third convolution');
    expect([...layers.options].map(({ value }) => value))
      .to.include('pool2')
      .and.not.to.include('logits');
    const chosen = await after(element, () => choose(element, 'CAM layer', 'conv2'));
    expect(element.camLayer).to.equal('conv2');
    const own = await explainerOf('cifar10-cnn').saliencyOf(usual.details.input, {
      methods: ['grad-cam'],
      camLayer: 'conv2',
    });
    expect(chosen.map).to.deep.equal(own.map);
    expect(chosen.map).not.to.deep.equal(usual.map);
    expect(meaning(element)).to.contain('Where the second convolution found patterns that raise');
    const last = await after(element, () => choose(element, 'CAM layer', 'conv3'));
    expect(last.map).to.deep.equal(usual.map);
    await after(element, () => choose(element, 'Method', 'gradient'));
    expect(text(element, 'control')).not.to.contain('CAM layer');
  });

  it('is refused by the attribute as by the engine', async () => {
    const element = mount({ src: 'sample:3', compare: 'gradient layer-cam' });
    element.setAttribute('cam-layer', 'nowhere');
    expect(await codeOf(element.explain())).to.equal('layer-unknown');
    element.setAttribute('cam-layer', 'dense1');
    expect(await codeOf(element.explain())).to.equal('cam-layer-unfit');
    element.setAttribute('cam-layer', 'conv1');
    const { details } = await element.explain();
    expect(Object.keys(details.maps)).to.deep.equal(['gradient', 'layer-cam']);
  });
});
