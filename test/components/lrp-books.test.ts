import { expect } from '@esm-bundle/chai';
import type { Conservation } from '../../dist/index.js';
import { painted } from '../support/deconv-element.js';
import { after, mount, spans, withPart } from '../support/lrp-element.js';
import { choose, parts, pixels, text } from '../support/saliency-element.js';

const accounts = [
  'passedOn',
  'absorbedByEpsilon',
  'absorbedByBias',
  'lostToZeros',
  'lostToPadding',
  'leftOut',
] as const satisfies (keyof Conservation)[];

const total = (books: Conservation): number =>
  accounts.reduce((sum, account) => sum + books[account], 0);

describe('<lrp-heatmap>: where the relevance goes', () => {
  afterEach(() => document.body.replaceChildren());

  for (const attributes of [
    { composite: 'epsilon', epsilon: '0.25' },
    { composite: 'lrp-0', bias: 'ignore' },
    { model: 'cifar10-cnn', src: 'sample:6', composite: 'epsilon-gamma-box' },
  ]) {
    it(`draws bars that add up, negative parts to the left: ${JSON.stringify(attributes)}`, async () => {
      const element = mount({ ...attributes, conservation: '' });
      const { details } = await withPart(element, 'bar');
      const size = Math.abs(details.start);
      expect(total(details.conservation)).to.be.closeTo(details.start, 1e-4 * size);
      const shown = details.layers.filter(({ rule }) => rule !== 'pass').reverse();
      const bars = parts(element, 'bar');
      // The picture has one too.
      expect(bars).to.have.length(shown.length + 1);
      shown.forEach(({ conservation }, index) => {
        expect(total(conservation)).to.be.closeTo(conservation.arriving, 1e-3 * size);
        const segments = spans(bars[index]!);
        const zero = parseFloat(bars[index]!.querySelector<HTMLElement>('.axis')!.style.left);
        const drawn = segments.reduce((sum, { width }) => sum + width, 0);
        const all = accounts.reduce((sum, account) => sum + Math.abs(conservation[account]), 0);
        for (const { name, left, width } of segments) {
          const amount = conservation[name as keyof Conservation];
          expect(width / drawn).to.be.closeTo(Math.abs(amount) / all, 1e-3);
          // Browsers keep six digits.
          if (amount > 0) expect(left).to.be.at.least(zero - 1e-4);
          else expect(left + width).to.be.at.most(zero + 1e-4);
        }
      });
      const said = text(element, 'conservation');
      expect(said).to.contain(
        `Relevance placed on the class: ${Number(details.start.toPrecision(4))}`,
      );
      expect(said).to.contain(`Total ${Number(details.start.toPrecision(4))}`);
    });
  }

  it('counts what is left out when one channel alone goes on', async () => {
    const element = mount({ conservation: '', layer: 'conv2', unit: '19' });
    const { details } = await withPart(element, 'bar');
    const { kept, total: all } = details.restart!;
    expect(details.conservation.leftOut).to.be.closeTo(all - kept, 1e-3);
    expect(text(element, 'conservation')).to.contain('left out');
  });

  it('draws the denominators of a layer, those near to 0 marked and counted', async () => {
    const element = mount({ composite: 'lrp-0', denominators: '' });
    const { details } = await withPart(element, 'denominators');
    const counted = details.denominators!;
    expect(counted.layer).to.equal('conv1');
    const { counts, count, near } = counted;
    expect(counts.reduce((sum, each) => sum + each, 0)).to.equal(count);
    const [section] = parts(element, 'denominators');
    const bins = [...section!.querySelectorAll('.bin')];
    expect(bins).to.have.length([...counts].filter((each) => each > 0).length);
    const heights = bins.map((bin) => Number(bin.getAttribute('height')));
    expect(Math.max(...heights)).to.be.closeTo(100, 1e-9);
    expect(near).to.be.above(0);
    const mark = section!.querySelector('.near[height]')!;
    const highest = Math.log1p(Math.max(...counts));
    expect(Number(mark.getAttribute('height'))).to.be.closeTo(
      (100 * Math.log1p(near)) / highest,
      1e-6,
    );
    expect(text(element, 'denominators')).to.contain(`${near} of ${count} denominators are within`);
    const other = await after(element, () => choose(element, 'Denominators of', 'conv2'));
    expect(other.details.denominators!.layer).to.equal('conv2');
    expect(element.denominators).to.equal('conv2');
  });

  it('marks and counts denominators that are exactly 0, and paints no value that is none', async () => {
    const element = mount({ composite: 'lrp-0', bias: 'ignore', layers: '' });
    const { map, details } = await withPart(element, 'layer');
    expect(map.every(Number.isFinite)).to.equal(true);
    const { zeros } = details.layers.find(({ name }) => name === 'conv1')!;
    expect(zeros.count).to.be.above(0);
    expect(text(element, 'zeros')).to.contain(
      `${zeros.count} in the first convolution (relevance reaches ${zeros.withRelevance} of them)`,
    );
    const [canvas] = await painted(() => parts(element, 'zeros-canvas'));
    const { data, width } = pixels(canvas!);
    const channels = details.layers.find(({ name }) => name === 'conv1')!.shape[2]!;
    const cells = new Set([...zeros.positions].map((at) => Math.floor(at / channels)));
    const dots = [...data].filter((value, index) => index % 4 === 3 && value > 0);
    expect(dots).to.have.length(cells.size);
    const [first] = cells;
    const columns = width / 3;
    const middle = (Math.floor(first! / columns) * 3 + 1) * width + (first! % columns) * 3 + 1;
    expect(data[middle * 4 + 3]).to.equal(255);
  });

  it('looks into each of several composites', async () => {
    const element = mount({ compare: 'lrp-0 epsilon', epsilon: '1', conservation: '' });
    const { details } = await withPart(element, 'bar');
    expect(text(element, 'conservation')).not.to.contain('absorbed by ε');
    choose(element, 'Inspect', 'epsilon');
    await element.updateComplete;
    const { absorbedByEpsilon } = details.compared['epsilon']!.details.conservation;
    expect(text(element, 'conservation')).to.contain(
      `${Number(absorbedByEpsilon.toPrecision(3))} (`,
    );
  });
});
