import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import { recipe, type Recipe } from '../random/choices.js';
import { compose } from '../random/compose.js';
import { summary } from '../random/questions.js';
import { largest, largestDifference } from '../support/reference.js';

/** Set by the test runner from the environment, for long runs by hand; 0 otherwise. */
declare const RANDOM_NETWORKS: number;
declare const RANDOM_SEED: number;

/** Every new shape makes webgl compile shaders. */
const runs: [BackendChoice, number][] = [
  ['cpu', 40],
  ['wasm', 60],
  ['webgl', 8],
];

async function expectSameScores(given: Recipe, backend: BackendChoice): Promise<void> {
  const { net: built, keras } = compose(given);
  const model = toKeras(built, keras);
  const [height, width, channels] = model.net.input;
  const random = mulberry32(given.seed + 1);
  const image = { data: randomArray(height * width * channels, random), shape: model.net.input };
  const side = (length: number) => 1 + Math.floor(random() * length);
  const occluder = [side(height), side(width)] as const;
  const asked = { occluder, stride: [side(3), side(3)] as const, target: 0, fill: 0.3 };
  const { url, revoke } = toUrl(model);
  const explainer = createExplainer({ model: url, backend });
  try {
    const full = await explainer.occlusionOf(image, { ...asked, pass: 'full' });
    const incremental = await explainer.occlusionOf(image, { ...asked, pass: 'incremental' });
    const { logits } = full.details;
    const scale = Math.max(largest(logits), largest(full.details.unoccludedLogits));
    const difference = largestDifference(incremental.details.logits, logits);
    expect(difference, JSON.stringify(asked)).to.be.at.most(1e-5 * scale);
  } catch (error) {
    throw new Error(`${String(error)}\n${summary(model.net)}`, { cause: error });
  } finally {
    revoke();
  }
}

for (const [backend, usual] of runs) {
  it(`of random networks on ${backend} both passes give the same scores`, async function () {
    if (RANDOM_NETWORKS) this.timeout(0);
    await fc.assert(
      fc.asyncProperty(recipe, (given) => expectSameScores(given, backend)),
      { seed: RANDOM_SEED, numRuns: RANDOM_NETWORKS || usual, includeErrorInReport: true },
    );
  });
}
