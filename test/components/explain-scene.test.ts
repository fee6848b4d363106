import { expect } from '@esm-bundle/chai';
import type { ExplainResult, SceneChange } from '../../dist/index.js';
import { after, urlOf } from '../support/element.js';
import { control, once, parts, text } from '../support/saliency-element.js';
import { inside, labels, mountScene, pick, until } from '../support/scene-element.js';

const two = '<saliency-map></saliency-map><div><lrp-heatmap></lrp-heatmap></div>';

describe('<explain-scene>: values', () => {
  afterEach(() => document.body.replaceChildren());

  it('gives model, picture, class and backend to what is inside, at any depth', async () => {
    const scene = mountScene(two, { src: 'sample:4', target: '9', colormap: 'PuOr' });
    const results: ExplainResult[] = [
      await inside(scene, 'saliency-map').explain(),
      await inside(scene, 'lrp-heatmap').explain(),
    ];
    for (const { predictions, target, backend } of results) {
      expect(predictions[0]!.label).to.equal('4');
      expect(target.label).to.equal('9');
      expect(backend).to.equal('wasm');
    }
    expect(inside(scene, 'lrp-heatmap').colormap).to.equal('PuOr');
    expect(inside(scene, 'lrp-heatmap').getAttributeNames()).to.deep.equal([]);
  });

  it('starts an eager element with its own values alone', async () => {
    const seen: string[] = [];
    const note = ({ type, target }: Event): void => {
      if (target instanceof Element) seen.push(`${target.localName} ${type}`);
    };
    for (const type of ['explain-complete', 'explain-error']) document.addEventListener(type, note);
    const scene = mountScene('<saliency-map loading="eager"></saliency-map>', { src: 'sample:7' });
    const result = await once<ExplainResult>(scene, 'explain-complete');
    expect(result.predictions[0]!.label).to.equal('7');
    await scene.updateComplete;
    expect(seen).to.deep.equal(['saliency-map explain-complete']);
    for (const type of ['explain-complete', 'explain-error']) {
      document.removeEventListener(type, note);
    }
  });

  it('leaves an element what it has itself, and gives it back when that is taken away', async () => {
    const scene = mountScene(
      '<saliency-map target="2"></saliency-map><saliency-map src="sample:1"></saliency-map>',
      { src: 'sample:5', target: '8' },
    );
    const [first, second] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
    expect((await first.explain()).target.label).to.equal('2');
    expect((await second.explain()).predictions[0]!.label).to.equal('1');
    scene.target = '6';
    scene.src = 'sample:3';
    await scene.updateComplete;
    expect([first.target, first.src]).to.deep.equal(['2', 'sample:3']);
    expect([second.target, second.src]).to.deep.equal(['6', 'sample:1']);
    first.removeAttribute('target');
    second.removeAttribute('src');
    expect((await first.explain()).target.label).to.equal('6');
    expect((await second.explain()).predictions[0]!.label).to.equal('3');
    first.setAttribute('target', '0');
    expect((await first.explain()).target.label).to.equal('0');
  });

  it('leaves properties that a framework sets before or after, until they are taken back', async () => {
    const scene = mountScene('', { target: '8' });
    const early = document.createElement('saliency-map');
    Object.assign(early, { target: '1', src: 'sample:1' });
    scene.append(early);
    const late = document.createElement('saliency-map');
    scene.append(late);
    await late.updateComplete;
    expect([early.target, late.target]).to.deep.equal(['1', '8']);
    late.target = '2';
    await late.updateComplete;
    scene.target = '7';
    await scene.updateComplete;
    await late.updateComplete;
    expect([early.target, late.target]).to.deep.equal(['1', '2']);
    Object.assign(late, { target: null });
    await late.updateComplete;
    expect(late.target).to.equal('7');
    expect((await early.explain()).predictions[0]!.label).to.equal('1');
  });

  it('lets an image win over src, and a slotted or own picture over both', async () => {
    const scene = mountScene(
      `${two}<saliency-map><img slot="image" alt="" src="/models/mnist-cnn/samples/2.png"></saliency-map>`,
      { src: 'sample:4' },
    );
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 28;
    const context = canvas.getContext('2d')!;
    context.fillRect(0, 0, 28, 28);
    context.fillStyle = 'white';
    context.fillRect(12, 4, 4, 20);
    scene.image = canvas;
    await scene.updateComplete;
    const answerOf = async (index: number): Promise<string> =>
      (await inside(scene, 'saliency-map', index).explain()).predictions[0]!.label;
    expect(await answerOf(0)).to.equal('1');
    expect(await answerOf(1)).to.equal('2');
    scene.image = null;
    await scene.updateComplete;
    expect(await answerOf(0)).to.equal('4');
  });

  it('takes in what is added or moved in later, and lets go what leaves', async () => {
    const scene = mountScene('<saliency-map></saliency-map>', { src: 'sample:6' });
    const first = inside(scene, 'saliency-map');
    await first.explain();
    const added = document.createElement('lrp-heatmap');
    scene.append(added);
    expect((await added.explain()).predictions[0]!.label).to.equal('6');
    const other = mountScene('', { src: 'sample:9', target: '4' });
    other.append(first);
    expect((await first.explain()).predictions[0]!.label).to.equal('9');
    expect(first.target).to.equal('4');
    document.body.append(first);
    await first.updateComplete;
    expect([first.model, first.src, first.target]).to.deep.equal(['', null, 'top']);
    expect(labels(first)).to.include.members(['Class']);
  });

  it('lets the inner of two scenes win, which takes from the outer what it does not say', async () => {
    const scene = mountScene(
      `<explain-scene src="sample:2"><saliency-map></saliency-map></explain-scene>
      <saliency-map></saliency-map>`,
      { src: 'sample:8', target: '3' },
    );
    const [inner, outer] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
    const [first, second] = [await inner.explain(), await outer.explain()];
    expect(first.predictions[0]!.label).to.equal('2');
    expect(second.predictions[0]!.label).to.equal('8');
    expect([first.target.label, second.target.label]).to.deep.equal(['3', '3']);
    scene.target = '5';
    expect((await after(inner, () => {})).target.label).to.equal('5');
  });

  it('gives its card only together with its model', async () => {
    const card = new URL('/models/mnist-cnn/card.json', location.href).href;
    const other = urlOf('cifar10-cnn');
    const scene = mountScene(
      `<saliency-map></saliency-map><saliency-map model="${other}"></saliency-map>
      <explain-scene model="${other}"><lrp-heatmap></lrp-heatmap></explain-scene>`,
      { card },
    );
    const [first, second] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
    const nested = inside(scene, 'lrp-heatmap');
    expect((await first.explain()).target.label).to.equal('0');
    expect((await second.explain()).predictions.map(({ label }) => label)).to.include('frog');
    expect((await nested.explain()).predictions.map(({ label }) => label)).to.include('frog');
    expect([first.card, second.card, nested.card]).to.deep.equal([card, null, null]);
    first.model = other;
    await first.updateComplete;
    expect(first.card).to.equal(null);
    Object.assign(first, { model: null });
    await first.updateComplete;
    expect([first.model, first.card]).to.deep.equal([urlOf('mnist-cnn'), card]);
    scene.model = '';
    await scene.updateComplete;
    await first.updateComplete;
    expect(first.card).to.equal(null);
  });

  it('gives <codespace-am> model and class, not the picture, and leaves <relu-backward> alone', async () => {
    const scene = mountScene('<codespace-am></codespace-am><relu-backward></relu-backward>', {
      src: 'sample:4',
    });
    const [climb, relu] = [inside(scene, 'codespace-am'), inside(scene, 'relu-backward')];
    await climb.updateComplete;
    expect([climb.model, climb.target, climb.src]).to.deep.equal([urlOf('mnist-cnn'), '0', null]);
    scene.target = '7';
    await scene.updateComplete;
    await climb.updateComplete;
    expect([climb.target, relu.backend]).to.deep.equal(['7', 'auto']);
  });

  it('says the same in a copy, and after it was moved', async () => {
    const scene = mountScene(two, { src: 'sample:4' });
    await inside(scene, 'saliency-map').explain();
    scene.src = 'sample:5';
    const copy = scene.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error('no element');
    document.body.append(copy);
    expect((await inside(copy, 'saliency-map').explain()).predictions[0]!.label).to.equal('4');
    document.body.prepend(scene);
    expect((await inside(scene, 'lrp-heatmap').explain()).predictions[0]!.label).to.equal('5');
  });

  it('goes while it computes, without an error', async () => {
    const errors: unknown[] = [];
    const note = (event: Event): void => void errors.push(event);
    window.addEventListener('unhandledrejection', note);
    const scene = mountScene('<saliency-map loading="eager" method="smoothgrad"></saliency-map>');
    scene.addEventListener('explain-error', note);
    await once(scene, 'explain-start');
    scene.remove();
    await new Promise((resolve) => setTimeout(resolve, 300));
    document.body.append(scene);
    await inside(scene, 'saliency-map').explain();
    expect(errors).to.deep.equal([]);
    window.removeEventListener('unhandledrejection', note);
  });
});

