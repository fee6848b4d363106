import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import type { ImageChange, ImageInput } from '../../dist/index.js';
import { drawnDigits } from '../support/digit-strokes.js';
import {
  changed,
  chooseFiles,
  find,
  mountInput,
  pictureFile,
  radios,
  standIn,
  until,
} from '../support/image-input.js';
import { text } from '../support/saliency-element.js';
import { modelUrl } from '../support/saliency-map.js';

type Point = (typeof drawnDigits)[number][number][number];

const frames = async (count: number): Promise<void> => {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
};

/** Sends what a pen does on a pad. */
class Pen {
  constructor(private readonly pad: HTMLCanvasElement) {
    pad.setPointerCapture = () => {};
  }

  send(type: string, { x, y }: Point): void {
    const { left, top, width, height } = this.pad.getBoundingClientRect();
    const at = { clientX: left + x * width, clientY: top + y * height };
    const pointer = { ...at, pointerId: 1, isPrimary: true, button: 0, bubbles: true };
    this.pad.dispatchEvent(new PointerEvent(type, pointer));
  }

  draw(points: readonly Point[]): void {
    this.send('pointerdown', points[0]!);
    for (const point of points) this.send('pointermove', point);
    this.send('pointerup', points.at(-1)!);
  }
}

async function penOn(input: ImageInput): Promise<Pen> {
  const pad = await find<HTMLCanvasElement>(input, '[part="pad"]');
  await until(() => pad.isConnected && pad.clientWidth > 0);
  return new Pen(pad);
}

/** An input with its pad open, whose model is known. */
async function padFor(id: string): Promise<{ input: ImageInput; pen: Pen }> {
  const input = await mountInput({ for: id, accept: 'digit samples' });
  await radios(input);
  return { input, pen: await penOn(input) };
}

/** An element that explains each image until the test ends that, and counts. */
function explaining(id: string) {
  const element = standIn(id);
  const given: unknown[] = [];
  let image: unknown = null;
  const tell = (type: string): boolean => element.dispatchEvent(new Event(type, { bubbles: true }));
  Object.defineProperty(element, 'image', {
    get: () => image,
    set: (value: unknown) => {
      image = value;
      if (value === null) return;
      given.push(value);
      tell('explain-start');
    },
  });
  return { element, given, end: () => tell('explain-complete') };
}

const bytes = (image: unknown): number[] => [...(image as ImageData).data];

describe('<image-input>: while the pen moves', () => {
  afterEach(() => document.body.replaceChildren());

  it('one drawing is under way, and the newest follows it', async () => {
    const { element, given, end } = explaining('fed');
    const { input, pen } = await padFor('fed');
    const stroke = drawnDigits[3]![0]!;
    pen.send('pointerdown', stroke[0]!);
    await until(() => given.length === 1);
    for (const point of stroke) {
      pen.send('pointermove', point);
      await frames(1);
    }
    expect(given).to.have.length(1);
    end();
    await until(() => given.length === 2);
    end();
    await frames(3);
    // Nothing waits, and nothing changes: nobody asks again.
    expect(given).to.have.length(2);
    const { image } = await changed(input, () => pen.send('pointerup', stroke.at(-1)!));
    expect(image).to.equal(given[1]).and.to.equal(element.image);
    expect(bytes(image)).not.to.deep.equal(bytes(given[0]));
    await frames(3);
    expect(given).to.have.length(2);
  });

  it('the drawing at rest does not wait for those before it', async () => {
    const { given } = explaining('fed');
    const { input, pen } = await padFor('fed');
    const [stroke] = drawnDigits[1]!;
    pen.send('pointerdown', stroke![0]!);
    await until(() => given.length === 1);
    const { image } = await changed(input, () => pen.draw(stroke!));
    expect(given).to.have.length(2);
    expect(image).to.equal(given[1]);
  });

  it('pages are told by image-preview of each drawing, by image-change of the one at rest', async () => {
    const { given, end } = explaining('fed');
    const { input, pen } = await padFor('fed');
    const told: string[] = [];
    const note = ({ type, detail }: CustomEvent<ImageChange>): void => {
      told.push(`${type} ${detail.source}`);
      if (type === 'image-preview') setTimeout(end);
    };
    input.addEventListener('image-preview', note);
    input.addEventListener('image-change', note);
    await changed(input, () => pen.draw(drawnDigits[1]![0]!));
    expect(told.filter((each) => each === 'image-change digit')).to.have.length(1);
    expect(told.at(-1)).to.equal('image-change digit');
    expect(told.filter((each) => each === 'image-preview digit')).to.have.length(given.length);
    expect(text(input, 'status')).to.equal('Your drawing is now the input.');
  });

  it('a drawing that is not in use yet goes when a sample is chosen', async () => {
    const { element, given, end } = explaining('fed');
    const input = await mountInput({ for: 'fed', accept: 'samples digit' });
    (await find<HTMLElement>(input, '[data-way="digit"]')).click();
    const pen = await penOn(input);
    pen.send('pointerdown', drawnDigits[1]![0]![0]!);
    await until(() => given.length === 1);
    (await find<HTMLElement>(input, '[data-way="digit"]')).click();
    end();
    expect([element.src, element.image]).to.deep.equal([null, null]);
    expect(input.value).to.equal(null);
  });

  it('the last map is that of the last drawing, and only that is worth a word', async () => {
    const scene = document.createElement('explain-scene');
    Object.assign(scene, { model: modelUrl('mnist-cnn'), backend: 'wasm' });
    const map = document.createElement('saliency-map');
    const relevance = document.createElement('lrp-heatmap');
    map.loading = relevance.loading = 'eager';
    scene.append(map, relevance);
    document.body.append(scene);
    const input = await mountInput({ accept: 'digit', loading: 'eager' }, scene);
    await Promise.all([map.explain(), relevance.explain()]);
    const said: string[] = [];
    const regions = [map, relevance].map((each) => each.renderRoot.querySelector('[aria-live]')!);
    const allSpeak = (): boolean => regions.every((region) => region.textContent.trim() !== '');
    await until(allSpeak);
    const listen = (records: MutationRecord[]): void => {
      said.push(...records.map(({ target }) => target.textContent!.trim()).filter(Boolean));
    };
    const observer = new MutationObserver(listen);
    for (const region of regions) {
      observer.observe(region, { childList: true, characterData: true, subtree: true });
    }
    const pen = await penOn(input);
    const previews: unknown[] = [];
    input.addEventListener('image-preview', ({ detail }) => previews.push(detail.image));
    const done = changed(input, () => {});
    const [stroke] = drawnDigits[3]!;
    pen.send('pointerdown', stroke![0]!);
    for (const point of stroke!) {
      pen.send('pointermove', point);
      await frames(2);
    }
    const whileMoving = [...said];
    pen.send('pointerup', stroke!.at(-1)!);
    const { image } = await done;
    await until(allSpeak);
    observer.disconnect();
    expect(previews.length).to.be.greaterThan(1);
    expect(whileMoving).to.deep.equal([]);
    const explainer = createExplainer({ model: modelUrl('mnist-cnn'), backend: 'wasm' });
    const [expected, heat] = await Promise.all([
      explainer.saliency({ image, methods: ['guided-backprop'] }),
      explainer.lrp({ image }),
    ]);
    expect([...map.result!.map]).to.deep.equal([...expected.map]);
    expect([...relevance.result!.map]).to.deep.equal([...heat.map]);
  });
});

