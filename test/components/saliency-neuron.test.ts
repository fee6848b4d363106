import { expect } from '@esm-bundle/chai';
import {
  saliencyMethods,
  type Neuron,
  type SaliencyMap,
  type SaliencyResult,
} from '../../dist/index.js';
import { choose, control, mount, once, parts, pixels, text } from '../support/saliency-element.js';

/** The layers `conv1` 28x28x16, `conv2` 14x14x32 and `dense1` of the digits. */
const digit = { src: 'sample:3', layer: 'conv2' };

async function neuronOf(element: SaliencyMap): Promise<Neuron> {
  const { neuron } = (await element.explain()).details;
  if (!neuron) throw new Error('No neuron is explained.');
  await element.updateComplete;
  return neuron;
}

/** Does something that makes the element compute, and waits for it. */
async function after(element: SaliencyMap, act: () => void): Promise<Neuron> {
  const done = once<SaliencyResult>(element, 'explain-complete');
  act();
  const { neuron } = (await done).details;
  if (!neuron) throw new Error('No neuron is explained.');
  return neuron;
}

/** Clicks into the picture, at shares of its width and height. */
function click(element: SaliencyMap, across: number, down: number): void {
  const picker = parts(element, 'picker')[0]!;
  const { left, top, width, height } = picker.getBoundingClientRect();
  const [clientX, clientY] = [left + across * width, top + down * height];
  picker.dispatchEvent(new MouseEvent('click', { clientX, clientY, bubbles: true }));
}

