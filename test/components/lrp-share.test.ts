import { expect } from '@esm-bundle/chai';
import {
  growthOf,
  shareKind,
  shareText,
} from '../../dist/components/lrp-heatmap/lrp-share-text.js';

const nothing = {
  arriving: 10,
  passedOn: 0,
  absorbedByEpsilon: 0,
  absorbedByBias: 0,
  lostToZeros: 0,
  lostToPadding: 0,
  leftOut: 0,
};
const shared = (parts: Partial<typeof nothing>) => ({
  start: 10,
  conservation: { ...nothing, ...parts },
});

describe('what a caption says of the share that reaches the pixels', () => {
  it('nothing where all of it does, or nothing was placed', () => {
    expect(shareText(shared({ passedOn: 9.95, absorbedByBias: 0.05 }), true)).to.equal('');
    expect(shareKind({ start: 0, conservation: nothing })).to.equal('whole');
  });

  it('its size where most of it does', () => {
    const most = shared({ passedOn: 6.2, absorbedByBias: 3.8 });
    expect(shareText(most, true)).to.match(
      /^62 ?% of the score reaches the pixels; biases absorb 38 ?%\.$/,
    );
    expect(shareText(most, false)).to.match(/^62 ?% of the relevance/);
  });

  it('that it is not the whole score where little does, never rounded to all or nothing', () => {
    const little = shared({ passedOn: 0.00173, absorbedByBias: 9.99827 });
    expect(shareKind(little)).to.equal('rest');
    expect(shareText(little, true)).to.match(
      /^Only 0\.017 ?% of the score reaches the pixels; biases absorb >99\.9 ?%\. The map shows only that share\.$/,
    );
  });

  it('the two largest takers, of either sign', () => {
    const text = shareText(
      shared({ passedOn: 0.01, absorbedByBias: 17.8, absorbedByEpsilon: -7.8, lostToPadding: 0.2 }),
      true,
    );
    expect(text).to.match(/biases absorb 178 ?%, ε absorbs −78 ?%\./);
    expect(text).not.to.contain('padding');
  });

  it('a share above all of it, or against its sign, is not the score shared out', () => {
    expect(shareKind(shared({ passedOn: 22, absorbedByBias: -12 }))).to.equal('rest');
    expect(shareKind(shared({ passedOn: -1, absorbedByBias: 11 }))).to.equal('rest');
    expect(shareText(shared({ passedOn: 22, absorbedByBias: -12 }), true)).to.match(/^220 ?% of/);
    expect(shareText(shared({ passedOn: -1, absorbedByBias: 11 }), true)).to.match(
      /^The relevance at the pixels sums to −10% of the score, with the opposite sign/,
    );
  });
});

describe('relevance that grows where denominators are near 0', () => {
  const layer = (name: string, ...values: number[]) => ({
    name,
    pooled: Float32Array.from(values),
  });

  it('is told with its factor and the layer where it grows most', () => {
    const layers = [layer('first', 2e6, -2e6), layer('second', 20, -30), layer('last', 10)];
    const grown = growthOf({ start: 10, layers, pixels: Float32Array.of(1e6, -1e6) });
    expect(grown!.layer).to.equal('second');
    expect(grown!.factor).to.equal(4e5);
  });

  it('also where that is the last layer before the pixels', () => {
    const layers = [layer('first', 10), layer('last', 10)];
    const grown = growthOf({ start: 10, layers, pixels: Float32Array.of(1e6, -1e6) });
    expect(grown!.layer).to.equal('first');
  });

  it('is not told of a map whose signs cancel a little', () => {
    const layers = [layer('first', 600, -590), layer('last', 10)];
    expect(growthOf({ start: 10, layers, pixels: Float32Array.of(600, -590) })).to.equal(null);
    expect(growthOf({ start: 0, layers, pixels: Float32Array.of(1) })).to.equal(null);
  });
});
