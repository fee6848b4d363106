import { expect } from '@esm-bundle/chai';
import type { OcclusionGrid } from '../../dist/index.js';
import { after, collect, mount, point, surfaces } from '../support/occlusion-element.js';
import { once, parts, pixels, text } from '../support/saliency-element.js';

const dog = { model: 'cifar10-cnn', src: 'sample:6', occluder: '8', stride: '4' };
const three = { src: 'sample:3', occluder: '8', stride: '2' };

/** What stands above each image. */
function above(element: OcclusionGrid): string[] {
  return parts(element, 'frame').map((frame) => frame.querySelector('.number')!.textContent.trim());
}

/** The images that are marked as the current one. */
function current(element: OcclusionGrid): number[] {
  return parts(element, 'frame').flatMap((frame, index) =>
    frame.classList.contains('here') ? [index] : [],
  );
}

/** Resolves when all small images are painted. */
async function painted(element: OcclusionGrid): Promise<HTMLCanvasElement[]> {
  const all = (): HTMLCanvasElement[] => parts(element, 'frame-canvas') as HTMLCanvasElement[];
  while (all().some(({ width }) => width === 300)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return all();
}

/** The first row and column of the outline in an image, in pixels of the input. */
function outlined(frame: HTMLElement, side: number): number[] {
  const mark = frame.querySelector('[part="mark"]')!;
  const { top, left } = mark.getBoundingClientRect();
  const image = mark.parentElement!.getBoundingClientRect();
  return [(top - image.top) / image.height, (left - image.left) / image.width].map((share) =>
    Math.round(share * side),
  );
}

describe('<occlusion-grid> and its occluded images', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.body.style.inlineSize = '';
  });

  it('strip="grid" prints all positions, the probability above each, the occluder outlined', async () => {
    const element = mount({ ...dog, strip: 'grid' });
    const { details, target } = await element.explain();
    await element.updateComplete;
    expect(target.probability).to.be.closeTo(0.942, 0.001);
    const expected = Array.from(details.probabilities!, (p) => `${Math.round(100 * p)}%`);
    expect(expected).to.have.length(49);
    expect(above(element)).to.deep.equal(expected);
    // Every cell of the grid has a number, too.
    const numbers = [...element.renderRoot.querySelectorAll('[part="numbers"] > span')];
    expect(numbers.every(({ textContent }) => /^\d+$/.test(textContent))).to.equal(true);
    const { tops, lefts } = details.grid;
    expect(parts(element, 'frame').map((frame) => outlined(frame, 32))).to.deep.equal(
      tops.flatMap((top) => lefts.map((left) => [top, left])),
    );
    const [strip] = parts(element, 'strip');
    expect(strip!.getAttribute('aria-label')).to.equal('Occluded images at 49 positions');
    // Its own image: the fill is where the occluder is, the image elsewhere.
    const canvases = await painted(element);
    const at = (index: number, x: number, y: number): number[] => {
      const { data, width, height } = pixels(canvases[index]!);
      const pixel = Math.floor(y * height) * width + Math.floor(x * width);
      return [...data.subarray(pixel * 4, pixel * 4 + 3)];
    };
    const fill = at(0, 0.1, 0.1);
    expect(at(48, 0.9, 0.9)).to.deep.equal(fill);
    expect(at(48, 0.1, 0.1)).not.to.deep.equal(fill);
  });

  it('never prints a certainty, and says which of very many positions it prints', async () => {
    const element = mount({ ...three, occluder: '6', stride: '1', strip: 'grid' });
    const { details } = await element.explain();
    await element.updateComplete;
    expect(details.done).to.equal(529);
    expect(text(element, 'coarser')).to.equal(
      'Shown here: every 2nd row and column, 144 of 529 positions.',
    );
    const cells = Array.from(
      { length: 144 },
      (_, index) => Math.floor(index / 12) * 2 * 23 + (index % 12) * 2,
    );
    const expected = cells.map((cell) => {
      const percents = Math.round(100 * details.probabilities![cell]!);
      return percents > 99 ? '>99%' : percents < 1 ? '<1%' : `${percents}%`;
    });
    expect(expected).to.include('>99%');
    expect(above(element)).to.deep.equal(expected);
    const all = await after(element, () => (element.stride = '2'));
    expect(parts(element, 'frame')).to.have.length(all.details.done);
    expect(parts(element, 'coarser')).to.have.length(0);
  });

  it('paints hundreds of images in later tasks, not with the figure', async () => {
    const element = mount({ ...three, occluder: '9', stride: '1', strip: '0' });
    await element.explain();
    element.strip = 'grid';
    await element.updateComplete;
    const waiting = (): number =>
      (parts(element, 'frame-canvas') as HTMLCanvasElement[]).filter(({ width }) => width === 300)
        .length;
    expect(waiting()).to.equal(400);
    await painted(element);
    expect(waiting()).to.equal(0);
  });

  it('moves the occluder to the image that is pointed at, and marks it', async () => {
    const element = mount({ ...dog, strip: 'grid' });
    const { details } = await element.explain();
    await element.updateComplete;
    const lowest = details.probabilities!.indexOf(Math.min(...details.probabilities!));
    expect(current(element)).to.deep.equal([lowest]);
    const target = parts(element, 'frame')[9]!;
    const init = { bubbles: true, composed: true, pointerType: 'mouse' };
    target.dispatchEvent(new PointerEvent('pointermove', init));
    await element.updateComplete;
    expect(current(element)).to.deep.equal([9]);
    const change = once<{ name: string; value: string }>(element, 'reader-change');
    target.dispatchEvent(new PointerEvent('click', init));
    expect(await change).to.deep.equal({ name: 'position', value: '4,8' });
    // An image follows from dragging, too: the nearest one.
    point(surfaces(element).picture, 0.99, 0.99);
    await element.updateComplete;
    expect(current(element)).to.deep.equal([48]);
  });

  it('the strip follows the occluder to its row, and stays while it is pointed into', async () => {
    const element = mount({ ...three, strip: '5' });
    await element.explain();
    const rows = (): number[] => parts(element, 'frame').map((frame) => outlined(frame, 28)[0]!);
    const lefts = (): number[] => parts(element, 'frame').map((frame) => outlined(frame, 28)[1]!);
    // The occluder over the lower edge: the last row.
    point(surfaces(element).picture, 0.5, 0.99);
    await element.updateComplete;
    expect(rows()).to.deep.equal([20, 20, 20, 20, 20]);
    const [here] = current(element);
    expect(lefts()[here!]).to.equal(10);
    const before = lefts();
    const frames = parts(element, 'frame');
    frames[4]!.dispatchEvent(new PointerEvent('pointerenter'));
    await element.updateComplete;
    expect([lefts(), current(element)]).to.deep.equal([before, [4]]);
    frames[4]!.click();
    frames[4]!.dispatchEvent(new PointerEvent('pointerleave'));
    await element.updateComplete;
    expect([lefts(), current(element)]).to.deep.equal([before, [4]]);
    point(surfaces(element).picture, 0.5, 0, 'click');
    await element.updateComplete;
    expect(rows()).to.deep.equal([0, 0, 0, 0, 0]);
  });

  it('tells below the image what the hidden part changes, at the end of a line', async () => {
    const element = mount(three);
    const answers = collect(element, 'occluder-answer');
    await element.explain();
    while (answers.length === 0) await once(element, 'occluder-answer');
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    expect(text(element, 'callout')).to.equal('3 becomes 5');
    const [line] = parts(element, 'callout-line');
    const [callout] = parts(element, 'callout');
    const [occluder] = parts(element, 'occluder');
    const box = occluder!.getBoundingClientRect();
    const seen = line!.querySelector('line')!.getBoundingClientRect();
    expect(seen.left).to.be.closeTo(box.left + box.width / 2, 2);
    expect(seen.top).to.be.closeTo(box.bottom, 2);
    const words = callout!.querySelector('span')!.getBoundingClientRect();
    const picture = line!.getBoundingClientRect();
    // It covers nothing of the image, and the line ends above it.
    expect(words.top).to.be.at.least(picture.bottom - 1);
    expect(seen.left).to.be.within(words.left - 1, words.right + 1);
    point(surfaces(element).picture, 0.1, 0.1);
    await element.updateComplete;
    expect(text(element, 'callout')).to.match(/^still 3, /);
    element.setAttribute('reveal', 'none');
    await element.updateComplete;
    expect(text(element, 'callout')).to.equal('');
    expect(parts(element, 'callout-line')).to.have.length(0);
  });

  it('has three images in a row at 1000 px, none narrower than 280 px', async () => {
    const element = mount(three);
    document.body.style.inlineSize = '1000px';
    await element.explain();
    const boxes = ['picture-panel', 'grid-panel', 'map-panel'].map((part) =>
      parts(element, part)[0]!.querySelector('[part="picture"]')!.getBoundingClientRect(),
    );
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size).to.equal(1);
    for (const { width } of boxes) expect(width).to.be.at.least(280);
    const bars = parts(element, 'answer-panel')[0]!.getBoundingClientRect();
    expect(bars.top).to.be.at.least(boxes[0]!.bottom);
    expect(bars.height).to.be.below(140);
  });
});
