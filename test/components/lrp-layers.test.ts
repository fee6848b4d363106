import { expect } from '@esm-bundle/chai';
import type { LrpHeatmap } from '../../dist/index.js';
import { painted } from '../support/deconv-element.js';
import { after, button, explainerOf, mount, sum, withPart } from '../support/lrp-element.js';
import { parts, pixels, text } from '../support/saliency-element.js';

function cell(element: LrpHeatmap, part: string, words: string): HTMLElement {
  const found = parts(element, part).find(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').includes(words),
  );
  if (!found) throw new Error(`There is no ${part} "${words}".`);
  return found;
}

describe('<lrp-heatmap>: every layer', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws the relevance of every layer, pooled over its channels, with its sum', async () => {
    const element = mount({ layers: '' });
    const { details } = await withPart(element, 'layer');
    const shown = details.layers.filter(({ rule }) => rule !== 'pass').reverse();
    const cells = parts(element, 'layer');
    expect(cells).to.have.length(shown.length);
    const canvases = await painted(() => parts(element, 'layer-canvas'));
    shown.forEach(({ pooled, pooledShape, conservation }, index) => {
      const [rows, columns] = pooledShape.length === 2 ? pooledShape : [1, pooledShape[0]];
      const canvas = canvases[index]!;
      expect([canvas.height, canvas.width]).to.deep.equal([rows, columns]);
      expect(conservation.arriving).to.be.closeTo(sum(pooled), 1e-3);
      expect(cells[index]!.textContent).to.contain(
        String(Number(conservation.arriving.toPrecision(3))),
      );
      // The strongest place has the darkest colour.
      const best = pooled.reduce(
        (most, value, at) => (Math.abs(value) > Math.abs(pooled[most]!) ? at : most),
        0,
      );
      const { data } = pixels(canvas);
      const light = (at: number) => data[at * 4]! + data[at * 4 + 1]! + data[at * 4 + 2]!;
      expect(light(best)).to.equal(Math.min(...Array.from(pooled, (_, at) => light(at))));
    });
  });

  it('opens a layer by a click, its channels by relevance, and closes it again', async () => {
    const element = mount({ layers: '' });
    await withPart(element, 'layer');
    const opened = await after(element, () => cell(element, 'layer', 'second convolution').click());
    expect(element.layers).to.equal('conv2');
    const { channels, shape, pooled } = opened.details.layers.find(({ name }) => name === 'conv2')!;
    const count = shape[2]!;
    const sums = new Float32Array(count);
    channels!.forEach((value, index) => (sums[index % count]! += value));
    expect(sum(sums)).to.be.closeTo(sum(pooled), 1e-3);
    const numbers = parts(element, 'cell').map(({ textContent }) =>
      Number(/Channel\s+(\d+)/.exec(textContent)![1]),
    );
    const magnitudes = numbers.map((channel) => Math.abs(sums[channel]!));
    expect(magnitudes).to.deep.equal([...magnitudes].sort((a, b) => b - a));
    expect(numbers).to.have.length(count);
    const canvases = await painted(() => parts(element, 'channel-canvas'));
    expect(canvases.map(({ width }) => width)).to.deep.equal(numbers.map(() => shape[1]));
    await after(element, () => cell(element, 'layer', 'second convolution').click());
    expect(parts(element, 'channels')).to.have.length(0);
  });

  it('stands beside the pixels at the same size, above the text, where it has maps', async () => {
    const box = document.createElement('div');
    box.style.width = '1000px';
    const element = mount({ layers: 'conv1' });
    box.append(element);
    document.body.append(box);
    const { details } = await element.explain();
    const conv1 = details.layers.find(({ name }) => name === 'conv1')!;
    const [pixelMap, layerMap] = await painted(() => parts(element, 'map-canvas'));
    expect([layerMap!.height, layerMap!.width]).to.deep.equal(conv1.pooledShape);
    const [input, own, other] = [parts(element, 'picture-canvas')[0]!, pixelMap!, layerMap!].map(
      (canvas) => canvas.getBoundingClientRect(),
    );
    for (const { width, height, top } of [own!, other!]) {
      expect(width).to.be.at.least(280);
      expect(width).to.be.closeTo(input!.width, 1);
      expect(height).to.be.closeTo(input!.height, 1);
      expect(top).to.be.closeTo(input!.top, 1);
    }
    const caption = parts(element, 'caption')[0]!.getBoundingClientRect();
    expect(other!.bottom).to.be.below(caption.top);
    expect(text(element, 'label')).to.contain('First convolution, summed over its maps');
    // The strongest place has the darkest color.
    const { pooled } = conv1;
    const best = pooled.reduce((most, value, at) => (value > pooled[most]! ? at : most), 0);
    const { data } = pixels(layerMap!);
    const light = (at: number) => data[at * 4]! + data[at * 4 + 1]! + data[at * 4 + 2]!;
    expect(light(best)).to.equal(Math.min(...Array.from(pooled, (_, at) => light(at))));
    await after(element, () => (element.layers = 'dense1'));
    expect(parts(element, 'map-canvas')).to.have.length(1);
  });

  it('goes on from one channel alone, says how much that is, and leads back', async () => {
    const element = mount({ layers: 'conv2' });
    const all = await withPart(element, 'cell');
    const [strongest] = parts(element, 'cell');
    const channel = Number(/Channel\s+(\d+)/.exec(strongest!.textContent)![1]);
    const one = await after(element, () => strongest!.click());
    expect([element.layer, element.unit]).to.deep.equal(['conv2', String(channel)]);
    expect(one.details.request.restart).to.deep.equal({ layer: 'conv2', unit: `*,*,${channel}` });
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const direct = await explainer.lrpOf(input, {
      restart: { layer: 'conv2', unit: `*,*,${channel}` },
    });
    expect(one.map).to.deep.equal(direct.map);
    const { kept, total } = one.details.restart!;
    expect(kept).to.be.below(total);
    expect(text(element, 'restart')).to.contain(
      `Only relevance through channel ${channel} of the second convolution: ${Number(kept.toPrecision(3))} of ${Number(total.toPrecision(3))} (`,
    );
    expect(parts(element, 'cell')[0]!.getAttribute('aria-pressed')).to.equal('true');
    const back = await after(element, () => button(element, 'Show all relevance').click());
    expect(back.map).to.deep.equal(all.map);
    expect(parts(element, 'restart')).to.have.length(0);
  });

  it('adds up: what passes through each channel makes up the whole', async () => {
    const element = mount({ composite: 'epsilon', epsilon: '0.1', layer: 'conv1' });
    const total = await element.explain();
    const parts = new Float32Array(total.map.length);
    for (let channel = 0; channel < 16; channel++) {
      const { map } = await after(element, () => (element.unit = String(channel)));
      map.forEach((value, index) => (parts[index]! += value));
    }
    element.layer = element.unit = null;
    const whole = await element.explain();
    whole.map.forEach((value, index) => expect(parts[index]).to.be.closeTo(value, 1e-4));
  });

  it('goes on from one place, picked by a click or by arrow keys', async () => {
    const element = mount({ layers: 'conv2' });
    await withPart(element, 'picker');
    const [picker] = parts(element, 'picker');
    const { left, top, width, height } = picker!.getBoundingClientRect();
    const at = { clientX: left + 0.3 * width, clientY: top + 0.7 * height, bubbles: true };
    const one = await after(element, () => picker!.dispatchEvent(new MouseEvent('click', at)));
    expect(one.details.request.restart!.unit).to.equal('2,5,*');
    expect(text(element, 'restart')).to.contain(
      'through row 6, column 3 of the second convolution',
    );
    const press = new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true });
    const moved = await after(element, () => parts(element, 'picker')[0]!.dispatchEvent(press));
    expect(moved.details.request.restart!.unit).to.equal('2,4,*');
  });

  it('goes on from one unit of a dense layer', async () => {
    const element = mount({ layers: 'dense1' });
    const { details } = await withPart(element, 'cell');
    const { channels } = details.layers.find(({ name }) => name === 'dense1')!;
    const withAny = channels!.filter((value) => value !== 0).length;
    expect(parts(element, 'cell')).to.have.length(withAny);
    expect(text(element, 'channels')).to.contain(`${withAny} of 64 have relevance`);
    const one = await after(element, () => parts(element, 'cell')[0]!.click());
    expect(one.details.request.restart!.unit).to.match(/^\d+$/);
    const again = await after(element, () => parts(element, 'cell')[0]!.click());
    expect(again.details.restart).to.equal(null);
  });

  it('moves among layers and channels by arrow keys, with one stop for the tabulator each', async () => {
    const element = mount({ layers: 'conv2' });
    await withPart(element, 'cell');
    for (const part of ['layer', 'cell']) {
      const all = parts(element, part);
      const stop = all.findIndex(({ tabIndex }) => tabIndex === 0);
      expect(all.filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
      all[stop]!.focus();
      const key = stop === all.length - 1 ? 'ArrowLeft' : 'ArrowRight';
      all[stop]!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      const to = all[stop + (key === 'ArrowRight' ? 1 : -1)];
      expect(element.shadowRoot!.activeElement).to.equal(to);
    }
  });

  it('marks the cells where a pixel is looked at, with their values', async () => {
    const element = mount({ layers: '' });
    await withPart(element, 'layer');
    const [surface] = parts(element, 'probe');
    const { left, top } = surface!.getBoundingClientRect();
    surface!.dispatchEvent(new MouseEvent('click', { clientX: left + 70, clientY: top + 70 }));
    await element.updateComplete;
    const pooling = cell(element, 'layer', 'second max pooling');
    expect(pooling.querySelector('[part~="place"]')).not.to.equal(null);
    expect(pooling.textContent).to.contain('here');
    expect(cell(element, 'layer', 'class scores').textContent).not.to.contain('here');
  });

  it('turns the pages of many channels', async () => {
    const element = mount({ model: 'cifar10-cnn', src: 'sample:6', layers: 'conv3' });
    const { details } = await withPart(element, 'cell');
    const count = details.layers.find(({ name }) => name === 'conv3')!.shape[2]!;
    expect(count).to.be.above(64);
    expect(parts(element, 'cell')).to.have.length(64);
    const first = parts(element, 'cell')[0]!.textContent;
    button(element, 'Next').click();
    await element.updateComplete;
    expect(text(element, 'pager')).to.contain(`65 to ${Math.min(128, count)} of ${count}`);
    expect(parts(element, 'cell')[0]!.textContent).not.to.equal(first);
  });
});
