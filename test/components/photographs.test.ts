import { expect } from '@esm-bundle/chai';
import { explainerOf } from '../support/element.js';
import { pictureFile } from '../support/image-input.js';

type Grey = (x: number, y: number) => number;

/** Fine patterns, in bytes. */
const patterns: Record<string, Grey> = {
  'a checkerboard of single pixels': (x, y) => 255 * ((x + y) & 1),
  'a checkerboard of 3 x 3': (x, y) => 255 * ((Math.floor(x / 3) + Math.floor(y / 3)) & 1),
  noise: (x, y) => (Math.imul((x * 73856093) ^ (y * 19349663), 0x9e3779b1) >>> 16) & 255,
};

const SIDE = 32;

/** The exact mean over each of `SIDE` x `SIDE` equal areas in the middle of a picture, in bytes. */
function areaMeans(width: number, height: number, grey: Grey): Float64Array {
  const side = Math.min(width, height);
  const [left, top] = [(width - side) / 2, (height - side) / 2];
  const shares = Array.from({ length: side }, (_, at) => {
    const [low, high] = [(at * SIDE) / side, ((at + 1) * SIDE) / side];
    const first = Math.floor(low);
    const inFirst = Math.min(first + 1, high) - low;
    return { first, parts: [inFirst, high - low - inFirst] };
  });
  const means = new Float64Array(SIDE * SIDE);
  shares.forEach((row, y) => {
    shares.forEach((column, x) => {
      const value = grey(left + x, top + y);
      row.parts.forEach((down, below) => {
        column.parts.forEach((across, beside) => {
          if (down * across < 1e-12) return;
          means[(row.first + below) * SIDE + column.first + beside]! += value * down * across;
        });
      });
    });
  });
  return means;
}

/** What a network of 32 x 32 colour pixels sees of a file, in bytes, red alone. */
async function seen(file: File): Promise<number[]> {
  const explainer = explainerOf('cifar10-allcnn');
  const { range } = await explainer.describe();
  const { input } = await explainer.picture(file);
  return Array.from(input.data)
    .filter((_, index) => index % 3 === 0)
    .map((value) => (255 * (value - range[0])) / (range[1] - range[0]));
}

describe('photographs', () => {
  for (const [name, grey] of Object.entries(patterns)) {
    it(`are averaged, not sampled: ${name}, 3000 x 2000 pixels`, async () => {
      const file = await pictureFile(
        3000,
        2000,
        (x, y) => Array(3).fill(grey(x, y)) as [number, number, number],
      );
      const input = await seen(file);
      const distances = Array.from(areaMeans(3000, 2000, grey), (mean, index) =>
        Math.abs(mean - input[index]!),
      );
      const mean = distances.reduce((sum, distance) => sum + distance) / distances.length;
      expect(mean).to.be.below(2.5);
      expect(Math.max(...distances)).to.be.below(6);
    });
  }

  it('cost one copy, which is let go at once', async () => {
    const made: { bitmap: ImageBitmap; pixels: number }[] = [];
    const original = window.createImageBitmap;
    const noting = async (...asked: Parameters<typeof original>): Promise<ImageBitmap> => {
      const bitmap = await original.apply(window, asked);
      made.push({ bitmap, pixels: bitmap.width * bitmap.height });
      return bitmap;
    };
    Object.assign(window, { createImageBitmap: noting });
    try {
      await seen(await pictureFile(1500, 1000, (x, y) => [x & 255, y & 255, 90]));
    } finally {
      Object.assign(window, { createImageBitmap: original });
    }
    expect(made.map(({ pixels }) => pixels)).to.deep.equal([1e6, SIDE * SIDE]);
    expect(made.map(({ bitmap }) => bitmap.width)).to.deep.equal([0, 0]);
  });

  it('of the size of the input stay as they are, also cut', async () => {
    for (const [width, height] of [
      [32, 32],
      [48, 32],
      [32, 40],
    ] as const) {
      const grey: Grey = (x, y) => (x * 37 + y * 91) & 255;
      const input = await seen(await pictureFile(width, height, (x, y) => [grey(x, y), 0, 0]));
      const [left, top] = [(width - 32) / 2, (height - 32) / 2];
      const expected = input.map((_, index) =>
        grey(left + (index % 32), top + Math.floor(index / 32)),
      );
      expect(input.map(Math.round)).to.deep.equal(expected);
    }
  });
});
