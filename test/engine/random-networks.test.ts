import fc from 'fast-check';
import { reluRules, type BackendChoice } from '../../dist/engine.js';
import { forward, isPair, seedAt, seedForClass } from '../oracle/float64.js';
import { toKeras } from '../oracle/keras.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import { recipe, type Recipe } from '../random/choices.js';
import { compose } from '../random/compose.js';
import { findKink, roundingError } from '../random/precision.js';
import { neuronOf, summary } from '../random/questions.js';
import { expectAgreement, TOLERANCE } from '../support/agreement.js';

/** Set by the test runner from the environment, for long runs by hand; 0 otherwise. */
declare const RANDOM_NETWORKS: number;
declare const RANDOM_SEED: number;

/** Every new shape makes webgl compile shaders. */
const runs: [BackendChoice, number][] = [
  ['cpu', 60],
  ['wasm', 60],
  ['webgl', 15],
];

async function expectRecipe(given: Recipe, backend: BackendChoice): Promise<void> {
  const { net: built, keras } = compose(given);
  const model = toKeras(built, keras);
  const { net } = model;
  const [height, width, channels] = net.input;
  const data = randomArray(height * width * channels, mulberry32(given.seed + 1));
  const tape = forward(net, data);
  const target = given.seed % tape.logits.length;
  const { place, asked } = neuronOf(net, keras, given.neuron);
  const questions = [
    { seed: seedForClass(net, target), asked: { target } },
    // Of one sigmoid unit the engine has two.
    ...(isPair(net) ? [] : [{ seed: seedAt(net, place.layer, place.index), asked }]),
  ];
  // Where float32 cannot tell, there is nothing to compare; about one network in forty.
  fc.pre(findKink(net, tape) === null);
  const seeds = questions.map(({ seed }) => seed);
  fc.pre(roundingError(net, data, seeds, reluRules) < TOLERANCE / 10);
  try {
    await expectAgreement(model, data, questions, backend);
  } catch (error) {
    const files = JSON.stringify(keras);
    throw new Error(`${String(error)}\n${summary(net)}\n${files}`, { cause: error });
  }
}

for (const [backend, usual] of runs) {
  it(`random networks on ${backend} agree with float64`, async function () {
    if (RANDOM_NETWORKS) this.timeout(0);
    await fc.assert(
      fc.asyncProperty(recipe, (given) => expectRecipe(given, backend)),
      { seed: RANDOM_SEED, numRuns: RANDOM_NETWORKS || usual, includeErrorInReport: true },
    );
  });
}
