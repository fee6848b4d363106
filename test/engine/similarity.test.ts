import { expect } from '@esm-bundle/chai';
import { rankCorrelation } from '../../dist/engine.js';
import { similarityOf } from '../../src/worker/methods/similarity.js';

/**
 * Spearman's correlation of the values and of the magnitudes by SciPy 1.17.1 (`spearmanr`), structural
 * similarity of the magnitudes, each scaled to a maximum of 1, by scikit-image 0.26.0
 * (`structural_similarity(..., win_size=7, data_range=1.0)`), of the maps that `makeMaps` gives.
 */
const expected = [
  [12, 10, 'ab', 0.6979638543162267, 0.2573724040316874, 0.31131564628856717],
  [12, 10, 'at', -0.033435489495541426, 0.00784128472537463, 0.023326001146225184],
  [12, 10, 'bt', 0.08196047325846005, 0.02188889284487154, 0.03248679211489507],
  [32, 32, 'ab', 0.6945786785261024, 0.240251608902392, 0.26832615685399813],
  [32, 32, 'at', 0.018974566098283203, 0.0030789533865432134, 0.005590826304610904],
  [32, 32, 'bt', 0.001738962691803632, 0.008227429713238758, 0.009766336322725592],
] as const;

/** Whole-number patterns, the same in every language; `t` is full of ties. */
function makeMaps(height: number, width: number): Record<string, Float32Array> {
  const make = (value: (i: number) => number): Float32Array =>
    Float32Array.from({ length: height * width }, (_, i) => value(i));
  const a = (i: number): number => (((i * 7919) % 101) - 50) / 50;
  return {
    a: make(a),
    b: make((i) => a(i) * 0.5 + (((i * 104729 + 13) % 61) - 30) / 60),
    t: make((i) => Math.trunc((((i * 31) % 23) - 11) / 4) / 3),
  };
}

describe('rankCorrelation of convlens/engine', () => {
  it('is the same number', () => {
    for (const [height, width, pair, correlation] of expected) {
      const maps = makeMaps(height, width);
      const [one, other] = [maps[pair[0]!]!, maps[pair[1]!]!];
      expect(rankCorrelation(one, other)).to.be.closeTo(correlation, 1e-12);
      expect(rankCorrelation([...one], other)).to.equal(rankCorrelation(one, other));
    }
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).to.equal(-1);
    expect(rankCorrelation([1, 1, 1], [3, 2, 1])).to.equal(0);
  });
});

describe('how alike two maps are', () => {
  for (const [height, width, pair, rank, absoluteRank, structure] of expected) {
    it(`as SciPy and scikit-image see it: ${pair} of ${height} x ${width}`, () => {
      const maps = makeMaps(height, width);
      const similarity = similarityOf(maps[pair[0]!]!, maps[pair[1]!]!, height, width);
      expect(similarity.rankCorrelation).to.be.closeTo(rank, 1e-9);
      expect(similarity.absoluteRankCorrelation).to.be.closeTo(absoluteRank, 1e-9);
      // The maps are float32.
      expect(similarity.structuralSimilarity).to.be.closeTo(structure, 1e-6);
    });
  }

  it('a map is exactly like itself and like its multiples; signs count for one measure alone', () => {
    const { a } = makeMaps(12, 10);
    expect(similarityOf(a!, a!, 12, 10)).to.deep.equal({
      rankCorrelation: 1,
      absoluteRankCorrelation: 1,
      structuralSimilarity: 1,
    });
    const turned = similarityOf(
      a!,
      a!.map((value) => -4 * value),
      12,
      10,
    );
    expect(turned.rankCorrelation).to.be.closeTo(-1, 1e-12);
    expect(turned.absoluteRankCorrelation).to.equal(1);
    expect(turned.structuralSimilarity).to.be.closeTo(1, 1e-12);
  });

  it('a constant map is like none', () => {
    const { a } = makeMaps(12, 10);
    const blank = similarityOf(a!, new Float32Array(120), 12, 10);
    expect(blank).to.include({ rankCorrelation: 0, absoluteRankCorrelation: 0 });
    expect(blank.structuralSimilarity).to.be.within(0, 0.1);
  });

  it('maps smaller than a window are one window', () => {
    const similarity = similarityOf(Float32Array.of(1, 0, 0, 1), Float32Array.of(1, 0, 0, 1), 2, 2);
    expect(similarity.structuralSimilarity).to.equal(1);
  });
});
