import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  ExplainError,
  lrpComposites,
  type BackendChoice,
} from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { relevanceOf, type LrpSettings } from '../oracle/lrp.js';
import {
  build,
  conv,
  dense,
  depthwise,
  flatten,
  mulberry32,
  randomArray,
  relu,
  type NetSpec,
} from '../oracle/net.js';
import { relativeError } from '../support/differences.js';

/** Blocks as MobileNets have them, with biases as folded batch norms leave them. */
function mobile(seed: number, bias: number, blocks: number): NetSpec {
  const net = build([9, 8, 3], seed, [
    conv(3, 6, { padding: 'same', name: 'stem' }),
    relu(),
    ...Array.from({ length: blocks }, (_, block) => [
      depthwise(3, 1, { padding: 'same', name: `depthwise${block}` }),
      relu(),
      conv(1, 6, { name: `project${block}` }),
      relu(),
    ]).flat(),
    flatten(),
    dense(4, { name: 'scores' }),
  ]);
  for (const layer of net.layers) {
    if ('weights' in layer && 'bias' in layer.weights && layer.weights.bias) {
      layer.weights.bias.forEach((value, at, all) => (all[at] = value * bias));
    }
  }
  return net;
}

function imageFor({ input }: NetSpec, seed: number) {
  const [height, width, channels] = input;
  return { data: randomArray(height * width * channels, mulberry32(seed), -1, 1), shape: input };
}

describe('the composite that follows from the network', () => {
  const net = mobile(81, 3, 2);
  const image = imageFor(net, 82);
  const { url, revoke } = toUrl(toKeras(net));
  const explainer = createExplainer({ model: url, backend: 'wasm' });
  after(revoke);

  function expected(first: LrpSettings): Float64Array {
    const tape = forward(net, image.data);
    const signal = tape.logits.map((logit, index) => (index === 1 ? logit : 0));
    const start = { layer: net.layers.length - 1, signal };
    return relevanceOf(net, tape, start, ({ kind, name }) =>
      name === 'stem'
        ? first
        : kind === 'dense' && first.rule === 'z-box'
          ? { rule: 'epsilon' }
          : { rule: 'gamma' },
    );
  }

  it('with depthwise convolutions: epsilon-gamma-box, biases in the denominators', async () => {
    const options = { target: 1, low: -1, high: 1 };
    const { map, method, details } = await explainer.lrpOf(image, options);
    expect([method, details.automatic]).to.deep.equal(['epsilon-gamma-box', true]);
    expect(relativeError(map, expected({ rule: 'z-box', low: -1, high: 1 }))).to.be.below(1e-4);
  });

  it('the same by name says that it was asked for', async () => {
    const options = { composite: 'epsilon-gamma-box', low: -1, high: 1 } as const;
    const { details } = await explainer.lrpOf(image, options);
    expect(details.automatic).to.equal(false);
  });

  it('without the range of the input: gamma', async () => {
    const { map, method } = await explainer.lrpOf(image, { target: 1 });
    expect(method).to.equal('gamma');
    expect(relativeError(map, expected({ rule: 'gamma' }))).to.be.below(1e-4);
  });

  it('without depthwise convolutions: epsilon-plus, as ever', async () => {
    for (const model of ['mnist-cnn', 'cifar10-cnn', 'cifar10-allcnn']) {
      const shipped = createExplainer({ model, backend: 'wasm' });
      const { input } = await shipped.picture('sample:0');
      const [first, second] = [
        await shipped.lrpOf(input),
        await shipped.lrpOf(input, { composite: 'epsilon-plus' }),
      ];
      expect(first.method).to.equal('epsilon-plus');
      expect(first.map).to.deep.equal(second.map);
    }
  });
});

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`every rule on networks whose biases outweigh their inputs, on ${backend}`, () => {
    const count = backend === 'webgl' ? 1 : 3;
    for (let seed = 1; seed <= count; seed++) {
      it(`ends in finite numbers or in the error that says so: network ${seed}`, async () => {
        const net = mobile(seed, [1, 30, 1000][seed - 1]!, 5);
        const { url, revoke } = toUrl(toKeras(net));
        const explainer = createExplainer({ model: url, backend });
        const image = imageFor(net, seed + 40);
        let finished = 0;
        for (const composite of lrpComposites) {
          for (const bias of ['include', 'ignore'] as const) {
            for (const numbers of [{}, { epsilon: 0, stabilizer: 0, gamma: 10 }]) {
              try {
                const options = { composite, bias, low: -1, high: 1, ...numbers };
                const { map, details } = await explainer.lrpOf(image, options);
                const sums = [details.conservation, ...details.layers.map((l) => l.conservation)];
                const values = [...map, ...sums.flatMap((each) => Object.values(each))];
                expect(values.every(Number.isFinite), `${composite}, ${bias}`).to.equal(true);
                finished++;
              } catch (error) {
                if (!(error instanceof ExplainError)) throw error;
                expect(error.code, `${composite}, ${bias}`).to.equal('result-not-finite');
              }
            }
          }
        }
        expect(finished).to.be.above(lrpComposites.length);
        revoke();
      });
    }
  });
}
