import { expect } from '@esm-bundle/chai';
import type { EpochStep } from '../../dist/index.js';
import { after, mount } from '../support/deconv-element.js';
import { once, parts, text } from '../support/saliency-element.js';

describe('<deconv-viewer epochs>', () => {
  afterEach(() => document.body.replaceChildren());

  it('opens within the first epoch, and shows another when the reader asks', async () => {
    const element = mount({
      src: 'sample:2',
      layer: 'conv2',
      keep: 'all',
      maps: 'none',
      epochs: '',
    });
    const first = await once<EpochStep>(element, 'epoch-step');
    expect([first.step, first.final]).to.deep.equal([50, false]);
    await element.updateComplete;
    // The figure is the epochs: one input image, no panels beside it.
    expect(parts(element, 'panel')).to.have.length(0);
    expect(parts(element, 'picture-canvas')).to.have.length(1);
    const [scrubber] = parts(element, 'scrubber');
    if (!(scrubber instanceof HTMLInputElement)) throw new Error('no scrubber');
    const step = once<EpochStep>(element, 'epoch-step');
    scrubber.value = '4';
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
    element.epochs = null;
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await element.updateComplete;
    expect(parts(element, 'scrubber')).to.have.length(0);
  });

  it('lays two moments side by side, with maps of both convolutions', async () => {
    const element = mount({ src: 'sample:3', epochs: '1 5' });
    const seen: (number | null)[] = [];
    await new Promise<void>((resolve) =>
      element.addEventListener('epoch-step', ({ detail }: CustomEventInit<EpochStep>) => {
        seen.push(detail!.epoch);
        if (seen.length === 2) resolve();
      }),
    );
    expect(seen).to.deep.equal([1, 5]);
    await element.updateComplete;
    expect(parts(element, 'epoch')).to.have.length(2);
    expect(parts(element, 'maps-canvas')).to.have.length(4);
    expect(parts(element, 'picture-canvas')).to.have.length(1);
    expect(parts(element, 'scrubber')).to.have.length(0);
  });

  it('refuses a moment that the card does not list, and the figure stays', async () => {
    const element = mount({ src: 'sample:3', epochs: '1 6' });
    const detail = await once<{ code: string }>(element, 'part-error');
    expect(detail.code).to.equal('snapshot-unknown');
    await element.updateComplete;
    expect(parts(element, 'panel').length).to.be.at.least(2);
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