/** What a reader does that becomes an image a moment later. */
const acts: Record<string, { accept: string; act: (input: ImageInput) => Promise<void> }> = {
  'a drawing that the pen has just ended': {
    accept: 'digit samples',
    act: async (input) => (await penOn(input)).draw(drawnDigits[1]![0]!),
  },
  'a file that is still being read': {
    accept: 'upload samples',
    act: async (input) => {
      const file = await pictureFile(60, 40, (x) => [4 * x, 90, 20]);
      chooseFiles(input, file);
    },
  },
  'a crop that has just been moved': {
    accept: 'upload samples',
    act: async (input) => {
      const file = await pictureFile(60, 40, (x) => [4 * x, 90, 20]);
      await changed(input, () => chooseFiles(input, file));
      const frame = await find(input, '[part="crop-frame"]');
      frame.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    },
  },
};

describe('<image-input>: a choice made elsewhere meanwhile', () => {
  afterEach(() => document.body.replaceChildren());

  /** Longer than a drawing or a frame at rest waits. */
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await frames(3);
  };

  for (const [name, { accept, act }] of Object.entries(acts)) {
    it(`stays: ${name}`, async () => {
      const fed = standIn('fed');
      const input = await mountInput({ for: 'fed', accept });
      await radios(input);
      await act(input);
      let changes = 0;
      input.addEventListener('image-change', () => changes++);
      Object.assign(fed, { src: 'sample:3', image: null });
      await settled();
      expect([fed.src, fed.image, changes]).to.deep.equal(['sample:3', null, 0]);
    });

    it(`stays when a script sets "value": ${name}`, async () => {
      const fed = standIn('fed');
      const input = await mountInput({ for: 'fed', accept });
      await radios(input);
      await act(input);
      input.value = 'sample:5';
      await settled();
      expect([fed.src, fed.image, input.value]).to.deep.equal(['sample:5', null, 'sample:5']);
    });

    it(`stays in the element it was chosen for, the other gets it: ${name}`, async () => {
      const [fed, other] = [standIn('fed'), standIn('other')];
      const input = await mountInput({ for: 'fed other', accept });
      await radios(input);
      await act(input);
      const done = changed(input, () => {});
      Object.assign(fed, { src: 'sample:3', image: null });
      const { image } = await done;
      await settled();
      expect([fed.src, fed.image]).to.deep.equal(['sample:3', null]);
      expect(other.image).to.equal(image);
    });
  }

  it('is not taken back with a drawing that never came to rest', async () => {
    const { element, given, end } = explaining('fed');
    element.src = 'sample:1';
    const input = await mountInput({ for: 'fed', accept: 'samples digit' });
    const toggle = await find<HTMLElement>(input, '[data-way="digit"]');
    toggle.click();
    const pen = await penOn(input);
    pen.send('pointerdown', drawnDigits[1]![0]![0]!);
    await until(() => given.length === 1);
    Object.assign(element, { src: 'sample:3', image: null });
    end();
    toggle.click();
    expect([element.src, element.image]).to.deep.equal(['sample:3', null]);
    // Another drawing, begun later and taken back, leaves it, too.
    toggle.click();
    pen.send('pointerdown', drawnDigits[1]![0]![1]!);
    await until(() => given.length === 2);
    end();
    toggle.click();
    expect([element.src, element.image]).to.deep.equal(['sample:3', null]);
  });

  it('gives way to a stroke that is drawn after it', async () => {
    const fed = standIn('fed');
    const { input, pen } = await padFor('fed');
    pen.draw(drawnDigits[4]![0]!);
    Object.assign(fed, { src: 'sample:3', image: null });
    const { image } = await changed(input, () => pen.draw(drawnDigits[4]![1]!));
    expect(fed.image).to.equal(image);
  });
});

