import { expect } from '@esm-bundle/chai';
import { inkOf } from '../../dist/components/figure/ink.js';
import { mapText, sharedStrongest } from '../../dist/components/figure/map-words.js';
import { regionTable } from '../../dist/components/figure/region-table.js';
import { mount as mountDeconv } from '../support/deconv-element.js';
import { mount as mountLrp } from '../support/lrp-element.js';
import { mount as mountOcclusion } from '../support/occlusion-element.js';
import { mount, parts, text } from '../support/saliency-element.js';

/** What the canvases of a part are called. */
function names(element: { renderRoot: ParentNode } & HTMLElement, part = 'map-canvas'): string[] {
  return [...element.renderRoot.querySelectorAll(`[part~="${part}"]`)].map(
    (canvas) => canvas.getAttribute('aria-label') ?? '',
  );
}

/** Sentences, without the numbers of rows and columns that only the caption has. */
const sentences = (told: string): string[] => told.split(/(?<=\.)\s+/);

describe('a map in words', () => {
  it('names the parts that hold half of it, each with its share', () => {
    const map = new Float32Array(81);
    map[0] = 3; // upper left
    map[8] = 4; // upper right
    map[40] = 2; // middle
    map[80] = -1; // lower right
    expect(mapText(map, [9, 9, 1], 'magnitude')).to.equal(
      '70% of the map’s magnitude lies in the upper right (40%) and in the upper left (30%). 10% of it is negative, and all of that lies in the lower right.',
    );
    map[8] = 40;
    // Another map: what was said of one is remembered.
    expect(mapText(map.slice(), [9, 9, 1], 'map')).to.match(
      /^87% of the map lies in the upper right\./,
    );
  });

  it('says so where nothing stands out, where all is 0 or negative, and nothing of what is no number', () => {
    const even = new Float32Array(81).fill(1);
    expect(mapText(even, [9, 9, 1], 'relevance')).to.equal(
      'The relevance is spread over the image: no part holds more than 11% of it.',
    );
    expect(mapText(new Float32Array(81), [9, 9, 1], 'map')).to.equal('The map is 0 everywhere.');
    const negative = new Float32Array(81);
    negative[40] = -2;
    expect(mapText(negative, [9, 9, 1], 'magnitude')).to.equal(
      '100% of the map’s magnitude lies in the middle. All of it is negative.',
    );
    expect(mapText(new Float32Array(81).fill(NaN), [9, 9, 1], 'map')).to.equal('');
  });

  it('counts from the lowest value where a map is read so', () => {
    const map = new Float32Array(81).fill(0.9);
    map[4] = 1;
    expect(mapText(map, [9, 9, 1], 'height')).to.equal(
      '100% of the map’s height above its lowest value lies at the top.',
    );
  });

  it('tells how much lies on the strokes of a drawing, and of no photograph', () => {
    const data = new Float32Array(100);
    for (let row = 0; row < 10; row++) data[10 * row + 7] = 1;
    const ink = inkOf({ data, shape: [10, 10, 1] });
    expect(ink).to.include({ isBright: true, share: 0.1 });
    const map = new Float32Array(100);
    map[7] = 3;
    map[8] = 1;
    expect(mapText(map, [10, 10, 1], 'map', ink)).to.contain(
      '75% lies on the bright parts of the image, which cover 10% of it.',
    );
    const dark = inkOf({ data: data.map((value) => 1 - value), shape: [10, 10, 1] });
    expect(dark).to.include({ isBright: false, share: 0.1 });
    const ramp = Float32Array.from({ length: 100 }, (_, index) => index);
    expect(inkOf({ data: ramp, shape: [10, 10, 1] })).to.equal(null);
    expect(inkOf({ data: new Float32Array(300), shape: [10, 10, 3] })).to.equal(null);
  });

  it('counts the strongest tenth that two maps share, by plain loops', () => {
    const one = Float32Array.from({ length: 200 }, (_, index) => ((index * 37) % 200) + 1);
    const other = Float32Array.from({ length: 200 }, (_, index) => -(((index * 53) % 200) + 1));
    const top = (map: Float32Array): number[] =>
      [...map.keys()].sort((a, b) => Math.abs(map[b]!) - Math.abs(map[a]!)).slice(0, 20);
    const both = top(one).filter((pixel) => top(other).includes(pixel));
    const found = sharedStrongest(one, other)!;
    expect(found).to.be.closeTo(both.length / 20, 0.051);
    expect(
      sharedStrongest(
        one,
        one.map((value) => 2 * value),
      ),
    ).to.equal(1);
    expect(sharedStrongest(new Float32Array(50), one.subarray(0, 50))).to.equal(null);
  });
});

