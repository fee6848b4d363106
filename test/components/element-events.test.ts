import { expect } from '@esm-bundle/chai';
import type { AnswerChange, ReaderChange } from '../../dist/index.js';
import { after, place, urlOf } from '../support/element.js';
import { choose, control, once, parts } from '../support/saliency-element.js';
import { inside, mountScene, pick, until } from '../support/scene-element.js';

/** Notes the details of events that have this element as their target. */
function noted<T>(element: HTMLElement, type: string): T[] {
  const details: T[] = [];
  element.addEventListener(type, (event) => {
    if (event.target === element) details.push((event as CustomEvent<T>).detail);
  });
  return details;
}

const best = ({ predictions: [first] }: AnswerChange): string | undefined => first?.label;

describe('answer-change', () => {
  afterEach(() => document.body.replaceChildren());

  it('tells the predictions of a scene without a figure in it, whenever they change', async () => {
    const scene = mountScene('<p>Words</p>', { src: 'sample:3' });
    const answers = noted<AnswerChange>(scene, 'answer-change');
    expect(scene.predictions).to.deep.equal([]);
    await until(() => answers.length === 1);
    expect(best(answers[0]!)).to.equal('3');
    expect(answers[0]!.target.label).to.equal('3');
    expect(scene.predictions).to.deep.equal(answers[0]!.predictions);
    expect(scene.predictions).to.have.length(10);
    scene.src = 'sample:8';
    await until(() => answers.length === 2);
    expect(best(answers[1]!)).to.equal('8');
    expect(scene.predictions[0]!.label).to.equal('8');
    expect(scene.predictions[0]!.probability).to.be.greaterThan(0.5);
  });

  it('tells those of a scene that nobody has come near, once an input feeds it', async () => {
    document.body.innerHTML = '<image-input for="far" accept="samples"></image-input>';
    const space = document.createElement('div');
    space.style.height = '20000px';
    document.body.append(space);
    const scene = mountScene('', { src: 'sample:3', id: 'far' });
    const answers = noted<AnswerChange>(scene, 'answer-change');
    const [input] = document.body.getElementsByTagName('image-input');
    await until(() => parts(input!, 'sample').length > 0);
    expect(answers).to.deep.equal([]);
    parts(input!, 'sample')[8]!.click();
    await until(() => answers.length === 1);
    expect(best(answers[0]!)).to.equal('8');
  });

  it('goes with controls="none", and with what a reader picks', async () => {
    const scene = mountScene('', { src: 'sample:3', controls: 'none' });
    const answers = noted<AnswerChange>(scene, 'answer-change');
    await until(() => answers.length === 1);
    scene.controls = null;
    await scene.updateComplete;
    pick(scene, 'Image', 'sample:5');
    await until(() => answers.length === 2);
    expect(best(answers[1]!)).to.equal('5');
    pick(scene, 'Class', '6');
    await until(() => answers.length === 3);
    expect(best(answers[2]!)).to.equal('5');
    expect(answers[2]!.target.label).to.equal('6');
    expect(answers[2]!.target.probability).to.be.lessThan(0.5);
  });

  it('is silent where what is predicted stays, and knows labels and numbers as targets', async () => {
    const scene = mountScene('', { src: 'sample:3', target: '3' });
    const answers = noted<AnswerChange>(scene, 'answer-change');
    await until(() => answers.length === 1);
    scene.colormap = 'PuOr';
    scene.src = urlOf('mnist-cnn').replace('model.json', 'samples/3.png');
    await scene.updateComplete;
    await scene.controller.session?.underWay;
    await scene.updateComplete;
    expect(answers).to.have.length(1);
  });

  it('tells those of an element once, however often it explains the same', async () => {
    const element = place('saliency-map', { src: 'sample:3' }, '');
    const answers = noted<AnswerChange>(element, 'answer-change');
    const { predictions, target } = await element.explain();
    await element.updateComplete;
    expect(answers).to.deep.equal([{ predictions, target }]);
    await after(element, () => (element.method = 'gradient'));
    expect(answers).to.have.length(1);
    await after(element, () => (element.src = 'sample:8'));
    expect(answers.map(best)).to.deep.equal(['3', '8']);
    await after(element, () => (element.target = '2'));
    expect(answers.map(({ target }) => target.label)).to.deep.equal(['3', '8', '2']);
  });

  for (const tag of ['lrp-heatmap', 'occlusion-grid', 'deconv-viewer'] as const) {
    it(`comes from <${tag}>, and bubbles`, async () => {
      const element = place(tag, { src: 'sample:4' }, '');
      const heard = once<AnswerChange>(document.body, 'answer-change');
      expect(best(await heard)).to.equal('4');
      await until(() => element.result !== null);
      const answers = noted<AnswerChange>(element, 'answer-change');
      element.src = 'sample:9';
      await once(element, 'explain-complete');
      expect(answers.map(best)).to.deep.equal(['9']);
    });
  }

  it('a scene whose row fails says so, and has no predictions', async () => {
    const scene = mountScene('', { src: 'sample:3' });
    await until(() => scene.predictions.length > 0);
    const failed = once<{ code: string }>(scene, 'part-error');
    scene.src = '/no-such.png';
    expect((await failed).code).to.match(/^image-/);
    expect(scene.predictions).to.deep.equal([]);
    await until(() => scene.matches(':state(failed)'));
    scene.src = 'sample:4';
    await until(() => scene.matches(':state(ready)'));
    expect(scene.predictions[0]!.label).to.equal('4');
  });

  it('comes after a failure also where it is what it was before', async () => {
    const element = place('saliency-map', { src: 'sample:3' }, '');
    const scene = mountScene('', { src: 'sample:3' });
    const told = [element, scene].map((each) => noted<AnswerChange>(each, 'answer-change'));
    await until(() => told.every(({ length }) => length === 1));
    const failed = Promise.all([once(element, 'explain-error'), once(scene, 'part-error')]);
    element.src = scene.src = '/no-such.png';
    await failed;
    element.src = scene.src = 'sample:3';
    await until(() => told.every(({ length }) => length === 2));
    expect(told.flat().map(best)).to.deep.equal(['3', '3', '3', '3']);
    // What failed has not been told in between, and what is the same is still told once.
    await after(element, () => (element.method = 'gradient'));
    expect(told[0]).to.have.length(2);
  });
});

