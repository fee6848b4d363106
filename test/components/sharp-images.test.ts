import { expect } from '@esm-bundle/chai';
import { preparePrint } from '../../dist/define.js';
import { createExplainer, type ModelCard } from '../../dist/engine.js';
import { isPhotograph } from '../../dist/client/image/photograph.js';
import { coarseToFine, planOcclusion } from '../../dist/client/occlusion/plan.js';
import { unsureText } from '../../dist/components/figure/sentences.js';
import { eventually } from '../support/toolbar.js';
import { modelUrl, mount, parts, pixelsOf, texts } from '../support/saliency-map.js';

const model = modelUrl('cifar10-cnn');
const small = new URL('/models/cifar10-cnn/samples/dog.png', location.href).href;

const large = new URL('/models/cifar10-cnn/samples/dog-large.jpg', location.href).href;
const { fetch: pageFetch } = window;

/** The card of `cifar10-cnn`, with one address for the large files of all samples. */
async function cardWithLarge(address: string): Promise<ModelCard> {
  const card = (await (await fetch('/models/cifar10-cnn/card.json')).json()) as ModelCard;
  for (const each of card.samples ?? []) {
    each.src = new URL(each.src, model).href;
    each.large = new URL(address, location.href).href;
  }
  return card;
}

/** Lets the server answer for files of this name when the test says so. */
function holdUp(name: string): { answer(response: Response): void } {
  let answer: (response: Response) => void = () => {};
  const held = new Promise<Response>((resolve) => (answer = resolve));
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.endsWith(name) ? held.then((each) => each.clone()) : pageFetch(input, init);
  };
  return { answer };
}

function inside(element: Element, part: string): Element | null {
  return element.shadowRoot!.querySelector(`[part~="${part}"]`);
}

const widthIn = (element: Element): number | undefined =>
  (inside(element, 'picture-canvas') as HTMLCanvasElement | null)?.width;
const toggleIn = (element: Element): Element | null => inside(element, 'input-toggle');

describe('images as readers see them', () => {
  afterEach(() => {
    window.fetch = pageFetch;
    document.body.replaceChildren();
  });

  it('are the large files of samples, while the network gets the small ones', async () => {
    const explainer = createExplainer({ model });
    const [sample, file] = await Promise.all([
      explainer.picture('sample:6'),
      explainer.picture(small),
    ]);
    await sample.sharper;
    expect(sample.sharper).to.equal(undefined);
    expect([sample.view.width, sample.view.height]).to.deep.equal([288, 288]);
    expect(file.view.width).to.equal(32);
    expect(sample.input).to.deep.equal(file.input);
  });

  it('are the small ones where a large one cannot be had', async () => {
    const card = await cardWithLarge('/nowhere/large.jpg');
    const explainer = createExplainer({ model, card });
    const picture = await explainer.picture('sample:6');
    await picture.sharper;
    const { view, input, sharper } = picture;
    expect([view.width, input.shape, sharper]).to.deep.equal([32, [32, 32, 3], undefined]);
  });

  for (const tag of ['saliency-map', 'lrp-heatmap', 'occlusion-grid', 'deconv-viewer'] as const) {
    it(`are the small ones until the large one has come, in <${tag}>`, async () => {
      const slow = holdUp('late.jpg');
      const element = document.createElement(tag);
      element.card = await cardWithLarge('/late.jpg');
      Object.assign(element, { model, src: 'sample:6', backend: 'wasm', loading: 'eager' });
      document.body.append(element);
      await element.explain();
      expect(widthIn(element)).to.equal(32);
      expect(toggleIn(element), 'its place is kept').to.not.equal(null);
      slow.answer(await fetch(large));
      await eventually(() => widthIn(element) === 288);
      expect(element.result?.details.input.shape).to.deep.equal([32, 32, 3]);
    });
  }

  it('are small ones until then in a scene, in a gallery and in what is printed', async () => {
    const slow = holdUp('late.jpg');
    const card = await cardWithLarge('/late.jpg');
    const scene = document.createElement('explain-scene');
    scene.card = card;
    Object.assign(scene, { model, src: 'sample:6', picture: true, backend: 'wasm' });
    const gallery = document.createElement('saliency-map');
    Object.assign(gallery, { src: 'sample:6 sample:7', loading: 'eager' });
    scene.append(gallery);
    document.body.append(scene);
    await eventually(() => widthIn(scene) === 32);
    await gallery.explain();
    expect(widthIn(gallery)).to.equal(32);
    let isReady = false;
    const ready = preparePrint({ print: false }).then(() => (isReady = true));
    slow.answer(await fetch(large));
    await ready;
    expect(isReady).to.equal(true);
    expect(widthIn(scene)).to.equal(288);
    // A gallery keeps thumbnails.
    expect(widthIn(gallery)).to.equal(256);
  });

  it('are the input itself where neither has come and what the network sees is asked for', async () => {
    const slow = holdUp('late.jpg');
    const element = mount({ model, src: 'sample:6' });
    element.card = await cardWithLarge('/late.jpg');
    await element.explain();
    parts(element, 'input-toggle')[0]!.click();
    await element.updateComplete;
    expect(texts(element, 'label')[0]).to.equal('What the network sees, 32 × 32');
    slow.answer(new Response(null, { status: 404 }));
    await eventually(() => parts(element, 'input-toggle').length === 0);
    expect(texts(element, 'label')[0]).to.equal('Input');
  });

  it('give way to what the network sees, and come back', async () => {
    const element = mount({ model, src: 'sample:6' });
    const { details } = await element.explain();
    await eventually(() => widthIn(element) === 288);
    const [toggle] = parts(element, 'input-toggle') as HTMLButtonElement[];
    expect(toggle!.getAttribute('aria-pressed')).to.equal('false');
    expect(pixelsOf(parts(element, 'picture-canvas')[0]!).width).to.equal(288);
    toggle!.click();
    await element.updateComplete;
    expect(parts(element, 'input-toggle')[0]!.getAttribute('aria-pressed')).to.equal('true');
    expect(texts(element, 'label')[0]).to.equal('What the network sees, 32 × 32');
    const shown = pixelsOf(parts(element, 'picture-canvas')[0]!);
    expect(shown.width).to.equal(32);
    for (let index = 0; index < 1024; index++) {
      const value = 127.5 * (details.input.data[index * 3]! + 1);
      expect(shown.data[index * 4]).to.be.closeTo(value, 1);
    }
    parts(element, 'input-toggle')[0]!.click();
    await element.updateComplete;
    expect(pixelsOf(parts(element, 'picture-canvas')[0]!).width).to.equal(288);
    element.controls = 'none';
    await element.updateComplete;
    expect(parts(element, 'input-toggle')).to.have.length(0);
  });

  it('have nothing to give way to where readers see the input itself', async () => {
    const element = mount({ model: modelUrl('mnist-cnn'), src: 'sample:3' });
    await element.explain();
    expect(parts(element, 'input-toggle')).to.have.length(0);
  });

  it('stand in panels of at least 280 px where the figure has 640', async () => {
    const element = mount({
      model,
      src: 'sample:6',
      compare: 'gradient deconvnet guided-backprop',
    });
    await element.explain();
    for (const width of [640, 700, 900, 1200]) {
      document.body.style.width = `${width}px`;
      const boxes = parts(element, 'picture').map((box) => box.getBoundingClientRect().width);
      expect(Math.min(...boxes), String(width)).to.be.at.least(279.5);
    }
    document.body.style.width = '';
  });
});

