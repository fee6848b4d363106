import { expect } from '@esm-bundle/chai';
import { drawnChannels, strongestChannels } from '../../dist/components/figure/heatmap.js';
import {
  formatOrdinal,
  formatProbability,
  formatShare,
  percentileText,
} from '../../dist/components/figure/format.js';
import { putPixels } from '../../dist/components/view/put-pixels.js';
import { heatmapPixels, sumChannels } from '../../dist/components/figure/heatmap.js';
import {
  magnitudePercentile,
  rangesOf,
  readClip,
  shareBeyond,
} from '../../dist/components/figure/ranges.js';
import { cropped } from '../../dist/components/figure/drawn-map.js';
import { channelOf, placeOf, unitAt } from '../../dist/components/figure/neurons.js';
import { unitOf } from '../../dist/components/figure/unit-of.js';
import type { Preprocessing } from '../../dist/protocol.js';
import { pixels } from '../support/saliency-element.js';

const values = (...numbers: number[]): Float32Array => Float32Array.from(numbers);

describe('channels of a map', () => {
  // Two pixels of three channels.
  const map = values(1, -3, 1, 0.5, 0.25, -0.5);

  it('are summed with their signs', () => {
    expect(Array.from(sumChannels(map, [1, 2, 3]))).to.deep.equal([-1, 0.25]);
  });

  it('show the one of largest magnitude with its sign, the first among equals', () => {
    expect(Array.from(strongestChannels(map, [1, 2, 3]))).to.deep.equal([-3, 0.5]);
  });

  it('stay a picture where there are one or three, and are summed otherwise', () => {
    expect(drawnChannels(map, [1, 2, 3], 'rgb', null)).to.deep.equal({
      values: map,
      shape: [1, 2, 3],
    });
    expect(drawnChannels(map, [1, 6, 1], 'rgb', null).shape).to.deep.equal([1, 6, 1]);
    const preprocessing: Preprocessing = {
      black: [0, 0, 0],
      white: [1, 1, 1],
      channels: 'bgr',
      preset: null,
      resize: 'crop',
      crop: null,
    };
    const bgr = { preprocessing };
    expect(Array.from(drawnChannels(map, [1, 2, 3], 'rgb', bgr).values)).to.deep.equal([
      1, -3, 1, -0.5, 0.25, 0.5,
    ]);
    const pairs = drawnChannels(map, [1, 3, 2], 'rgb', null);
    expect(pairs.shape).to.deep.equal([1, 3, 1]);
    expect(Array.from(pairs.values)).to.deep.equal([-2, 1.5, -0.25]);
  });
});

describe('the range of colours', () => {
  const ramp = Float32Array.from({ length: 101 }, (_, index) => (index % 2 ? -1 : 1) * index);

  it('ends at a percentile of magnitudes, with straight lines between ranks', () => {
    expect(magnitudePercentile([ramp], 100)).to.equal(100);
    expect(magnitudePercentile([ramp], 99)).to.equal(99);
    expect(magnitudePercentile([values(0, 1, 2, 10)], 75)).to.equal(4);
    expect(magnitudePercentile([values(0, 1), values(-2, 10)], 75)).to.equal(4);
  });

  it('is that of all magnitudes sorted, to the bit', () => {
    let state = 1;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    for (const size of [1, 2, 7, 500]) {
      for (const silent of [0, 0.6]) {
        const map = Float32Array.from({ length: size }, () =>
          random() < silent ? -0 : (random() - 0.5) * 10 ** (random() * 40 - 30),
        );
        const sorted = map.map(Math.abs).sort();
        for (const percentile of [50.1, 75, 99, 99.5]) {
          const rank = ((size - 1) * percentile) / 100;
          const [below, above] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
          const expected = below + (rank % 1) * (above - below) || sorted.at(-1)!;
          expect(magnitudePercentile([map], percentile)).to.equal(expected);
          const half = size >> 1;
          const parts = [map.subarray(0, half), map.subarray(half)];
          expect(magnitudePercentile(parts, percentile)).to.equal(expected);
        }
      }
    }
  });

  it('is zero for a silent map, and not for one that is silent nearly everywhere', () => {
    expect(magnitudePercentile([values(0, 0)], 99)).to.equal(0);
    expect(magnitudePercentile([values(0, 0, 0, 0, 0, -7)], 60)).to.equal(7);
  });

  it('takes a percentile above 50 and up to 100, anything else as 100', () => {
    expect([50, 50.5, 99.9, 100, 101, NaN].map(readClip)).to.deep.equal([
      100, 50.5, 99.9, 100, 100, 100,
    ]);
  });

  it('is a map’s own, common, or two numbers', () => {
    const maps = new Map([
      ['small', values(0, 1, 2, 3)],
      ['large', values(0, -10, 20, 30)],
    ]);
    const ranges = (choice: string, clip = 100) => Object.fromEntries(rangesOf(choice, maps, clip));
    expect(ranges('unit')).to.deep.equal({ small: [-3, 3], large: [-30, 30] });
    expect(ranges('shared')).to.deep.equal({ small: [-30, 30], large: [-30, 30] });
    expect(ranges('layer')).to.deep.equal(ranges('shared'));
    // Of eight magnitudes 0, 0, 1, 2, 3, 10, 20, 30 the rank 7 * 5 / 7 is 10.
    expect(ranges('shared', 500 / 7)['small']![1]).to.be.closeTo(10, 1e-4);
    expect(ranges('-1, 2', 99)).to.deep.equal({ small: [-1, 2], large: [-1, 2] });
    expect(ranges('2 1')).to.deep.equal(ranges('unit'));
  });

  it('tells the share of values beyond it', () => {
    expect(shareBeyond(ramp, [-99, 99])).to.equal(1 / 101);
    expect([0.0099, 0.14, 0.00001, 1].map(formatShare)).to.deep.equal([
      '1%',
      '14%',
      '<0.1%',
      '100%',
    ]);
    expect([99, 51, 92, 53, 97.5].map(formatOrdinal)).to.deep.equal([
      '99th',
      '51st',
      '92nd',
      '53rd',
      '97.5th',
    ]);
    expect([0.99951, 1, 0.00049, 0].map(formatProbability)).to.deep.equal([
      '>99.9%',
      '100.0%',
      '<0.1%',
      '0.0%',
    ]);
    expect([51, 52, 53, 99.5].map(percentileText)).to.deep.equal([
      '51st percentile',
      '52nd percentile',
      '53rd percentile',
      '99.5th percentile',
    ]);
  });
});

