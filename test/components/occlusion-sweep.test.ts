import { expect } from '@esm-bundle/chai';
import type { OccludedAt, OcclusionGrid, OcclusionResult, Progress } from '../../dist/index.js';
import {
  after,
  answered,
  collect,
  mount,
  opaque,
  point,
  surfaces,
} from '../support/occlusion-element.js';
import { choose, once, parts, text } from '../support/saliency-element.js';
import { openToolbar } from '../support/toolbar.js';

/** Long enough to be interrupted: 625 positions of a network of twelve layers. */
const long = { model: 'cifar10-allcnn', src: 'sample:6', occluder: '8', stride: '1' };

/** Waits until a slice of the sweep is shown, but not all of it. */
async function firstSlice(element: OcclusionGrid): Promise<void> {
  while (!/\d+ of \d+ positions so far/.test(text(element, 'caption'))) {
    await once(element, 'explain-progress');
    await element.updateComplete;
  }
}

describe('<occlusion-grid> and its sweep', () => {
  afterEach(() => document.body.replaceChildren());

  it('paints what it has, coarse cells as blocks, before it is complete', async () => {
    const element = mount(long);
    const steps = collect<Progress>(element, 'explain-progress');
    const completed = collect<OcclusionResult>(element, 'explain-complete');
    const done = once<OcclusionResult>(element, 'explain-complete');
    await firstSlice(element);
    expect([element.result, completed.length]).to.deep.equal([null, 0]);
    const painted = opaque(parts(element, 'grid-canvas')[0]!).filter(Boolean).length;
    const [, known] = /(\d+) of 625 positions so far/.exec(text(element, 'caption'))!;
    expect(painted).to.be.above(Number(known));
    const [progress] = parts(element, 'progress');
    expect(progress).to.be.instanceOf(HTMLProgressElement);
    const { details } = await done;
    await element.updateComplete;
    expect(details.done).to.equal(625);
    expect(completed).to.have.length(1);
    const swept = steps.filter(({ phase }) => phase === 'explain');
    const loaded = swept.map((step) => step.loaded);
    expect(loaded.length).to.be.above(2);
    expect(loaded).to.deep.equal([...new Set(loaded)].sort((a, b) => a - b));
    expect(swept.every(({ total }) => total === 625)).to.equal(true);
    expect(opaque(parts(element, 'grid-canvas')[0]!)).not.to.include(false);
    expect(parts(element, 'progress')).to.have.length(0);
    await openToolbar(element);
    expect(text(element, 'facts')).to.match(/625 positions\. Computed in this page in \d+ ms/);
  });

  it('lets the hand go first: its answer comes while the sweep still goes', async () => {
    const element = mount(long);
    await firstSlice(element);
    const order: string[] = [];
    for (const type of ['occluder-answer', 'explain-complete']) {
      element.addEventListener(type, () => order.push(type));
    }
    const complete = once(element, 'explain-complete');
    await answered(element, [12, 12], () => point(surfaces(element).picture, 0.5, 0.5));
    expect(order).to.deep.equal(['occluder-answer']);
    await complete;
    expect(order).to.deep.equal(['occluder-answer', 'explain-complete']);
  });

  it('asks only for the newest of many positions of the hand', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '7' });
    await element.explain();
    const asked = collect<OccludedAt>(element, 'occluder-answer');
    const last = answered(element, [15, 15], () => {});
    for (let pixel = 4; pixel < 20; pixel++) {
      point(surfaces(element).picture, pixel / 28, pixel / 28);
      await element.updateComplete;
    }
    await last;
    // One may have been under way before, and one when the hand began to move.
    expect(asked.length).to.be.below(4);
    expect(asked.at(-1)!.position).to.deep.equal([15, 15]);
  });

  it('is cancelled by a new request, of which alone there is a result', async () => {
    const element = mount(long);
    await firstSlice(element);
    const completed = collect<OcclusionResult>(element, 'explain-complete');
    const { details } = await after(element, () => choose(element, 'Stride', '8'));
    expect(element.stride).to.equal('8');
    expect(details.grid.tops).to.have.length(4);
    const again = await after(element, () => choose(element, 'Fill', 'blur'));
    expect(again.details.fill).to.equal('blur');
    expect(completed.map((each) => each.details.stride)).to.deep.equal([
      [8, 8],
      [8, 8],
    ]);
  });

  it('asks before it computes very many positions', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '2', limit: '40' });
    const coarse = await element.explain();
    expect(coarse.details.stride).to.deep.equal([4, 4]);
    expect(coarse.details.done).to.equal(36);
    expect(text(element, 'question')).to.match(
      /^This stride needs 121 positions \(about \d+ (second|minute)s? here\)\. Showing a coarser grid\. Compute all$/,
    );
    const all = await after(element, () => parts(element, 'confirm')[0]!.click());
    expect(all.details.done).to.equal(121);
    expect(parts(element, 'question')).to.have.length(0);
    // Agreed to these settings, not to others.
    const other = await after(element, () => (element.stride = '1'));
    expect(other.details.done).to.be.at.most(40);
    expect(text(element, 'question')).to.contain('441 positions');
  });

  it('keeps the figure of the old settings until the new ones have something to show', async () => {
    const element = mount({ src: 'sample:3', occluder: '8', stride: '2' });
    await element.explain();
    const complete = once(element, 'explain-complete');
    element.occluder = '12';
    await element.updateComplete;
    expect(parts(element, 'grid-canvas')).to.have.length(1);
    expect(text(element, 'label')).to.contain('8 × 8 hidden');
    await complete;
    expect(text(element, 'label')).to.contain('12 × 12 hidden');
    // Of another picture nothing is kept.
    const next = once(element, 'explain-complete');
    element.src = 'sample:8';
    await once(element, 'explain-progress');
    await element.updateComplete;
    expect(text(element, 'answer')).not.to.contain('predicts 3');
    await next;
    expect(text(element, 'answer')).to.contain('predicts 8');
  });
});
