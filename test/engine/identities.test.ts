import { expect } from '@esm-bundle/chai';
import { createExplainer, reluRules, type BackendChoice } from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  batchNorm,
  build,
  conv,
  convTranspose,
  dense,
  depthwise,
  flatten,
  maxPool,
  mulberry32,
  randomArray,
  relu,
  reshape,
  zeroPadding,
  type Maker,
  type NetSpec,
} from '../oracle/net.js';
import { relativeError } from '../support/differences.js';

const TOLERANCE = 1e-5;

/** Logits, the maps of all methods for a class, and those for a layer's strongest neuron. */
async function explain(net: NetSpec, layer: string, backend: BackendChoice) {
  const { url, revoke } = toUrl(toKeras(net));
  const explainer = createExplainer({ model: url, backend });
  const [height, width, channels] = net.input;
  const data = randomArray(height * width * channels, mulberry32(8));
  const request = { image: { data, shape: net.input }, methods: reluRules };
  const { details } = await explainer.saliency({ ...request, target: 1 });
  const neuron = await explainer.saliency({ ...request, layer });
  const outputsOf = async (...layers: string[]) => {
    const batch = { data, shape: [1, ...net.input] };
    const { activations } = await explainer.forward(batch, { layers });
    return layers.map((name) => activations[name]!.data);
  };
  return {
    logits: details.logits,
    ofClass: details.maps,
    ofNeuron: neuron.details.maps,
    outputsOf,
    revoke,
  };
}

/** Whether both networks give the same logits and maps; the neuron's layer may have another name. */
async function expectSame(
  one: { net: NetSpec; layer: string },
  other: { net: NetSpec; layer: string },
  backend: BackendChoice,
) {
  const a = await explain(one.net, one.layer, backend);
  const b = await explain(other.net, other.layer, backend);
  const close = (actual: Float32Array, expected: Float32Array, what: string) => {
    expect(
      expected.some((value) => value !== 0),
      what,
    ).to.equal(true);
    expect(relativeError(actual, Float64Array.from(expected)), what).to.be.below(TOLERANCE);
  };
  close(a.logits, b.logits, 'logits');
  for (const method of reluRules) {
    close(a.ofClass[method]!, b.ofClass[method]!, `${method} of a class`);
    close(a.ofNeuron[method]!, b.ofNeuron[method]!, `${method} of a neuron`);
  }
  return { a, b };
}

/** Every linear layer with a batch norm after it; `between` computes nothing, and nothing folds over it. */
function normalized(between: { map: Maker; vector: Maker } | null): NetSpec {
  const map = between ? [between.map] : [];
  const vector = between ? [between.vector] : [];
  return build([9, 8, 2], 21, [
    conv(3, 4, { padding: 'same', bias: false, name: 'conv' }),
    ...map,
    batchNorm({ name: 'norm' }),
    relu(),
    depthwise(3, 2, { strides: 2 }),
    ...map,
    batchNorm(),
    relu(),
    convTranspose(3, 5, { strides: 2 }),
    ...map,
    batchNorm(),
    relu({ name: 'rectified' }),
    maxPool(2),
    flatten(),
    dense(12),
    ...vector,
    batchNorm({ scale: false }),
    relu(),
    dense(4),
  ]);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`identities on ${backend}`, () => {
    it('batch norm folded into the layer before it changes nothing', async () => {
      const folded = normalized(null);
      const apart = normalized({ map: zeroPadding(0), vector: reshape([-1]) });
      const layer = 'rectified';
      const { a, b } = await expectSame({ net: folded, layer }, { net: apart, layer }, backend);
      // The engine gives a folded layer's output as what the norm makes of it.
      const [foldedConv, foldedNorm] = await a.outputsOf('conv', 'norm');
      const [conv, norm] = await b.outputsOf('conv', 'norm');
      expect(foldedConv).to.deep.equal(foldedNorm);
      expect(relativeError(foldedNorm!, Float64Array.from(norm!))).to.be.below(TOLERANCE);
      expect(relativeError(conv!, Float64Array.from(norm!))).to.be.above(0.1);
      a.revoke();
      b.revoke();
    });

    it('a dense layer is a convolution as large as its map', async () => {
      const below = [conv(3, 4, { activation: 'relu' }), maxPool(2)];
      // Both kernels are drawn in the same order, so the weights are the same numbers.
      const asDense = build([10, 8, 2], 33, [
        ...below,
        flatten(),
        dense(10, { activation: 'relu', name: 'hidden' }),
        dense(4),
      ]);
      const asConvolution = build([10, 8, 2], 33, [
        ...below,
        conv([4, 3], 10, { activation: 'relu', name: 'hidden' }),
        conv(1, 4),
        flatten(),
      ]);
      const layer = 'hidden';
      const { a, b } = await expectSame(
        { net: asDense, layer },
        { net: asConvolution, layer },
        backend,
      );
      a.revoke();
      b.revoke();
    });
  });
}
