import { insertBefore } from '../insert-before.js';

/** The gradient times the square of the input. */
export const heading = 'A new saliency method';
export const goal = 3;

export const edits = {
  'src/protocol/tables/saliency-methods.ts': (text) =>
    insertBefore(
      text,
      '});',
      `  'toy-method': {
    title: () => 'Toy',
    papers: [simonyan2014],
    sign: 'any',
    formula: String.raw\`M_i = x_i^2 \\, \\frac{\\partial s_c}{\\partial x_i}\`,
    meaning: () => 'The gradient times the square of the input.',
    limits: () => 'It has no use.',
    ofNeuron: () => 'The gradient of this neuron times the square of the input.',
  },
`,
    ),
  'src/worker/methods/read-outs/input-signals.ts': (text) =>
    insertBefore(
      text,
      '} satisfies Methods;',
      `  'toy-method': { rules: gradientRules, readOut: timesInput(timesInput(inputSignal)) },
`,
    ),
  'test/engine/toy-method.test.ts': () => `import { expect } from '@esm-bundle/chai';
import { createExplainer } from '../../dist/engine.js';
import { backward, forward, seedForClass } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, mulberry32, randomArray } from '../oracle/net.js';
import { largest, largestDifference } from '../support/reference.js';

it('the toy method is the gradient times the square of the input', async () => {
  const net = build([5, 5, 1], 1, [conv(3, 2, { activation: 'relu' }), flatten(), dense(3)]);
  const data = randomArray(25, mulberry32(2));
  const gradient = backward(net, forward(net, data), seedForClass(net, 1), 'gradient');
  const expected = Float32Array.from(gradient, (value, i) => value * data[i]! ** 2);
  const { url, revoke } = toUrl(toKeras(net));
  const explainer = createExplainer({ model: url, backend: 'wasm' });
  const image = { data, shape: net.input };
  const { map } = await explainer.saliency({ image, methods: ['toy-method'], target: 1 });
  expect(largestDifference(map, expected)).to.be.at.most(1e-5 * largest(expected));
  revoke();
});
`,
};

export const tests = ['test/engine/toy-method.test.ts'];
