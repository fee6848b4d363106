import { expect } from '@esm-bundle/chai';
import type { EpochStep, EpochSubject } from '../../dist/components/training/epoch-player.js';
import { createExplainer } from '../../dist/engine.js';
import type { ErrorDetail } from '../../dist/protocol.js';
import { cardWith } from '../support/cards.js';
import { EpochsElement } from '../support/epochs-element.js';
import { modelUrl, once, pixelsOf } from '../support/saliency-map.js';

const model = modelUrl('mnist-cnn');
const [early, late] = [[50, 100, 200].map((step) => step / 469), 500 / 469];
const epochs = [0, ...early, 1, late, 2, 3, 4, 5, 10, 20, 30, 40];
/** Of the moments in that list. */
const [FIRST_EPOCH, SECOND, THIRD, FIFTH, LAST] = [4, 6, 7, 9, 13] as const;

async function mount(
  attributes: Record<string, string> = {},
  subject: Partial<EpochSubject> = {},
): Promise<EpochsElement> {
  const element = new EpochsElement();
  for (const [name, value] of Object.entries({ model, ...attributes })) {
    element.setAttribute(name, value);
  }
  document.body.append(element);
  await element.show(3, subject);
  return element;
}

/** Mounted, with the first and the last epoch there. */
async function ready(...given: Parameters<typeof mount>): Promise<EpochsElement> {
  const element = await mount(...given);
  await once(element, 'epoch-step');
  const { player } = element;
  await until(() => player!.loader!.contents.get(player!.epochs[0]) !== null);
  await element.updateComplete;
  return element;
}

async function until(test: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await test())) await new Promise((resolve) => setTimeout(resolve, 10));
}

function find<Kind extends Element>(element: EpochsElement, selector: string): Kind {
  return element.renderRoot.querySelector<Kind>(selector)!;
}

function read(element: EpochsElement, selector: string): string {
  return find(element, selector).textContent.replace(/\s+/g, ' ').trim();
}

const scrubber = (element: EpochsElement): HTMLInputElement => find(element, '[part~="scrubber"]');
const button = (element: EpochsElement): HTMLButtonElement => find(element, '[part~="play"]');
const mosaic = (element: EpochsElement, place: string, row = 'maps'): HTMLCanvasElement =>
  find(element, `.epoch.${place} [data-row="${row}"] canvas`);
const picture = (element: EpochsElement, place: string): HTMLCanvasElement =>
  find(element, `.epoch.${place} .picture canvas`);

function slide(element: EpochsElement, index: number): void {
  scrubber(element).value = String(index);
  scrubber(element).dispatchEvent(new Event('input'));
}

async function scrub(element: EpochsElement, index: number): Promise<EpochStep> {
  const shown = once<EpochStep>(element, 'epoch-step');
  slide(element, index);
  const step = await shown;
  await element.updateComplete;
  return step;
}

function stepsOf(element: EpochsElement): (number | null)[] {
  const seen: (number | null)[] = [];
  element.addEventListener('epoch-step', (event) =>
    seen.push((event as CustomEvent<EpochStep>).detail.epoch),
  );
  return seen;
}

function correlation(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, value, index) => sum + value * y[index]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** How far the pixels are from white, the most of all. */
function darkest(canvas: HTMLCanvasElement): number {
  const { data } = pixelsOf(canvas);
  let least = 255;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 255) least = Math.min(least, data[at + 1]!);
  }
  return 255 - least;
}

