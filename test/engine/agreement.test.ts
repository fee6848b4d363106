import { expect } from '@esm-bundle/chai';
import { agree } from '../bundles/engine-parts.js';

/** As answers on occlusion have them: scores, and the class that wins at each place. */
const answer = (scores: number[], winners: number[], label = 'cat') => ({
  scores: { logits: Float32Array.from(scores), winners: Int32Array.from(winners) },
  target: { label, logit: scores[0] },
  compute: { backend: String(Math.random()) },
});

describe('answers of two backends', () => {
  it('agree within the rounding of 32 bits, whoever computed them', () => {
    expect(agree(answer([1, 2], [3, 1]), answer([1.0001, 2], [3, 1]))).to.equal(true);
  });

  for (const [what, other] of Object.entries({
    'another score': answer([1, 2.1], [3, 1]),
    'another class at a place': answer([1, 2], [3, 2]),
    'fewer places': answer([1, 2], [3]),
    'another label': answer([1, 2], [3, 1], 'dog'),
    'no number': answer([1, NaN], [3, 1]),
  })) {
    it(`do not with ${what}`, () => {
      expect(agree(answer([1, 2], [3, 1]), other)).to.equal(false);
    });
  }
});
