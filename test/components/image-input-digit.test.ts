import { expect } from '@esm-bundle/chai';
import { centredDigit, type Ink } from '../../dist/client/image/digit.js';
import { digitImage } from '../../dist/components/image-input/image-input-digit.js';
import { DrawnInk, type Stroke } from '../../dist/client/image/strokes.js';
import { createExplainer, type ModelDescription } from '../../dist/engine.js';
import type { ImageInput } from '../../dist/index.js';
import { drawnDigits } from '../support/digit-strokes.js';
import { changed, find, mountInput, standIn, until, type StandIn } from '../support/image-input.js';
import { colors, pixels, text } from '../support/saliency-element.js';
import { modelUrl } from '../support/saliency-map.js';

/** Ink where the function says, on a pad of this size. */
function inkWhere(width: number, height: number, is: (x: number, y: number) => boolean): Ink {
  const data = Float32Array.from({ length: width * height }, (_, cell) =>
    is(cell % width, Math.floor(cell / width)) ? 1 : 0,
  );
  return { data, width, height };
}

interface Measured {
  mass: number;
  x: number;
  y: number;
  wide: number;
  high: number;
}

/** Mass, centre of mass from the left and top edge, and the box of what is not black, in pixels. */
function measure(field: Float32Array, width = 28): Measured {
  let [mass, x, y] = [0, 0, 0];
  const [columns, rows] = [new Set<number>(), new Set<number>()];
  field.forEach((value, index) => {
    if (value === 0) return;
    const [column, row] = [index % width, Math.floor(index / width)];
    columns.add(column);
    rows.add(row);
    mass += value;
    x += value * (column + 0.5);
    y += value * (row + 0.5);
  });
  const span = (of: Set<number>): number => Math.max(...of) - Math.min(...of) + 1;
  return { mass, x: x / mass, y: y / mass, wide: span(columns), high: span(rows) };
}

