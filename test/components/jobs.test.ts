import { expect } from '@esm-bundle/chai';
import { explainerOf, place } from '../support/element.js';
import { jobsDuring } from '../support/jobs.js';

describe('jobs of a figure', () => {
  // What is sent is counted, not what fetches the model first.
  before(() => explainerOf().saliency());
  afterEach(() => document.body.replaceChildren());

  it('<deconv-viewer compare> of a first convolution takes one', async () => {
    const jobs = await jobsDuring(() =>
      place(
        'deconv-viewer',
        { src: 'sample:3', layer: 'conv1', keep: 'map', compare: '', maps: 'none' },
        '',
      ).explain(),
    );
    expect(jobs).to.deep.equal(['deconvFigure']);
  });

  it('<lrp-heatmap compare> of three composites takes one', async () => {
    const compare = 'epsilon-plus gamma lrp-0';
    const jobs = await jobsDuring(() =>
      place('lrp-heatmap', { src: 'sample:3', compare }, '').explain(),
    );
    expect(jobs).to.deep.equal(['lrp']);
  });

  it('<lrp-heatmap layer unit> runs no forward pass to learn the axes of the layer', async () => {
    const jobs = await jobsDuring(() =>
      place('lrp-heatmap', { src: 'sample:3', layer: 'conv2', unit: '5' }, '').explain(),
    );
    expect(jobs).to.deep.equal(['lrp']);
  });
});
