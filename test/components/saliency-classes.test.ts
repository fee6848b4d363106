import { expect } from '@esm-bundle/chai';
import '../../dist/define.js';
import { createExplainer } from '../../dist/engine.js';
import { modelUrl, mount, parts, pixelsOf, texts } from '../support/saliency-map.js';

const model = modelUrl('cifar10-cnn');
/** A truck, two ships, an airplane. */
const src = 'sample:12 sample:10-11 sample:0';
const caption = '<p slot="caption" data-for="sample:10">the <em>mast</em></p>';

describe('a gallery of <saliency-map> by class', () => {
  afterEach(() => document.body.replaceChildren());

  it('puts images under their classes, in the order of the labels', async () => {
    const element = mount({ model, src, group: 'class' });
    await element.explain();
    const groups = [...element.renderRoot.querySelectorAll('[role="group"][aria-label]')].filter(
      (group) => group.querySelector('[part="cell"]'),
    );
    expect(groups.map((group) => group.getAttribute('aria-label'))).to.deep.equal([
      'airplane',
      'ship',
      'truck',
    ]);
    expect(groups.map((group) => group.querySelectorAll('[part="cell"]').length)).to.deep.equal([
      1, 2, 1,
    ]);
    expect(texts(element, 'class-heading')).to.deep.equal(['airplane', 'ship', 'ship', 'truck']);
    // The results keep the order of src.
    const { samples } = await createExplainer({ model }).pictureModel();
    expect(samples[12]!.label).to.equal('truck');
    expect(element.results).to.have.length(4);
    // Without a layer there is no window: the image and its map.
    expect(parts(element, 'picture')).to.have.length(8);
  });

  it('outlines the window of the strongest neuron, and enlarges it', async () => {
    const element = mount({ model, src, group: 'class', layer: 'conv3', unit: 'max' });
    await element.explain();
    expect(parts(element, 'picture')).to.have.length(12);
    const explainer = createExplainer({ model, backend: 'wasm' });
    const alone = await explainer.saliency({ image: 'sample:0', layer: 'conv3', unit: 'max' });
    const { receptiveField: box } = alone.details.neuron!;
    expect(element.results![3]!.details.neuron!.receptiveField).to.deep.equal(box);
    // The airplane stands first.
    const { style } = parts(element, 'field')[0]!;
    expect(parseFloat(style.width)).to.be.closeTo((100 * box.width) / 32, 0.01);
    expect(parseFloat(style.left)).to.be.closeTo((100 * box.left) / 32, 0.01);
    const [map] = parts(element, 'map-canvas');
    expect(pixelsOf(map!).width).to.equal(box.width);
    const widths = parts(element, 'picture').map((each) => each.getBoundingClientRect().width);
    for (const width of widths) expect(width).to.be.at.least(110);
  });

  it('shows the author’s captions, and the titles of samples without one', async () => {
    const element = mount({ model, src, group: 'class' }, caption);
    await element.explain();
    const [airplane, ship] = texts(element, 'cell-caption');
    expect(airplane).to.equal('a drawing of an airliner');
    expect(ship).to.equal('the mast');
    expect(parts(element, 'cell-caption')[1]!.querySelector('em')!.textContent).to.equal('mast');
    // The author's own markup stays as it is, and hides nothing.
    expect(element.innerHTML).to.equal(caption);
    expect(element.renderRoot.querySelector('.fallback.shown')).to.equal(null);
  });

  it('follows captions that come, change and go', async () => {
    const element = mount({ model, src, group: 'class' }, caption);
    await element.explain();
    const settled = async (): Promise<string[]> => {
      // An observer calls back after the change.
      await new Promise((resolve) => setTimeout(resolve));
      await element.updateComplete;
      return texts(element, 'cell-caption');
    };
    const [own] = element.children;
    own!.querySelector('em')!.textContent = 'rigging';
    expect((await settled())[1]).to.equal('the rigging');
    own!.setAttribute('data-for', 'sample:0 sample:12');
    expect(await settled()).to.deep.equal([
      'the rigging',
      'an old photograph of a boat with a mast',
      'a drawing of a sailing ship',
      'the rigging',
    ]);
    own!.setAttribute('data-for', 'sample:99');
    expect((await settled())[0]).to.equal('a drawing of an airliner');
    own!.remove();
    expect((await settled())[3]).to.equal('a drawing of a red truck');
  });

  it('groups images from elsewhere by the prediction', async () => {
    const address = new URL('/models/cifar10-cnn/samples/dog-large.jpg', location.href).href;
    const element = mount(
      { model, src: `${address} sample:4`, group: 'class' },
      `<p slot="caption" data-for="${address}">a golden retriever</p>`,
    );
    await element.explain();
    expect(texts(element, 'class-heading')).to.deep.equal(['cat', 'dog']);
    expect(texts(element, 'cell-caption')[1]).to.equal('a golden retriever');
  });
});
