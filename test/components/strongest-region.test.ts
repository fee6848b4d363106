import { expect } from '@esm-bundle/chai';
import { strongestRegion } from '../../dist/components/figure/strongest-region.js';
import { mulberry32 } from '../oracle/net.js';

type Shape3 = [number, number, number];

/** The share of all positive pixels in a window, summed one by one. */
function shareIn(
  map: Float32Array,
  [height, width, channels]: Shape3,
  box: { top: number; left: number; height: number; width: number },
): number {
  let [inside, all] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let pixel = 0;
      for (let c = 0; c < channels; c++) pixel += map[(y * width + x) * channels + c]!;
      if (pixel <= 0) continue;
      all += pixel;
      const isIn =
        y >= box.top && y < box.top + box.height && x >= box.left && x < box.left + box.width;
      if (isIn) inside += pixel;
    }
  }
  return inside / all;
}

/** Windows of every candidate size at every place, the smallest with a quarter first, then the strongest. */
function bySearch(map: Float32Array, shape: Shape3): { area: number; share: number } {
  const parts = [8, 6, 5, 4, 3, 2];
  let best = { area: Infinity, share: 0 };
  for (const a of parts) {
    for (const b of parts) {
      if (a / b > 2 || b / a > 2) continue;
      const [rows, columns] = [Math.round(shape[0] / a), Math.round(shape[1] / b)];
      for (let top = 0; top + rows <= shape[0]; top++) {
        for (let left = 0; left + columns <= shape[1]; left++) {
          const share = shareIn(map, shape, { top, left, height: rows, width: columns });
          const area = rows * columns;
          if (share < 0.25) continue;
          if (area < best.area || (area === best.area && share > best.share)) {
            best = { area, share };
          }
        }
      }
    }
  }
  return best;
}

/** Noise of both signs with a bump. */
function bumpy(shape: Shape3, [row, column]: [number, number], seed: number): Float32Array {
  const random = mulberry32(seed);
  const [, width, channels] = shape;
  return Float32Array.from({ length: shape[0] * width * channels }, (_, index) => {
    const pixel = Math.floor(index / channels);
    const away = Math.hypot(Math.floor(pixel / width) - row, (pixel % width) - column);
    return random() - 0.5 + 4 * Math.exp(-(away * away) / 8);
  });
}

describe('the strongest region of a map', () => {
  for (const [shape, at] of [
    [
      [16, 16, 1],
      [4, 11],
    ],
    [
      [15, 22, 3],
      [10, 5],
    ],
    [
      [28, 28, 1],
      [14, 14],
    ],
  ] satisfies [Shape3, [number, number]][]) {
    it(`is the smallest window with a quarter, as a search of all finds it, ${shape.join(' x ')}`, () => {
      for (const seed of [1, 2, 3]) {
        const map = bumpy(shape, at, seed);
        const found = strongestRegion(map, shape)!;
        const { share, area } = bySearch(map, shape);
        expect(found.share).to.be.closeTo(share, 1e-6);
        expect(found.share).to.be.closeTo(shareIn(map, shape, found), 1e-6);
        expect(found.height * found.width).to.be.at.most(area);
        expect(at[0]).to.be.within(found.top, found.top + found.height - 1);
        expect(at[1]).to.be.within(found.left, found.left + found.width - 1);
      }
    });
  }

  it('leaves out rows and columns at its edges that hold nothing', () => {
    const map = new Float32Array(28 * 28);
    for (const [row, column] of [
      [13, 14],
      [14, 15],
    ] as const) {
      map[row * 28 + column] = 3;
    }
    map[0] = -50;
    expect(strongestRegion(map, [28, 28, 1])).to.deep.equal({
      top: 13,
      left: 14,
      height: 2,
      width: 2,
      share: 1,
    });
  });

  it('counts what the channels of a pixel come to together', () => {
    const map = new Float32Array(8 * 8 * 3);
    map.set([5, -4, 0], (2 * 8 + 2) * 3);
    map.set([1, 1, 1], (6 * 8 + 5) * 3);
    // 1 against 3.
    const found = strongestRegion(map, [8, 8, 3])!;
    expect(found).to.deep.equal({ top: 6, left: 5, height: 1, width: 1, share: 0.75 });
  });

  it('is none where nothing is positive, nothing stands out or a value is not finite', () => {
    const shape: Shape3 = [28, 28, 1];
    expect(strongestRegion(new Float32Array(784), shape)).to.equal(null);
    expect(strongestRegion(new Float32Array(784).fill(-1), shape)).to.equal(null);
    expect(strongestRegion(new Float32Array(784).fill(1), shape)).to.equal(null);
    expect(strongestRegion(new Float32Array(784).fill(Infinity), shape)).to.equal(null);
    expect(strongestRegion(new Float32Array(784).fill(NaN), shape)).to.equal(null);
  });

  it('finds it in photographs, whose windows lie a few pixels apart', () => {
    const shape: Shape3 = [300, 200, 3];
    const map = new Float32Array(300 * 200 * 3);
    for (let y = 210; y < 240; y++) {
      for (let x = 52; x < 80; x++) map.fill(1, (y * 200 + x) * 3, (y * 200 + x) * 3 + 3);
    }
    const found = strongestRegion(map, shape)!;
    expect(found.share).to.be.closeTo(shareIn(map, shape, found), 1e-6);
    expect(found.share).to.be.above(0.85);
    expect(found.top).to.be.within(210, 214);
    expect(found.left).to.be.within(52, 56);
  });
});