describe('a prediction below 50 %', () => {
  const labels = Array.from({ length: 1000 }, (_, index) => String(index));
  const predicted = (probability: number) => ({
    predictions: [{ index: 0, label: '0', probability }],
  });

  it('says how few classes the network knows', () => {
    const softmax = { head: 'softmax', labels } as const;
    expect(unsureText(predicted(0.49), softmax)).to.equal(
      'This network knows only 1,000 classes; perhaps none fits.',
    );
    expect(unsureText(predicted(0.5), softmax)).to.equal('');
    expect(unsureText(predicted(0.2), { head: 'logits', labels: labels.slice(0, 10) })).to.contain(
      'knows only 10 classes',
    );
    // Classes that do not exclude each other, and values.
    expect(unsureText(predicted(0.2), { head: 'sigmoid', labels })).to.equal('');
    expect(unsureText({ predictions: [{ index: 0, label: '0' }] }, softmax)).to.equal('');
  });
});

describe('occlusion of photographs', () => {
  it('has 7 x 7 positions unless the author says otherwise, small images as many as before', () => {
    expect([isPhotograph([64, 64, 3]), isPhotograph([64, 65, 3])]).to.deep.equal([false, true]);
    const plan = planOcclusion([224, 224, 3], {});
    expect([plan.occluder.height, plan.stride, plan.positions]).to.deep.equal([56, [28, 28], 49]);
    expect(planOcclusion([32, 32, 3], {}).stride).to.deep.equal([2, 2]);
    expect(planOcclusion([224, 224, 3], { stride: 14 }).stride).to.deep.equal([14, 14]);
  });

  it('goes from the middle outward, through every position once', () => {
    const { grid } = planOcclusion([224, 224, 3], {});
    const cells = coarseToFine(grid, true);
    expect([...cells].sort((a, b) => a - b)).to.deep.equal([...Array(49).keys()]);
    const away = (cell: number): number => Math.hypot(Math.floor(cell / 7) - 3, (cell % 7) - 3);
    // Every second row and column first, from the middle; then the others, from the middle.
    const first = cells.slice(0, 16).map(away);
    const rest = cells.slice(16).map(away);
    for (const level of [first, rest]) {
      expect(level).to.deep.equal([...level].sort((a, b) => a - b));
    }
    expect(away(cells[0]!)).to.be.below(1.5);
  });
});
