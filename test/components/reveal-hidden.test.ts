import { expect } from '@esm-bundle/chai';
import { place } from '../support/element.js';
import { mount, once, parts, text } from '../support/saliency-element.js';
import { inside, mountScene } from '../support/scene-element.js';
import { action, eventually, openToolbar, toolbarOf } from '../support/toolbar.js';

const number = /\d\s?%/;

describe('what `reveal` hides', () => {
  afterEach(() => document.body.replaceChildren());

  it('no address of a sample stands in the code of a second model’s figure', async () => {
    const scene = mountScene('<saliency-map></saliency-map>', {
      model: 'cifar10-cnn',
      src: 'sample:6',
      reveal: 'none',
    });
    const map = inside(scene, 'saliency-map');
    map.setAttribute('model', 'cifar10-allcnn');
    await map.explain();
    (await eventually(() => toolbarOf(map)?.querySelector('summary'))).click();
    await eventually(() => action(map, 'Save as PNG'));
    // Whether there is a page for the link is known later: the same of a figure that hides nothing.
    const open = place('saliency-map', { src: 'sample:3' }, '');
    await open.explain();
    await openToolbar(open);
    await map.updateComplete;
    expect(action(map, 'Embed code')).to.equal(undefined);
    expect(action(map, 'Open alone')).to.equal(undefined);
    expect(toolbarOf(map)!.innerHTML).not.to.contain('dog');
    map.reveal();
    const link = await eventually(() => action(map, 'Open alone'));
    expect(link.getAttribute('href')).to.contain('dog');
  });

  it('<deconv-viewer> calls the samples of a filter by their numbers', async () => {
    const attributes = { src: 'sample:3', top: '3', reveal: 'none' };
    const element = place('deconv-viewer', attributes, '');
    const found = once(element, 'top-complete');
    await element.explain();
    await found;
    await element.updateComplete;
    const [top] = parts(element, 'top');
    const alternatives = (): string[] =>
      [...top!.querySelectorAll('canvas')].map((each) => each.getAttribute('aria-label') ?? '');
    await eventually(() => alternatives().length === 6);
    const titles = [...top!.querySelectorAll('.title')].map(({ textContent }) => textContent);
    expect(titles).to.have.length(3);
    for (const title of titles) expect(title).to.match(/^Image \d$/);
    expect(alternatives().join(' ')).not.to.match(/handwritten|%/);
    element.reveal();
    await eventually(() => alternatives().every((name) => name.includes('handwritten')));
  });

  it('<deconv-viewer> says nothing of what is found after an epoch', async () => {
    const attributes = { src: 'sample:3', reveal: 'none', keep: 'map', epochs: '' };
    const element = place('deconv-viewer', attributes, '');
    await element.explain();
    await eventually(() => parts(element, 'maps-canvas').length === 9);
    const [epochs] = parts(element, 'epochs');
    const names = (): string =>
      [...epochs!.querySelectorAll('canvas')]
        .map((each) => each.getAttribute('aria-label') ?? '')
        .join(' ');
    expect(names())
      .to.contain('Reconstruction before training')
      .and.not.to.match(/%|strongest/);
    expect(epochs!.textContent).not.to.match(/activation -?\d/);
    element.reveal();
    await eventually(() => /strongest/.test(names()) && number.test(names()));
  });

  it('<lrp-heatmap> keeps the numbers of the class in its lower parts', async () => {
    const attributes = { src: 'sample:3', conservation: '', layers: '', reveal: 'none' };
    const element = place('lrp-heatmap', attributes, '');
    await element.explain();
    await eventually(() => parts(element, 'conservation').length > 0);
    const [conservation] = parts(element, 'conservation');
    conservation!.querySelector('summary')!.click();
    await eventually(() => conservation!.querySelectorAll('td').length > 0);
    const [layers] = parts(element, 'layers');
    const bars = (): string[] =>
      [...conservation!.querySelectorAll('.bar-box')].map((bar) => bar.getAttribute('aria-label')!);
    expect(conservation!.textContent)
      .not.to.match(/Relevance placed on/)
      .and.not.to.match(/\d[.,]\d/);
    expect(new Set(bars())).to.deep.equal(new Set(['hidden']));
    expect(layers!.textContent).not.to.match(/sum\s*-?\d/);
    const surface = parts(element, 'probe')[0]!;
    surface.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await element.updateComplete;
    expect(text(element, 'reading'))
      .to.match(/relevance/)
      .and.not.to.match(/of the total/);
    element.reveal();
    await element.updateComplete;
    expect(conservation!.textContent)
      .to.match(/Relevance placed on the class: \d/)
      .and.to.match(/\d\.\d/);
    expect(bars()[0]).to.contain('arrives');
    expect(layers!.textContent).to.match(/sum\s*-?\d/);
    expect(text(element, 'reading')).to.match(/of the total/);
  });

  it('a gallery names the class of each image, without its probability', async () => {
    const element = mount({ src: 'sample:3-5', reveal: 'class' });
    await element.explain();
    await element.updateComplete;
    const answers = (): string[] =>
      [...element.renderRoot.querySelectorAll('.answer')].map(({ textContent }) =>
        textContent.trim(),
      );
    expect(answers()).to.deep.equal(['3', '4', '5']);
    expect(parts(element, 'gallery')[0]!.textContent).not.to.match(number);
    element.reveal('none');
    await element.updateComplete;
    expect(answers()).to.deep.equal(['', '', '']);
  });

  it('what is computed and hidden is not said to be unknown', async () => {
    const map = mount({ src: 'sample:3', reveal: 'none', faithfulness: '' });
    const curves = once(map, 'faithfulness-complete');
    await map.explain();
    await curves;
    await map.updateComplete;
    const names = [...parts(map, 'curves')[0]!.querySelectorAll('svg')];
    expect(names.map((svg) => svg.getAttribute('aria-label'))).to.deep.equal([
      'deletion: hidden',
      'insertion: hidden',
    ]);
    const grid = place('occlusion-grid', { src: 'sample:3', reveal: 'none' }, '');
    await grid.explain();
    await grid.updateComplete;
    const [meter] = parts(grid, 'meter');
    expect(meter!.getAttribute('aria-label')).to.equal('Probability with the occluder: hidden');
    expect(meter!.getAttribute('role')).to.equal('img');
    expect(meter!.getAttribute('aria-valuenow')).to.equal(null);
    expect(meter!.getAttribute('aria-valuetext')).to.equal(null);
    grid.reveal();
    await grid.updateComplete;
    expect(meter!.getAttribute('role')).to.equal('meter');
    expect(meter!.getAttribute('aria-valuetext')).to.match(number);
  });

  it('<image-input> paints the samples without their addresses', async () => {
    const element = mount({ id: 'riddle', model: 'cifar10-cnn', reveal: 'none' });
    const input = place('image-input', { for: 'riddle', accept: 'samples' }, '');
    await element.explain();
    await eventually(() => parts(input, 'thumbnail').length > 0);
    const [first] = parts(input, 'thumbnail');
    expect(first!.localName).to.equal('canvas');
    expect(first!.getAttribute('aria-label')).to.equal('Image 1');
    await eventually(() => first instanceof HTMLCanvasElement && first.width !== 300);
    expect(input.renderRoot.querySelector('img')).to.equal(null);
    element.reveal();
    await eventually(() => parts(input, 'thumbnail')[0] instanceof HTMLImageElement);
  });

  for (const [tag, attributes] of [
    ['saliency-map', {}],
    ['lrp-heatmap', { compare: 'lrp-0 z-plus', conservation: '', layers: '' }],
    ['occlusion-grid', {}],
    ['deconv-viewer', { epochs: '', top: '3' }],
  ] as const) {
    it(`<${tag}> keeps the room of what it hides`, async () => {
      const element = place(tag, { src: 'sample:3', reveal: 'none', ...attributes }, '');
      await element.explain();
      if ('layers' in attributes) await eventually(() => parts(element, 'conservation').length > 0);
      if ('top' in attributes) {
        await eventually(() => parts(element, 'maps-canvas').length === 9);
        await eventually(() => parts(element, 'top')[0]?.querySelectorAll('canvas').length === 6);
      }
      await element.updateComplete;
      const { height } = element.getBoundingClientRect();
      const rooms = [...element.renderRoot.querySelectorAll('[data-room]')].map((each) =>
        each.getAttribute('data-room'),
      );
      expect(rooms.join(' ')).not.to.match(/\b3 \(/);
      element.reveal();
      await element.updateComplete;
      expect(text(element, 'answer')).not.to.equal('');
      // A line of text more or less.
      expect(element.getBoundingClientRect().height).to.be.closeTo(height, 24);
    });
  }
});
