import { expect } from '@esm-bundle/chai';
import { nearestName } from '../../dist/client/options/nearest.js';
import { place } from '../support/element.js';
import { once } from '../support/saliency-element.js';
import { mountScene, until } from '../support/scene-element.js';

/** What the console was told while something was done. */
async function warnings(act: (told: string[]) => Promise<void>): Promise<string[]> {
  const told: string[] = [];
  const { warn } = console;
  console.warn = (text: unknown) => void told.push(String(text));
  try {
    await act(told);
  } finally {
    console.warn = warn;
  }
  return told;
}

/** Of an element with these attributes, once its figure is there. */
function warningsOf(
  tag: 'saliency-map' | 'lrp-heatmap' | 'occlusion-grid' | 'relu-backward',
  attributes: Record<string, string>,
  inner = '',
): Promise<string[]> {
  return warnings(async () => {
    // Below another one it would wait to be seen.
    const element = place(tag, { loading: 'eager', ...attributes }, inner);
    if (tag === 'relu-backward') element.removeAttribute('model');
    await once(element, 'explain-complete');
    // What tells it is fetched when there is something to tell.
    await import('../../dist/components/base/author-warnings.js');
    await new Promise((resolve) => setTimeout(resolve));
  });
}

describe('What an author has written in vain', () => {
  afterEach(() => document.body.replaceChildren());

  it('is told once for each name, with what was meant', async () => {
    const told = await warningsOf('saliency-map', { methd: 'gradient', 'color-map': 'PuOr' });
    expect(told).to.deep.equal([
      'convlens: <saliency-map> has no attribute "methd". Did you mean "method"?',
      'convlens: <saliency-map> has no attribute "color-map". Did you mean "colormap"?',
    ]);
    expect(await warningsOf('saliency-map', { methd: 'gradient' })).to.deep.equal([]);
    expect(await warningsOf('lrp-heatmap', { compositte: 'auto', sparkle: '' })).to.deep.equal([
      'convlens: <lrp-heatmap> has no attribute "compositte". Did you mean "composite"?',
      'convlens: <lrp-heatmap> has no attribute "sparkle". It is not read.',
    ]);
  });

  it('is told of what is set later', async () => {
    const element = place('saliency-map', {}, '');
    await once(element, 'explain-complete');
    const told = await warnings(async (noted) => {
      element.setAttribute('opactiy', '0.5');
      await until(() => noted.length > 0);
    });
    expect(told).to.deep.equal([
      'convlens: <saliency-map> has no attribute "opactiy". Did you mean "opacity"?',
    ]);
  });

  it('is told where the figure fails for it', async () => {
    const told = await warnings(async (noted) => {
      const element = document.createElement('occlusion-grid');
      element.setAttribute('modle', 'mnist-cnn');
      document.body.append(element);
      await once(element, 'explain-error');
      await until(() => noted.length > 0);
    });
    expect(told).to.deep.equal([
      'convlens: <occlusion-grid> has no attribute "modle". Did you mean "model"?',
    ]);
  });

  it('is not what HTML, frameworks and extensions write', async () => {
    const attributes = {
      id: 'one',
      class: 'wide',
      'aria-label': 'A map',
      'data-id': '7',
      onclick: '',
      '_ngcontent-abc': '',
      'v-cloak': '',
      'hx-get': '/',
      'wire:key': '1',
      style: 'color: red',
      exportparts: 'label',
      tabindex: '0',
      key: 'one',
      ref: 'map',
      property: 'schema:image',
      typeof: 'schema:ImageObject',
      resource: '#one',
      prefix: 'schema: https://schema.org/',
      content: 'one',
      rel: 'schema:image',
      datatype: '',
      anchor: 'two',
      virtualkeyboardpolicy: 'auto',
      jsaction: 'click:open',
      jscontroller: 'map',
      'turbo-permanent': '',
      classname: 'wide',
      htmlfor: 'one',
      suppresshydrationwarning: '',
    };
    expect(await warningsOf('saliency-map', attributes)).to.deep.equal([]);
  });

  it('is a slot that the element does not have', async () => {
    const inner = '<img slot="image" alt="" src="/models/mnist-cnn/samples/2.png">';
    const told = await warningsOf('occlusion-grid', {}, `${inner}<p slot="imgae">two</p>`);
    expect(told).to.deep.equal([
      'convlens: <occlusion-grid> has no slot "imgae": what stands in it is not shown. Did you mean "image"?',
    ]);
  });

  it('is a slot of a panel that the element cannot have, not one of a panel that it has not now', async () => {
    const known = ['caption', 'legend', 'label-picture', 'label-grad-cam', 'legend-smoothgrad'];
    const slotted = (names: string[]): string =>
      names.map((name) => `<span slot="${name}">words</span>`).join('');
    expect(await warningsOf('saliency-map', {}, slotted(known))).to.deep.equal([]);
    const told = await warningsOf('saliency-map', {}, slotted(['label-gradcam2', 'captions']));
    expect(told).to.deep.equal([
      'convlens: <saliency-map> has no slot "label-gradcam2": what stands in it is not shown. Did you mean "label-grad-cam"?',
      'convlens: <saliency-map> has no slot "captions": what stands in it is not shown. Did you mean "caption"?',
    ]);
    expect(await warningsOf('relu-backward', {}, slotted(['label-valeus', 'image']))).to.deep.equal(
      [
        'convlens: <relu-backward> has no slot "label-valeus": what stands in it is not shown. Did you mean "label-values"?',
        'convlens: <relu-backward> has no slot "image": what stands in it is not shown. There are: label, caption, label-values, label-output, label-signal, label-gradient, label-deconvnet, label-guided-backprop.',
      ],
    );
  });

  it('is a slot that a child is given later', async () => {
    const element = place('occlusion-grid', { loading: 'eager' }, '<p slot="caption">Words</p>');
    await once(element, 'explain-complete');
    const told = await warnings(async (noted) => {
      element.firstElementChild!.slot = 'captoin';
      await until(() => noted.length > 0);
    });
    expect(told).to.deep.equal([
      'convlens: <occlusion-grid> has no slot "captoin": what stands in it is not shown. Did you mean "caption"?',
    ]);
  });

  it('is a caption for an image that the figure does not have', async () => {
    const captions = (names: string[]): string =>
      names.map((name) => `<p slot="caption" data-for="${name}">words</p>`).join('');
    const gallery = { src: 'sample:2-3 /models/mnist-cnn/samples/5.png' };
    const known = ['sample:2 sample:3', '/models/mnist-cnn/samples/5.png'];
    expect(await warningsOf('saliency-map', gallery, captions(known))).to.deep.equal([]);
    expect(
      await warningsOf('saliency-map', gallery, captions(['sample:4 sample:3'])),
    ).to.deep.equal([
      'convlens: <saliency-map> has no image "sample:4": the caption for it is not shown. There are: sample:2-3, /models/mnist-cnn/samples/5.png.',
    ]);
    expect(
      await warningsOf('occlusion-grid', { src: 'sample:2' }, captions(['sample:2'])),
    ).to.deep.equal([
      'convlens: <occlusion-grid> has no image "sample:2": the caption for it is not shown. It is no gallery.',
    ]);
  });

  it('is a word that an attribute does not know', async () => {
    const attributes = { reveal: 'nonee', layout: 'compct', toolbar: 'off', loading: 'eager' };
    expect((await warningsOf('saliency-map', attributes)).sort()).to.deep.equal([
      'convlens: <saliency-map> has no value "compct" for its attribute "layout". Did you mean "compact"?',
      'convlens: <saliency-map> has no value "nonee" for its attribute "reveal". Nothing is told of the prediction. Did you mean "none"?',
      'convlens: <saliency-map> has no value "off" for its attribute "toolbar". There are: none.',
    ]);
    const right = { reveal: ' None ', layout: 'FULL', toolbar: '' };
    expect(await warningsOf('saliency-map', right)).to.deep.equal([]);
  });

  it('is "none" beside names of controls', async () => {
    expect(await warningsOf('saliency-map', { controls: 'none class' })).to.deep.equal([
      'convlens: <saliency-map> hides its controls by `controls="none"` alone, not beside other names.',
    ]);
  });

  it('is a control that the element does not have', async () => {
    expect(await warningsOf('saliency-map', { controls: 'target metod sparkle' })).to.deep.equal([
      'convlens: <saliency-map> has no control "target" for its attribute "controls". Did you mean "class"?',
      'convlens: <saliency-map> has no control "metod" for its attribute "controls". Did you mean "method"?',
      'convlens: <saliency-map> has no control "sparkle" for its attribute "controls". There are: image, class, method, contrast, layer, unit, freeze, cam-layer, opacity, channels, clip, picture, steps, baseline, samples, noise, masks, noise-seed, colormap, input, sanity, perturbation, all, none, only, without.',
    ]);
    expect(await warningsOf('relu-backward', { controls: 'reest' })).to.deep.equal([
      'convlens: <relu-backward> has no control "reest" for its attribute "controls". Did you mean "reset"?',
    ]);
  });

  it('is told of scenes too', async () => {
    const told = await warnings(async (noted) => {
      mountScene('', { tagret: '3', controls: 'method' });
      await until(() => noted.length > 1);
    });
    expect(told.sort()).to.deep.equal([
      'convlens: <explain-scene> has no attribute "tagret". Did you mean "target"?',
      'convlens: <explain-scene> has no control "method" for its attribute "controls". There are: image, class, contrast, link, all, none, only, without.',
    ]);
  });
});

describe('The nearest name', () => {
  it('is one with a letter more, less, changed or swapped', () => {
    const known = ['method', 'model', 'cam-layer', 'src'];
    expect(nearestName('methods', known)).to.equal('method');
    expect(nearestName('metod', known)).to.equal('method');
    expect(nearestName('METHID', known)).to.equal('method');
    expect(nearestName('mehtod', known)).to.equal('method');
    expect(nearestName('camlayer', known)).to.equal('cam-layer');
    expect(nearestName('scr', known)).to.equal('src');
  });

  it('is none where nothing is like it', () => {
    expect(nearestName('sparkle', ['method', 'model'])).to.equal(null);
    expect(nearestName('', ['method'])).to.equal(null);
    expect(nearestName('method', [])).to.equal(null);
  });
});