describe('a drawn digit as MNIST has them', () => {
  it('a square of 40 cells becomes one of 20 pixels in the middle', () => {
    const field = centredDigit(inkWhere(100, 100, (x, y) => x < 40 && y >= 60))!;
    field.forEach((value, index) => {
      const isInside = [index % 28, Math.floor(index / 28)].every((at) => at >= 4 && at < 24);
      expect(value).to.be.closeTo(isInside ? 1 : 0, 1e-6);
    });
  });

  it('a thin 1 keeps its aspect: 10 by 200 cells become 1 by 20 pixels', () => {
    const field = centredDigit(
      inkWhere(280, 280, (x, y) => x >= 7 && x < 17 && y >= 30 && y < 230),
    )!;
    const { mass, wide, high, x, y } = measure(field);
    expect([wide, high]).to.deep.equal([1, 20]);
    expect(mass).to.be.closeTo(20, 1e-4);
    expect([Math.abs(x - 14), y]).to.deep.equal([0.5, 14]);
  });

  it('what covers half a pixel is half as bright: 15 by 100 cells become 3 pixels, two of them grey', () => {
    // By 1/5: exactly 3 by 20. By 16 cells 3.2 pixels, in the middle of four: 0.6, 1, 1, 0.6.
    const exact = centredDigit(inkWhere(100, 100, (x) => x < 15))!;
    expect(measure(exact)).to.include({ wide: 3, high: 20 });
    const field = centredDigit(inkWhere(100, 100, (x) => x < 16))!;
    const row = Array.from(field.subarray(14 * 28 + 12, 14 * 28 + 16), (value) =>
      Number(value.toFixed(4)),
    );
    expect(row).to.deep.equal([0.6, 1, 1, 0.6]);
  });

  it('a single cell fills the box', () => {
    expect(measure(centredDigit(inkWhere(50, 50, (x, y) => x === 3 && y === 40))!)).to.include({
      wide: 20,
      high: 20,
      x: 14,
      y: 14,
    });
  });

  it('mass, not the box, is centred, to half a pixel', () => {
    // An L: a stem of 10 by 100 and a foot of 60 by 10. Its box is 60 by 100.
    const ink = inkWhere(120, 120, (x, y) => y < 100 && (x < 10 || (x < 60 && y >= 90)));
    const { x, y, wide, high } = measure(centredDigit(ink)!);
    expect([wide, high]).to.deep.equal([12, 20]);
    expect(Math.abs(x - 14)).to.be.at.most(0.5);
    expect(Math.abs(y - 14)).to.be.at.most(0.5);
  });

  it('the most lopsided drawing stays in the field', () => {
    const ink = inkWhere(200, 200, (x, y) => (x < 20 && y < 20) || (x === 199 && y === 199));
    const { mass, wide, high } = measure(centredDigit(ink)!);
    expect([wide, high]).to.deep.equal([20, 20]);
    expect(mass).to.be.closeTo(4.01, 1e-3);
  });

  it('other fields have their box in proportion', () => {
    const field = centredDigit(
      inkWhere(10, 10, () => true),
      56,
      70,
    )!;
    expect(measure(field, 70)).to.include({ wide: 40, high: 40, x: 35, y: 28 });
  });

  it('nothing drawn is nothing', () => {
    expect(centredDigit(inkWhere(30, 30, () => false))).to.equal(null);
  });

  it('ink is white on black, and black on white where the model has light paper', () => {
    const preprocessing = { black: [0], white: [1], channels: 'rgb' };
    const card = { inputShape: [28, 28, 1], preprocessing, background: [1] } as unknown;
    const light = digitImage(new DrawnInk().of(drawnDigits[1]!), card as ModelDescription)!;
    const dark = digitImage(new DrawnInk().of(drawnDigits[1]!), null)!;
    expect([light.data[0], dark.data[0]]).to.deep.equal([255, 0]);
    const middle = 4 * (14 * 28 + 14);
    expect([light.data[middle]! < 60, dark.data[middle]! > 195]).to.deep.equal([true, true]);
  });

  it('all ten digits are centred, and mnist-cnn reads what a hand draws', async () => {
    const explainer = createExplainer({ model: modelUrl('mnist-cnn'), backend: 'wasm' });
    const description = await explainer.pictureModel();
    const read: number[] = [];
    for (const strokes of drawnDigits) {
      const image = digitImage(new DrawnInk().of(strokes), description)!;
      const { input } = await explainer.picture(image);
      const { x, y, wide, high } = measure(input.data);
      expect(Math.max(wide, high)).to.equal(20);
      expect(Math.max(Math.abs(x - 14), Math.abs(y - 14))).to.be.at.most(0.51);
      const { output } = await explainer.forward({ data: input.data, shape: [1, 28, 28, 1] });
      read.push(output.data.indexOf(Math.max(...output.data)));
    }
    console.log(`drawn 0 to 9, read as ${read.join(' ')}`);
    expect(read.filter((digit, index) => digit === index).length).to.be.at.least(9);
    for (const digit of [0, 1, 3, 7]) expect(read[digit]).to.equal(digit);
  });
});

