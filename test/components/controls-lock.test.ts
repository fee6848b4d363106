import { expect } from '@esm-bundle/chai';
import { place } from '../support/element.js';
import { parts } from '../support/saliency-element.js';
import { inside, mountScene, until } from '../support/scene-element.js';
import { action, openToolbar } from '../support/toolbar.js';

type Drawn = Parameters<typeof parts>[0];
type Element = Drawn & HTMLElement & { controls: string | null; updateComplete: Promise<boolean> };

/** The names of the controls that stand there. */
function names({ renderRoot }: Drawn): string[] {
  return [...renderRoot.querySelectorAll('[part^="control-"]')].map((control) =>
    control.getAttribute('part')!.slice('control-'.length),
  );
}

/** Opens "Adjust", where there is one; it stays open. */
async function open(element: Element): Promise<void> {
  for (const box of parts(element, 'other-controls')) {
    if (box instanceof HTMLDetailsElement) box.open = true;
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  await element.updateComplete;
}

async function withControls(element: Element, controls: string): Promise<string[]> {
  element.controls = controls;
  await element.updateComplete;
  return names(element);
}

/** What each element is shown with, so that all its controls have something to set. */
const elements: Record<string, [string, Record<string, string>]> = {
  'a class in <saliency-map>': ['saliency-map', { method: 'smoothgrad' }],
  'a neuron in <saliency-map>': ['saliency-map', { layer: 'conv2', method: 'grad-cam' }],
  '<lrp-heatmap>': ['lrp-heatmap', { composite: 'epsilon' }],
  '<occlusion-grid>': ['occlusion-grid', { stride: '7' }],
  '<deconv-viewer>': ['deconv-viewer', {}],
  '<method-contest>': ['method-contest', { methods: 'gradient random' }],
  '<deconv-learner>': ['deconv-learner', { paused: '' }],
  '<codespace-am>': ['codespace-am', { runs: '1', paused: '', pixels: 'noise' }],
  '<relu-backward>': ['relu-backward', {}],
};

describe('Each control by itself', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [what, [tag, attributes]] of Object.entries(elements)) {
    it(`can be shown, put behind "Adjust" and locked: ${what}`, async () => {
      const element = place(tag as 'saliency-map', { loading: 'eager', ...attributes }, '');
      if (tag === 'relu-backward' || tag === 'deconv-learner') element.removeAttribute('model');
      const isStill = 'paused' in attributes;
      if (!isStill) await element.explain();
      const count = { 'deconv-learner': 6, 'codespace-am': 10, 'relu-backward': 1 }[tag] ?? 3;
      await until(() => names(element).length >= count);
      await element.updateComplete;
      await open(element);
      const all = names(element);
      // What stands below has these inside.
      const below = ['start', 'bias', 'dense-as'];
      for (const name of all) {
        const only = await withControls(element, `only ${name}`);
        const inBelow = name === 'rules' ? below : [];
        expect(only, `only ${name}`).to.deep.equal(
          tag === 'relu-backward' ? [] : [name, ...inBelow],
        );
        const shown = await withControls(element, name);
        expect(shown.slice(0, 1 + inBelow.length), name).to.deep.equal([name, ...inBelow]);
        if (all.length > 1) expect(parts(element, 'other-controls'), name).to.have.length(1);
        const without = await withControls(element, `all without ${name}`);
        expect(without.includes(name), `without ${name}`).to.equal(false);
        expect([...without].sort()).to.deep.equal(all.filter((each) => each !== name).sort());
        await withControls(element, `without ${name}`);
        await open(element);
        expect(names(element), `without ${name}`).not.to.include(name);
      }
      expect(parts(element, 'error')).to.have.length(0);
    });
  }

  it('can be locked in the row of a scene', async () => {
    const scene = mountScene('<saliency-map></saliency-map>', { permalink: '' });
    await until(() => scene.predictions.length > 0);
    await scene.updateComplete;
    const all = names(scene);
    expect(all).to.deep.equal(['image', 'class', 'contrast', 'link']);
    for (const name of all) {
      expect(await withControls(scene, `only ${name}`)).to.deep.equal([name]);
      expect(await withControls(scene, `all without ${name}`)).to.deep.equal(
        all.filter((each) => each !== name),
      );
    }
  });
});

/** Clicks the middle of a part. */
function click(element: Drawn, part: string, index = 0): void {
  const [found] = parts(element, part).slice(index);
  if (!found) return;
  const { left, top, width, height } = found.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 4, bubbles: true };
  found.dispatchEvent(new MouseEvent('click', at));
}

