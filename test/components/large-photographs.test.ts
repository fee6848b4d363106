import { expect } from '@esm-bundle/chai';
import { decodeBlob } from '../../dist/client/image/decode-blob.js';
import { fitToModel } from '../../dist/client/image/fit.js';
import { loadPicture } from '../../dist/client/image/picture.js';
import type { ModelDescription } from '../../dist/protocol.js';

const model = {
  inputShape: [64, 64, 3],
  background: [0, 0, 0],
  samples: [],
  preprocessing: {
    black: [0, 0, 0],
    white: [1, 1, 1],
    channels: 'rgb',
    preset: null,
    resize: 'crop',
    crop: null,
  },
} as unknown as ModelDescription;

/** Waves of three colors, whose file has more pixels than an element decodes at once. */
async function photograph(type: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 2000;
  canvas.height = 1500;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let index = 0; index < image.data.length; index++) {
    const [x, y] = [(index >> 2) % canvas.width, Math.floor((index >> 2) / canvas.width)];
    const wave = Math.sin(x / (9 + (index % 4))) * Math.cos(y / 13);
    image.data[index] = index % 4 === 3 ? 255 : 127 + 120 * wave;
  }
  context.putImageData(image, 0, 0);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), type, 0.9));
}

async function elementOf(blob: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  return image;
}

describe('a photograph with many pixels', () => {
  for (const type of ['image/jpeg', 'image/png']) {
    it(`gives the network what an <img> of it gives (${type})`, async () => {
      const blob = await photograph(type);
      const source = await elementOf(blob);
      const { naturalWidth: width, naturalHeight: height } = source;
      const expected = (await fitToModel({ source, width, height }, model)).input.data;
      const decoded = await decodeBlob(blob);
      expect(decoded.source).to.be.instanceOf(ImageBitmap);
      expect((await fitToModel(decoded, model)).input.data).to.deep.equal(expected);
      expect((await loadPicture(blob, model)).input.data).to.deep.equal(expected);
      expect((await loadPicture(source, model)).input.data).to.deep.equal(expected);
    });
  }

  it('stays open where it was given as a bitmap', async () => {
    const given = await createImageBitmap(await photograph('image/jpeg'));
    await loadPicture(given, model);
    expect(given.width).to.equal(2000);
  });
});
