import { expect } from '@esm-bundle/chai';
import type { SaliencyResult } from '../../dist/index.js';
import { colors, meaning, mount, once, parts, text } from '../support/saliency-element.js';

const everyMethod = 'gradient deconvnet guided-backprop';

describe('<saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('explains itself untouched: image, map, legend, prediction, finding', async () => {
    const element = mount({ src: 'sample:3' });
    const result = await once<SaliencyResult>(element, 'explain-complete');
    expect(result).to.equal(element.result);
    expect(result.method).to.equal('guided-backprop');
    expect(result.shape).to.deep.equal([28, 28, 1]);
    expect(result.target).to.include({ index: 3, label: '3' });
    expect(result.predictions).to.have.length(10);
    expect(colors(parts(element, 'picture-canvas')[0]!)).to.be.above(10);
    expect(colors(parts(element, 'map-canvas')[0]!)).to.be.above(10);
    expect(text(element, 'legend')).to.match(/^−\d\.\d 0 \d\.\d$/);
    expect(text(element, 'answer')).to.equal('The network predicts 3 (>99.9%).');
    expect(meaning(element)).to.contain('not why it predicts this class');
    expect(text(element, 'caption')).to.match(
      /Guided backprop: \d+% of the map’s magnitude lies in rows \d+ to \d+, columns \d+ to \d+\.$/,
    );
  });

  it('tells the page by events that bubble and cross shadow roots, in order', async () => {
    const seen: string[] = [];
    const note = (event: Event): void => {
      expect(event.composed).to.equal(true);
      seen.push(event.type);
    };
    const types = ['explain-start', 'explain-progress', 'explain-complete', 'explain-error'];
    for (const type of types) document.body.addEventListener(type, note);
    await mount({ src: 'sample:1' }).explain();
    for (const type of types) document.body.removeEventListener(type, note);
    expect(seen[0]).to.equal('explain-start');
    expect(seen.at(-1)).to.equal('explain-complete');
    expect(new Set(seen.slice(1, -1))).to.deep.equal(new Set(['explain-progress']));
  });

  it('lays methods side by side, each labelled, of one forward pass', async () => {
    const element = mount({ src: 'sample:3', compare: everyMethod });
    const result = await element.explain();
    expect(text(element, 'label')).to.equal('Input | Gradient | DeconvNet rule | Guided backprop');
    expect(Object.keys(result.details.maps)).to.deep.equal(everyMethod.split(' '));
    expect(parts(element, 'map-canvas')).to.have.length(3);
    expect(result.map).to.equal(result.details.maps['gradient']);
  });

  it('shares one range among maps when asked to', async () => {
    const element = mount({ src: 'sample:3', compare: everyMethod, range: 'shared' });
    await element.explain();
    expect(
      new Set(parts(element, 'legend').map(({ textContent }) => textContent.trim())),
    ).to.have.property('size', 1);
    element.range = '-1 1';
    await element.updateComplete;
    expect(text(element, 'legend')).to.match(/^−1 0 1 \d+% of the pixels lie beyond \|/);
  });

  it('takes a class by index or label and says that it is not the answer', async () => {
    const element = mount({ src: 'sample:3', target: '8' });
    expect((await element.explain()).target.index).to.equal(8);
    expect(text(element, 'answer')).to.contain('Explained class: 8 (<0.1%).');
  });

  it('explains the strongest neuron of a layer, and one at a position', async () => {
    const element = mount({ src: 'sample:3', layer: 'conv2' });
    const { neuron } = (await element.explain()).details;
    expect(neuron!.layer).to.equal('conv2');
    const [y, x, channel] = neuron!.position;
    expect(text(element, 'caption')).to.contain(
      `channel ${channel} at row ${y! + 1}, column ${x! + 1}`,
    );
    const strongest = Array.from(element.result!.map);
    element.unit = `${x},${y},${channel}`;
    expect(Array.from((await element.explain()).map)).to.deep.equal(strongest);
    element.unit = `${x},${y},${(channel! + 1) % 32}`;
    expect(Array.from((await element.explain()).map)).not.to.deep.equal(strongest);
  });

  it('recomputes when an attribute changes, and keeps only the newest request', async () => {
    const element = mount({ src: 'sample:3' });
    await element.explain();
    const completed: string[] = [];
    element.addEventListener('explain-complete', () =>
      completed.push(element.result!.target.label),
    );
    for (const digit of ['1', '2', '5']) {
      element.src = `sample:${digit}`;
      await element.updateComplete;
    }
    const last = await element.explain();
    expect(last.target.label).to.equal('5');
    expect(completed).to.deep.equal(['5']);
  });

  it('lets the reader choose picture, class and method', async () => {
    const element = mount({ src: 'sample:3' });
    await element.explain();
    const choose = async (index: number, value: string): Promise<SaliencyResult> => {
      const select = element.renderRoot.querySelectorAll('select')[index]!;
      select.value = value;
      select.dispatchEvent(new Event('change'));
      return element.explain();
    };
    expect((await choose(0, 'sample:7')).predictions[0]!.label).to.equal('7');
    expect((await choose(1, '2')).target.label).to.equal('2');
    expect((await choose(2, 'gradient')).method).to.equal('gradient');
    element.setAttribute('controls', 'none');
    await element.updateComplete;
    expect(element.renderRoot.querySelector('select, button')).to.equal(null);
    expect(parts(element, 'controls')).to.have.length(0);
  });

  it('takes a tensor as it is, a slotted picture, a canvas, a file', async () => {
    const element = mount({ src: 'sample:3' });
    const { input } = (await element.explain()).details;
    element.image = input;
    const fromTensor = await element.explain();
    expect(fromTensor.details.input.data).to.deep.equal(input.data);

    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 28;
    const pixels = new ImageData(28, 28);
    input.data.forEach((value, index) =>
      pixels.data.set([value * 255, value * 255, value * 255, 255], index * 4),
    );
    canvas.getContext('2d')!.putImageData(pixels, 0, 0);
    element.image = canvas;
    expect((await element.explain()).details.input.data).to.deep.equal(input.data);
    element.image = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!)));
    expect((await element.explain()).details.input.data).to.deep.equal(input.data);

    const slotted = mount(
      { loading: 'eager' },
      `<img slot="image" alt="" src="/models/mnist-cnn/samples/4.png">`,
    );
    let starts = 0;
    slotted.addEventListener('explain-start', () => starts++);
    expect((await slotted.explain()).target.label).to.equal('4');
    expect(starts).to.be.at.most(1);
    slotted.innerHTML = `<img slot="image" alt="" src="/models/mnist-cnn/samples/6.png">`;
    expect((await once<SaliencyResult>(slotted, 'explain-complete')).target.label).to.equal('6');
  });

  it('offers no sample as the image that is shown where another one stands in the slot', async () => {
    const slotted = mount({}, `<img slot="image" alt="" src="/models/mnist-cnn/samples/4.png">`);
    await slotted.explain();
    expect(parts(slotted, 'control-image')).to.have.length(0);
    expect(parts(slotted, 'control-class')).to.have.length(1);
    slotted.src = 'sample:3';
    await slotted.explain();
    expect(parts(slotted, 'control-image')).to.have.length(1);
  });

  it('sees what was drawn on a slotted canvas when it is asked again', async () => {
    const element = mount({}, '<canvas slot="image" width="28" height="28"></canvas>');
    const canvas = element.querySelector('canvas')!;
    const context = canvas.getContext('2d')!;
    context.fillRect(0, 0, 28, 28);
    const empty = await element.explain();
    context.fillStyle = 'white';
    context.fillRect(12, 4, 4, 20);
    const drawn = await element.explain();
    expect(empty.details.input.data.every((value) => value === 0)).to.equal(true);
    expect(drawn.details.input.data.filter((value) => value === 1)).to.have.length(80);
    expect(drawn.target.label).to.equal('1');
  });

  it('leaves a map without signal blank', async () => {
    const element = mount({ layer: 'conv1', unit: '0,0,0' });
    element.image = { data: new Float32Array(784), shape: [28, 28, 1] };
    element.method = 'guided-backprop';
    const result = await element.explain();
    const silent = result.map.every((value) => value === 0);
    // Whether this neuron fires on an empty picture depends on its bias; find one that does not.
    for (let channel = 1; !silent && channel < 16; channel++) {
      element.unit = `0,0,${channel}`;
      if ((await element.explain()).map.every((value) => value === 0)) break;
    }
    expect(element.result!.map.every((value) => value === 0)).to.equal(true);
    expect(text(element, 'legend')).to.equal('all 0');
    expect(colors(parts(element, 'map-canvas')[0]!)).to.equal(1);
  });

  it('shows the fallback and what went wrong, and recovers', async () => {
    const element = mount({ src: 'sample:99' }, '<p id="fallback">A 3</p>');
    const detail = await once<{ code: string; message: string; hint: string }>(
      element,
      'explain-error',
    );
    expect(detail).to.have.property('code', 'sample-unknown');
    expect(document.querySelector('#fallback')!.checkVisibility()).to.equal(true);
    expect(text(element, 'error')).to.contain(detail.message).and.to.contain(detail.hint);
    element.src = 'sample:3';
    await element.explain();
    expect(parts(element, 'error')).to.have.length(0);
    expect(document.querySelector('#fallback')!.checkVisibility()).to.equal(false);
  });

  it('names the shape of a tensor that does not fit, also of one without any pixel', async () => {
    const element = mount({});
    for (const shape of [
      [0, 28, 1],
      [14, 56, 1],
    ] satisfies [number, number, number][]) {
      element.image = { data: new Float32Array(shape[0] * shape[1]), shape };
      const reason: unknown = await element.explain().catch((error: unknown) => error);
      expect(reason).to.include({ code: 'image-shape' });
    }
  });

  it('rejects explain() with the error that the event carries', async () => {
    const element = mount({ src: 'sample:3', method: 'magic' });
    const error = await element.explain().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).to.include({ name: 'ExplainError', code: 'method-unknown' });
  });
});