describe('the epochs of a training', () => {
  const { setTimeout: later } = window;
  const { matchMedia } = window;

  /** Lets what plays go on at once. */
  function hurry(): void {
    // The engine's time-outs stay.
    const soon = (run: () => void, time: number) => later(run, time < 5000 ? 0 : time);
    window.setTimeout = soon as typeof setTimeout;
  }

  afterEach(() => {
    window.setTimeout = later;
    window.matchMedia = matchMedia;
    document.body.replaceChildren();
  });

  it('opens where the accuracy rises most, between the first moment and the last', async () => {
    const element = await ready();
    expect(read(element, '.epoch.first .label')).to.match(
      /^before training 8\.9% right \w+ \d \(\d+\.\d%\)$/,
    );
    expect(read(element, '.epoch.now .label')).to.match(/^after 50 steps 89\.3% right \w+ \d/);
    expect(read(element, '.epoch.last .label')).to.match(
      /^after 40 epochs 99\.6% right \w+ 3 \(.*99\.9%\)$/,
    );
    expect(element.renderRoot.querySelectorAll('canvas')).to.have.length(10);
    expect([scrubber(element).min, scrubber(element).max, scrubber(element).value]).to.deep.equal([
      '0',
      '13',
      '1',
    ]);
    const axes = [...element.renderRoot.querySelectorAll('.stops')].map((axis) =>
      [...axis.querySelectorAll('.stop')].map(({ textContent }) => textContent),
    );
    const steps = '0 50 100 200 469 500 938 1.4k 1.9k 2.3k 4.7k 9.4k 14k 19k'.split(' ');
    const whole = epochs.map((epoch) => (Number.isInteger(epoch) ? String(epoch) : ''));
    expect(axes).to.deep.equal([steps, whole]);
    expect(find(element, '.accuracies').getAttribute('aria-label')).to.match(
      /^Share of test images right: before training 8\.9%, after 50 steps 89\.3%, .*99\.6%$/,
    );
    expect(
      [...element.renderRoot.querySelectorAll('.epoch-heading')].map(
        ({ textContent }) => textContent,
      ),
    ).to.deep.equal([
      'Reconstruction: all feature maps',
      'Feature maps: second convolution',
      'Filters: first convolution',
    ]);
  });

  it('puts the moments side by side that the author names, with maps of two layers', async () => {
    const subject = { layer: 'conv1', layers: ['conv1', 'conv2'], reconstructs: false };
    const element = await mount({ epochs: 'step:200 5' }, subject);
    const player = element.player!;
    const contents = () => player.columns.map((epoch) => player.loader!.contents.get(epoch));
    await until(() => player.isFixed && contents().every((content) => content !== null));
    await element.updateComplete;
    expect(player.columns.map((epoch) => epoch!.step)).to.deep.equal([200, 2345]);
    const titles = [...element.renderRoot.querySelectorAll('.epoch')].map((column) =>
      column.getAttribute('aria-label'),
    );
    expect(titles).to.deep.equal(['after 200 steps', 'after 5 epochs']);
    // One image, and of each moment the maps of both convolutions.
    expect(element.renderRoot.querySelectorAll('canvas')).to.have.length(5);
    expect(scrubber(element)).to.equal(null);
    const [one, other] = contents().map((content) => content!.maps['conv2']!.data);
    const centered = (values: Float32Array): Float32Array => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.map((value) => value - mean);
    };
    const likeness = correlation(centered(one!), centered(other!));
    expect(read(element, '[part~="finding"]')).to.contain(
      `correlation ${Number(likeness.toPrecision(2))}.`,
    );
    element.setAttribute('epochs', '1');
    await until(() => player.shown?.epoch === 1);
    await element.updateComplete;
    expect(scrubber(element).value).to.equal(String(FIRST_EPOCH));
  });

  for (const [written, code] of [
    ['7', 'snapshot-unknown'],
    ['step:51 1', 'snapshot-unknown'],
    ['first last', 'setting-out-of-range'],
    ['0 1 2 3 4', 'setting-out-of-range'],
  ] as const) {
    it(`refuses epochs="${written}" by ${code}`, async () => {
      const element = await mount({ epochs: written });
      expect((await once<ErrorDetail>(element, 'part-error')).code).to.equal(code);
    });
  }

  it('shows what the network of the chosen epoch makes of the picture', async () => {
    const element = await ready();
    const step = await scrub(element, FIRST_EPOCH);
    expect(step).to.include({ epoch: 1, step: 469, accuracy: 0.9821 });
    const explainer = createExplainer({ model, backend: 'wasm', snapshot: 1 });
    const { input } = await explainer.picture('sample:3');
    const { reconstructions } = await explainer.deconvnetOf({
      image: input,
      layer: 'conv2',
      units: ['all'],
    });
    expect(step.reconstruction.map).to.deep.equal(reconstructions[0]!.map);
    const { activations } = await explainer.forward(
      { data: input.data, shape: [1, ...input.shape] },
      { layers: ['conv2'] },
    );
    expect(step.activations).to.deep.equal(activations['conv2']);
    expect(read(element, '.epoch.now .label')).to.match(/^after 1 epoch 98\.2% right \w+ 3/);
    expect(scrubber(element).getAttribute('aria-valuetext')).to.equal(
      'after 1 epoch, 98.2% of the test images right',
    );
    expect(read(element, '[part~="epoch-status"]')).to.equal(
      'after 1 epoch, 98.2% of the test images right',
    );
    // The tiles stand 9 apart: 8 values and a gap.
    const { width, height } = mosaic(element, 'now');
    expect([width, height]).to.deep.equal([8 * 9 - 1, 4 * 9 - 1]);
    expect(mosaic(element, 'now', 'filters').height).to.equal(2 * 6 - 1);
  });

  it('is noise before training, and close to the end from the first epochs on', async () => {
    const element = await ready();
    const maps: Float32Array[] = [];
    for (const index of [0, FIRST_EPOCH, FIFTH, LAST])
      maps.push((await scrub(element, index)).activations.data);
    const likeness = maps.map((map) => correlation(map, maps[3]!));
    expect(likeness[0]).to.be.below(0.3);
    expect(likeness[1]).to.be.above(0.5);
    expect(likeness[2]).to.be.above(likeness[1]!);
    // In colours that all epochs share, what has not grown yet stays pale.
    expect(darkest(mosaic(element, 'first'))).to.be.below(40);
    expect(darkest(mosaic(element, 'last'))).to.be.above(150);
    // A reconstruction has its own.
    expect(darkest(picture(element, 'first'))).to.equal(255);
  });

  it('keeps every map at its place', async () => {
    const element = await ready({}, { layer: 'conv1' });
    for (const index of [FIRST_EPOCH, FIFTH, LAST]) {
      const { activations } = await scrub(element, index);
      const [, height, width, channels] = activations.shape;
      const strongest = activations.data.indexOf(Math.max(...activations.data));
      const [map, place] = [strongest % channels!, Math.floor(strongest / channels!)];
      const gap = 2;
      const x = (map % 8) * (width! + gap) + (place % width!);
      const y = Math.floor(map / 8) * (height! + gap) + Math.floor(place / width!);
      const canvas = mosaic(element, 'now');
      const pixel = canvas.getContext('2d')!.getImageData(x, y, 1, 1).data;
      expect(255 - pixel[1]!, `epoch ${epochs[index]}`).to.equal(darkest(canvas));
      expect(canvas.getAttribute('aria-label')).to.contain(`the strongest is ${map} (`);
    }
  });

  it('gives each map its own colours with range="unit", or when the reader asks', async () => {
    const element = await ready({ range: 'unit' });
    const check = find<HTMLInputElement>(element, '[part~="epoch-choices"] input');
    expect(check.checked).to.equal(false);
    expect(darkest(mosaic(element, 'first'))).to.equal(255);
    expect(read(element, '.epoch-key[data-row="maps"]')).to.equal('Each has its own color range.');
    check.click();
    await element.updateComplete;
    expect(darkest(mosaic(element, 'first'))).to.be.below(40);
    expect(read(element, '.epoch-key[data-row="maps"]')).to.match(/^0 8\.\d/);
  });

  it('draws reconstructions as the author wants them', async () => {
    const element = await ready({ range: 'shared' });
    const before = darkest(picture(element, 'first'));
    expect(before).to.be.below(40);
    element.range = '-2 2';
    element.channels = 'rgb';
    await element.updateComplete;
    const { data } = pixelsOf(picture(element, 'first'));
    expect(data.every((value, at) => at % 4 === 3 || value === data[at - (at % 4)])).to.equal(true);
    expect(read(element, '.epoch-key[data-row="maps"]')).to.equal('−2 0 2');
    expect(read(element, '.epoch-key[data-row="filters"]')).to.match(/^−1(\.\d)? 0 1(\.\d)?$/);
  });

  it('computes an epoch once, and of those slid over meanwhile only the newest', async () => {
    const element = await ready();
    const seen = stepsOf(element);
    for (const index of [FIRST_EPOCH, SECOND, THIRD]) slide(element, index);
    await element.updateComplete;
    expect(scrubber(element).value).to.equal(String(THIRD));
    await until(() => seen.includes(3));
    expect(seen).to.deep.equal([1, 3]);
    const first = await scrub(element, THIRD);
    await scrub(element, 0);
    expect((await scrub(element, THIRD)).reconstruction).to.equal(first.reconstruction);
  });

  it('plays on to the end, and stops there', async () => {
    const element = await ready();
    const seen = stepsOf(element);
    hurry();
    button(element).click();
    await element.updateComplete;
    expect(button(element).textContent.trim()).to.equal('Pause');
    await until(() => button(element).textContent.trim() === 'Play');
    expect(seen).to.deep.equal(epochs.slice(2));
    expect(scrubber(element).value).to.equal(String(LAST));
  });

  it('pauses by its button and by the scrubber', async () => {
    const element = await ready();
    button(element).click();
    await once(element, 'epoch-step');
    await element.updateComplete;
    button(element).click();
    const seen = stepsOf(element);
    button(element).click();
    await until(() => seen.length === 1);
    expect(seen).to.deep.equal([epochs[3]]);
    await scrub(element, FIFTH);
    expect(button(element).textContent.trim()).to.equal('Play');
    // Longer than the pause between two epochs.
    await new Promise((resolve) => later(resolve, 1500));
    expect(seen).to.deep.equal([epochs[3], 5]);
  });

  it('offers steps instead of motion to readers who want it still', async () => {
    window.matchMedia = (query) => ({ ...matchMedia(query), matches: query.includes('reduce') });
    const element = await ready();
    const seen = stepsOf(element);
    expect(button(element).textContent.trim()).to.equal('Next');
    for (const count of [1, 2]) {
      button(element).click();
      await until(() => seen.length === count);
    }
    expect(seen).to.deep.equal(epochs.slice(2, 4));
    expect(element.player!.playback.playing).to.equal(false);
  });

  it('fetches an epoch when it is wanted, and the next one ahead', async () => {
    const own = `${model}?ahead`;
    const { memory } = createExplainer({ model });
    const before = (await memory()).models;
    const element = await ready({ model: own });
    const fetched = async (): Promise<number> => (await memory()).models - before;
    // The model's own weights, those it opens with, before training, and the moment that would play next.
    await until(async () => (await fetched()) === 4);
    await scrub(element, 2);
    await until(async () => (await fetched()) === 5);
    await scrub(element, FIFTH);
    await until(async () => (await fetched()) === 7);
    await scrub(element, 2);
    await new Promise((resolve) => later(resolve, 200));
    expect(await fetched()).to.equal(7);
  });

  it('drops everything when it leaves, or turns to another picture', async () => {
    const element = await ready();
    const seen = stepsOf(element);
    slide(element, 5);
    element.remove();
    await new Promise((resolve) => later(resolve, 300));
    expect(seen).to.deep.equal([]);
    expect(element.player!.computing).to.equal(false);
    document.body.append(element);
    await element.show(2);
    await once(element, 'epoch-step');
    const { subject } = element.player!.loader!;
    slide(element, 6);
    element.player!.follow({ ...subject, layer: 'conv1', layers: ['conv1'], unit: 'max' });
    await once(element, 'epoch-step');
    const { player } = element;
    await until(() => player!.loader!.contents.get(player!.last) !== null);
    await element.updateComplete;
    expect(seen).to.deep.equal([epochs[1], epochs[1]]);
    expect(read(element, '.epoch.last .label')).to.match(/ 2 \(/);
    expect(mosaic(element, 'now').height).to.equal(2 * 26 - 2);
    expect(read(element, '.epoch-heading')).to.equal('Reconstruction: the strongest activation');
    element.player!.follow(null);
    await element.updateComplete;
    expect(find(element, '[part~="epochs"]')).to.equal(null);
  });

  it('shows in place which snapshot cannot be had, and goes on with the others', async () => {
    const card = await cardWith('mnist-cnn', (known) =>
      known.map((snapshot) => ({
        ...snapshot,
        weights:
          { 1: 'snapshots/nowhere.bin', 2: 'samples/3.png' }[snapshot.epoch] ?? snapshot.weights,
      })),
    );
    const element = await ready({ card });
    const codes: string[] = [];
    element.addEventListener('part-error', (event) =>
      codes.push((event as CustomEvent<ErrorDetail>).detail.code),
    );
    for (const [index, epoch, code] of [
      [FIRST_EPOCH, 1, 'weights-not-found'],
      [SECOND, 2, 'weights-truncated'],
    ] as const) {
      slide(element, index);
      await once(element, 'part-error');
      await element.updateComplete;
      expect(find<HTMLElement>(element, '.failure').dataset['code']).to.equal(code);
      expect(read(element, '.epoch.now .label')).to.match(/^after \d epochs? .* not available$/);
      expect(picture(element, 'now')).to.equal(null);
      expect(read(element, '.epoch-failure')).to.match(
        new RegExp(`^after ${epoch} epochs? The weights`),
      );
      expect(picture(element, 'last')).to.be.instanceOf(HTMLCanvasElement);
    }
    await scrub(element, THIRD);
    expect(find(element, '.failure')).to.equal(null);
    // Playing passes over them.
    const seen = stepsOf(element);
    hurry();
    await scrub(element, 0);
    button(element).click();
    await until(() => seen.includes(40));
    expect(seen).to.deep.equal(epochs.filter((epoch) => epoch !== 1 && epoch !== 2));
    expect(codes).to.deep.equal([
      'weights-not-found',
      'weights-truncated',
      'weights-not-found',
      'weights-truncated',
    ]);
  });

  it('says where a model has no snapshots', async () => {
    const card = await cardWith('mnist-cnn', () => []);
    const element = await mount({ card });
    const { code, message } = await once<ErrorDetail>(element, 'part-error');
    await element.updateComplete;
    expect(code).to.equal('epochs-missing');
    expect(message).to.equal(
      'The model "Handwritten digits" comes without snapshots of its training.',
    );
    expect(read(element, '[part~="epochs"]')).to.contain(message);
    expect(scrubber(element)).to.equal(null);
  });

  it('adds the final weights where the card leaves them out, and lives without accuracies', async () => {
    const card = await cardWith('mnist-cnn', (known) =>
      known
        .filter(({ epoch }) => epoch === 0 || epoch === 1)
        .map(({ epoch, weights }) => ({ epoch, weights })),
    );
    const element = await ready({ card });
    expect(read(element, '.epoch.last .label')).to.match(/^fully trained \w+ 3/);
    expect(read(element, '.stops')).to.match(/0\s*1\s*end$/);
    expect(find(element, '.accuracy-line')).to.equal(null);
    expect(scrubber(element).getAttribute('aria-valuetext')).to.equal('after 1 epoch');
  });

  it('turns pages of 32 maps, the same of all epochs', async () => {
    const card = await cardWith('cifar10-cnn', () => [
      { epoch: 1, weights: 'weights.bin?1', accuracy: 0.5 },
    ]);
    const element = await ready(
      { model: modelUrl('cifar10-cnn'), card },
      { layer: 'conv3', unit: 'max' },
    );
    const heading = (): string => read(element, '.epoch-heading[data-row="maps"]');
    expect(heading()).to.match(/, 0 to 31 of \d+$/);
    const select = find<HTMLSelectElement>(element, '[part~="epoch-choices"] select');
    expect(select.options[1]!.text).to.equal('32 to 63');
    const before = ['first', 'last'].map((place) => [...pixelsOf(mosaic(element, place)).data]);
    select.value = '1';
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(heading()).to.match(/, 32 to 63 of \d+$/);
    const after = ['first', 'last'].map((place) => [...pixelsOf(mosaic(element, place)).data]);
    expect(after[0]).not.to.deep.equal(before[0]);
    // The two epochs have the same weights here.
    expect(after[0]).to.deep.equal(after[1]);
    // Filters of a coloured picture are pictures.
    expect(read(element, '.epoch-key[data-row="filters"]')).to.contain('black');
  });

  it('says once that a layer has no maps', async () => {
    const element = await mount({}, { layer: 'dense1' });
    await until(() => element.player!.failures.size === 3);
    await element.updateComplete;
    const notes = [...element.renderRoot.querySelectorAll<HTMLElement>('.failure')];
    expect(notes.map(({ dataset }) => dataset['code'])).to.deep.equal(['layer-without-maps']);
    expect(read(element, '.epoch-failure')).to.match(
      /^before training, after 50 steps, after 40 epochs /,
    );
  });

  it('hides what can be moved with the other controls, and keeps the accuracies', async () => {
    const element = await ready({ controls: 'none' });
    expect(find(element, 'input, button, select')).to.equal(null);
    expect(find(element, '.accuracy-line')).not.to.equal(null);
    expect(read(element, '[part~="epoch-status"]')).to.contain('after 50 steps, 89.3%');
  });
});
