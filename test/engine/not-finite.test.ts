import { expect } from '@esm-bundle/chai';
import { createExplainer, createTraining, type BackendChoice } from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, relu, type NetSpec } from '../oracle/net.js';
import { editedModel } from '../support/edited-models.js';
import { errorOf } from '../support/errors.js';
import { RandomExamples, withSnapshot } from '../support/training.js';

const shape: [number, number, number] = [8, 8, 3];

function network(): NetSpec {
  return build(shape, 5, [
    conv(3, 4, { name: 'first' }),
    relu(),
    conv(3, 4, { name: 'second' }),
    relu(),
    flatten(),
    dense(3, { name: 'scores' }),
  ]);
}

/** The address of the network with the weights of some layers multiplied, and without their biases. */
function scaled(factors: Record<string, number>): string {
  const net = network();
  for (const layer of net.layers) {
    const factor = factors[layer.name];
    if (layer.kind !== 'conv2d' && layer.kind !== 'dense') continue;
    if (factor === undefined) continue;
    const { kernel, bias } = layer.weights;
    kernel.forEach((value, index) => (kernel[index] = value * factor));
    bias?.fill(0);
  }
  return toUrl(toKeras(net, { dialect: 'keras2' })).url;
}

/** Overflows in its second layer. */
const overflow = { first: 1e20, second: 1e20 };
/** Does not, but its gradient does on the way through the second layer. */
const steep = { first: 1e-30, second: 1e10, scores: 1e35 };

const image = { data: Float32Array.from({ length: 192 }, (_, i) => (i % 7) / 7), shape };

describe('weights that are no finite numbers', () => {
  it('one of them, in 16 bits: model-not-finite names the tensor', async () => {
    // The third value of the second tensor.
    const at = 2 * (5 * 5 * 16 + 2);
    const addresses = await editedModel('mnist-cnn', {
      weights: (bytes) => bytes.set([0x00, 0x7e], at),
    });
    const { code, message } = await errorOf(createExplainer(addresses).describe());
    expect(code).to.equal('model-not-finite');
    expect(message).to.match(/"conv1\/bias"/);
  });

  for (const [name, value] of Object.entries({ NaN: NaN, Infinity })) {
    it(`${name} in 32 bits`, async () => {
      const { json, weights } = toKeras(network(), { dialect: 'keras2' });
      new Float32Array(weights)[3 * 3 * 3 * 4 + 4 + 7] = value;
      const { code, message } = await errorOf(
        createExplainer({ model: toUrl({ json, weights }).url }).describe(),
      );
      expect(code).to.equal('model-not-finite');
      expect(message).to.match(/"second\/kernel"/);
    });
  }

  it('large finite ones are weights like others', async () => {
    const { layers } = await createExplainer({ model: scaled({ second: 1e37 }) }).describe();
    expect(layers).to.have.length.above(3);
  });
});

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`a result that is not finite, on ${backend}`, () => {
    const explainer = (model: string) => createExplainer({ model, backend });

    it('forward: names the layer where it began', async () => {
      const { code, message, hint } = await errorOf(
        explainer(scaled(overflow)).saliency({ image }),
      );
      expect(code).to.equal('result-not-finite');
      expect(message).to.match(/"second"/);
      expect(hint).to.have.length.above(20);
    });

    it('in every kind of job', async () => {
      const overflowing = explainer(scaled(overflow));
      const input = { data: image.data, shape: [1, ...shape] };
      const scores = new Float32Array(64);
      const jobs: Record<string, () => Promise<unknown>> = {
        forward: () => overflowing.forward(input, { layers: ['first'] }),
        lrp: () => overflowing.lrp({ image }),
        occlusion: () => overflowing.occlusionOf(image, { occluder: 4, stride: 4 }),
        sanity: () => overflowing.sanityOf(image, { randomizedLayers: 0, seed: 1 }),
        faithfulness: () => overflowing.faithfulnessOf({ image, scores, target: 0, steps: 2 }),
      };
      for (const [name, job] of Object.entries(jobs)) {
        expect((await errorOf(job())).code, name).to.equal('result-not-finite');
      }
    });

    it('backward: names the layer where it began', async () => {
      const { code, message } = await errorOf(
        explainer(scaled(steep)).saliency({ image, methods: ['gradient'] }),
      );
      expect(code).to.equal('result-not-finite');
      expect(message).to.match(/backward pass.*"second"/);
    });

    it('nothing of it stays in memory, and a sound network is right afterwards', async () => {
      const overflowing = explainer(scaled(overflow));
      await errorOf(overflowing.saliency({ image }));
      const before = await overflowing.memory();
      await errorOf(overflowing.saliency({ image }));
      expect(await overflowing.memory()).to.deep.equal(before);
      const { map } = await explainer(scaled({})).saliency({ image });
      expect(map.some((value) => value !== 0)).to.equal(true);
    });

    it('a training that diverges says so', async () => {
      const { json, weights } = toKeras(network(), { dialect: 'keras2', topology: 'functional' });
      const floats = new Float32Array(weights);
      floats.forEach((value, index) => (floats[index] = value * 1e25));
      const { revoke, ...model } = withSnapshot({ json, weights });
      const session = createTraining({
        ...model,
        backend,
        snapshot: 0,
        examples: new RandomExamples(6, shape, 3),
        batchSize: 3,
      });
      const { code } = await errorOf(session.step(2));
      expect(code).to.equal('result-not-finite');
      await session.end();
      revoke();
    });
  });
}
