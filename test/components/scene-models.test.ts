import { expect } from '@esm-bundle/chai';
import type { SaliencyResult } from '../../dist/index.js';
import { createExplainer } from '../../dist/engine.js';
import { after, explainerOf, urlOf } from '../support/element.js';
import { once, parts, text } from '../support/saliency-element.js';
import { inside, labels, mountScene, pick, until } from '../support/scene-element.js';

const judge = urlOf('mnist-judge');
const pair = `<saliency-map></saliency-map><saliency-map model="${judge}"></saliency-map>`;

async function explained(
  scene: ParentNode,
): Promise<[first: SaliencyResult, second: SaliencyResult]> {
  const [first, second] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
  return Promise.all([first.explain(), second.explain()]);
}

describe('<explain-scene>: several models', () => {
  afterEach(() => document.body.replaceChildren());

  it('gives a second model the pixels of a sample of its own model', async () => {
    const scene = mountScene(pair, { src: 'sample:4' });
    const [first, second] = await explained(scene);
    expect(second.model).to.equal('mnist-judge');
    expect(second.predictions[0]!.label).to.equal('4');
    expect(second.details.input.data).to.deep.equal(first.details.input.data);
    scene.src = 'sample:8';
    await scene.updateComplete;
    const [, other] = await explained(scene);
    expect(other.predictions[0]!.label).to.equal('8');
  });

  it('explains anew what comes from another model, or from another output of it', async () => {
    const other = `<saliency-map loading="eager" model="${urlOf('cifar10-allcnn')}"></saliency-map>`;
    const scene = mountScene(other, { model: 'cifar10-cnn', src: 'sample:3', picture: '' });
    const element = inside(scene, 'saliency-map');
    const before = await element.explain();
    const digit = await after(element, () => (scene.model = urlOf('mnist-cnn')));
    expect(digit.details.input.data).not.to.deep.equal(before.details.input.data);
    const lent = createExplainer({
      model: urlOf('cifar10-allcnn'),
      samplesOf: { model: urlOf('mnist-cnn') },
      backend: 'wasm',
    });
    const three = await lent.picture('sample:3');
    expect(digit.details.input.data).to.deep.equal(three.input.data);
    const failed = once<{ code: string }>(element, 'explain-error');
    scene.model = urlOf('no-such');
    expect((await failed).code).to.equal('model-not-found');
    const again = await after(element, () => (scene.model = urlOf('cifar10-cnn')));
    expect(again.details.input.data).to.deep.equal(before.details.input.data);
    const noOutput = once<{ code: string }>(element, 'explain-error');
    scene.output = 'no-such';
    expect((await noOutput).code).to.match(/^output-/);
    await after(element, () => (scene.output = null));
    // Without a model of its own, a scene lends no samples.
    const own = await after(element, () => (scene.model = ''));
    const { input } = await explainerOf('cifar10-allcnn').picture('sample:3');
    expect(own.details.input.data).to.deep.equal(input.data);
  });

  it('recovers from a model that is not there, in a scene inside another too', async () => {
    const nested = `<saliency-map loading="eager" model="${judge}"></saliency-map>
      <explain-scene model="${judge}"><saliency-map loading="eager"></saliency-map></explain-scene>`;
    const scene = mountScene(nested, { model: 'no-such', src: 'sample:3' });
    const [first, second] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
    const failed = await Promise.all([first, second].map((each) => each.explain().catch(String)));
    expect(failed.join()).to.match(/no-such.*no-such/);
    const row = inside(scene, 'explain-scene');
    await until(() => row.matches(':state(failed)'));
    const done = Promise.all([first, second].map((each) => once(each, 'explain-complete')));
    scene.model = urlOf('mnist-cnn');
    await done;
    expect([first, second].map((each) => each.result!.predictions[0]!.label)).to.deep.equal([
      '3',
      '3',
    ]);
    await until(() => row.predictions[0]?.label === '3');
  });

  it('its row is about the first image of a gallery', async () => {
    const scene = mountScene('<saliency-map></saliency-map>', { src: 'sample:4-6' });
    let errors = 0;
    scene.addEventListener('part-error', () => errors++);
    await until(() => scene.predictions.length > 0);
    expect(scene.predictions[0]!.label).to.equal('4');
    await inside(scene, 'saliency-map').explain();
    for (const [src, label] of [
      ['sample:7 sample:2', '7'],
      ['sample:*', '0'],
    ] as const) {
      scene.src = src;
      await until(() => scene.predictions[0]?.label === label);
    }
    expect(errors).to.equal(0);
  });

  it('its first sample where the scene names none, and ranges of a gallery', async () => {
    const scene = mountScene(pair);
    const [first, second] = await explained(scene);
    expect(second.details.input.data).to.deep.equal(first.details.input.data);
    scene.src = 'sample:2-3';
    await scene.updateComplete;
    await explained(scene);
    const results = inside(scene, 'saliency-map', 1).results!;
    expect(results.map((result) => result!.predictions[0]!.label)).to.deep.equal(['2', '3']);
  });

  it('an image of its own, or of a scene around both, has the last word', async () => {
    const cifar = urlOf('cifar10-cnn');
    const scene = mountScene(
      `<saliency-map model="${cifar}" src="sample:6"></saliency-map>
       <explain-scene model="${judge}"><saliency-map></saliency-map></explain-scene>`,
      { src: 'sample:7' },
    );
    const [own, inner] = await explained(scene);
    const { input } = await explainerOf('cifar10-cnn').picture('sample:6');
    expect(own.details.input.data).to.deep.equal(input.data);
    expect(inner.model).to.equal('mnist-judge');
    expect(inner.predictions[0]!.label).to.equal('7');
  });

  it('hands a picked class over by its name, not by its number', async () => {
    const other = `<saliency-map></saliency-map><saliency-map model="${urlOf('cifar10-allcnn')}"></saliency-map>`;
    const scene = mountScene(other, { model: 'cifar10-cnn', src: 'sample:6' });
    await explained(scene);
    await until(() => labels(scene).includes('Class'));
    pick(scene, 'Class', '3');
    await scene.updateComplete;
    expect(scene.target).to.equal('cat');
    const [first, second] = await explained(scene);
    expect([first.target.label, second.target.label]).to.deep.equal(['cat', 'cat']);
  });

  it('names the model on each figure, and draws the image once', async () => {
    const scene = mountScene(pair, { src: 'sample:4' });
    await explained(scene);
    const [first, second] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
    await until(() => text(first, 'model') !== '' && text(second, 'model') !== '');
    expect(text(first, 'model')).to.equal('Handwritten digits');
    expect(text(second, 'model')).to.equal('Handwritten digits, independent classifier');
    expect(parts(first, 'picture-panel')).to.have.length(1);
    expect(parts(second, 'picture-panel')).to.have.length(0);
    // In the scene's row it is not drawn by either.
    scene.picture = true;
    first.requestUpdate();
    await first.updateComplete;
    expect(parts(first, 'picture-panel')).to.have.length(0);
    // One model: nothing to name, each with its image.
    second.remove();
    first.requestUpdate();
    await first.updateComplete;
    expect(parts(first, 'model')).to.have.length(0);
    expect(parts(first, 'picture-panel')).to.have.length(1);
  });

  it('tells their maps apart by the models in the line under the pointer', async () => {
    const scene = mountScene(pair, { src: 'sample:4' });
    await explained(scene);
    await until(() => parts(scene, 'value').length === 2);
    scene.requestUpdate();
    await until(() => text(scene, 'value').includes('independent classifier'));
    expect(text(scene, 'value')).to.match(
      /Guided backprop \(Handwritten digits\) .* \| Guided backprop \(Handwritten digits, independent/,
    );
  });

  it('embed code of the second model names the sample by its address', async () => {
    const scene = mountScene(pair, { src: 'sample:4' });
    await explained(scene);
    const second = inside(scene, 'saliency-map', 1);
    const open = (): HTMLElement => parts(second, 'more')[0]!;
    await until(() => parts(second, 'more').length > 0);
    open().click();
    await until(() => parts(second, 'tools').length > 0);
    parts(second, 'tools')[0]!.querySelector<HTMLElement>('[aria-expanded]')!.click();
    await until(() => parts(second, 'embed').length > 0);
    const [code] = parts(second, 'embed')[0]!.querySelectorAll('textarea');
    const { samples } = await explainerOf().pictureModel();
    expect(code!.value).to.contain(`src="${samples[4]!.url}"`);
    expect(code!.value).to.contain('mnist-judge');
  });
});
