import { expect } from '@esm-bundle/chai';
import { regionTable } from '../../dist/components/figure/region-table.js';
import { action, eventually, openToolbar } from '../support/toolbar.js';
import { mount, parts } from '../support/saliency-element.js';
import { mulberry32 } from '../oracle/net.js';

type Shape3 = [number, number, number];

function noise([height, width, channels]: Shape3, seed: number): Float32Array {
  const random = mulberry32(seed);
  return Float32Array.from({ length: height * width * channels }, () => random() - 0.5);
}

/** A pixel at a time, each in the part that its row and column fall into. */
function bySearch(map: Float32Array, [height, width, channels]: Shape3): number[][][] {
  const partOf = (index: number, side: number): number => {
    const parts = Math.min(3, side);
    let part = 0;
    while (part + 1 < parts && index >= Math.floor(((part + 1) * side) / parts)) part++;
    return part;
  };
  const sums = Array.from({ length: Math.min(3, height) }, () =>
    Array.from({ length: Math.min(3, width) }, () => [0, 0]),
  );
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let pixel = 0;
      for (let c = 0; c < channels; c++) pixel += map[(y * width + x) * channels + c]!;
      const cell = sums[partOf(y, height)]![partOf(x, width)]!;
      cell[0]! += pixel;
      cell[1]! += Math.abs(pixel);
    }
  }
  return sums;
}

describe('a map by its parts', () => {
  const shapes: Shape3[] = [
    [28, 28, 1],
    [32, 32, 3],
    [7, 10, 2],
    [3, 3, 1],
    [2, 5, 1],
    [1, 1, 4],
  ];
  for (const shape of shapes) {
    it(`of ${shape.join(' x ')} has the sums that plain loops find, which add up to the map`, () => {
      const map = noise(shape, shape[0]);
      const { rows, total, magnitude } = regionTable(map, shape);
      const expected = bySearch(map, shape);
      rows.forEach((row, down) =>
        row.forEach((region, across) => {
          const [sum, size] = expected[down]![across]!;
          expect(region.sum).to.be.closeTo(sum!, 1e-9);
          expect(region.magnitude).to.be.closeTo(size!, 1e-9);
        }),
      );
      const all = map.reduce((sum, value) => sum + value, 0);
      expect(total).to.be.closeTo(all, 1e-4);
      const regions = rows.flat();
      expect(regions.reduce((sum, { magnitude: one }) => sum + one, 0)).to.equal(magnitude);
      expect(regions.reduce((sum, { height, width }) => sum + height * width, 0)).to.equal(
        shape[0] * shape[1],
      );
    });
  }
});

/** The cells of a table, row by row. */
function cells(table: HTMLTableElement, name: string): string[] {
  return [...table.querySelectorAll(name)].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );
}

/** `+0.31` as a number. */
function numberOf(text: string): number {
  return Number(text.replace('−', '-').replace('−', '-'));
}

describe('a map as a table', () => {
  afterEach(() => document.body.replaceChildren());

  it('opens from "More", with row and column headers and the sums of the map', async () => {
    const element = mount({ src: 'sample:3', method: 'gradient' });
    const { map } = await element.explain();
    await openToolbar(element);
    const button = await eventually(() => action(element, 'Map as a table'));
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    const [box] = await eventually(() => {
      const found = parts(element, 'map-table');
      return found.length > 0 && found;
    });
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    const table = box!.querySelector('table')!;
    const total = map.reduce((sum, value) => sum + value, 0);
    const caption = cells(table, 'caption')[0]!;
    const [, told] = /^Gradient: the sum of each part .* add up to (.*)\.$/.exec(caption)!;
    expect(numberOf(told!)).to.be.closeTo(total, Math.abs(total) / 100);
    expect(cells(table, 'thead th[scope="col"]')).to.deep.equal([
      'Left columns 1 to 9',
      'Middle columns 10 to 18',
      'Right columns 19 to 28',
    ]);
    expect(cells(table, 'tbody th[scope="row"]')).to.deep.equal([
      'Top rows 1 to 9',
      'Middle rows 10 to 18',
      'Bottom rows 19 to 28',
    ]);
    const regions = regionTable(map, [28, 28, 1]).rows.flat();
    const told9 = cells(table, 'tbody td').map((cell) => cell.split(' '));
    expect(told9).to.have.length(9);
    told9.forEach(([sum, share], index) => {
      const region = regions[index]!;
      expect(numberOf(sum!)).to.be.closeTo(region.sum, Math.abs(region.sum) / 100 + 1e-9);
      expect(sum!.startsWith(region.sum > 0 ? '+' : '−')).to.equal(region.sum !== 0);
      expect(share).to.match(/^<?[\d.]+%$/);
    });
    button.click();
    await element.updateComplete;
    expect(parts(element, 'map-table')).to.have.length(0);
  });

  it('shows one of several maps at a time', async () => {
    const element = mount({ src: 'sample:3', compare: 'gradient guided-backprop' });
    await element.explain();
    await openToolbar(element);
    (await eventually(() => action(element, 'Map as a table'))).click();
    const select = await eventually(() =>
      element.renderRoot.querySelector<HTMLSelectElement>('[part="map-table"] select'),
    );
    const caption = (): string =>
      element.renderRoot.querySelector('[part="map-table"] caption')!.textContent.trim();
    expect([...select.options].map(({ text }) => text)).to.deep.equal([
      'Gradient',
      'Guided backprop',
    ]);
    expect(caption()).to.match(/^Gradient: /);
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
    expect(caption()).to.match(/^Guided backprop: /);
  });

  it('has a map of each image of a gallery', async () => {
    const element = mount({ src: 'sample:1 sample:3', method: 'gradient' });
    await element.explain();
    await openToolbar(element);
    (await eventually(() => action(element, 'Map as a table'))).click();
    const select = await eventually(() =>
      element.renderRoot.querySelector<HTMLSelectElement>('[part="map-table"] select'),
    );
    expect([...select.options].map(({ text }) => text)).to.deep.equal([
      'Gradient, image 1',
      'Gradient, image 2',
    ]);
  });

  it('is not there while findings are kept from readers', async () => {
    const element = mount({ src: 'sample:3', reveal: 'none' });
    await element.explain();
    (
      await eventually(() => element.renderRoot.querySelector<HTMLElement>('.toolbar summary'))
    ).click();
    await eventually(() => action(element, 'Save as PNG'));
    expect(action(element, 'Map as a table')).to.equal(undefined);
    element.reveal();
    await eventually(() => action(element, 'Map as a table'));
  });
});
