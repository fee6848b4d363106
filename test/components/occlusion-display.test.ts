import { expect } from '@esm-bundle/chai';
import * as tf from '../bundles/tfjs-layers.js';
import { after, mount, opaque } from '../support/occlusion-element.js';
import { choose, once, parts, pixels, text } from '../support/saliency-element.js';
import { serve } from '../support/tfjs-models.js';
import { openToolbar } from '../support/toolbar.js';

const eight = { src: 'sample:8', occluder: '8', stride: '2' };

/** What is written on the grid's cells, row-major. */
function numbers(element: HTMLElement & { renderRoot: ParentNode }): string[] {
  const spans = element.renderRoot.querySelectorAll('[part="numbers"] > span');
  return [...spans].map(({ textContent }) => textContent);
}

/** A network of one dense layer whose weights are 0: it answers the same to every picture. */
async function constantNetwork(shape: [number, number, number]): Promise<string> {
  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: shape }));
  const zeros = 'zeros';
  model.add(tf.layers.dense({ units: 3, kernelInitializer: zeros, biasInitializer: zeros }));
  const { url } = await serve(model);
  return url;
}

describe('<occlusion-grid> as it is drawn', () => {
  afterEach(() => document.body.replaceChildren());

  it('colors the grid by the predicted class, with a legend and its letters', async () => {
    const element = mount(eight);
    const { details, predictions } = await element.explain();
    let started = 0;
    element.addEventListener('explain-start', () => started++);
    choose(element, 'Cells', 'class');
    await element.updateComplete;
    expect([started, element.cells]).to.deep.equal([0, 'class']);
    const answer = predictions[0]!.index;
    const winners = [...details.winners];
    expect(opaque(parts(element, 'grid-canvas')[0]!)).to.deep.equal(
      winners.map((winner) => winner !== answer),
    );
    expect(numbers(element)).to.deep.equal(
      winners.map((winner) => (winner === answer ? '' : String(winner))),
    );
    const changed = winners.filter((winner) => winner !== answer).length;
    expect(text(element, 'extremes')).to.contain(
      `${changed} of ${winners.length} positions change the prediction: to `,
    );
    const others = new Set(winners.filter((winner) => winner !== answer));
    expect(others.size).to.be.above(1);
    const [legend] = parts(element, 'legend');
    const rows = [...legend!.querySelectorAll('li')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).to.have.length(1 + others.size);
    const unchanged = winners.filter((winner) => winner === answer).length;
    expect(rows[0]).to.equal(`8, unchanged: ${unchanged}`);
    for (const index of others) {
      const cells = winners.filter((winner) => winner === index).length;
      expect(rows).to.include(`${index} ${index}: ${cells}`);
    }
    // Each class has a colour of its own.
    const { data } = pixels(parts(element, 'grid-canvas')[0]!);
    const painted = new Set(
      winners.flatMap((winner, cell) =>
        winner === answer ? [] : `${winner}:${[...data.subarray(cell * 4, cell * 4 + 3)].join()}`,
      ),
    );
    expect(painted.size).to.equal(others.size);
    expect(new Set([...painted].map((entry) => entry.split(':')[1])).size).to.equal(others.size);
  });

  it('writes the numbers on the cells, in per cent', async () => {
    const element = mount(eight);
    const { details } = await element.explain();
    const expected = Array.from(details.probabilities!, (probability) => {
      const written = Math.round(100 * probability);
      return written === 100 ? '' : String(written);
    });
    expect(numbers(element)).to.deep.equal(expected);
    expect(expected).to.include('0');
  });

  it('centres the colours on the unoccluded score, red where hiding lowers it', async () => {
    const element = mount({ model: 'cifar10-allcnn', src: 'sample:6' });
    const { details, target } = await element.explain();
    const { data } = pixels(parts(element, 'grid-canvas')[0]!);
    const redder = (cell: number): number => data[cell * 4]! - data[cell * 4 + 2]!;
    const { probabilities } = details;
    const lowest = probabilities!.indexOf(Math.min(...probabilities!));
    const highest = probabilities!.indexOf(Math.max(...probabilities!));
    expect(probabilities![highest]).to.be.above(target.probability!);
    expect(redder(lowest)).to.be.above(60);
    expect(redder(highest)).to.be.below(0);
    const legends = parts(element, 'legend').map(({ textContent }) => textContent.trim());
    expect(legends[0]).to.match(/^4\.\d%\s+before 94\.0%$/);
    element.range = 'shared';
    await element.updateComplete;
    const fall = target.probability! - probabilities![lowest]!;
    expect(parts(element, 'legend')[1]!.textContent).to.contain(
      String(Number(fall.toPrecision(2))),
    );
  });

  it('leaves gaps open where no occluder was, and says so', async () => {
    const element = mount({ src: 'sample:3', occluder: '3', stride: '5' });
    const { details } = await element.explain();
    const open = details.counts.filter((count) => count === 0).length;
    expect(open).to.be.above(100);
    expect(opaque(parts(element, 'map-canvas')[0]!)).to.deep.equal(
      Array.from(details.counts, (count) => count > 0),
    );
    const share = Math.round((100 * open) / details.counts.length);
    expect(text(element, 'caption')).to.contain(
      `${share}% of the pixels were never hidden (hatched): the stride is longer than the occluder.`,
    );
    await after(element, () => (element.stride = '3'));
    expect(text(element, 'caption')).not.to.contain('never hidden');
  });

  it('measures logits as well', async () => {
    const element = mount({ ...eight, score: 'logit' });
    const { details, target } = await element.explain();
    expect(details.score).to.equal('logit');
    expect(text(element, 'label')).to.contain('Logit of 8 at each position |');
    expect(text(element, 'extremes')).to.contain(
      `drops the logit of 8 from ${Number(target.logit.toPrecision(2))} to`,
    );
    const probability = await after(element, () => choose(element, 'Measure', 'probability'));
    expect(probability.details.score).to.equal('probability');
  });

  it('takes colours as fills, in model-input units', async () => {
    const element = mount({ ...eight, fill: '#888' });
    const grey = await element.explain();
    expect(grey.details.fill).to.deep.equal([Math.fround(0x88 / 255)]);
    const named = await after(element, () => choose(element, 'Fill', 'white'));
    expect(named.details.fill).to.deep.equal([1]);
    const units = await after(element, () => (element.fill = '-0.5'));
    expect(units.details.fill).to.equal(-0.5);
    for (const word of ['mean', 'blur', 'noise'] as const) {
      const { details } = await after(element, () => choose(element, 'Fill', word));
      expect(details.fill).to.equal(word);
    }
    const colour = mount({ model: 'cifar10-allcnn', fill: 'rgb(255 0 0)', stride: '8' });
    const { details } = await colour.explain();
    expect(details.fill).to.deep.equal([1, -1, -1]);
  });

  it('tells how much was computed again', async () => {
    const element = mount({ model: 'cifar10-allcnn', stride: '4' });
    const { details } = await element.explain();
    expect(details.pass).to.equal('incremental');
    const share = Math.round(100 * details.work);
    await openToolbar(element);
    expect(text(element, 'facts')).to.contain(
      `Each position recomputes only what the occluder can reach, ${share}% of the multiplications; the numbers are the same.`,
    );
  });

  for (const [name, attributes] of Object.entries({
    'larger than the picture': { occluder: '29' },
    'of size 0': { occluder: '0' },
    'of a fraction of a pixel': { occluder: '2.5' },
    'that is no number': { occluder: 'large' },
    'of three sides': { occluder: '3,3,3' },
    'stepping by 0': { stride: '0' },
    'stepping by a word': { stride: '2,far' },
    'filled with nonsense': { fill: 'plaid' },
    'of no known shape': { shape: 'star' },
    'measured in no known way': { score: 'loss' },
  })) {
    it(`an occluder ${name} is an error that names the setting`, async () => {
      const element = mount({ src: 'sample:3', ...attributes }, '<p>A 3</p>');
      const failed = once<Record<'code' | 'message' | 'hint', string>>(element, 'explain-error');
      const { code, message, hint } = await failed;
      await element.updateComplete;
      const [[attribute, value]] = Object.entries(attributes) as [[string, string]];
      expect(code).to.equal('setting-out-of-range');
      expect(message).to.contain(`"${attribute}"`);
      expect(message).to.contain(value.split(',').at(-1));
      expect(hint).to.have.length.above(10);
      expect(element.querySelector('p')!.getBoundingClientRect().height).to.be.above(0);
      const { target } = await after(element, () => element.removeAttribute(attribute));
      expect(target.label).to.equal('3');
    });
  }

  it('says it when nothing matters', async () => {
    const model = await constantNetwork([6, 6, 1]);
    const element = mount({ model });
    element.image = { data: new Float32Array(36).fill(0.5), shape: [6, 6, 1] };
    const { map, details } = await element.explain();
    expect(map.every((value) => value === 0)).to.equal(true);
    expect(details.grid.tops.length).to.be.above(1);
    expect(text(element, 'extremes')).to.equal('Wherever the occluder is, P(0) stays at 33.3%.');
    const [grid] = parts(element, 'grid-canvas');
    expect(grid!.getAttribute('aria-label')).to.match(
      /None of the \d+ positions changes the prediction\.$/,
    );
    // Nothing is made larger than it is.
    expect(text(element, 'legend')).to.contain('−0.001 0 0.001');
  });

  it('works on a picture of one pixel, which has one position', async () => {
    const model = await constantNetwork([1, 1, 3]);
    const element = mount({ model });
    element.image = { data: Float32Array.of(0.2, 0.4, 0.6), shape: [1, 1, 3] };
    const { details } = await element.explain();
    expect(details.done).to.equal(1);
    expect(parts(element, 'frame')).to.have.length(1);
    const [grid] = parts(element, 'grid-canvas');
    expect(grid!.getAttribute('aria-label')).to.contain(
      'The one position does not change the prediction.',
    );
  });

  it('is set by the reader’s controls', async () => {
    const element = mount({ src: 'sample:3', stride: '4' });
    await element.explain();
    const larger = await after(element, () => choose(element, 'Occluder', '10'));
    expect([element.occluder, larger.details.occluder.height]).to.deep.equal(['10', 10]);
    const round = await after(element, () => choose(element, 'Shape', 'circle'));
    expect(round.details.occluder.shape).to.equal('circle');
    // A field takes what fits.
    const least = await after(element, () => choose(element, 'Occluder', '0'));
    expect(least.details.occluder.height).to.equal(1);
    const shown = await after(element, () => choose(element, 'Image', 'sample:8'));
    expect(shown.target.label).to.equal('8');
    element.controls = 'none';
    await element.updateComplete;
    expect(parts(element, 'controls')).to.have.length(0);
  });
});
