import { expect } from '@esm-bundle/chai';
import { saliencyMethods } from '../../dist/engine.js';
import type { SaliencyMap } from '../../dist/index.js';
import { control, mount, parts, pixels, text, meaning } from '../support/saliency-element.js';

const eight =
  'gradient deconvnet guided-backprop gradient-x-input integrated-gradients smoothgrad grad-cam guided-grad-cam';
const model = 'cifar10-cnn';

/** The lines that the panels stand on, as `x,y` of each panel's picture. */
function positions(element: SaliencyMap): [number, number][] {
  return parts(element, 'picture').map((picture) => {
    const { left, top } = picture.getBoundingClientRect();
    return [Math.round(left), Math.round(top)];
  });
}

function frameOf(width: number): HTMLElement {
  const frame = document.createElement('div');
  frame.style.width = `${width}px`;
  document.body.append(frame);
  return frame;
}

describe('<saliency-map> shows maps', () => {
  afterEach(() => document.body.replaceChildren());

  it('of eight methods as small multiples that stand on common lines', async () => {
    const element = mount({ model, src: 'sample:4', compare: eight });
    await element.explain();
    expect(parts(element, 'map-canvas')).to.have.length(8);
    expect(text(element, 'label')).to.equal(
      'Input | Gradient | DeconvNet rule | Guided backprop | Gradient × input | Integrated gradients | SmoothGrad | Grad-CAM | Guided Grad-CAM',
    );
    const rowsAndColumns = (width: number): [number, number] => {
      frameOf(width).append(element);
      const places = positions(element);
      return [new Set(places.map(([, y]) => y)).size, new Set(places.map(([x]) => x)).size];
    };
    expect(rowsAndColumns(1500)).to.deep.equal([2, 5]);
    // The picture stands alone in its column.
    const [[x]] = positions(element) as [[number, number]];
    expect(positions(element).filter(([other]) => other === x)).to.have.length(1);
    // No picture is narrower than 280 px.
    expect(rowsAndColumns(1200)).to.deep.equal([3, 4]);
    expect(rowsAndColumns(700)).to.deep.equal([5, 2]);
    expect(rowsAndColumns(328)).to.deep.equal([5, 2]);
    for (const label of parts(element, 'label')) {
      expect(label.scrollWidth).to.be.at.most(label.clientWidth);
    }
    // Grad-CAM has no negative values, all others have.
    const legends = parts(element, 'legend').map((legend) => legend.innerText.trim());
    expect(legends[6]).to.match(/^0\s+0\.\d+$/);
    for (const legend of legends.toSpliced(6, 1)) expect(legend).to.match(/^−[\d.]+\s+0\s+[\d.]+$/);
  });

  it('of every method with a legend that begins at 0 where no map is negative', async () => {
    const element = mount({
      model,
      src: 'sample:4',
      compare: saliencyMethods.join(' '),
      masks: '20',
    });
    const { maps } = (await element.explain()).details;
    const legends = parts(element, 'legend').map(({ innerText }) => innerText.trim());
    expect(legends).to.have.length(saliencyMethods.length);
    saliencyMethods.forEach((method, index) => {
      const isNegative = maps[method]!.some((value) => value < 0);
      expect(legends[index]!.startsWith('−'), method).to.equal(isNegative);
    });
  });

  it('in one range or each in its own, whatever the methods', async () => {
    const element = mount({ model, compare: 'gradient grad-cam', range: 'shared' });
    const { maps, shapes } = (await element.explain()).details;
    expect(shapes['grad-cam']).to.deep.equal([32, 32, 1]);
    const [gradient, cam] = parts(element, 'legend').map(({ innerText }) => innerText.split(/\s+/));
    expect(cam).to.deep.equal(['0', gradient!.at(-1)!]);
    element.range = 'unit';
    await element.updateComplete;
    const largest = maps['grad-cam']!.reduce((most, value) => Math.max(most, value), 0);
    const shown = Number(parts(element, 'legend')[1]!.innerText.split(/\s+/).at(-1));
    expect(shown).to.be.closeTo(largest, 0.05 * largest);
  });

  it('with the channels summed, the strongest alone, or as a picture', async () => {
    const element = mount({ model, method: 'gradient', range: '-0.5 0.5' });
    const { map } = await element.explain();
    const painted = (): number[] => Array.from(pixels(parts(element, 'map-canvas')[0]!).data);
    const sum = painted();
    element.channels = 'max';
    await element.updateComplete;
    expect(painted()).not.to.deep.equal(sum);
    expect(meaning(element)).to.contain('strongest color channel');
    element.channels = 'rgb';
    await element.updateComplete;
    const byte = (value: number): number => Math.round(255 * Math.min(Math.max(value + 0.5, 0), 1));
    const expected = Array.from({ length: 32 * 32 }, (_, pixel) => [
      ...Array.from(map.subarray(pixel * 3, pixel * 3 + 3), byte),
      255,
    ]).flat();
    expect(painted()).to.deep.equal(expected);
    expect(text(element, 'legend')).to.match(/^black −0\.5 0 white 0\.5/);
    expect(meaning(element)).to.contain('Mid-gray is 0');
  });

  it('as a picture, without numbers that lie over each other where it is small', async () => {
    const element = mount({ model, channels: 'rgb', range: '-0.29 0.29' });
    await element.explain();
    const spans = [...parts(element, 'legend')[0]!.querySelectorAll<HTMLElement>('.ticks > span')];
    const isApart = (): boolean => {
      const boxes = spans.map((span) => span.getBoundingClientRect()).filter((box) => box.width);
      return boxes.slice(1).every((box, index) => box.left > boxes[index]!.right);
    };
    element.style.inlineSize = '20em';
    expect(spans[1]!.getBoundingClientRect().width).to.equal(0);
    expect(isApart()).to.equal(true);
    element.style.inlineSize = '50em';
    expect(spans[1]!.getBoundingClientRect().width).to.be.above(0);
    expect(isApart()).to.equal(true);
  });

  it('with the colours ending at a percentile, which the legend tells', async () => {
    const element = mount({ model, method: 'gradient', clip: '99' });
    await element.explain();
    expect(text(element, 'legend')).to.match(
      /^−([\d.]+) 0 \1 99th percentile; 1\.?\d?% of the pixels lie beyond$/,
    );
    const clipped = Number(/[\d.]+/.exec(text(element, 'legend'))![0]);
    element.clip = 100;
    await element.updateComplete;
    expect(text(element, 'legend')).to.match(/^−([\d.]+) 0 \1$/);
    expect(Number(/[\d.]+/.exec(text(element, 'legend'))![0])).to.be.above(clipped);
  });

  it('in words that name the colours', async () => {
    const element = mount({ method: 'gradient' });
    await element.explain();
    expect(meaning(element)).to.contain('Red pixels raise');
    element.colormap = 'PuOr';
    await element.updateComplete;
    expect(meaning(element)).to.contain('Orange pixels raise').and.contain('purple');
    expect(meaning(element)).not.to.match(/[{}]/);
  });

  it('over the picture, as opaque as the reader wants, without computing again', async () => {
    const element = mount({ picture: 'under', opacity: '0.25', compare: 'gradient grad-cam' });
    await element.explain();
    let starts = 0;
    element.addEventListener('explain-start', () => starts++);
    const opacities = (): string[] =>
      parts(element, 'map-canvas').map((canvas) => getComputedStyle(canvas).opacity);
    expect(opacities()).to.deep.equal(['0.25', '0.25']);
    expect(parts(element, 'picture-panel')).to.have.length(0);
    expect(parts(element, 'ground-canvas')).to.have.length(2);
    const canvas = parts(element, 'map-canvas')[0];
    const slider = control<HTMLInputElement>(element, 'Overlay');
    expect(slider.valueAsNumber).to.equal(0.25);
    slider.value = '0.9';
    slider.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(opacities()).to.deep.equal(['0.9', '0.9']);
    expect(element.opacity).to.equal(0.9);
    expect(parts(element, 'map-canvas')[0]).to.equal(canvas);
    expect(starts).to.equal(0);
  });
});