function press(element: SaliencyMap, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  parts(element, 'picker')[0]!.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('<saliency-map> explains a neuron', () => {
  afterEach(() => document.body.replaceChildren());

  it('with its receptive field on the image and in words', async () => {
    const element = mount(digit);
    const { receptiveField, activation } = await neuronOf(element);
    const picture = parts(element, 'picture')[0]!.getBoundingClientRect();
    const box = parts(element, 'field')[0]!.getBoundingClientRect();
    const pixel = picture.width / 28;
    expect(box.left - picture.left).to.be.closeTo(receptiveField.left * pixel, 0.1);
    expect(box.top - picture.top).to.be.closeTo(receptiveField.top * pixel, 0.1);
    expect(box.width).to.be.closeTo(receptiveField.width * pixel, 0.1);
    expect(box.height).to.be.closeTo(receptiveField.height * pixel, 0.1);
    expect(text(element, 'neuron'))
      .to.contain(
        `Its receptive field covers ${receptiveField.width} × ${receptiveField.height} of 28 × 28 pixels.`,
      )
      .and.to.contain(`(activation ${Number(activation.toPrecision(2))})`)
      .and.to.contain('of the second convolution');
  });

  it('with the pieces of picture and map that lie in its window', async () => {
    const element = mount(digit);
    const { receptiveField } = await neuronOf(element);
    const { left, top, width, height } = receptiveField;
    expect(text(element, 'label')).to.equal(
      'Input | Guided backprop | Input, cropped | Guided backprop, cropped',
    );
    for (const part of ['picture-canvas', 'map-canvas']) {
      const [whole, piece] = parts(element, part) as [HTMLCanvasElement, HTMLCanvasElement];
      expect([piece.width, piece.height]).to.deep.equal([width, height]);
      const inside = whole.getContext('2d')!.getImageData(left, top, width, height).data;
      expect(Array.from(pixels(piece).data)).to.deep.equal(Array.from(inside));
    }
    expect(parts(element, 'legend')).to.have.length(1);
    element.setAttribute('crop', 'none');
    await element.updateComplete;
    expect(text(element, 'label')).to.equal('Input | Guided backprop');
    expect(parts(element, 'field')).to.have.length(1);
  });

  it('that sees all without a window or pieces', async () => {
    const element = mount({ ...digit, layer: 'dense1' });
    const { position, layerShape } = await neuronOf(element);
    expect(layerShape).to.have.length(1);
    expect(parts(element, 'field')).to.have.length(0);
    expect(parts(element, 'picker')).to.have.length(0);
    expect(text(element, 'label')).to.equal('Input | Guided backprop');
    expect(text(element, 'neuron'))
      .to.contain(`unit ${position[0]} of the dense layer`)
      .and.to.contain('Its receptive field is the whole image.');
  });

  it('or a whole channel, until one place of it is picked', async () => {
    const element = mount({ ...digit, unit: '*,*,5' });
    expect((await neuronOf(element)).position).to.deep.equal([5]);
    expect(control<HTMLSelectElement>(element, 'Unit').selectedOptions[0]!.label).to.equal(
      'whole channel 5',
    );
    expect(text(element, 'neuron')).to.contain('the whole channel 5 of the second convolution');
    const { position } = await after(element, () => click(element, 0.05, 0.95));
    expect(position).to.deep.equal([7, 0, 5]);
  });

  it('of several methods with the pieces in a row of their own', async () => {
    const element = mount({ ...digit, compare: 'gradient deconvnet guided-backprop' });
    document.body.style.width = '1300px';
    await neuronOf(element);
    const tops = parts(element, 'picture').map((box) => box.getBoundingClientRect().top);
    document.body.style.width = '';
    expect(tops).to.have.length(8);
    expect(new Set(tops.slice(0, 4)).size).to.equal(1);
    expect(new Set(tops.slice(4)).size).to.equal(1);
    expect(tops[4]).to.be.above(tops[0]!);
  });
});

describe('<saliency-map> lets the reader choose a neuron', () => {
  afterEach(() => document.body.replaceChildren());

  it('by its layer, or the class again', async () => {
    const element = mount({ src: 'sample:3' });
    await element.explain();
    const layers = control<HTMLSelectElement>(element, 'Layer');
    expect(layers.value).to.equal('');
    expect([...layers.querySelectorAll('optgroup')].map(({ label }) => label)).to.deep.equal([
      'Layers',
      'Other layers, by name',
    ]);
    expect(layers.querySelector('option[value="conv2"]')!.textContent).to.equal(
      'second convolution · 8 × 8 × 32',
    );
    expect((await after(element, () => choose(element, 'Layer', 'conv1'))).layer).to.equal('conv1');
    expect((await after(element, () => choose(element, 'Layer', 'dense1'))).layer).to.equal(
      'dense1',
    );
    choose(element, 'Layer', '');
    expect((await element.explain()).details.neuron).to.equal(null);
    expect(element.layer).to.equal(null);
    expect(parts(element, 'field')).to.have.length(0);
  });

  it('only where the method can explain it', async () => {
    const layers = (element: SaliencyMap): string[] =>
      [...control<HTMLSelectElement>(element, 'Layer').options].map(({ value }) => value);
    const methods = (element: SaliencyMap): string[] =>
      [...control<HTMLSelectElement>(element, 'Method').options].map(({ value }) => value);
    const cam = mount({ src: 'sample:3', method: 'grad-cam' });
    await cam.explain();
    expect(layers(cam)).to.include('pool1').and.not.to.include('conv1');
    expect((await after(cam, () => choose(cam, 'Layer', 'pool1'))).layer).to.equal('pool1');
    const early = mount({ ...digit, layer: 'conv1' });
    await early.explain();
    const weighing = saliencyMethods.filter((method) => /cam/.test(method));
    expect(methods(early)).to.deep.equal(
      saliencyMethods.filter((method) => !weighing.includes(method)),
    );
  });

  it('by its channel, up to the last', async () => {
    const element = mount(digit);
    const strongest = await neuronOf(element);
    const own = await after(element, () => choose(element, 'Unit', 'channel'));
    expect(own.position).to.deep.equal(strongest.position);
    const number = control<HTMLInputElement>(element, 'Channel');
    expect([number.min, number.max, number.valueAsNumber]).to.deep.equal([
      '0',
      '31',
      strongest.position[2],
    ]);
    const other = strongest.position[2] === 4 ? 5 : 4;
    const channel = await after(element, () => choose(element, 'Channel', String(other)));
    expect(channel.position[2]).to.equal(other);
    expect((await after(element, () => choose(element, 'Channel', '99'))).position[2]).to.equal(31);
    const back = await after(element, () => choose(element, 'Unit', 'max'));
    expect(back.position).to.deep.equal(strongest.position);
  });

  it('by a click on its place', async () => {
    const element = mount(digit);
    await neuronOf(element);
    const [height, width] = [8, 8];
    for (const [x, y] of [
      [0, 0],
      [7, 7],
      [2, 5],
    ] satisfies [number, number][]) {
      const { position } = await after(element, () =>
        click(element, (x + 0.9) / width, (y + 0.1) / height),
      );
      expect(position.slice(0, 2)).to.deep.equal([y, x]);
      await element.updateComplete;
      expect(control<HTMLSelectElement>(element, 'Unit').selectedOptions[0]!.label).to.equal(
        `at row ${y + 1}, column ${x + 1}`,
      );
    }
    expect((await after(element, () => choose(element, 'Unit', 'max'))).position).to.deep.equal(
      (await neuronOf(mount(digit))).position,
    );
  });

  it('by a click that keeps the chosen channel', async () => {
    const element = mount({ ...digit, unit: '7' });
    await neuronOf(element);
    const { position } = await after(element, () => click(element, 0.55, 0.3));
    expect(position).to.deep.equal([2, 4, 7]);
  });

  it('over a picture under the map as well, and not where controls are hidden', async () => {
    const element = mount({ ...digit, picture: 'under' });
    await neuronOf(element);
    const { position } = await after(element, () => click(element, 0.01, 0.99));
    expect(position.slice(0, 2)).to.deep.equal([7, 0]);
    element.setAttribute('controls', 'none');
    await element.updateComplete;
    expect(parts(element, 'picker')).to.have.length(0);
    expect(parts(element, 'field')).to.have.length(1);
  });

  it('by arrow keys, one place each, up to the edge', async () => {
    const element = mount(digit);
    const start = await neuronOf(element);
    const picker = parts(element, 'picker')[0]!;
    expect(picker.tabIndex).to.equal(0);
    const [y, x] = start.position as [number, number];
    expect(picker.getAttribute('aria-label')).to.equal(
      `Neuron picker: arrow keys move one place. Now row ${y + 1} of 8, column ${x + 1} of 8.`,
    );
    const moved = await after(element, () => press(element, 'ArrowRight'));
    expect(moved.position.slice(0, 2)).to.deep.equal([y, x + 1]);
    await element.updateComplete;
    const down = await after(element, () => press(element, 'ArrowDown'));
    expect(down.position.slice(0, 2)).to.deep.equal([y + 1, x + 1]);
    await element.updateComplete;
    // Faster than they can be computed, moves add up.
    press(element, 'ArrowLeft');
    await element.updateComplete;
    const far = await after(element, () => press(element, 'ArrowLeft'));
    expect(far.position.slice(0, 2)).to.deep.equal([y + 1, x - 1]);
    await element.updateComplete;
    for (let column = x - 1; column > 0; column--) {
      press(element, 'ArrowLeft');
      await element.updateComplete;
    }
    const edge = await neuronOf(element);
    expect(edge.position.slice(0, 2)).to.deep.equal([y + 1, 0]);
    expect(press(element, 'ArrowLeft')).to.equal(true);
    expect((await neuronOf(element)).position).to.deep.equal(edge.position);
    expect(press(element, 'Enter')).to.equal(false);
    await element.updateComplete;
    expect(parts(element, 'picker')[0]).to.equal(picker);
  });

  it('and freezes it while the picture changes', async () => {
    const element = mount(digit);
    await neuronOf(element);
    const picked = await after(element, () => click(element, 0.4, 0.6));
    const loose = await after(element, () => choose(element, 'Image', 'sample:8'));
    expect(loose.position).to.deep.equal(
      (await neuronOf(mount({ ...digit, src: 'sample:8' }))).position,
    );
    const again = await after(element, () => click(element, 0.4, 0.6));
    expect(again.position.slice(0, 2)).to.deep.equal(picked.position.slice(0, 2));
    control<HTMLInputElement>(element, 'Freeze').click();
    await element.updateComplete;
    expect(element.freeze).to.equal(true);
    const frozen = await after(element, () => choose(element, 'Image', 'sample:0'));
    expect(frozen.position).to.deep.equal(again.position);
    const still = await after(element, () => choose(element, 'Image', 'sample:1'));
    expect(still.position).to.deep.equal(again.position);
    control<HTMLInputElement>(element, 'Freeze').click();
    const free = await after(element, () => choose(element, 'Image', 'sample:0'));
    expect(free.position).to.deep.equal(
      (await neuronOf(mount({ ...digit, src: 'sample:0' }))).position,
    );
  });

  it('and tells it politely', async () => {
    const element = mount(digit);
    const { position } = await neuronOf(element);
    const live = element.renderRoot.querySelector('[aria-live]')!;
    expect(live.textContent).to.contain(
      `channel ${position[2]} at row ${position[0]! + 1}, column ${position[1]! + 1} of the second convolution`,
    );
  });
});
