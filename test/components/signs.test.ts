import { expect } from '@esm-bundle/chai';
import { colorWords, readColorMap } from '../../dist/components/figure/color-maps.js';
import { hatch, MapPixels } from '../../dist/components/figure/hatching.js';
import { heatmapPixels, sumChannels } from '../../dist/components/figure/heatmap.js';
import type { SaliencyMap } from '../../dist/index.js';
import { place } from '../support/element.js';
import {
  adjust,
  choose,
  control,
  meaning,
  mount,
  parts,
  pixels,
} from '../support/saliency-element.js';
import { until } from '../support/scene-element.js';

const three = { src: 'sample:3', method: 'gradient-x-input', loading: 'eager' };

/** Lightness in [0, 255], as on paper. */
function grays(image: { readonly data: ArrayLike<number> }): number[] {
  return Array.from(
    { length: image.data.length / 4 },
    (_, at) =>
      0.2126 * image.data[4 * at]! +
      0.7152 * image.data[4 * at + 1]! +
      0.0722 * image.data[4 * at + 2]!,
  );
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

function mapCanvas(element: SaliencyMap): HTMLCanvasElement {
  return parts(element, 'map-canvas')[0] as HTMLCanvasElement;
}

/** Cells of the lowest value and of the highest, by their number. */
async function ends(element: SaliencyMap): Promise<{ lowest: number; highest: number }> {
  const { map, shape } = await element.explain();
  await element.updateComplete;
  const sums = sumChannels(map, shape);
  const at = (value: number): number => sums.indexOf(value);
  return { lowest: at(Math.min(...sums)), highest: at(Math.max(...sums)) };
}

/** What a canvas shows of a cell of 28 by 28, in gray, without its borders. */
function cellOf(canvas: HTMLCanvasElement, cell: number): number[] {
  const side = canvas.width / 28;
  const [left, top] = [(cell % 28) * side, Math.floor(cell / 28) * side];
  const inner = Math.max(1, Math.floor(side) - 2);
  const inset = side > 3 ? 1 : 0;
  const image = canvas
    .getContext('2d')!
    .getImageData(Math.round(left) + inset, Math.round(top) + inset, inner, inner);
  return grays(image);
}

describe('the sign of a value without its hue', () => {
  afterEach(() => document.body.replaceChildren());

  it('has the hues that captions name', () => {
    const hues = {
      RdBu: [
        [103, 0, 31],
        [5, 48, 97],
      ],
      PuOr: [
        [127, 59, 8],
        [45, 0, 75],
      ],
      PRGn: [
        [0, 68, 27],
        [64, 0, 75],
      ],
      BrBG: [
        [0, 60, 48],
        [84, 48, 5],
      ],
    };
    const named = Object.keys(hues).map((name) => {
      const { up, down } = colorWords(name);
      return `${up.color} ${down.color}`;
    });
    expect(named).to.deep.equal(['red blue', 'orange purple', 'green purple', 'teal brown']);
    for (const [name, [high, low]] of Object.entries(hues)) {
      const { data } = heatmapPixels(Float32Array.of(-1, 1), [1, 2, 1], [-1, 1], name);
      expect(Array.from(data), name).to.deep.equal([...low!, 255, ...high!, 255]);
    }
  });

  it('is no part of the colors: both ends are nearly one gray', () => {
    const image = heatmapPixels(Float32Array.of(-1, 1), [1, 2, 1], [-1, 1], 'RdBu');
    expect(spread(grays(image))).to.be.below(25);
  });

  it('is a pattern over negative values alone, denser where they are stronger', () => {
    const inkAt = (value: number): number => {
      const map = heatmapPixels(Float32Array.of(value), [1, 1, 1], [-1, 1], 'RdBu hatched');
      if (!map.hatching) return 0;
      const large = new MapPixels(40, 40);
      for (let at = 0; at < 1600; at++) large.data.set(map.data, 4 * at);
      const plain = grays(large)[0]!;
      hatch(large, map.hatching, map, 5);
      const all = grays(large);
      expect(spread(all)).to.be.above(20);
      // As bright as the color on the whole, about.
      const mean = all.reduce((sum, gray) => sum + gray, 0) / all.length;
      expect(Math.abs(mean - plain)).to.be.below(70);
      return all.filter((gray) => gray < 128).length / all.length;
    };
    expect(inkAt(0.7)).to.equal(0);
    expect(inkAt(0)).to.equal(0);
    expect(inkAt(-1)).to.be.above(inkAt(-0.5) + 0.05);
    expect(inkAt(-0.5)).to.be.above(0.15);
  });

  it('is not hatched where nothing is negative, nor in a picture', () => {
    expect(heatmapPixels(Float32Array.of(0, 1), [1, 2, 1], [-1, 1], 'RdBu').hatching).to.equal(
      null,
    );
    expect(heatmapPixels(Float32Array.of(-1, 1), [1, 2, 1], [-1, 1], null).hatching).to.equal(null);
  });

  it('reads the words of the attribute in any case and order', () => {
    expect(readColorMap('greys hatched')).to.deep.equal({ name: 'greys', isHatched: true });
    expect(readColorMap(' HATCHED  puor')).to.deep.equal({ name: 'PuOr', isHatched: true });
    expect(readColorMap('hatched')).to.deep.equal({ name: 'RdBu', isHatched: true });
    expect(readColorMap('viridis')).to.deep.equal({ name: 'RdBu', isHatched: false });
  });

  it('colormap="RdBu hatched" draws lines at the resolution of the screen, and in the legend', async () => {
    const element = mount({ ...three, colormap: 'RdBu hatched' });
    const { lowest, highest } = await ends(element);
    const canvas = mapCanvas(element);
    await until(() => canvas.width > 28);
    expect(canvas.width).to.be.closeTo(canvas.clientWidth * devicePixelRatio, 1);
    expect(spread(cellOf(canvas, lowest))).to.be.above(80);
    expect(spread(cellOf(canvas, highest))).to.equal(0);
    const [below] = parts(element, 'legend').map((one) => one.querySelector('.negative')!);
    const bar = below!.parentElement!;
    expect(below!.clientWidth).to.be.closeTo(bar.clientWidth / 2, 1);
    expect(bar.clientHeight).to.be.above(8);
    expect(getComputedStyle(below!).backgroundImage).to.contain('repeating-linear-gradient');
    expect(meaning(element)).to.contain('hatched').and.not.to.contain('blue');
  });

  it('follows the size of the map', async () => {
    const element = mount({ ...three, colormap: 'RdBu hatched' });
    await element.explain();
    await until(() => mapCanvas(element).width > 28);
    element.style.width = '300px';
    const isFitting = (): boolean =>
      Math.abs(mapCanvas(element).width - mapCanvas(element).clientWidth * devicePixelRatio) <= 1;
    await until(isFitting);
  });

  it('is one pixel for each value unless it is asked for', async () => {
    const element = mount(three);
    await element.explain();
    await element.updateComplete;
    expect(mapCanvas(element).width).to.equal(28);
    const [below] = parts(element, 'legend').map((one) => one.querySelector('.negative')!);
    expect(getComputedStyle(below!).display).to.equal('none');
  });

  it('is on the saved PNG', async () => {
    const element = mount({ ...three, colormap: 'RdBu hatched' });
    const { lowest, highest } = await ends(element);
    const bytes = await element.toPNG();
    const image = await createImageBitmap(new Blob([bytes]));
    const shot = document.createElement('canvas');
    [shot.width, shot.height] = [image.width, image.height];
    const context = shot.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const figure = element.shadowRoot!.querySelector('figure')!.getBoundingClientRect();
    const map = mapCanvas(element).getBoundingClientRect();
    const scale = image.width / (figure.width + 24);
    const cell = (number: number): number[] => {
      const side = (map.width / 28) * scale;
      const left = (12 + map.left - figure.left) * scale + (number % 28) * side;
      const top = (12 + map.top - figure.top) * scale + Math.floor(number / 28) * side;
      return grays(context.getImageData(left + 4, top + 4, side - 8, side - 8));
    };
    expect(spread(cell(lowest))).to.be.above(80);
    expect(spread(cell(highest))).to.be.below(10);
  });

  it('is what the words below call negative values', async () => {
    const element = mount({ ...three, method: 'gradient', colormap: 'PuOr hatched' });
    await element.explain();
    expect(meaning(element)).to.contain('Orange pixels').and.to.contain('hatched pixels');
  });

  it('is the reader’s choice, behind "Adjust", beside the colors', async () => {
    const element = mount({ ...three, controls: 'image' });
    await element.explain();
    await adjust(element);
    const values = [...control<HTMLSelectElement>(element, 'Colors').options].map(
      ({ value }) => value,
    );
    expect(values).to.deep.equal(['RdBu', 'PuOr', 'PRGn', 'BrBG', 'greys']);
    const changes: unknown[] = [];
    element.addEventListener('reader-change', ({ detail }: CustomEvent) => changes.push(detail));
    control<HTMLInputElement>(element, 'Hatch negative values').click();
    await until(() => mapCanvas(element).width > 28);
    choose(element, 'Colors', 'greys');
    await element.updateComplete;
    expect(element.colormap).to.equal('greys hatched');
    expect(control<HTMLInputElement>(element, 'Hatch negative values').checked).to.equal(true);
    expect(changes).to.deep.equal([
      { name: 'colormap', value: 'RdBu hatched' },
      { name: 'colormap', value: 'greys hatched' },
    ]);
    control<HTMLInputElement>(element, 'Hatch negative values').click();
    await until(() => mapCanvas(element).width === 28);
    expect(element.colormap).to.equal('greys');
    expect(new Set(pixels(mapCanvas(element)).data).size).to.be.above(3);
  });

  for (const tag of [
    'saliency-map',
    'lrp-heatmap',
    'occlusion-grid',
    'deconv-viewer',
    'method-contest',
    'deconv-learner',
  ] as const) {
    it(`<${tag}> lets readers choose shades of gray and the hatching`, async () => {
      const element = place(tag, { controls: 'only colormap', loading: 'eager' }, '');
      await until(() => parts(element, 'control-colormap').length > 0);
      const select = parts(element, 'control-colormap')[0]!.querySelector('select')!;
      expect([...select.options].map(({ value }) => value)).to.contain('greys');
      select.value = 'greys';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      expect(element.colormap).to.equal('greys');
    });
  }
});