describe('<image-input>: the pad', () => {
  afterEach(() => document.body.replaceChildren());

  async function padOf(fed: StandIn): Promise<{ input: ImageInput; pad: HTMLCanvasElement }> {
    const input = await mountInput({ for: fed.id, accept: 'digit' });
    const pad = await find<HTMLCanvasElement>(input, '[part="pad"]');
    pad.setPointerCapture = () => {};
    await until(() => pad.isConnected && pad.clientWidth > 0);
    return { input, pad };
  }

  function draw(pad: HTMLCanvasElement, stroke: Stroke): void {
    const { left, top, width, height } = pad.getBoundingClientRect();
    const send = (type: string, { x, y }: Stroke[number]): void => {
      const at = { clientX: left + x * width, clientY: top + y * height };
      const pointer = { ...at, pointerId: 1, isPrimary: true, button: 0, bubbles: true };
      pad.dispatchEvent(new PointerEvent(type, pointer));
    };
    send('pointerdown', stroke[0]!);
    for (const point of stroke) send('pointermove', point);
    send('pointerup', stroke.at(-1)!);
  }

  const press = (pad: HTMLCanvasElement, ...keys: string[]): void => {
    for (const key of keys)
      pad.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  };

  const button = (input: ImageInput, words: string): HTMLElement =>
    [...input.renderRoot.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === words,
    )!;

  it('is open from the start where it is the first way, and feeds after the strokes', async () => {
    const fed = standIn('fed');
    const { input, pad } = await padOf(fed);
    expect(getComputedStyle(pad).touchAction).to.equal('none');
    const change = await changed(input, () => {
      for (const stroke of drawnDigits[4]!) draw(pad, stroke);
    });
    expect(change.source).to.equal('digit');
    expect(change.image).to.be.instanceOf(ImageData).and.include({ width: 28, height: 28 });
    expect(fed.image).to.equal(change.image);
    const seen = await find<HTMLElement>(input, '[part="seen"]');
    expect([...pixels(seen).data]).to.deep.equal([...(change.image as ImageData).data]);
    expect(text(input, 'status')).to.equal('Your drawing is now the input.');
  });

  it('is opened by its button, takes strokes back, and says when nothing is left', async () => {
    const fed = standIn('fed');
    const input = await mountInput({ for: 'fed' });
    const opener = await find<HTMLElement>(input, '[data-way="digit"]');
    expect(opener.getAttribute('aria-expanded')).to.equal('false');
    opener.click();
    const pad = await find<HTMLCanvasElement>(input, '[part="pad"]');
    expect(opener.getAttribute('aria-expanded')).to.equal('true');
    pad.setPointerCapture = () => {};
    const [first, second] = drawnDigits[4]!;
    const one = await changed(input, () => draw(pad, first!));
    const both = await changed(input, () => draw(pad, second!));
    expect([...(both.image as ImageData).data]).not.to.deep.equal([
      ...(one.image as ImageData).data,
    ]);
    const undone = await changed(input, () => button(input, 'Undo').click());
    expect([...(undone.image as ImageData).data]).to.deep.equal([...(one.image as ImageData).data]);
    button(input, 'Clear').click();
    expect(colors(pad)).to.equal(1);
    const live = input.renderRoot.querySelector('[aria-live]')!;
    await until(() => live.textContent.includes('The pad is empty'));
    expect(fed.image).to.equal(undone.image);
  });

  it('is drawn on by keys: arrows move the pen, Space puts it down and lifts it', async () => {
    const { input, pad } = await padOf(standIn('fed'));
    press(pad, 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
    const { image } = await changed(input, () => {
      press(pad, ' ', ...Array<string>(8).fill('ArrowDown'), ' ');
    });
    const ink = Float32Array.from({ length: 784 }, (_, at) => (image as ImageData).data[4 * at]!);
    const { wide, high } = measure(ink);
    expect(high).to.equal(20);
    expect(wide).to.be.below(7);
    press(pad, 'Delete');
    const live = input.renderRoot.querySelector('[aria-live]')!;
    await until(() => live.textContent.includes('The pad is empty'));
  });

  it('ignores a palm and the right button', async () => {
    const { pad } = await padOf(standIn('fed'));
    await until(() => colors(pad) === 1);
    const at = pad.getBoundingClientRect();
    const options = { clientX: at.left + 50, clientY: at.top + 50, pointerId: 2, bubbles: true };
    pad.dispatchEvent(new PointerEvent('pointerdown', { ...options, isPrimary: false }));
    pad.dispatchEvent(new PointerEvent('pointerdown', { ...options, isPrimary: true, button: 2 }));
    expect(colors(pad)).to.equal(1);
  });
});
