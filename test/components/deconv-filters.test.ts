import { expect } from '@esm-bundle/chai';
import * as tf from '../bundles/tfjs-layers.js';
import { serve } from '../support/tfjs-models.js';
import type { FilterMaps, TopActivations } from '../../dist/index.js';
import { after, explainerOf, mount, painted } from '../support/deconv-element.js';
import { choose, control, once, parts, text } from '../support/saliency-element.js';

describe('<deconv-viewer> with every filter', () => {
  afterEach(() => document.body.replaceChildren());

  it('reconstructs each of a page, equal to one at a time', async () => {
    const element = mount({ src: 'sample:2', layer: 'conv2', reconstructions: '' });
    const done = once<FilterMaps>(element, 'reconstructions-complete');
    const { layer, switches, keep, maps } = await done;
    expect([layer, switches, keep, maps.size]).to.deep.equal(['conv2', 'recorded', 'map', 32]);
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:2');
    for (const filter of [0, 15, 16, 31]) {
      const one = await explainer.deconvnetOf({
        image: input,
        layer: 'conv2',
        units: [`*,*,${filter}`],
      });
      one.reconstructions[0]!.map.forEach((value, pixel) =>
        expect(maps.get(filter)![pixel]).to.be.closeTo(value, 1e-4),
      );
    }
    const canvases = await painted(() => parts(element, 'reconstruction-canvas'));
    expect(canvases).to.have.length(32);
    expect(text(element, 'legend')).to.contain('Reconstructions: each scaled to its largest value');
    element.range = 'shared';
    await element.updateComplete;
    const largest = Math.max(...[...maps.values()].flatMap((map) => [...map].map(Math.abs)));
    expect(text(element, 'legend')).to.contain(`up to ±${Number(largest.toPrecision(2))}`);
  });

  it('reconstructs the strongest activation of each with keep="strongest"', async () => {
    const attributes = { src: 'sample:2', layer: 'conv2', keep: 'strongest', reconstructions: '' };
    const { keep, maps } = await once<FilterMaps>(mount(attributes), 'reconstructions-complete');
    expect(keep).to.equal('strongest');
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:2');
    const request = { image: input, layer: 'conv2', units: ['19'] };
    const { reconstructions } = await explainer.deconvnetOf(request);
    reconstructions[0]!.map.forEach((value, pixel) =>
      expect(maps.get(19)![pixel]).to.be.closeTo(value, 1e-4),
    );
  });

  it('keeps them while another filter is chosen, and drops them for another picture', async () => {
    const element = mount({ src: 'sample:2', layer: 'conv2' });
    await element.explain();
    const first = once<FilterMaps>(element, 'reconstructions-complete');
    control(element, 'Reconstruct every filter').click();
    const { maps } = await first;
    await after(element, () => (element.unit = '19'));
    const again = once<FilterMaps>(element, 'reconstructions-complete');
    await after(element, () => (element.src = 'sample:6'));
    const other = await again;
    expect(other.maps.get(19)).not.to.deep.equal(maps.get(19));
    expect(other.maps.size).to.equal(32);
  });

  it('is not told of what was asked for before the inputs changed', async () => {
    const attributes = { src: 'sample:2', layer: 'conv2', reconstructions: '', loading: 'eager' };
    const element = mount(attributes);
    const told: string[] = [];
    element.addEventListener('reconstructions-complete', (event) =>
      told.push((event as CustomEvent<FilterMaps>).detail.layer),
    );
    await element.explain();
    await after(element, () => (element.layer = 'conv1'));
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(told).to.deep.equal(['conv1']);
  });

  it('goes on where the element is moved', async () => {
    const element = mount({ src: 'sample:2', layer: 'conv2' });
    await element.explain();
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    const done = once<FilterMaps>(element, 'reconstructions-complete');
    element.reconstructions = true;
    expect((await done).maps.size).to.equal(32);
  });

  it('shows a layer of 2048 a page at a time', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          inputShape: [8, 8, 1],
          filters: 2048,
          kernelSize: 3,
          activation: 'relu',
        }),
        tf.layers.globalMaxPooling2d({}),
        tf.layers.dense({ units: 2, activation: 'softmax' }),
      ],
    });
    const { url } = await serve(model);
    const element = mount({ model: url, unit: '100', sort: 'index' });
    element.image = {
      data: Float32Array.from({ length: 64 }, (_, pixel) => Math.sin(pixel)),
      shape: [8, 8, 1],
    };
    await element.explain();
    expect(parts(element, 'activation-canvas')).to.have.length(64);
    expect(text(element, 'pager')).to.contain('65 to 128 of 2048 filters');
    const [previous, next] = parts(element, 'pager')[0]!.querySelectorAll('button');
    next!.click();
    await element.updateComplete;
    expect(text(element, 'pager')).to.contain('129 to 192 of 2048 filters');
    previous!.click();
    await element.updateComplete;
    previous!.click();
    await element.updateComplete;
    expect(text(element, 'pager')).to.contain('1 to 64 of 2048 filters');
    expect(previous!.disabled).to.equal(true);
    const done = once<FilterMaps>(element, 'reconstructions-complete');
    element.reconstructions = true;
    expect([...(await done).maps.keys()]).to.deep.equal(
      Array.from({ length: 64 }, (_, filter) => filter),
    );
    model.dispose();
  });

  it('finds the samples that activate one most, strongest first, with their reconstructions', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2', unit: '19', top: '4' });
    await once(element, 'explain-complete');
    // Room for all of them before one has come.
    expect(parts(element, 'top')[0]!.querySelectorAll('[part="cell"]')).to.have.length(4);
    const { layer, channel, activations } = await once<TopActivations>(element, 'top-complete');
    expect([layer, channel, activations.length]).to.deep.equal(['conv2', 19, 4]);
    const explainer = explainerOf();
    const { samples } = await explainer.describe();
    const strongest = await Promise.all(
      samples.map(async (_, sample) => {
        const { input } = await explainer.picture(`sample:${sample}`);
        const request = { image: input, layer: 'conv2', units: ['19'] };
        const { reconstructions } = await explainer.deconvnetOf(request);
        return { sample, ...reconstructions[0]! };
      }),
    );
    strongest.sort((a, b) => b.neuron.activation - a.neuron.activation);
    expect(activations.map(({ sample }) => sample)).to.deep.equal(
      strongest.slice(0, 4).map(({ sample }) => sample),
    );
    activations.forEach(({ map }, index) => expect(map).to.deep.equal(strongest[index]!.map));
    await element.updateComplete;
    const shown = parts(element, 'top')[0]!;
    expect(shown.querySelectorAll('canvas')).to.have.length(8);
    const next = once<TopActivations>(element, 'top-complete');
    choose(element, 'Filter', '2');
    expect((await next).channel).to.equal(2);
    await after(element, () => (element.keep = 'all'));
    expect(text(element, 'top')).to.contain('Choose one filter');
  });
});
