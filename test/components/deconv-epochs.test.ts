import { expect } from '@esm-bundle/chai';
import type { EpochStep } from '../../dist/index.js';
import { after, mount } from '../support/deconv-element.js';
import { once, parts, text } from '../support/saliency-element.js';

describe('<deconv-viewer epochs>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the final weights first, and another epoch when the reader asks', async () => {
    const element = mount({
      src: 'sample:2',
      layer: 'conv2',
      keep: 'all',
      maps: 'none',
      epochs: '',
    });
    const first = await once<EpochStep>(element, 'epoch-step');
    expect(first.epoch).to.equal(40);
    await element.updateComplete;
    const [scrubber] = parts(element, 'scrubber');
    if (!(scrubber instanceof HTMLInputElement)) throw new Error('no scrubber');
    const step = once<EpochStep>(element, 'epoch-step');
    scrubber.value = '1';
    scrubber.dispatchEvent(new Event('input', { bubbles: true }));
    const shown = await step;
    expect(shown.epoch).to.equal(1);
    await element.updateComplete;
    expect(text(element, 'epochs')).to.contain('98.2');
  });

  it('follows another picture, and goes when it is no longer wanted', async () => {
    const element = mount({ src: 'sample:2', layer: 'conv1', maps: 'none', epochs: '' });
    await once<EpochStep>(element, 'epoch-step');
    const again = once<EpochStep>(element, 'epoch-step');
    await after(element, () => (element.src = 'sample:6'));
    await again;
    element.epochs = false;
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await element.updateComplete;
    expect(parts(element, 'scrubber')).to.have.length(0);
  });

  it('says in place that a model has none, and the figure stays', async () => {
    const element = mount({ model: 'cifar10-cnn', maps: 'none', epochs: '' });
    const detail = await once<{ code: string }>(element, 'part-error');
    expect(detail.code).to.equal('epochs-missing');
    expect(element.result).not.to.equal(null);
    await element.updateComplete;
    expect(parts(element, 'map-canvas').length).to.be.at.least(1);
  });
});