describe('What is locked', () => {
  const changes: string[] = [];
  const note = (event: Event): void => {
    if (event instanceof CustomEvent) changes.push((event.detail as { name: string }).name);
  };

  beforeEach(() => {
    changes.length = 0;
    document.addEventListener('reader-change', note);
  });

  afterEach(() => {
    document.removeEventListener('reader-change', note);
    document.body.replaceChildren();
  });

  it('is not set by a click in a picture: the occluder', async () => {
    const grid = place('occlusion-grid', { stride: '7', controls: '' }, '');
    await grid.explain();
    await until(() => parts(grid, 'occluder').length === 1);
    click(grid, 'surface');
    expect(changes).to.deep.equal(['position']);
    for (const controls of ['without position', 'none']) {
      grid.controls = controls;
      await grid.updateComplete;
      changes.length = 0;
      click(grid, 'surface');
      click(grid, 'frame');
      const [surface] = parts(grid, 'surface');
      surface!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
      surface!.dispatchEvent(new PointerEvent('pointermove', { clientX: 5, clientY: 5 }));
      await grid.updateComplete;
      expect(changes, controls).to.deep.equal([]);
      expect(surface!.hasAttribute('tabindex')).to.equal(false);
      expect(parts(grid, 'place').filter((part) => part.localName === 'button')).to.have.length(0);
    }
    // The controls are gone, the occluder stays with the reader.
    grid.controls = 'only position';
    await grid.updateComplete;
    expect(names(grid)).to.deep.equal([]);
    click(grid, 'surface', 1);
    expect(parts(grid, 'surface')[0]!.tabIndex).to.equal(0);
    expect(parts(grid, 'error')).to.have.length(0);
  });

  it('is not set by what stands in a table, a strip or a grid', async () => {
    const contest = place('method-contest', { methods: 'gradient random' }, '');
    await contest.explain();
    await until(() => parts(contest, 'sort').length > 0);
    contest.controls = 'all without sort curves';
    await contest.updateComplete;
    expect(parts(contest, 'sort')).to.have.length(0);
    expect(parts(contest, 'method').map(({ localName }) => localName)).to.deep.equal([
      'span',
      'span',
    ]);
    const lrp = place('lrp-heatmap', { layers: 'conv2', loading: 'eager' }, '');
    await lrp.explain();
    await until(() => parts(lrp, 'cell').length > 0);
    lrp.controls = 'only class';
    await lrp.updateComplete;
    expect(parts(lrp, 'layer').every((part) => part.matches(':disabled'))).to.equal(true);
    expect(parts(lrp, 'cell').every((part) => part.matches(':disabled'))).to.equal(false);
    lrp.controls = 'without layer';
    await lrp.updateComplete;
    expect(parts(lrp, 'cell').every((part) => part.matches(':disabled'))).to.equal(true);
    expect(parts(lrp, 'picker')).to.have.length(0);
    const viewer = place('deconv-viewer', { loading: 'eager' }, '');
    await viewer.explain();
    await until(() => parts(viewer, 'cell').length > 0);
    viewer.controls = 'all without filter';
    await viewer.updateComplete;
    expect(parts(viewer, 'cell').every((part) => part.matches(':disabled'))).to.equal(true);
  });

  it('is the seed of runs too, which other buttons set', async () => {
    const runs = place('codespace-am', { runs: '1', paused: '' }, '');
    await until(() => parts(runs, 'new-seeds').length === 1);
    runs.controls = 'only play';
    await runs.updateComplete;
    expect(parts(runs, 'new-seeds')).to.have.length(0);
    expect(parts(runs, 'restart')).to.have.length(1);
    runs.controls = 'only play seed';
    await runs.updateComplete;
    expect(parts(runs, 'new-seeds')).to.have.length(1);
  });

  it('stays locked where the figure is shown alone', async () => {
    const attributes = { controls: 'only image', target: '3' };
    const scene = mountScene('<saliency-map></saliency-map>', attributes);
    const map = inside(scene, 'saliency-map');
    await map.explain();
    await openToolbar(map);
    const query = new URL(action(map, 'Open alone')!.getAttribute('href')!).searchParams;
    expect([query.get('target'), query.get('controls')]).to.deep.equal([
      '3',
      'without class contrast',
    ]);
  });
});

describe('A name in `controls` that the element does not have', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [tag, attributes] of Object.values(elements)) {
    it(`is an error in <${tag}> (${JSON.stringify(attributes)})`, async () => {
      const controls = 'only clas without seeed';
      const element = place(
        tag as 'saliency-map',
        { loading: 'eager', ...attributes, controls },
        '',
      );
      if (tag === 'relu-backward' || tag === 'deconv-learner') element.removeAttribute('model');
      await until(() => parts(element, 'error').length === 1);
      const [error] = parts(element, 'error');
      expect(error!.dataset['code']).to.equal('control-unknown');
      expect(error!.textContent).to.contain(`<${tag}> has no control "clas" or "seeed"`);
      expect(error!.textContent).to.contain('There are: ').and.to.contain('without');
    });
  }

  it('is told with what was meant, and goes when it is corrected', async () => {
    const map = place('saliency-map', { controls: 'metod' }, '');
    await map.explain();
    await until(() => parts(map, 'error').length === 1);
    expect(parts(map, 'error')[0]!.textContent).to.contain(
      'Did you mean "method"? There are: image,',
    );
    map.controls = 'method';
    await map.updateComplete;
    expect(parts(map, 'error')).to.have.length(0);
    expect(names(map)).to.deep.equal(['method']);
  });

  it('is an error in a scene too', async () => {
    const scene = mountScene('', { controls: 'clas' });
    await until(() => parts(scene, 'error').length === 1);
    expect(parts(scene, 'error')[0]!.textContent).to.contain('Did you mean "class"?');
  });
});
