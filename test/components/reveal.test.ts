import { expect } from '@esm-bundle/chai';
import { place } from '../support/element.js';
import { control, mount, once, parts, text } from '../support/saliency-element.js';
import { inside, mountScene, until } from '../support/scene-element.js';
import { openToolbar } from '../support/toolbar.js';

type Figure = HTMLElementTagNameMap['saliency-map' | 'lrp-heatmap' | 'occlusion-grid'];

/** All that a reader sees, hears or comes upon of a figure, but for the menus that they choose from. */
function told({ renderRoot }: Pick<Figure, 'renderRoot'>): string {
  const found: string[] = [];
  for (const element of renderRoot.querySelectorAll('*')) {
    // How it was computed tells nothing of what was found.
    const besides = 'select, style, [part~="controls"], [part~="toolbar"], [part~="about"]';
    if (element.closest(besides)) continue;
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    found.push(...own.map(({ textContent }) => textContent ?? ''));
    for (const name of ['aria-label', 'aria-valuetext', 'aria-valuenow', 'title', 'alt']) {
      found.push(element.getAttribute(name) ?? '');
    }
  }
  return found.join(' ').replace(/\s+/g, ' ');
}

/** What only a figure that reveals everything says of a prediction of "airplane". */
const answer = /airplane/;
const number = /\d\s?%/;

describe('reveal', () => {
  afterEach(() => document.body.replaceChildren());

  for (const tag of ['saliency-map', 'lrp-heatmap', 'occlusion-grid', 'deconv-viewer'] as const) {
    it(`<${tag}> tells nothing, the class, or everything`, async () => {
      const attributes = { model: 'cifar10-cnn', src: 'sample:0', reveal: 'none' };
      const element = place(tag, attributes, '');
      const { predictions } = await element.explain();
      await element.updateComplete;
      expect(predictions[0]!.label).to.equal('airplane');
      expect(told(element)).not.to.match(answer).and.not.to.match(number);
      const live = element.renderRoot.querySelector('.unseen[aria-live]')!;
      expect(live.textContent).to.equal('The image is explained; the prediction is hidden.');
      await openToolbar(element);
      expect(parts(element, 'meaning')).not.to.have.length(0);
      expect(text(element, 'meaning')).not.to.match(answer);

      element.reveal('class');
      await element.updateComplete;
      expect(element.revealed).to.equal('class');
      expect(text(element, 'answer')).to.equal('The network predicts airplane.');
      expect(live.textContent).to.equal('The network predicts airplane.');
      expect(told(element)).not.to.match(number);

      element.reveal();
      await element.updateComplete;
      expect(element.getAttribute('reveal')).to.equal('all');
      expect(text(element, 'answer')).to.match(/^The network predicts airplane \(.*%\)\./);
      expect(live.textContent).to.contain('airplane');

      element.setAttribute('reveal', 'none');
      await element.updateComplete;
      expect(live.textContent).not.to.match(answer);
    });
  }

  it('hides all where its word is none that it knows', async () => {
    const element = mount({ model: 'cifar10-cnn', src: 'sample:0', reveal: 'nothing' });
    await element.explain();
    await element.updateComplete;
    expect(told(element)).not.to.match(answer).and.not.to.match(number);
    element.reveal();
    await element.updateComplete;
    expect(told(element)).to.match(answer);
  });

  it('parts that an attribute asks for keep it, too', async () => {
    const map = mount({ src: 'sample:3', reveal: 'none', faithfulness: '' });
    const curves = once(map, 'faithfulness-complete');
    await map.explain();
    await curves;
    await map.updateComplete;
    expect(text(map, 'curves')).not.to.match(/0\.\d/);
    map.reveal();
    await map.updateComplete;
    expect(text(map, 'curves')).to.match(/deletion 0\.\d/);
    const layers = place('deconv-viewer', { src: 'sample:3', reveal: 'none', epochs: '' }, '');
    await layers.explain();
    await until(
      () => parts(layers, 'epoch').length === 3 && parts(layers, 'maps-canvas').length > 0,
    );
    expect(text(layers, 'epoch')).not.to.contain('predicts');
    layers.reveal();
    await until(() => text(layers, 'epoch').includes('predicts 3'));
  });

  it('<codespace-am> does not say what its runs are for', async () => {
    const attributes = { target: '7', runs: '2', seed: '1', judge: '', reveal: 'none' };
    const element = place('codespace-am', attributes, '');
    await element.explain();
    await element.updateComplete;
    expect(told(element)).not.to.match(/\b7\b/).and.not.to.match(number);
    element.reveal();
    await element.updateComplete;
    expect(text(element, 'answer')).to.match(/the probability of 7/);
  });

  it('a gallery names its images by their numbers', async () => {
    const element = mount({ model: 'cifar10-cnn', src: 'sample:0 sample:6', reveal: 'none' });
    await element.explain();
    await element.updateComplete;
    expect(told(element)).not.to.match(answer).and.not.to.match(number);
    const names = [...element.renderRoot.querySelectorAll('[part~="picture-canvas"]')];
    expect(names.map((canvas) => canvas.getAttribute('aria-label'))).to.deep.equal([
      'Image 1',
      'Image 2',
    ]);
  });

  it('the menu of samples does not give away what they show', async () => {
    const element = mount({ model: 'cifar10-cnn', reveal: 'none' });
    await element.explain();
    await element.updateComplete;
    const choices = [...control<HTMLSelectElement>(element, 'Image').options];
    expect(choices[0]!.text.trim()).to.equal('Image 1');
    element.reveal();
    await until(() => choices[0]!.text.trim() !== 'Image 1');
  });

  it('computes nothing anew, and may be set as a property, as frameworks do', async () => {
    const element = mount({ src: 'sample:3', reveal: 'none' });
    await element.explain();
    let starts = 0;
    element.addEventListener('explain-start', () => starts++);
    element.reveal = 'class';
    await element.updateComplete;
    expect(text(element, 'answer')).to.equal('The network predicts 3.');
    // As Material for MkDocs does to what has a src.
    Object.assign(element, { reveal: element.reveal });
    await element.updateComplete;
    expect(element.revealed).to.equal('class');
    element.reveal('all');
    await element.updateComplete;
    expect(starts).to.equal(0);
  });

  it('a scene reveals all that stands in it, or one of them by itself', async () => {
    const scene = mountScene('<saliency-map></saliency-map><lrp-heatmap></lrp-heatmap>', {
      src: 'sample:3',
      reveal: 'none',
    });
    const [map, relevance] = [inside(scene, 'saliency-map'), inside(scene, 'lrp-heatmap')];
    await Promise.all([map.explain(), relevance.explain()]);
    await until(() => parts(scene, 'answer').length > 0);
    await scene.controller.session!.underWay;
    await scene.updateComplete;
    expect([scene, map, relevance].map((each) => text(each, 'answer'))).to.deep.equal(['', '', '']);
    map.reveal();
    await map.updateComplete;
    expect(text(map, 'answer')).to.match(/^The network predicts 3 \(/);
    expect(text(relevance, 'answer')).to.equal('');
    scene.reveal('class');
    await until(() => text(relevance, 'answer') === 'The network predicts 3.');
    expect(text(scene, 'answer')).to.equal('The network predicts 3.');
    // What was revealed by itself stays.
    expect(text(map, 'answer')).to.match(/^The network predicts 3 \(/);
  });
});