describe('<image-input>: while the camera runs', () => {
  const { mediaDevices } = navigator;
  let drawing = 0;

  beforeEach(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const context = canvas.getContext('2d')!;
    const stream = canvas.captureStream(30);
    let level = 0;
    drawing = window.setInterval(() => {
      context.fillStyle = `rgb(${(level = (level + 40) % 256)}, 90, 120)`;
      context.fillRect(0, 0, 64, 64);
    }, 30);
    const fake = {
      getUserMedia: () => Promise.resolve(stream),
      enumerateDevices: () => Promise.resolve([]),
    };
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: fake });
  });

  afterEach(() => {
    clearInterval(drawing);
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices });
    document.body.replaceChildren();
  });

  const press = (input: ImageInput, words: string): void =>
    [...input.renderRoot.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === words)!
      .click();

  it('the newest frame follows the one that is explained, and cancelling gives back what was there', async () => {
    const { element, given, end } = explaining('fed');
    element.src = 'sample:4';
    const input = await mountInput({ for: 'fed', accept: 'camera' });
    let changes = 0;
    input.addEventListener('image-change', () => changes++);
    (await find<HTMLElement>(input, '[data-way="camera"]')).click();
    await until(() => given.length === 1);
    await frames(5);
    expect(given).to.have.length(1);
    end();
    await until(() => given.length === 2);
    expect(given[1]).not.to.equal(given[0]);
    expect(text(input, 'status')).to.equal('The live camera image is now the input.');
    press(input, 'Cancel');
    end();
    await frames(5);
    expect([element.src, element.image]).to.deep.equal(['sample:4', null]);
    expect(input.value).to.equal(null);
    expect([given.length, changes]).to.deep.equal([2, 0]);
  });

  it('an image chosen elsewhere ends it, and stays', async () => {
    const { element, given, end } = explaining('fed');
    const input = await mountInput({ for: 'fed', accept: 'camera' });
    const elsewhere = document.createElement('button');
    document.body.append(elsewhere);
    (await find<HTMLElement>(input, '[data-way="camera"]')).click();
    await until(() => given.length === 1);
    elsewhere.focus();
    Object.assign(element, { src: 'sample:3', image: null });
    end();
    await until(() => !input.renderRoot.querySelector('video'));
    await frames(3);
    expect([element.src, element.image, given.length]).to.deep.equal(['sample:3', null, 1]);
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('what a listener makes of a frame is part of it', async () => {
    const { element, given, end } = explaining('fed');
    const input = await mountInput({ for: 'fed', accept: 'camera' });
    const made: unknown[] = [];
    input.addEventListener('image-preview', () => {
      element.image = made[made.length] = new ImageData(1, 1);
      setTimeout(end);
    });
    (await find<HTMLElement>(input, '[data-way="camera"]')).click();
    await until(() => made.length === 3);
    expect(given.filter((each) => made.includes(each)).slice(0, 3)).to.deep.equal(made.slice(0, 3));
    press(input, 'Cancel');
    expect(element.image).to.equal(null);
  });

  it('taking the picture ends it', async () => {
    const { given, end } = explaining('fed');
    const input = await mountInput({ for: 'fed', accept: 'camera' });
    (await find<HTMLElement>(input, '[data-way="camera"]')).click();
    await until(() => given.length === 1);
    await until(() => input.renderRoot.querySelectorAll('.panel-box button').length > 1);
    const { source, image } = await changed(input, () => press(input, 'Take photo'));
    expect(source).to.equal('camera');
    expect(image).to.equal(given.at(-1));
    const count = given.length;
    end();
    await frames(5);
    expect(given).to.have.length(count);
  });
});
