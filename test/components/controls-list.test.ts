import { expect } from '@esm-bundle/chai';
import { place } from '../support/element.js';
import { parts } from '../support/saliency-element.js';
import { mountScene, until } from '../support/scene-element.js';

type Drawn = Parameters<typeof parts>[0];

/** The names of the controls that stand there, in their order. */
function names({ renderRoot }: Drawn): string[] {
  return [...renderRoot.querySelectorAll('[part^="control-"]')].map((control) =>
    control.getAttribute('part')!.slice('control-'.length),
  );
}

describe('controls', () => {
  afterEach(() => document.body.replaceChildren());

  it('are the first two that have something to set, the others behind "Adjust"', async () => {
    const map = place('saliency-map', { controls: '' }, '');
    await map.explain();
    expect(names(map)).to.deep.equal(['image', 'class']);
    const [others] = parts(map, 'other-controls');
    if (!(others instanceof HTMLDetailsElement)) throw new Error('There is no "Adjust".');
    others.open = true;
    await until(() => names(map).length > 2);
    expect(names(map)).to.deep.equal(['image', 'class', 'method', 'contrast', 'layer', 'colormap']);
    // Neither of the class, which a neuron takes the place of.
    map.layer = 'conv2';
    await map.explain();
    others.open = false;
    await until(() => names(map).length === 2);
    expect(names(map)).to.deep.equal(['image', 'method']);
  });

  it('are two of every element', async () => {
    const first = {
      'occlusion-grid': ['image', 'class'],
      'deconv-viewer': ['image', 'layer'],
      'lrp-heatmap': ['image', 'class'],
      'method-contest': ['image', 'class'],
      'deconv-learner': ['play', 'lambda'],
      'codespace-am': ['play', 'class'],
    } as const;
    for (const tag of Object.keys(first) as (keyof typeof first)[]) {
      const element = place(tag, { controls: '', loading: 'eager' }, '');
      await until(() => names(element).length === 2);
      expect(names(element), tag).to.deep.equal(first[tag]);
      expect(parts(element, 'other-controls').length, tag).to.be.at.most(1);
      element.remove();
    }
  });

  it('to play and pause stand there, what else moves the runs behind "Adjust"', async () => {
    const runs = place('codespace-am', { controls: '', runs: '1', paused: '' }, '');
    await until(() => names(runs).length > 0);
    expect(parts(runs, 'play')).to.have.length(1);
    expect(parts(runs, 'restart')).to.have.length(0);
    const [others] = parts(runs, 'other-controls');
    if (!(others instanceof HTMLDetailsElement)) throw new Error('There is no "Adjust".');
    others.open = true;
    await until(() => parts(runs, 'restart').length === 1);
    runs.controls = 'only play';
    await runs.updateComplete;
    expect(parts(runs, 'restart')).to.have.length(1);
  });

  it('stand there besides where an attribute asks for them', async () => {
    const map = place('lrp-heatmap', { controls: '', rules: '' }, '');
    await map.explain();
    expect(names(map).slice(0, 3)).to.deep.equal(['image', 'class', 'rules']);
    const scene = mountScene('', { controls: '', permalink: '' });
    await until(() => scene.predictions.length > 0);
    await scene.updateComplete;
    expect(names(scene)).to.deep.equal(['image', 'class', 'link']);
  });

  it('all have parts with their names', async () => {
    const map = place('saliency-map', { layer: 'conv2', method: 'grad-cam' }, '');
    await map.explain();
    expect(names(map)).to.deep.equal(['image', 'method', 'layer', 'unit', 'freeze', 'cam-layer']);
    expect(parts(map, 'control-method')[0]!.querySelector('select')!.value).to.equal('grad-cam');
    // The colors alone stay behind it.
    expect(parts(map, 'other-controls')).to.have.length(1);
    const grid = place('occlusion-grid', {}, '');
    await grid.explain();
    const ofGrid = [
      'image',
      'class',
      'fill',
      'occluder',
      'stride',
      'shape',
      'contrast',
      'score',
      'cells',
    ];
    expect(names(grid)).to.deep.equal(ofGrid);
  });

  it('stand in the order of a list, the others behind "Adjust"', async () => {
    const map = place('saliency-map', { controls: 'method class' }, '');
    await map.explain();
    expect(names(map)).to.deep.equal(['method', 'class']);
    const [others] = parts(map, 'other-controls');
    if (!(others instanceof HTMLDetailsElement)) throw new Error('There is no "Adjust".');
    expect(others.querySelector('summary')!.textContent).to.equal('Adjust');
    others.open = true;
    await until(() => names(map).length > 2);
    expect(names(map)).to.deep.equal(['method', 'class', 'image', 'contrast', 'layer', 'colormap']);
  });

  it('are separated by commas too, and written in any case', async () => {
    const map = place('saliency-map', { controls: 'Class, METHOD' }, '');
    await map.explain();
    expect(names(map)).to.deep.equal(['class', 'method']);
  });

  it('are these alone with "only"', async () => {
    const map = place('saliency-map', { controls: 'only class', layer: 'conv2' }, '');
    map.layer = null;
    await map.explain();
    expect(names(map)).to.deep.equal(['class']);
    expect(parts(map, 'other-controls')).to.have.length(0);
  });

  it('a neuron cannot be picked in the image where its control is left out', async () => {
    const attributes = { layer: 'conv2', unit: 'max' };
    const map = place('saliency-map', { ...attributes, controls: 'only image' }, '');
    await map.explain();
    expect(parts(map, 'picker')).to.have.length(0);
    map.controls = 'only unit';
    await map.updateComplete;
    expect(parts(map, 'picker')).not.to.have.length(0);
  });

  it('leave one that has nothing to set', async () => {
    const map = place('saliency-map', { controls: 'class unit' }, '');
    await map.explain();
    expect(names(map)).to.deep.equal(['class']);
  });

  it('are the first two where no name is known', async () => {
    const map = place('saliency-map', { controls: 'sparkle' }, '');
    await map.explain();
    expect(names(map)).to.deep.equal(['image', 'class']);
  });

  it('are none where "only" stands before none that is known', async () => {
    for (const controls of ['only', 'only sparkle']) {
      for (const tag of ['saliency-map', 'lrp-heatmap'] as const) {
        const map = place(tag, { controls, loading: 'eager' }, '');
        await map.explain();
        await map.updateComplete;
        expect(names(map), `${tag} ${controls}`).to.deep.equal([]);
        expect(parts(map, 'other-controls')).to.have.length(0);
      }
    }
  });

  it('stand in the row of a scene', async () => {
    const scene = mountScene('', { controls: 'only class', permalink: '' });
    await until(() => scene.predictions.length > 0);
    await scene.updateComplete;
    expect(names(scene)).to.deep.equal(['class']);
    scene.controls = 'link image';
    await scene.updateComplete;
    expect(names(scene)).to.deep.equal(['link', 'image']);
    expect(parts(scene, 'other-controls')).to.have.length(1);
    scene.controls = 'all';
    await scene.updateComplete;
    expect(names(scene)).to.deep.equal(['image', 'class', 'link']);
  });

  it('of relevance maps are in two rows and a table, or in a list', async () => {
    const map = place('lrp-heatmap', { composite: 'epsilon' }, '');
    await map.explain();
    expect(names(map)).to.deep.equal([
      ...['image', 'class', 'composite', 'contrast', 'epsilon', 'epsilon-scale'],
      ...['gradient', 'layers', 'conservation', 'denominators'],
      ...['rules', 'start', 'bias', 'dense-as'],
    ]);
    map.controls = 'bias epsilon';
    await map.updateComplete;
    expect(names(map)).to.deep.equal(['bias', 'epsilon']);
    map.controls = 'only rules';
    await map.updateComplete;
    expect(names(map)).to.deep.equal(['rules', 'start', 'bias', 'dense-as']);
  });

  it('of a <deconv-viewer>, a <codespace-am> and a <relu-backward>', async () => {
    const viewer = place('deconv-viewer', { controls: 'only layer keep', maps: 'none' }, '');
    await viewer.explain();
    expect(names(viewer)).to.deep.equal(['layer', 'keep']);
    const runs = place('codespace-am', { controls: 'only seed play', runs: '1', paused: '' }, '');
    await until(() => names(runs).length > 0);
    expect(names(runs)).to.deep.equal(['seed', 'play']);
    const relu = document.createElement('relu-backward');
    relu.setAttribute('controls', 'only numbers');
    document.body.append(relu);
    await relu.explain();
    await relu.updateComplete;
    expect(names(relu)).to.deep.equal([]);
    expect(parts(relu, 'number')).not.to.have.length(0);
    relu.controls = 'only reset';
    await relu.updateComplete;
    expect(parts(relu, 'number')).to.have.length(0);
  });
});
