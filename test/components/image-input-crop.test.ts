import { expect } from '@esm-bundle/chai';
import type { ImageInput } from '../../dist/index.js';
import { cutOf, middle, mostZoomOf, within } from '../../dist/client/image/crop-frame.js';
import { createExplainer } from '../../dist/engine.js';
import { reduced } from '../../dist/client/image/reduce.js';
import {
  changed,
  chooseFiles,
  find,
  mountInput,
  pictureFile,
  standIn,
} from '../support/image-input.js';
import { pixels } from '../support/saliency-element.js';
import { modelUrl } from '../support/saliency-map.js';

const wide = { width: 400, height: 200, part: { width: 200, height: 200 }, mostZoom: 8 };

/** A picture of four quarters: red, green / blue, white. */
const quarters = (width: number, height: number): Promise<File> =>
  pictureFile(width, height, (x, y) => {
    const [right, low] = [x >= width / 2, y >= height / 2];
    return right && low ? [255, 255, 255] : right ? [0, 255, 0] : low ? [0, 0, 255] : [255, 0, 0];
  });

function colorAt(image: unknown, x: number, y: number): number[] {
  if (!(image instanceof HTMLCanvasElement)) throw new Error('no canvas');
  const at = [Math.floor(x * image.width), Math.floor(y * image.height)] as const;
  return [
    ...image
      .getContext('2d')!
      .getImageData(...at, 1, 1)
      .data.subarray(0, 3),
  ];
}

async function cropped(file: File): Promise<{ input: ImageInput; image: unknown }> {
  standIn('fed', '/models/cifar10-allcnn/model.json');
  const input = await mountInput({ for: 'fed' });
  const { image } = await changed(input, () => chooseFiles(input, file));
  await find(input, '[part="crop-frame"]');
  return { input, image };
}