describe('<explain-scene>: row', () => {
  afterEach(() => document.body.replaceChildren());

  it('has one picker of each for all, and says what the network answers', async () => {
    const scene = mountScene(two, { src: 'sample:4' });
    const [saliency, lrp] = [inside(scene, 'saliency-map'), inside(scene, 'lrp-heatmap')];
    await Promise.all([saliency.explain(), lrp.explain()]);
    await until(() => text(scene, 'answer') !== '');
    expect(text(scene, 'answer')).to.equal('The network predicts 4 (>99.9%).');
    expect(labels(scene)).to.deep.equal(['Image', 'Class', 'rather than']);
    expect(control(scene, 'Image')).to.have.property('value', 'sample:4');
    for (const element of [saliency, lrp]) {
      expect(labels(element)).not.to.include.members(['Image', 'Class']);
    }
    const changed = once<SceneChange>(scene, 'scene-change');
    const done = Promise.all([after(saliency, () => {}), after(lrp, () => {})]);
    pick(scene, 'Image', 'sample:7');
    expect(await changed).to.deep.equal({
      model: urlOf('mnist-cnn'),
      src: 'sample:7',
      target: 'top',
      contrast: 'none',
    });
    for (const result of await done) expect(result.predictions[0]!.label).to.equal('7');
    pick(scene, 'Class', '1');
    expect((await after(lrp, () => {})).target.label).to.equal('1');
    await until(() => text(scene, 'answer').includes('Explained'));
    expect(text(scene, 'answer')).to.match(/predicts 7 .*Explained class: 1 \(/);
  });

  it('leads back from a picture of the page to the samples', async () => {
    const scene = mountScene('<saliency-map></saliency-map>');
    const element = inside(scene, 'saliency-map');
    const { input } = (await element.explain()).details;
    scene.image = input;
    await after(element, () => {});
    await until(() => parts(scene, 'control').length > 0);
    expect(control<HTMLSelectElement>(scene, 'Image').selectedOptions[0]!.label).to.equal(
      'another image',
    );
    pick(scene, 'Image', 'sample:2');
    expect((await after(element, () => {})).predictions[0]!.label).to.equal('2');
    expect([scene.image, scene.src]).to.deep.equal([null, 'sample:2']);
  });

  it('leaves an element the picker of what it has itself', async () => {
    const scene = mountScene(
      '<saliency-map target="2"></saliency-map><saliency-map src="sample:1"></saliency-map>',
    );
    const [first, second] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
    await Promise.all([first.explain(), second.explain()]);
    expect(labels(first)).to.deep.equal(['Class', 'Method']);
    expect(labels(second)).to.deep.equal(['Image', 'Method']);
  });

  it('draws the picture when asked to, and no row with controls="none"', async () => {
    const scene = mountScene('<saliency-map></saliency-map>', { picture: '' });
    await until(() => parts(scene, 'picture-canvas').length === 1);
    expect(parts(scene, 'picture-canvas')[0]!.ariaLabel).to.match(/^Input: a handwritten \d$/);
    scene.controls = 'none';
    await scene.updateComplete;
    expect(parts(scene, 'row')).to.have.length(0);
    expect(inside(scene, 'saliency-map').checkVisibility()).to.equal(true);
  });

  it('names what is wrong with the model once, and keeps showing what is inside', async () => {
    const scene = mountScene('<p>Text</p><saliency-map><p>A 3</p></saliency-map>', {
      model: 'nonsense',
    });
    scene.model = 'nonsense';
    const detail = await once<{ code: string }>(scene, 'explain-error');
    expect(detail.code).to.equal('model-unknown');
    await until(() => parts(scene, 'error').length === 1);
    expect(text(scene, 'error')).to.contain('There is no built-in model "nonsense".');
    expect(scene.querySelector('p')!.checkVisibility()).to.equal(true);
    scene.model = urlOf('mnist-cnn');
    await inside(scene, 'saliency-map').explain();
    await until(() => text(scene, 'answer') !== '');
    expect(parts(scene, 'error')).to.have.length(0);
  });

  it('has no pickers without a model, and no error either', async () => {
    const scene = mountScene(`<saliency-map model="${urlOf('mnist-cnn')}"></saliency-map>`, {
      model: '',
    });
    await inside(scene, 'saliency-map').explain();
    await until(() => parts(scene, 'row').length === 1);
    expect(labels(scene)).to.deep.equal([]);
    expect(text(scene, 'error')).to.equal('');
  });
});
