import { expect } from '@esm-bundle/chai';
import { render } from 'lit';
import { isPhotograph } from '../../dist/client/image/photograph.js';
import {
  channelViewOf,
  countedValues,
  liesOverPhotograph,
  percentileOf,
} from '../../dist/components/figure/display-defaults.js';
import { fadeToZero, heatmapPixels } from '../../dist/components/figure/heatmap.js';
import { clipNote, legendOf } from '../../dist/components/figure/legends.js';
import { magnitudePercentile, rangesOf } from '../../dist/components/figure/ranges.js';
import { drawnLegend, legendStyles } from '../../dist/components/view/legend.js';
import { saliencyMethods } from '../../dist/engine.js';

type Shape3 = [number, number, number];

const sides = [28, 32, 64, 65, 224];
const inColor = ['gradient', 'guided-backprop', 'deconvnet', 'guided-grad-cam'];
const coarse = [
  ...['grad-cam', 'layer-cam', 'grad-cam-plus-plus', 'hires-cam', 'xgrad-cam', 'eigen-cam'],
  ...['counterfactual-grad-cam', 'score-cam', 'rise'],
];

describe('how maps open', () => {
  for (const side of sides) {
    for (const channels of [1, 3]) {
      it(`of ${side} x ${side} pixels with ${channels} channels, by each method`, () => {
        const shape: Shape3 = [side, side, channels];
        const isLarge = side > 64;
        expect(isPhotograph(shape)).to.equal(isLarge);
        for (const method of saliencyMethods) {
          const isRgb = isLarge && channels === 3 && inColor.includes(method);
          expect(channelViewOf('auto', method, shape), method).to.equal(isRgb ? 'rgb' : 'sum');
          const isCoarse = coarse.includes(method);
          const percentile = isLarge && !isCoarse ? 99.5 : 100;
          for (const choice of ['auto', null] as const) {
            expect(percentileOf(choice, shape, method), method).to.equal(percentile);
          }
          expect(liesOverPhotograph(method, shape), method).to.equal(isLarge && isCoarse);
        }
      });
    }
  }

  it('as the author says, at any size', () => {
    for (const side of sides) {
      const shape: Shape3 = [side, side, 3];
      for (const view of ['sum', 'max', 'rgb'] as const) {
        expect(channelViewOf(view, 'guided-backprop', shape)).to.equal(view);
      }
      expect(percentileOf(98, shape, 'gradient')).to.equal(98);
      expect(percentileOf(100, shape, 'gradient')).to.equal(100);
      expect(percentileOf(50, shape, 'gradient'), 'out of range').to.equal(100);
    }
  });

  it('as small ones while the size is unknown, and by the longer side', () => {
    expect(channelViewOf('auto', 'gradient', undefined)).to.equal('sum');
    expect(percentileOf('auto', undefined)).to.equal(100);
    expect(isPhotograph([20, 65, 3])).to.equal(true);
  });
});

describe('the percentile of a photograph', () => {
  const shape: Shape3 = [100, 100, 1];
  /** A neuron's map: 1 to 100 in its window, 0 outside. */
  const window = Float32Array.from({ length: 10_000 }, (_, index) => (index < 100 ? index + 1 : 0));

  it('is of the values in the window that a neuron sees', () => {
    const counted = countedValues(window, shape);
    expect(counted).to.have.length(100);
    expect(magnitudePercentile([counted], 99)).to.be.closeTo(99.01, 1e-4);
    expect(countedValues(window, [28, 28, 1]), 'of small inputs all count').to.equal(window);
  });

  it('is stated with the share that lies beyond', () => {
    const values = Float32Array.from({ length: 1000 }, (_, index) => index + 1);
    const limit = magnitudePercentile([values], 99.5);
    const note = (channels: number, percentile: number | null): string =>
      clipNote({ values, shape: [1, 1, channels] }, [-limit, limit], percentile);
    expect(note(3, 99.5)).to.equal('99.5th percentile; 0.5% of the values lie beyond');
    expect(note(1, 99.5)).to.equal('99.5th percentile; 0.5% of the pixels lie beyond');
    expect(note(3, null)).to.equal('0.5% of the values lie beyond');
    expect(clipNote({ values, shape: [1, 1, 3] }, [-1000, 1000], 100)).to.equal('');
    expect(
      clipNote({ values: new Float32Array(0), shape: [1, 1, 3] }, [0, 0], 99.5),
      'a silent map',
    ).to.equal('');
  });

  it('is each map’s own, and the lowest of all in a range that they share', () => {
    const values = Float32Array.from({ length: 1001 }, (_, index) => index);
    const maps = new Map([
      ['fine', values],
      ['coarse', values],
    ]);
    const percentile = (key: string): number => (key === 'fine' ? 99 : 100);
    const own = rangesOf('unit', maps, percentile);
    expect(own.get('fine')).to.deep.equal([-990, 990]);
    expect(own.get('coarse')).to.deep.equal([-1000, 1000]);
    const shared = rangesOf('shared', maps, percentile);
    expect(shared.get('coarse')).to.deep.equal(shared.get('fine'));
  });
});

describe('a map as an image', () => {
  const scale = { range: [-2, 2] as [number, number], colorMap: null, fromZero: false, note: '' };

  it('has mid-grey at 0, in the middle of its legend', () => {
    const { start, middle, end, colors } = legendOf(scale, 'RdBu');
    expect([start, middle, end]).to.deep.equal(['black −2', { text: '0', place: 50 }, 'white 2']);
    expect(colors[1]).to.equal('#808080');
    const { data } = heatmapPixels(new Float32Array(3), [1, 1, 3], [-2, 2], null);
    expect([...data]).to.deep.equal([128, 128, 128, 255]);
  });

  it('has a legend whose words do not meet, as narrow as the image is', () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [legendStyles.styleSheet!];
    document.body.append(host);
    const range: [number, number] = [-0.26, 0.26];
    let shown = 0;
    for (const colorMap of [null, 'RdBu']) {
      render(drawnLegend(legendOf({ ...scale, range, colorMap }, 'RdBu')), root);
      for (let width = 400; width >= (colorMap ? 140 : 90); width -= 10) {
        host.style.inlineSize = `${width}px`;
        const [start, zero, end] = [...root.querySelectorAll('.ticks > span')].map((span) =>
          span.getBoundingClientRect(),
        );
        const areApart = start!.right < end!.left || start!.bottom <= end!.top;
        expect(areApart, `${colorMap}, ${width}px`).to.equal(true);
        if (zero!.width === 0) continue;
        shown++;
        expect(zero!.left, `${colorMap}, ${width}px`).to.be.greaterThan(start!.right);
        expect(end!.left, `${colorMap}, ${width}px`).to.be.greaterThan(zero!.right);
      }
    }
    expect(shown, 'widths with a number in the middle').to.be.greaterThan(27);
    host.remove();
  });

  it('over a photograph shows it where the map is 0, and covers it where the map is strong', () => {
    const values = new Float32Array([0, 0, 0, 0, -0.5, 0, 3, 1, 0]);
    const pixels = heatmapPixels(values, [1, 3, 3], [-2, 2], null);
    fadeToZero(pixels, values, [1, 3, 3], [-2, 2]);
    expect([3, 7, 11].map((index) => pixels.data[index])).to.deep.equal([0, 128, 255]);
  });
});