describe('reader-change', () => {
  afterEach(() => document.body.replaceChildren());

  it('tells what a reader sets, and nothing that a script sets', async () => {
    const element = place('saliency-map', { src: 'sample:3' }, '');
    await element.explain();
    const changes = noted<ReaderChange>(element, 'reader-change');
    await after(element, () => (element.method = 'gradient'));
    element.setAttribute('target', '5');
    await element.updateComplete;
    expect(changes).to.deep.equal([]);
    choose(element, 'Method', 'deconvnet');
    pick(element, 'Class', '4');
    pick(element, 'Image', 'sample:1');
    expect(changes).to.deep.equal([
      { name: 'method', value: 'deconvnet' },
      { name: 'target', value: '4' },
      { name: 'src', value: 'sample:1' },
    ]);
    expect([element.method, element.target, element.src]).to.deep.equal([
      'deconvnet',
      '4',
      'sample:1',
    ]);
  });

  it('tells all of it when all of it is set', async () => {
    const element = place('saliency-map', { layer: 'conv1', unit: '3' }, '');
    await element.explain();
    const seen: unknown[] = [];
    element.addEventListener('reader-change', ({ detail }) =>
      seen.push([detail.name, detail.value, element.unit, element.layer]),
    );
    choose(element, 'Layer', 'conv2');
    expect(seen).to.deep.equal([
      ['unit', null, null, 'conv2'],
      ['layer', 'conv2', null, 'conv2'],
    ]);
  });

  it('tells of a scene once, not of the elements that follow it', async () => {
    const scene = mountScene('<saliency-map></saliency-map>', { src: 'sample:3' });
    await inside(scene, 'saliency-map').explain();
    await until(() => scene.predictions.length > 0);
    await scene.updateComplete;
    const heard: unknown[] = [];
    scene.addEventListener('reader-change', ({ target, detail }) =>
      heard.push([target === scene, detail.name, detail.value]),
    );
    pick(scene, 'Image', 'sample:8');
    expect(heard).to.deep.equal([[true, 'src', 'sample:8']]);
    await until(() => scene.predictions[0]?.label === '8');
    expect(heard).to.have.length(1);
  });

  it('tells where the occluder is put', async () => {
    const element = place('occlusion-grid', { src: 'sample:3' }, '');
    await element.explain();
    const changes = noted<ReaderChange>(element, 'reader-change');
    const [surface] = parts(element, 'surface');
    surface!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(changes).to.have.length(1);
    expect(changes[0]!.name).to.equal('position');
    expect(changes[0]!.value).to.match(/^\d+,\d+$/);
  });

  it('tells what a reader does with a slider and a checkbox of a relevance map', async () => {
    const element = place('lrp-heatmap', { composite: 'epsilon' }, '');
    await element.explain();
    const changes = noted<ReaderChange>(element, 'reader-change');
    const slider = control<HTMLInputElement>(element, 'ε');
    slider.value = '-1';
    slider.dispatchEvent(new Event('input'));
    await until(() => changes.length > 0);
    expect(changes[0]).to.deep.equal({ name: 'epsilon', value: 0.1 });
    const box = control<HTMLInputElement>(element, 'Conservation');
    box.checked = true;
    box.dispatchEvent(new Event('change'));
    expect(changes.at(-1)).to.deep.equal({ name: 'conservation', value: true });
  });

  it('tells the numbers of a <relu-backward>, and steps of a <codespace-am>', async () => {
    const relu = document.createElement('relu-backward');
    document.body.append(relu);
    await once(relu, 'explain-complete');
    const numbers = noted<ReaderChange>(relu, 'reader-change');
    const [field] = parts(relu, 'number');
    if (!(field instanceof HTMLInputElement)) throw new Error('There is no field.');
    field.value = '7';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(numbers.map(({ name }) => name)).to.include('values');
    expect(numbers.find(({ name }) => name === 'values')!.value).to.match(/^7 /);
    const runs = place('codespace-am', { runs: '1', paused: '' }, '');
    await until(() => parts(runs, 'restart').length > 0);
    const acts = noted<ReaderChange>(runs, 'reader-change');
    parts(runs, 'restart')[0]!.click();
    expect(acts).to.deep.include({ name: 'restart', value: null });
    await until(() => parts(runs, 'run').some(({ localName }) => localName === 'button'));
    acts.length = 0;
    parts(runs, 'run')[0]!.click();
    expect(acts).to.deep.equal([{ name: 'picked', value: [runs.seed] }]);
    parts(runs, 'run')[0]!.click();
    expect(acts[1]).to.deep.equal({ name: 'picked', value: [] });
  });
});