describe('the alternatives of a figure', () => {
  afterEach(() => document.body.replaceChildren());

  it('of one saliency map: its parts as they are summed; the caption’s finding is not repeated', async () => {
    const element = mount({ src: 'sample:3', method: 'gradient' });
    const { map } = await element.explain();
    await element.updateComplete;
    const [told] = names(element);
    const [, share] = /^Gradient\. (\d+)% of the map’s magnitude lies /.exec(told!)!;
    const { rows, magnitude } = regionTable(map, [28, 28, 1]);
    const shares = rows.flat().map((region) => region.magnitude / magnitude);
    shares.sort((a, b) => b - a);
    const reached: number[] = [];
    shares.slice(0, 3).reduce((sum, one) => (reached.push(sum + one), sum + one), 0);
    const enough = reached.find((sum) => sum >= 0.5) ?? reached[2]!;
    expect(Number(share)).to.be.closeTo(100 * enough, 0.5);
    expect(told).to.match(/ of it is negative; the largest part of that, \d+%, lies /);
    expect(told).to.match(/ lies on the bright parts of the image, which cover \d+% of it\./);
    const caption = text(element, 'finding');
    for (const sentence of sentences(told!)) expect(caption).not.to.contain(sentence);
    expect(told).not.to.match(/\brows? \d/);
  });

  it('of compared maps: no two are the same, and each names what it shares with the first', async () => {
    const element = mount({ src: 'sample:3', compare: 'gradient guided-backprop grad-cam' });
    await element.explain();
    await element.updateComplete;
    const told = names(element).map((name) => name.slice(name.indexOf('. ') + 2));
    expect(new Set(told.map((words) => sentences(words)[0])).size).to.equal(3);
    expect(told[0]).not.to.contain('strongest tenth');
    for (const words of told.slice(1)) {
      expect(words).to.match(/Rank correlation with Gradient: −?[\d.]+\./);
      expect(words).to.match(
        /Of its strongest tenth of pixels \d+% are also among the strongest tenth of Gradient\.$/,
      );
    }
    element.compare = 'gradient guided-backprop';
    await element.explain();
    await element.updateComplete;
    // Of two maps the caption has the correlation.
    expect(names(element)[1]).not.to.contain('Rank correlation');
    expect(text(element, 'finding')).to.contain('rank correlation');
  });

  it('of LRP: which parts hold the relevance, and no place of a centroid', async () => {
    const element = mountLrp({ compare: 'lrp-0 epsilon-plus' });
    await element.explain();
    await element.updateComplete;
    const [first, second] = names(element);
    expect(first).to.match(/\. \d+% of the relevance, in magnitude, lies /);
    expect(second).to.match(/ are also among the strongest tenth of LRP-0\.$/);
    expect(first!.split('. ')[1]).not.to.equal(second!.split('. ')[1]);
    for (const words of [first, second]) expect(words).not.to.match(/\b(row|column)s? \d/);
  });

  it('of the occlusion map: what the caption leaves out', async () => {
    const element = mountOcclusion({ src: 'sample:3' });
    await element.explain();
    await element.updateComplete;
    const [map] = names(element);
    const [grid] = names(element, 'grid-canvas');
    expect(map).to.match(
      /^Mean drop of the probability by pixel\. \d+% of the map’s magnitude lies /,
    );
    const extremes = text(element, 'extremes');
    for (const sentence of sentences(grid!)) expect(extremes).not.to.contain(sentence);
    // What the surface is described by is not read once more on the way.
    const sentence = element.renderRoot.querySelector('#hidden-part')!;
    expect(sentence.textContent).to.match(/^Hidden: rows /);
    expect(sentence.checkVisibility()).to.equal(false);
    expect(element.renderRoot.querySelector('[aria-describedby~="hidden-part"]')).not.to.equal(
      null,
    );
  });

  it('of reconstructions: how much the one without switches shares', async () => {
    const element = mountDeconv({ src: 'sample:3', layer: 'conv2', compare: '' });
    await element.explain();
    await element.updateComplete;
    const told = names(element);
    expect(told[0]).to.match(/^With switches\. .*magnitude/);
    expect(told[1]).to.match(/ are also among the strongest tenth of With switches\.$/);
    expect(told.at(-1)).to.match(/^Feature map of filter \d+\. .*activation/);
  });

  it('name the image: by the sample’s title, by the author’s alt, and by nothing that gives it away', async () => {
    const element = mount({ src: 'sample:3' });
    await element.explain();
    await element.updateComplete;
    expect(names(element, 'picture-canvas')).to.deep.equal(['Input: a handwritten 3']);
    element.setAttribute('reveal', 'none');
    await element.updateComplete;
    expect(names(element, 'picture-canvas')).to.deep.equal(['The input image']);
    const own = mount(
      {},
      '<picture slot="image"><img alt="My own three" src="/models/mnist-cnn/samples/3.png"></picture>',
    );
    await own.explain();
    await own.updateComplete;
    expect(names(own, 'picture-canvas')).to.deep.equal(['Input: My own three']);
    const unnamed = mount({}, '<img slot="image" alt="" src="/models/mnist-cnn/samples/3.png">');
    await unnamed.explain();
    await unnamed.updateComplete;
    expect(names(unnamed, 'picture-canvas')).to.deep.equal(['The input image']);
    expect(parts(unnamed, 'map-canvas')).to.have.length(1);
  });
});
