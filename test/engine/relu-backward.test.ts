import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  ExplainError,
  reluBackward,
  reluRules,
  type BackendChoice,
  type ReluBackwardOptions,
  type ReluRule,
} from '../../dist/engine.js';
import { reluRule } from '../oracle/layers/activations.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, mulberry32, randomArray } from '../oracle/net.js';

const backends: BackendChoice[] = ['cpu', 'wasm', 'webgl'];

/** Springenberg et al. 2015, figure 1. */
const paper = {
  values: Float32Array.of(1, -1, 5, 2, -5, -7, -3, 2, 4),
  signal: Float32Array.of(-2, 3, -1, 6, -3, 1, 2, -1, 3),
  shape: [3, 3] as [number, number],
};

/** As plain numbers, without negative zeros. */
const plain = (numbers: Float32Array | undefined): number[] =>
  Array.from(numbers ?? [], (value) => value + 0);

async function failure(options: ReluBackwardOptions): Promise<ExplainError> {
  const error: unknown = await reluBackward(options).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(ExplainError);
  return error as ExplainError;
}

for (const backend of backends) {
  describe(`reluBackward() on ${backend}`, () => {
    it("gives the paper's numbers", async () => {
      const result = await reluBackward({ ...paper, backend });
      expect(result.backend).to.equal(backend);
      expect(plain(result.output)).to.deep.equal([1, 0, 5, 2, 0, 0, 0, 2, 4]);
      expect(Object.keys(result.signals)).to.deep.equal([...reluRules]);
      const { gradient, deconvnet, 'guided-backprop': guided } = result.signals;
      expect(plain(gradient)).to.deep.equal([-2, 0, -1, 6, 0, 0, 0, -1, 3]);
      expect(plain(deconvnet)).to.deep.equal([0, 3, 0, 6, 0, 1, 2, 0, 3]);
      expect(plain(guided)).to.deep.equal([0, 0, 0, 6, 0, 0, 0, 0, 3]);
    });

    it('is strict at 0', async () => {
      const values = Float32Array.of(0, 0, 1, -0, 1e-6, -1e-6);
      const signal = Float32Array.of(2, -2, 0, 2, 3, 3);
      const { output, signals } = await reluBackward({ values, signal, shape: [2, 3], backend });
      expect(plain(output)).to.deep.equal(plain(Float32Array.of(0, 0, 1, 0, 1e-6, 0)));
      expect(plain(signals.gradient)).to.deep.equal([0, 0, 0, 0, 3, 0]);
      expect(plain(signals.deconvnet)).to.deep.equal([2, 0, 0, 2, 3, 3]);
      expect(plain(signals['guided-backprop'])).to.deep.equal([0, 0, 0, 0, 3, 0]);
    });

    it('follows the conditions cell by cell, in every shape', async () => {
      const random = mulberry32(11);
      for (const shape of [
        [1, 1],
        [1, 6],
        [6, 1],
        [4, 5],
        [6, 6],
      ] as [number, number][]) {
        const count = shape[0] * shape[1];
        const values = Float32Array.from(randomArray(count, random));
        const signal = Float32Array.from(randomArray(count, random));
        const { signals } = await reluBackward({ values, signal, shape, backend });
        for (const rule of reluRules) {
          const wanted = Array.from(values, (value, i) => reluRule(rule, value, signal[i]!));
          expect(plain(signals[rule])).to.deep.equal(wanted);
        }
      }
    });
  });
}

describe('reluBackward()', () => {
  it('computes only the rules that are asked for', async () => {
    const { signals } = await reluBackward({ ...paper, rules: ['deconvnet'], backend: 'cpu' });
    expect(Object.keys(signals)).to.deep.equal(['deconvnet']);
  });

  it('agrees with what the saliency methods do to a ReLU inside a network', async () => {
    // 1x1 convolution that leaves its input as it is, then a ReLU, then a sum with the signal as weights.
    const net = build([3, 3, 1], 1, [
      conv(1, 1, { activation: 'relu', bias: false, name: 'unit' }),
      flatten(),
      dense(1, { bias: false, name: 'sum' }),
    ]);
    for (const layer of net.layers) {
      if (layer.kind === 'conv2d') layer.weights.kernel.fill(1);
      if (layer.kind === 'dense') layer.weights.kernel.set(paper.signal);
    }
    const { url, revoke } = toUrl(toKeras(net));
    const explainer = createExplainer({ model: url, backend: 'cpu' });
    const { details } = await explainer.saliency({
      image: { data: paper.values, shape: [3, 3, 1] },
      methods: reluRules,
      target: 0,
    });
    revoke();
    const { signals } = await reluBackward({ ...paper, backend: 'cpu' });
    for (const rule of reluRules) {
      expect(plain(details.maps[rule])).to.deep.equal(plain(signals[rule]));
    }
  });

  it('refuses what it cannot compute, by name', async () => {
    const numbers = { values: Float32Array.of(1, 2), signal: Float32Array.of(1, 2) };
    expect((await failure({ ...numbers, shape: [2, 2] })).code).to.equal('relu-shape');
    expect((await failure({ ...numbers, shape: [-1, -2] })).code).to.equal('relu-shape');
    const signal = Float32Array.of(1, NaN);
    expect((await failure({ ...numbers, signal, shape: [1, 2] })).code).to.equal('relu-values');
    const rules = ['integrated-gradients'] as unknown as ReluRule[];
    const unknown = await failure({ ...numbers, shape: [1, 2], rules });
    expect(unknown.code).to.equal('method-unknown');
    expect(unknown.hint).to.contain('guided-backprop');
  });

  it('leaves no tensor behind', async () => {
    const explainer = createExplainer({ model: 'mnist-cnn' });
    await reluBackward({ ...paper, backend: 'wasm' });
    const before = await explainer.memory();
    for (let round = 0; round < 3; round++) await reluBackward({ ...paper, backend: 'wasm' });
    await failure({ ...paper, shape: [2, 2], backend: 'wasm' });
    expect(await explainer.memory()).to.deep.equal(before);
  });
});
