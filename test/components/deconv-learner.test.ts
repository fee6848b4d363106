import { expect } from '@esm-bundle/chai';
import '../../dist/define.js';
import type { DeconvLearner, DeconvLearnerResult } from '../../dist/index.js';

function mount(attributes: Record<string, string> = {}): DeconvLearner {
  const element = document.createElement('deconv-learner');
  const given = { backend: 'wasm', controls: 'all', filters: '8', loading: 'eager', ...attributes };
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

function once<T>(element: Element, type: string): Promise<T> {
  return new Promise((resolve) =>
    element.addEventListener(type, (event) => resolve((event as CustomEvent<T>).detail), {
      once: true,
    }),
  );
}

const part = (element: DeconvLearner, name: string): HTMLElement =>
  element.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`)!;

const words = (element: DeconvLearner, name: string): string =>
  part(element, name).textContent.replace(/\s+/g, ' ').trim();

describe('<deconv-learner>', () => {
  afterEach(() => document.querySelectorAll('deconv-learner').forEach((each) => each.remove()));

  it('learns filters, codes the image with them, and says how sparsely', async () => {
    const element = mount({ steps: '3', src: 'sample:3' });
    const steps: number[] = [];
    element.addEventListener('learner-step', ({ detail }) => steps.push(detail.step));
    const result = await element.explain();
    expect(steps).to.deep.equal([0, 1, 2, 3]);
    expect(element.result).to.equal(result);
    expect(result.step).to.equal(3);
    expect(result.method).to.equal('deconv-learner');
    expect(result.filters.shape).to.deep.equal([8, 7, 7]);
    expect(result.shape).to.deep.equal([28, 28, 1]);
    expect(result.encoded.maps.shape).to.deep.equal([34, 34, 8]);
    expect(result.alternations).to.have.length(3);
    await element.updateComplete;
    expect(words(element, 'finding')).to.match(
      /^8 filters reconstruct this digit with \d+\.\d% of the codes non-zero and an error of \d+\.\d%\.$/,
    );
    expect(words(element, 'status')).to.equal('alternation 3 of 3');
    for (const name of ['filters-canvas', 'maps-canvas', 'input-canvas', 'reconstruction-canvas']) {
      expect(part(element, name).getAttribute('aria-label')).not.to.equal(null);
    }
  });

  it('has the numbers of its curves at the ends of their axis, and all labels in the figure', async () => {
    const element = mount({ steps: '1', width: '320' });
    await element.explain();
    const curves = part(element, 'curves');
    while (!curves.querySelector('.chart')) await new Promise((done) => setTimeout(done, 20));
    await element.updateComplete;
    const boxOf = (selector: string): DOMRect =>
      curves.querySelector(selector)!.getBoundingClientRect();
    const middle = ({ top, bottom }: DOMRect): number => (top + bottom) / 2;
    const axis = boxOf('svg');
    expect(middle(boxOf('.tick.top'))).to.be.closeTo(axis.top, 2);
    expect(middle(boxOf('.tick.bottom'))).to.be.closeTo(axis.bottom, 2);
    expect(boxOf('.across').top).to.be.at.least(axis.bottom);
    const edge = element.getBoundingClientRect().right;
    for (const label of curves.querySelectorAll('.line-labels span')) {
      expect(label.getBoundingClientRect().right).to.be.at.most(edge + 0.5);
    }
  });

  it('is settled with its first codes where its author has paused it', async () => {
    const element = mount({ paused: '', steps: '40' });
    await element.settle();
    expect(element.result!.step).to.equal(0);
  });

  it('codes another image with the filters that it has, and keeps them', async () => {
    const element = mount({ steps: '2', src: 'sample:3' });
    const before = await element.explain();
    element.src = 'sample:8';
    const after = await once<DeconvLearnerResult>(element, 'explain-complete');
    expect(after.filters).to.deep.equal(before.filters);
    expect(after.encoded.image).not.to.deep.equal(before.encoded.image);
    const drawn = new Float32Array(784).fill(0.5, 200, 400);
    element.image = { data: drawn, shape: [28, 28, 1] };
    const own = await once<DeconvLearnerResult>(element, 'explain-complete');
    expect(own.encoded.image.data).to.deep.equal(drawn);
    expect(own.step).to.equal(2);
  });

  it('follows lambda without starting again, and starts again with another size', async () => {
    const element = mount({ steps: '2' });
    const before = await element.explain();
    element.lambda = 0.5;
    const sparser = await once<DeconvLearnerResult>(element, 'explain-complete');
    expect(sparser.filters).to.deep.equal(before.filters);
    expect(sparser.encoded.nonZero).to.be.below(before.encoded.nonZero);
    expect(sparser.encoded.error).to.be.above(before.encoded.error);
    element.filterSize = 5;
    const smaller = await once<DeconvLearnerResult>(element, 'explain-complete');
    expect(smaller.filters.shape).to.deep.equal([8, 5, 5]);
    expect(smaller.alternations).to.have.length(2);
  });

  it('stands still while paused, and makes one alternation for each press', async () => {
    const element = mount({ steps: '5', paused: '' });
    const first = await once<DeconvLearnerResult>(element, 'learner-step');
    expect(first.step).to.equal(0);
    await element.updateComplete;
    expect(words(element, 'play')).to.equal('Play');
    part(element, 'step').click();
    expect((await once<DeconvLearnerResult>(element, 'learner-step')).step).to.equal(1);
    expect(element.paused).to.equal(true);
    part(element, 'play').click();
    await once(element, 'explain-complete');
    expect(element.result!.step).to.equal(5);
    part(element, 'reset').click();
    expect((await once<DeconvLearnerResult>(element, 'learner-step')).step).to.equal(0);
  });

  it('says what was wrong', async () => {
    const failed = (attributes: Record<string, string>) =>
      once<{ code: string }>(mount(attributes), 'explain-error');
    expect((await failed({ 'learn-from': 'faces' })).code).to.equal('setting-out-of-range');
    expect((await failed({ 'filter-size': '20' })).code).to.equal('setting-out-of-range');
    expect((await failed({ steps: '-1' })).code).to.equal('setting-out-of-range');
  });
});