describe('a painted map', () => {
  const paint = (map: Float32Array, channels: number, limit: number, colors: string | null) => {
    const canvas = document.createElement('canvas');
    putPixels(
      canvas,
      heatmapPixels(map, [1, map.length / channels, channels], [-limit, limit], colors),
    );
    return Array.from(pixels(canvas).data);
  };

  it('as a picture has 0 at mid-grey, and black and white at the ends', () => {
    expect(paint(values(-2, 0, 1, 9, -9, 2), 3, 2, null)).to.deep.equal([
      0, 128, 191, 255, 255, 0, 255, 255,
    ]);
    expect(paint(values(-2, 0, 2), 1, 2, null)).to.deep.equal([
      0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255,
    ]);
  });

  it('has the middle of its colours at 0, and everywhere when it is silent', () => {
    const [red, , blue] = paint(values(2), 1, 2, 'RdBu');
    expect(red).to.be.above(blue!);
    const middle = paint(values(0), 1, 2, 'RdBu');
    expect(Math.max(...middle) - Math.min(...middle)).to.be.below(12);
    expect(paint(values(0, 0), 1, 0, 'RdBu')).to.deep.equal([...middle, ...middle]);
  });

  it('can be cut to a box', () => {
    const ramp = Float32Array.from({ length: 24 }, (_, index) => index);
    const box = { top: 1, left: 2, height: 2, width: 2 };
    expect(Array.from(cropped({ values: ramp, shape: [3, 4, 2] }, box))).to.deep.equal([
      12, 13, 14, 15, 20, 21, 22, 23,
    ]);
  });
});

describe('the words for a neuron', () => {
  it('tell a channel from a place', () => {
    expect(['max', '7', '1,2', '1,2,3', '*,*,4', null].map(channelOf)).to.deep.equal([
      null,
      7,
      null,
      3,
      4,
      null,
    ]);
    expect(['max', '7', '1, 2', '1,2,3', '*,*,4', null].map(placeOf)).to.deep.equal([
      null,
      null,
      { x: 1, y: 2 },
      { x: 1, y: 2 },
      null,
      null,
    ]);
  });

  it('name the neuron at a place, of the chosen channel if there is one', () => {
    const at = (unit: string): string => unitAt({ x: 5, y: 6 }, unit);
    expect(['max', '7', '*,*,4', '1,2,3', '1,2'].map(at)).to.deep.equal([
      '5,6',
      '5,6,7',
      '5,6,4',
      '5,6,3',
      '5,6',
    ]);
  });

  it('name one neuron for every picture', () => {
    const rest = {
      layer: 'a',
      activation: 1,
      receptiveField: { top: 0, left: 0, height: 1, width: 1 },
    };
    expect(unitOf({ ...rest, position: [2, 1, 3], layerShape: [4, 4, 8] })).to.equal('1,2,3');
    expect(unitOf({ ...rest, position: [5], layerShape: [10] })).to.equal('5');
    expect(unitOf({ ...rest, position: [5], layerShape: [4, 4, 8] })).to.equal(null);
  });
});