describe('Custom states', () => {
  afterEach(() => document.body.replaceChildren());

  it('tell style sheets how far a figure is, from the moment that its events tell', async () => {
    const element = place('saliency-map', { loading: 'click' }, '');
    await element.updateComplete;
    const seen: string[] = [];
    const states = ['waiting', 'computing', 'ready', 'failed'];
    const state = (): string => states.filter((name) => element.matches(`:state(${name})`)).join();
    expect(state()).to.equal('waiting');
    for (const type of ['explain-start', 'explain-complete', 'explain-error']) {
      element.addEventListener(type, () => seen.push(`${type} ${state()}`));
    }
    await element.explain();
    expect(seen).to.deep.equal(['explain-start computing', 'explain-complete ready']);
    element.src = '/no-such.png';
    await once(element, 'explain-error');
    expect(seen.slice(2)).to.deep.equal(['explain-start computing', 'explain-error failed']);
    expect(state()).to.equal('failed');
    element.remove();
    expect(state()).to.equal('waiting');
  });

  it('has none of them where an attribute `is` forbids it, and works', async () => {
    const { attachInternals } = HTMLElement.prototype;
    HTMLElement.prototype.attachInternals = () => {
      throw new DOMException('It has a value of is.', 'NotSupportedError');
    };
    try {
      const element = place('saliency-map', { is: 'x-map', src: 'sample:3' }, '');
      const { predictions } = await element.explain();
      expect(predictions[0]!.label).to.equal('3');
      expect(element.matches(':state(ready)')).to.equal(false);
    } finally {
      HTMLElement.prototype.attachInternals = attachInternals;
    }
  });

  it('those of a scene and of an input', async () => {
    const scene = mountScene('', { src: 'sample:3' });
    await until(() => scene.matches(':state(ready)'));
    expect(scene.predictions).to.have.length(10);
    const input = document.createElement('image-input');
    input.setAttribute('model', urlOf('mnist-cnn'));
    document.body.append(input);
    await until(() => input.matches(':state(ready)'));
  });
});
