import { expect } from '@esm-bundle/chai';
import type { OcclusionGrid } from '../../dist/index.js';
import {
  after,
  answered,
  boxOf,
  collect,
  explainerOf,
  mount,
  opaque,
  point,
  press,
  surfaces,
} from '../support/occlusion-element.js';
import { colors, once, parts, pixels, text } from '../support/saliency-element.js';
import { until } from '../support/scene-element.js';

/** Rows and columns of `mnist-cnn` under an occluder of 8 that steps by 2. */
const CELLS = 11;

/** The outline on the picture, on the grid and on the map. */
function marks(element: OcclusionGrid): { picture: number[]; grid: number[]; map: number[] } {
  const [grid, map] = parts(element, 'mark');
  return {
    picture: boxOf(parts(element, 'occluder')[0]!, 28, 28),
    grid: boxOf(grid!, CELLS, CELLS).slice(0, 2),
    map: boxOf(map!, 28, 28),
  };
}

function announcement(element: OcclusionGrid): string {
  return element.renderRoot.querySelector('[aria-live]')!.textContent.trim();
}

describe('<occlusion-grid>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the picture with the occluder, the grid, the map, and what they say', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '2' });
    const result = await element.explain();
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const plain = await explainer.occlusionOf(input, { occluder: 8, stride: 2 });
    expect(result.map).to.deep.equal(plain.map);
    expect(result.details.probabilities).to.deep.equal(plain.details.probabilities);
    const [grid] = parts(element, 'grid-canvas');
    const [map] = parts(element, 'map-canvas');
    expect([pixels(grid!).width, pixels(grid!).height]).to.deep.equal([CELLS, CELLS]);
    expect([pixels(map!).width, pixels(map!).height]).to.deep.equal([28, 28]);
    expect(colors(grid!)).to.be.above(5);
    expect(colors(map!)).to.be.above(5);
    expect(text(element, 'label')).to.equal(
      'Image, 8 × 8 hidden | Probability of 3 | Probability of 3 at each position, in % | Mean drop of the probability by pixel',
    );
  });

  it('names the position that matters most, and in the alternative text the least and the changes', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '2' });
    const { details, predictions } = await element.explain();
    const { probabilities, winners, grid } = details;
    const lowest = probabilities!.indexOf(Math.min(...probabilities!));
    const [top, left] = [grid.tops[Math.floor(lowest / CELLS)]!, grid.lefts[lowest % CELLS]!];
    const extremes = text(element, 'extremes');
    expect(extremes).to.contain(
      `Hiding the upper right (rows ${top + 1} to ${top + 8}, columns ${left + 1} to ${left + 8}) drops P(3) from >99.9% to ${(100 * probabilities![lowest]!).toFixed(1)}%: the network now predicts 5 (`,
    );
    const changed = winners.filter((winner) => winner !== predictions[0]!.index).length;
    expect(changed).to.be.above(1);
    // One finding.
    expect(extremes).not.to.match(/\. /);
    const told = parts(element, 'grid-canvas')[0]!.getAttribute('aria-label');
    expect(told).to.contain(`${changed} of 121 positions change the prediction: to 5 (`);
    expect(told).to.contain('(rows 1 to 8, columns 1 to 8) leaves P(3) unchanged.');
    // The caption has it.
    expect(told).not.to.contain('drops P(3)');
    expect(announcement(element)).to.contain('Hiding the upper right');
    // Untouched, the occluder stands where it matters most.
    expect(marks(element).picture).to.deep.equal([top, left, 8, 8]);
    // The place in the text leads back to it.
    point(surfaces(element).picture, 0.1, 0.1, 'click');
    await element.updateComplete;
    expect(marks(element).picture).to.deep.equal([0, 0, 8, 8]);
    const [most] = parts(element, 'place');
    most!.dispatchEvent(new PointerEvent('pointerenter'));
    await element.updateComplete;
    expect(marks(element).grid).to.deep.equal([Math.floor(lowest / CELLS), lowest % CELLS]);
  });

  it('links the views: a position under the pointer in one is marked in all', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '2' });
    await element.explain();
    const rest = marks(element);
    const { picture, grid, map } = surfaces(element);
    point(grid, 3.5 / CELLS, 6.5 / CELLS);
    await element.updateComplete;
    expect(marks(element)).to.deep.equal({
      picture: [12, 6, 8, 8],
      grid: [6, 3],
      map: [12, 6, 8, 8],
    });
    point(map, 0.5, 0.25);
    await element.updateComplete;
    expect(marks(element)).to.deep.equal({
      picture: [3, 10, 8, 8],
      grid: [1, 5],
      map: [3, 10, 8, 8],
    });
    point(map, 0, 0, 'pointerleave');
    await element.updateComplete;
    expect(marks(element)).to.deep.equal(rest);
    const frames = parts(element, 'frame');
    expect(
      frames.map((frame) => frame.getAttribute('aria-pressed')).filter((here) => here === 'true'),
    ).to.have.length(1);
    frames[0]!.dispatchEvent(new PointerEvent('pointerenter'));
    await element.updateComplete;
    expect(marks(element).picture[1]).to.equal(0);
    expect(parts(element, 'frame')[0]!.getAttribute('aria-pressed')).to.equal('true');
    // A click stays when the pointer has gone.
    point(picture, 0.5, 0.5, 'click');
    frames[0]!.dispatchEvent(new PointerEvent('pointerleave'));
    await element.updateComplete;
    expect(marks(element).picture).to.deep.equal([10, 10, 8, 8]);
  });

  it('takes the occluder anywhere, with the exact answer once the network has given it', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '4' });
    await element.explain();
    const { picture } = surfaces(element);
    let settled = false;
    const moved = answered(element, [9, 13], () => point(picture, 17 / 28, 13 / 28)).then(
      (answer) => {
        settled = true;
        return answer;
      },
    );
    await element.updateComplete;
    expect(settled).to.equal(false);
    expect(text(element, 'meter') + parts(element, 'answer-panel')[0]!.textContent).to.contain('≈');
    const { occluded, predictions } = await moved;
    const explainer = explainerOf();
    const { input } = await explainer.picture('sample:3');
    const direct = await explainer.occludedAt(input, [9, 13], { occluder: 8 });
    expect(occluded.probability).to.equal(direct.occluded.probability);
    const [meter] = parts(element, 'meter');
    expect(meter!.getAttribute('aria-valuenow')).to.equal(occluded.probability!.toFixed(4));
    expect(parts(element, 'answer-panel')[0]!.textContent).not.to.contain('≈');
    const names = parts(element, 'after')[0]!.querySelectorAll('.name');
    expect([...names].map(({ textContent }) => textContent)).to.deep.equal(
      predictions.slice(0, 3).map(({ label }) => label),
    );
    expect(text(element, 'before')).to.contain('3 >99.9%');
  });

  it('goes by arrow keys: a stride each, with Shift a pixel, never out of the picture', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '3', position: '4,9' });
    await element.explain();
    const { picture } = surfaces(element);
    expect(picture.tabIndex).to.equal(0);
    expect(picture.getAttribute('role')).to.equal('application');
    expect(marks(element).picture).to.deep.equal([4, 9, 8, 8]);
    const { target, occluded } = await answered(element, [4, 12], () =>
      press(picture, 'ArrowRight'),
    );
    // Said when keys rest.
    await until(() =>
      announcement(element).includes('Hidden: rows 5 to 12, columns 13 to 20. 3: '),
    );
    expect(occluded.probability).to.be.below(target.probability!);
    const described = element.renderRoot.querySelector(
      `#${picture.getAttribute('aria-describedby')!.split(' ')[0]!}`,
    )!;
    expect(described.textContent).to.contain('rows 5 to 12, columns 13 to 20');
    await answered(element, [3, 12], () => press(picture, 'ArrowUp', true));
    expect(marks(element).picture).to.deep.equal([3, 12, 8, 8]);
    for (let time = 0; time < 4; time++) {
      press(picture, 'ArrowUp');
      await element.updateComplete;
    }
    expect(marks(element).picture.slice(0, 2)).to.deep.equal([0, 12]);
    const other = new KeyboardEvent('keydown', { key: 'a', cancelable: true, bubbles: true });
    picture.dispatchEvent(other);
    expect(other.defaultPrevented).to.equal(false);
  });

  it('follows a finger that slides over it, and keeps where it was lifted', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '2' });
    await element.explain();
    const { picture } = surfaces(element);
    point(picture, 0.25, 0.75, 'pointermove', 'touch');
    point(picture, 0.25, 0.75, 'pointerleave', 'touch');
    await element.updateComplete;
    expect(marks(element).picture).to.deep.equal([17, 3, 8, 8]);
    const style = (part: string): string => getComputedStyle(parts(element, part)[0]!).touchAction;
    expect([style('surface'), style('occluder')]).to.deep.equal(['pan-y', 'none']);
  });

  it('really shows what the network sees: the fill in the shape of the occluder', async () => {
    const element = mount({
      src: 'sample:3',
      occluder: '8',
      shape: 'circle',
      fill: 'white',
      position: '9,13',
    });
    await element.explain();
    const image = pixels(parts(element, 'hidden-canvas')[0]!);
    const hidden: number[] = [];
    for (let pixel = 0; pixel < 28 * 28; pixel++) {
      const [red, , , alpha] = image.data.subarray(pixel * 4, pixel * 4 + 4);
      if (alpha === 255) {
        expect(red).to.equal(255);
        hidden.push(pixel);
      }
    }
    const { forEachHidden } = await import('../../dist/engine.js');
    const expected: number[] = [];
    forEachHidden({ height: 8, width: 8, shape: 'circle' }, [9, 13], [28, 28, 1], (pixel) =>
      expected.push(pixel),
    );
    expect(expected).to.have.length.below(64);
    expect(hidden).to.deep.equal(expected);
  });

  it('prints the strip: occluded pictures along the row that matters most', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '2', strip: '5' });
    const { details } = await element.explain();
    const lowest = details.probabilities!.indexOf(Math.min(...details.probabilities!));
    const row = Math.floor(lowest / CELLS);
    const frames = parts(element, 'frame');
    expect(frames).to.have.length(5);
    const written = frames.map((frame) => frame.querySelector('.number')!.textContent);
    expect(written).to.include(`${(100 * details.probabilities![lowest]!).toFixed(1)}%`);
    const left = (frame: HTMLElement): number =>
      opaque(frame.querySelector<HTMLElement>('[part="hidden-canvas"]')!).indexOf(true) % 28;
    const lefts = frames.map(left);
    expect(lefts).to.deep.equal([...lefts].sort((a, b) => a - b));
    for (const frame of frames) {
      const first = opaque(frame.querySelector<HTMLElement>('[part="hidden-canvas"]')!).indexOf(
        true,
      );
      expect(Math.floor(first / 28)).to.equal(details.grid.tops[row]);
    }
    element.strip = 0;
    await element.updateComplete;
    expect(parts(element, 'strip')).to.have.length(0);
  });

  it('keeps the figure when the answer for one position cannot be had', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '4' });
    await element.explain();
    const explainer = element.controller.ownExplainer();
    Reflect.set(explainer, 'occludedAt', () => Promise.reject(new Error('lost')));
    const failures = collect<{ code: string }>(element, 'part-error');
    const { picture } = surfaces(element);
    const failed = once(element, 'part-error');
    point(picture, 17 / 28, 13 / 28);
    await failed;
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    expect(text(element, 'error')).to.contain('lost');
    expect(parts(element, 'grid-canvas')).to.have.length(1);
    // It is not asked for again and again.
    element.requestUpdate();
    await element.updateComplete;
    expect(failures.map(({ code }) => code)).to.deep.equal(['page-failed']);
    Reflect.deleteProperty(explainer, 'occludedAt');
    await answered(element, [8, 13], () => point(picture, 17 / 28, 12 / 28));
    expect(parts(element, 'error')).to.have.length(0);
  });

  it('explains another class than the answer', async () => {
    const element = mount({ src: 'sample:3', target: '5' });
    const { target } = await element.explain();
    expect(target.label).to.equal('5');
    expect(text(element, 'answer')).to.contain('Explained class: 5 (');
    expect(text(element, 'extremes')).to.match(/^Hiding .* raises P\(5\) to \d/);
    const again = await after(element, () => (element.target = 'top'));
    expect(again.target.label).to.equal('3');
  });
});
