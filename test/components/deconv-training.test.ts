import { expect } from '@esm-bundle/chai';
import { engineClient } from '../../dist/client/engine-client.js';
import type { DeconvViewer, TrainStep } from '../../dist/index.js';
import { after, explainerOf, mount } from '../support/deconv-element.js';
import { once, parts, pixels, text } from '../support/saliency-element.js';

const attributes = { src: 'sample:2', layer: 'conv2', maps: 'none', train: '' };
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A button that can be pressed. */
async function button(element: DeconvViewer, part: string): Promise<HTMLButtonElement> {
  for (;;) {
    await element.updateComplete;
    const [found] = parts(element, part);
    if (found instanceof HTMLButtonElement && !found.disabled) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function press(element: DeconvViewer, part: string): Promise<void> {
  (await button(element, part)).click();
}

/** Presses a button and waits for the next steps. */
async function pressed(element: DeconvViewer, part: string): Promise<TrainStep> {
  const step = once<TrainStep>(element, 'train-step');
  await press(element, part);
  return step;
}

function mapsOf(element: DeconvViewer): number[] {
  const [canvas] = parts(element, 'maps-canvas');
  if (!canvas) throw new Error('no maps');
  return [...pixels(canvas).data];
}

describe('<deconv-viewer train>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the untrained network, and trains when the reader asks', async () => {
    const element = mount(attributes);
    const untrained = await once<TrainStep>(element, 'train-step');
    expect(untrained.step).to.equal(0);
    expect(untrained.losses).to.deep.equal([]);
    await button(element, 'train');
    const before = mapsOf(element);
    const seen: TrainStep[] = [];
    await new Promise<void>((resolve) => {
      element.addEventListener('train-step', ({ detail }: CustomEventInit<TrainStep>) => {
        seen.push(detail!);
        if (detail!.step === 30) resolve();
      });
      void press(element, 'train');
    });
    await press(element, 'train');
    await button(element, 'train-once');
    expect(text(element, 'train')).to.equal('Train');
    const losses = seen.flatMap((step) => step.losses);
    expect(seen.slice(0, 6).map(({ step }) => step)).to.deep.equal([5, 10, 15, 20, 25, 30]);
    // ln 10 is the loss of a network that knows nothing.
    expect(losses[0]).to.be.closeTo(Math.log(10), 0.1);
    expect(mean(losses.slice(25, 30))).to.be.below(0.8 * losses[0]!);
    expect(seen.at(-1)!.activations).not.to.deep.equal(untrained.activations);
    expect(mapsOf(element)).not.to.deep.equal(before);
    // Paused, it makes no more than the steps that were under way.
    const { length } = seen;
    expect(length).to.be.at.most(8);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).to.have.length(length);
    expect(text(element, 'training-status')).to.equal(
      `step ${losses.length}, loss ${losses.at(-1)!.toFixed(3)}`,
    );
  });

  it('goes back to the first weights', async () => {
    const element = mount(attributes);
    await once<TrainStep>(element, 'train-step');
    const first = await pressed(element, 'train-once');
    const second = await pressed(element, 'train-once');
    expect([first.step, second.step]).to.deep.equal([1, 2]);
    expect(second.losses).not.to.deep.equal(first.losses);
    const reset = await pressed(element, 'train-reset');
    expect(reset.step).to.equal(0);
    const again = await pressed(element, 'train-once');
    expect(again.losses).to.deep.equal(first.losses);
    expect(again.activations).to.deep.equal(first.activations);
  });

  it('holds nothing in the worker once its element has left', async () => {
    const explainer = explainerOf();
    const element = mount(attributes);
    await once<TrainStep>(element, 'train-step');
    await pressed(element, 'train-once');
    const during = await explainer.memory();
    element.remove();
    const tensors = async (): Promise<number> => (await explainer.memory()).tensors;
    while ((await tensors()) >= during.tensors) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const before = await explainer.memory();
    // Another goes through the same: from here to here nothing may be left.
    document.body.append(element);
    await once<TrainStep>(element, 'train-step');
    await pressed(element, 'train');
    expect((await explainer.memory()).tensors).to.be.above(before.tensors);
    element.remove();
    while ((await tensors()) > before.tensors) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await explainer.memory()).to.deep.equal(before);
  });

  it('says that the training was lost, and starts it again when the reader resets it', async () => {
    const element = mount(attributes);
    await once<TrainStep>(element, 'train-step');
    await pressed(element, 'train-once');
    // Trainings are numbered; the one that is there is this element's.
    let ended = false;
    for (let number = 1; !ended && number < 100; number++) {
      ({ ended } = await engineClient.request('trainingEnd', { session: `training ${number}` }));
    }
    const failed = once<{ code: string }>(element, 'part-error');
    await press(element, 'train');
    expect((await failed).code).to.equal('training-lost');
    const again = await pressed(element, 'train-reset');
    expect(again.step).to.equal(0);
    await button(element, 'train');
    expect(text(element, 'training')).not.to.contain('training-lost');
  });

  it('where motion is unwanted, makes 25 steps at each press and shows the last', async () => {
    const { matchMedia } = window;
    window.matchMedia = (query) =>
      Object.defineProperty(matchMedia.call(window, query), 'matches', {
        value: query.includes('reduce'),
      });
    try {
      const element = mount(attributes);
      await once<TrainStep>(element, 'train-step');
      const { step, losses } = await pressed(element, 'train');
      expect([step, losses.length]).to.deep.equal([25, 25]);
      await button(element, 'train');
      expect(text(element, 'train')).to.equal('Train 25 steps');
      expect(text(element, 'training-status')).to.contain('step 25,');
    } finally {
      window.matchMedia = matchMedia;
    }
  });

  it('starts anew with another picture, and goes when it is no longer wanted', async () => {
    const element = mount(attributes);
    await once<TrainStep>(element, 'train-step');
    await pressed(element, 'train-once');
    const untrained = once<TrainStep>(element, 'train-step');
    await after(element, () => (element.src = 'sample:6'));
    expect((await untrained).step).to.equal(0);
    element.train = false;
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(parts(element, 'training')).to.have.length(0);
  });

  it('says in place that a model has nothing to train on, and the figure stays', async () => {
    const element = mount({ model: 'cifar10-cnn', maps: 'none', train: '' });
    const detail = await once<{ code: string }>(element, 'part-error');
    expect(detail.code).to.equal('training-digits-missing');
    await element.updateComplete;
    expect(text(element, 'training')).to.contain('(training-digits-missing)');
    expect(parts(element, 'map-canvas').length).to.be.at.least(1);
    expect(parts(element, 'train')).to.have.length(0);
  });

  it('names the snapshots where a model has these but nothing to train on', async () => {
    const folder = new URL('/models/mnist-cnn/', location.href);
    const card = (await (await fetch(new URL('card.json', folder))).json()) as object;
    const weights = new URL('snapshots/epoch-00.bin', folder).href;
    const snapshots = [{ epoch: 0, weights, accuracy: 0.0892 }];
    const address = URL.createObjectURL(
      new Blob([
        JSON.stringify({
          ...card,
          trainingDigits: undefined,
          samples: undefined,
          languages: undefined,
          snapshots,
        }),
      ]),
    );
    const src = new URL('samples/2.png', folder).href;
    const element = mount({ ...attributes, src, card: address });
    const detail = await once<{ code: string }>(element, 'part-error');
    expect(detail.code).to.equal('training-digits-missing');
    await element.updateComplete;
    expect(text(element, 'training')).to.contain('"epochs"');
    URL.revokeObjectURL(address);
  });
});