describe('<image-input>: crop', () => {
  afterEach(() => document.body.replaceChildren());

  it('cuts the middle, and frames stay in the picture', () => {
    expect(cutOf(middle, wide)).to.deep.equal({ left: 100, top: 0, width: 200, height: 200 });
    expect(cutOf({ x: 0.5, y: 0.5, zoom: 2 }, wide)).to.deep.equal({
      left: 150,
      top: 50,
      width: 100,
      height: 100,
    });
    expect(within({ x: 0, y: 9, zoom: 1 }, wide)).to.deep.equal({ x: 0.25, y: 0.5, zoom: 1 });
    expect(within({ x: 1, y: 0, zoom: 4 }, wide)).to.deep.equal({ x: 0.9375, y: 0.125, zoom: 4 });
    expect(within({ x: 0.5, y: 0.5, zoom: 99 }, wide).zoom).to.equal(8);
    expect(mostZoomOf(4000, 3000, [32, 32, 3])).to.equal(16);
    expect(mostZoomOf(320, 640, [32, 32, 3])).to.equal(10);
    expect(mostZoomOf(20, 20, [32, 32, 3])).to.equal(4);
  });

  it('gives the middle at once, square as the input, and shows what the network sees', async () => {
    const { input, image } = await cropped(await quarters(400, 200));
    expect(image).to.include({ width: 200, height: 200 });
    expect(colorAt(image, 0.1, 0.1)).to.deep.equal([255, 0, 0]);
    expect(colorAt(image, 0.9, 0.9)).to.deep.equal([255, 255, 255]);
    const seen = await find<HTMLCanvasElement>(input, '[part="seen"]');
    expect([seen.width, seen.height]).to.deep.equal([32, 32]);
    expect([...pixels(seen).data.subarray(0, 3)]).to.deep.equal([255, 0, 0]);
  });

  it('moves by arrow keys, zooms by plus and minus, and comes back to the middle', async () => {
    const { input } = await cropped(await quarters(400, 200));
    const frame = await find<HTMLElement>(input, '[part="crop-frame"]');
    const press = (key: string, times: number): void => {
      for (let time = 0; time < times; time++) {
        frame.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      }
    };
    const zoomed = await changed(input, () => {
      press('+', 10);
      press('ArrowLeft', 40);
      press('ArrowUp', 40);
    });
    expect(zoomed.source).to.equal('upload');
    expect(zoomed.image).to.have.property('width').that.is.below(100);
    expect(colorAt(zoomed.image, 0.99, 0.99)).to.deep.equal([255, 0, 0]);
    const corner = await changed(input, () => {
      press('ArrowRight', 80);
      press('ArrowDown', 80);
    });
    expect(colorAt(corner.image, 0.01, 0.01)).to.deep.equal([255, 255, 255]);
    const button = [...input.renderRoot.querySelectorAll<HTMLElement>('.controls button')].at(-1)!;
    const back = await changed(input, () => button.click());
    expect(back.image).to.include({ width: 200, height: 200 });
  });

  it('is dragged by a pointer, and a press beside the frame brings it there', async () => {
    const { input } = await cropped(await quarters(400, 200));
    const surface = await find<HTMLElement>(input, '[part="crop"]');
    const frame = await find<HTMLElement>(input, '[part="crop-frame"]');
    surface.setPointerCapture = () => {};
    const box = surface.getBoundingClientRect();
    const pointer = (type: string, x: number, target: Element = surface): void => {
      const [clientX, clientY] = [box.left + x * box.width, box.top + box.height / 2];
      const options = { clientX, clientY, pointerId: 1, button: 0, bubbles: true };
      target.dispatchEvent(new PointerEvent(type, options));
    };
    const dragged = await changed(input, () => {
      pointer('pointerdown', 0.5, frame);
      pointer('pointermove', 0.1);
      pointer('pointerup', 0.1);
    });
    expect(colorAt(dragged.image, 0.9, 0.1)).to.deep.equal([255, 0, 0]);
    const pressed = await changed(input, () => {
      pointer('pointerdown', 0.95, surface.querySelector('canvas')!);
      pointer('pointerup', 0.95);
    });
    expect(colorAt(pressed.image, 0.1, 0.1)).to.deep.equal([0, 255, 0]);
  });

  it('leaves the wheel to the page unless Ctrl is held', async () => {
    const { input } = await cropped(await quarters(400, 200));
    const surface = await find<HTMLElement>(input, '[part="crop"]');
    const wheel = (ctrlKey: boolean): boolean => {
      const event = new WheelEvent('wheel', { deltaY: -100, ctrlKey, cancelable: true });
      surface.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(wheel(false)).to.equal(false);
    expect((await changed(input, () => expect(wheel(true)).to.equal(true))).image)
      .to.have.property('width')
      .that.is.below(200);
  });

  it('turns a photo as its EXIF orientation says, before it is cut', async () => {
    const response = await fetch(
      new URL('/test/fixtures/pictures/orientation-6.jpg', location.href),
    );
    const file = new File([await response.blob()], 'turned.jpg', { type: 'image/jpeg' });
    const { input, image } = await cropped(file);
    expect(image).to.include({ width: 48, height: 48 });
    const [above, below] = [colorAt(image, 0.5, 0.1), colorAt(image, 0.5, 0.9)];
    expect(above[0]).to.be.above(200);
    expect(above[2]).to.be.below(50);
    expect(below[2]).to.be.above(200);
    const seen = pixels(await find<HTMLElement>(input, '[part="seen"]')).data;
    expect([seen[0]! > 200, seen[4 * 32 * 31 + 2]! > 200]).to.deep.equal([true, true]);
  });
});

describe('pictures with far more pixels than the input', () => {
  const patterns = {
    checkerboard: (x: number, y: number) => 255 * ((x + y) % 2),
    stripes: (x: number) => 255 * (x % 2),
    'zone plate': (x: number, y: number) =>
      127.5 + 127.5 * Math.cos((Math.PI * ((x - 1600) ** 2 + (y - 1600) ** 2)) / 3200),
  };

  for (const [name, level] of Object.entries(patterns)) {
    it(`a fine ${name} of 10 megapixels comes down to its means, without aliasing`, async () => {
      const side = 3200;
      const file = await pictureFile(side, side, (x, y) => {
        const value = Math.round(level(x, y));
        return [value, value, value];
      });
      const bitmap = await createImageBitmap(file);
      const cut = { left: 0, top: 0, width: side, height: side };
      const part = reduced(bitmap, cut, 1024, 1024);
      const explainer = createExplainer({ model: modelUrl('cifar10-allcnn'), backend: 'wasm' });
      for (const source of [part, file]) {
        const { input } = await explainer.picture(source);
        let worst = 0;
        for (let pixel = 0; pixel < 32 * 32; pixel++) {
          const [left, top] = [(pixel % 32) * 100, Math.floor(pixel / 32) * 100];
          let sum = 0;
          for (let y = top; y < top + 100; y++) {
            for (let x = left; x < left + 100; x++) sum += Math.round(level(x, y));
          }
          const got = (255 * (input.data[3 * pixel]! + 1)) / 2;
          worst = Math.max(worst, Math.abs(got - sum / 1e4));
        }
        expect(worst, source === part ? 'cut' : 'file').to.be.below(5);
      }
    });
  }
});
