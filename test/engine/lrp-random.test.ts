import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { createExplainer, type BackendChoice, type LrpParameters } from '../../dist/engine.js';
import { forward, isPair, type Tape } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { endingOf } from '../oracle/layers/activations.js';
import { relevanceOf, triedRules } from '../oracle/lrp.js';
import { mulberry32, randomArray } from '../oracle/random.js';
import type { LayerSpec, NetSpec } from '../oracle/spec.js';
import { recipe, type Recipe } from '../random/choices.js';
import { compose } from '../random/compose.js';
import { findKink } from '../random/precision.js';
import { summary } from '../random/questions.js';
import { relativeError } from '../support/differences.js';

/** Set by the test runner from the environment, for long runs by hand; 0 otherwise. */
declare const RANDOM_NETWORKS: number;
declare const RANDOM_SEED: number;

const TOLERANCE = 1e-4;

/** Every new shape makes webgl compile shaders. */
const runs: [BackendChoice, number][] = [
  ['cpu', 40],
  ['wasm', 40],
  ['webgl', 4],
];

const rules = [...new Set(triedRules().map(({ rule }) => rule))].filter((rule) => rule !== 'z-box');

/**
 * Whether the engine sees the layers that the loops see: norms are folded or prepare the picture, a
 * separable convolution is two layers, a softmax inside has no rule and gates have their own.
 */
function isPlain({ layers }: NetSpec): boolean {
  const otherwise = new Set([
    'separableConv2d',
    'batchNorm',
    'rescaling',
    'normalization',
    'multiply',
  ]);
  const isWeighted = ({ kind }: LayerSpec) => /^conv|^dense$|^depthwise/.test(kind);
  const isNorm = ({ kind }: LayerSpec) => kind === 'layerNorm' || kind === 'groupNorm';
  // Before the first weights a norm prepares the picture too.
  const prepares = layers.slice(0, layers.findIndex(isWeighted)).some(isNorm);
  const inside = layers.slice(0, -1).some((layer) => endingOf(layer).activation === 'softmax');
  return !inside && !prepares && !layers.some(({ kind }) => otherwise.has(kind));
}

async function expectRecipe(given: Recipe, backend: BackendChoice): Promise<void> {
  const { net: built, keras } = compose(given);
  fc.pre(isPlain(built));
  const model = toKeras(built, keras);
  const { net } = model;
  const [height, width, channels] = net.input;
  const data = randomArray(height * width * channels, mulberry32(given.seed + 1));
  const tape = forward(net, data);
  fc.pre(findKink(net, tape) === null);
  const target = given.seed % tape.logits.length;
  const rule = rules[given.seed % rules.length]!;
  // The two classes of one sigmoid unit have a test of their own.
  fc.pre(!isPair(net));
  const startOf = ({ logits }: Tape) => ({
    layer: net.layers.length - 1,
    signal: logits.map((logit, index) => (index === target ? logit : 0)),
  });
  const told: LrpParameters = rule === 'epsilon' ? { epsilon: 0.05 } : {};
  const settings = () => ({ rule, ...told });
  const expected = relevanceOf(net, tape, startOf(tape), settings);
  // Where float32 cannot tell, the logit itself among it, there is nothing to compare.
  const rounded = forward(net, data, Math.fround);
  const inFloat32 = relevanceOf(net, rounded, startOf(rounded), settings, Math.fround);
  fc.pre(relativeError(inFloat32, expected) < TOLERANCE / 10);
  const { url, revoke } = toUrl(model);
  try {
    const explainer = createExplainer({ model: url, backend });
    const image = { data, shape: net.input };
    const { map } = await explainer.lrpOf(image, { composite: rule, ...told, target });
    expect(relativeError(map, expected), rule).to.be.below(TOLERANCE);
  } catch (error) {
    throw new Error(`${String(error)}\n${summary(net)}`, { cause: error });
  } finally {
    revoke();
  }
}

for (const [backend, usual] of runs) {
  it(`LRP of random networks on ${backend} agrees with float64`, async function () {
    if (RANDOM_NETWORKS) this.timeout(0);
    await fc.assert(
      fc.asyncProperty(recipe, (given) => expectRecipe(given, backend)),
      {
        seed: RANDOM_SEED,
        numRuns: RANDOM_NETWORKS || usual,
        includeErrorInReport: true,
        // Plain networks are rare among them.
        maxSkipsPerRun: 1000,
      },
    );
  });
}
