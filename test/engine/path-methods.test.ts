import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';
import * as tf from '../bundles/tfjs-layers.js';
import { backward, forward, seedForClass } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  globalAveragePool,
  maxPool,
  mulberry32,
  randomArray,
  type NetSpec,
} from '../oracle/net.js';
import { codeOf } from '../support/errors.js';
import { largest, largestDifference } from '../support/reference.js';

const net = build([9, 7, 2], 51, [
  conv(3, 5, { padding: 'same', activation: 'relu', name: 'conv1' }),
  maxPool(2),
  conv(2, 4, { activation: 'relu', name: 'conv2' }),
  flatten(),
  dense(3),
]);
const data = randomArray(126, mulberry32(52));
const image = { data, shape: net.input };

/** Float64 loops: the mean gradient of a class over many inputs. */
function meanGradient(spec: NetSpec, inputs: ArrayLike<number>[], target: number): Float64Array {
  const total = new Float64Array(inputs[0]!.length);
  for (const input of inputs) {
    const tape = forward(spec, input);
    backward(spec, tape, seedForClass(spec, target), 'gradient').forEach(
      (value, i) => (total[i]! += value / inputs.length),
    );
  }
  return total;
}

/** A baseline, pixel by pixel. */
function startOf(baseline: number | readonly number[] | 'mean' | { data: Float32Array }): number[] {
  if (typeof baseline === 'number') return Array<number>(126).fill(baseline);
  if (typeof baseline === 'object' && 'data' in baseline) return [...baseline.data];
  const means = [0, 1].map(
    (channel) => data.reduce((sum, value, i) => sum + (i % 2 === channel ? value : 0), 0) / 63,
  );
  const colors = baseline === 'mean' ? means : baseline;
  return Array.from(data, (_, i) => colors[i % 2]!);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`averaged gradients on ${backend}`, () => {
    const { url, revoke } = toUrl(toKeras(net));
    const explainer = createExplainer({ model: url, backend });
    after(revoke);

    for (const steps of [1, 5, 32]) {
      it(`integrated gradients in ${steps} steps, as float64 loops have them`, async () => {
        const path = Array.from({ length: steps }, (_, k) =>
          Float64Array.from(data, (value) => (value * (k + 0.5)) / steps),
        );
        const expected = Float32Array.from(
          meanGradient(net, path, 2),
          (value, i) => value * data[i]!,
        );
        const { map } = await explainer.saliency({
          image,
          methods: ['integrated-gradients'],
          target: 2,
          steps,
        });
        expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
      });
    }

    for (const [name, baseline] of Object.entries({
      'a number': 0.5,
      'one for each channel': [0.25, -0.5],
      'a tensor': { data: randomArray(126, mulberry32(53)), shape: net.input },
      'the mean color': 'mean',
    } as const)) {
      it(`integrated gradients from ${name}, as float64 loops have them`, async () => {
        const start = startOf(baseline);
        const path = Array.from({ length: 8 }, (_, k) =>
          Float64Array.from(data, (value, i) => start[i]! + ((value - start[i]!) * (k + 0.5)) / 8),
        );
        const expected = Float32Array.from(
          meanGradient(net, path, 2),
          (value, i) => value * (data[i]! - start[i]!),
        );
        const method = 'integrated-gradients';
        const asked = { method, target: 2, steps: 8, baseline } as const;
        const { map } = await explainer.saliencyOf(image, asked);
        expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
        const batch = await explainer.saliencyOfBatch([image, image], asked);
        expect(largestDifference(batch[1]!.map, expected)).to.be.at.most(1e-4 * largest(expected));
      });
    }

    it('integrated gradients from noise and blur differ from those of 0, and follow from the seed', async () => {
      const from = async (baseline: 'noise' | 'blur' | 0, noiseSeed = 0) =>
        (
          await explainer.saliencyOf(image, {
            method: 'integrated-gradients',
            baseline,
            noiseSeed,
            steps: 4,
          })
        ).map;
      const zero = await from(0);
      const noise = await from('noise', 1);
      expect(await from('noise', 1)).to.deep.equal(noise);
      for (const map of [noise, await from('noise', 2), await from('blur')]) {
        expect(largestDifference(map, zero)).to.be.above(1e-3 * largest(zero));
      }
    });

    it('a baseline that is none is refused', async () => {
      const of = (baseline: number[] | { data: Float32Array; shape: [number, number, number] }) =>
        codeOf(explainer.saliencyOf(image, { method: 'integrated-gradients', baseline }));
      expect(await of([1, 2, 3])).to.equal('setting-out-of-range');
      expect(await of([NaN, 0])).to.equal('setting-out-of-range');
      expect(await of({ data: new Float32Array(4), shape: [2, 2, 1] })).to.equal('image-shape');
    });

    it('integrated gradients make up the difference to an empty picture', async () => {
      const { map, target } = await explainer.saliency({
        image,
        methods: ['integrated-gradients'],
        target: 1,
        steps: 1000,
      });
      const empty = { data: new Float32Array(data.length), shape: net.input };
      const { details } = await explainer.saliency({ image: empty });
      const sum = map.reduce((total, value) => total + value, 0);
      const difference = target.logit - details.logits[1]!;
      // The path bends at ReLUs, which 1000 points do not hit exactly.
      const magnitude = map.reduce((total, value) => total + Math.abs(value), 0);
      expect(sum).to.be.closeTo(difference, 1e-3 * magnitude);
    });

    it('SmoothGrad is the mean gradient over copies with the noise that follows from its seed', async () => {
      const [samples, noise, noiseSeed] = [7, 0.2, 3];
      // The range of a model without a card is [0, 1].
      const offsets = tf.tidy(
        () =>
          tf
            .randomNormal([samples * data.length], 0, noise, 'float32', 2 * noiseSeed + 1)
            .dataSync() as Float32Array,
      );
      const copies = Array.from({ length: samples }, (_, k) =>
        data.map((value, i) => value + offsets[k * data.length + i]!),
      );
      const expected = Float32Array.from(meanGradient(net, copies, 0));
      const { map } = await explainer.saliency({
        image,
        methods: ['smoothgrad'],
        target: 0,
        samples,
        noise,
        noiseSeed,
      });
      expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
    });

    it('SmoothGrad repeats itself, changes with its seed, and without noise is the gradient', async () => {
      const smooth = async (settings: { noiseSeed?: number; noise?: number }) => {
        const result = await explainer.saliency({ image, methods: ['smoothgrad'], ...settings });
        return result.map;
      };
      const first = await smooth({});
      expect(await smooth({})).to.deep.equal(first);
      expect(await smooth({ noiseSeed: 1 })).not.to.deep.equal(first);
      const { map } = await explainer.saliency({ image, method: 'gradient' });
      expect(largestDifference(await smooth({ noise: 0 }), map)).to.be.at.most(1e-6 * largest(map));
    });

    it('leaves nothing behind, also when it is cancelled', async () => {
      const methods = ['integrated-gradients', 'smoothgrad', 'guided-grad-cam'] as const;
      // A page that is busy cancels late, so the job must be long.
      const large = build([40, 40, 2], 53, [
        conv(3, 16, { padding: 'same', activation: 'relu', name: 'conv1' }),
        globalAveragePool(),
        dense(3),
      ]);
      const { url, revoke } = toUrl(toKeras(large));
      const explainer = createExplainer({ model: url, backend });
      const image = { data: randomArray(3200, mulberry32(54)), shape: large.input };
      await explainer.saliency({ image, methods });
      const before = await explainer.memory();
      await explainer.saliency({ image, methods, steps: 50 });
      const cancel = new AbortController();
      const job = explainer.saliency(
        { image, methods, steps: 1000, samples: 1000 },
        { signal: cancel.signal, onProgress: ({ phase }) => phase === 'explain' && cancel.abort() },
      );
      expect(await job.catch((error: Error) => error.name)).to.equal('AbortError');
      // A neuron that is not there is noticed when the forward pass is done.
      expect(
        await codeOf(explainer.saliency({ image, methods, layer: 'conv1', unit: '77' })),
      ).to.equal('unit-unknown');
      expect(await explainer.memory()).to.deep.equal(before);
      revoke();
    });
  });
}

describe('the noise of SmoothGrad', () => {
  it('is another in every batch', async () => {
    // One picture's maps take more bytes than half a batch may: every sample is a batch of its own.
    const wide = build([256, 256, 1], 1, [
      conv(1, 64, { activation: 'relu' }),
      globalAveragePool(),
      dense(2),
    ]);
    for (const layer of wide.layers) {
      if (layer.kind !== 'conv2d' && layer.kind !== 'dense') continue;
      layer.weights.kernel.fill(1);
      layer.weights.bias!.fill(0);
    }
    const { url, revoke } = toUrl(toKeras(wide));
    const begun: number[] = [];
    const { map } = await createExplainer({ model: url, backend: 'wasm' }).saliencyOf(
      { data: new Float32Array(256 * 256), shape: wide.input },
      { methods: ['smoothgrad'], target: 0, samples: 2 },
      {
        onProgress: ({ phase, loaded, total }) =>
          void (phase === 'explain' && total === 2 && begun.push(loaded)),
      },
    );
    revoke();
    expect(begun).to.deep.equal([0, 1]);
    // A pixel of 0 passes where its noise is above 0: in both samples, in one, or in none.
    const most = map.reduce((largest, value) => Math.max(largest, value), 0);
    const inOne = map.filter((value) => Math.abs(value / most - 0.5) < 1e-3).length;
    expect(inOne / map.length).to.be.within(0.45, 0.55);
  });
});

describe('settings that cannot be', () => {
  const { url, revoke } = toUrl(toKeras(net));
  const explainer = createExplainer({ model: url, backend: 'cpu' });
  after(revoke);

  for (const settings of [
    { steps: 0 },
    { steps: 2.5 },
    { steps: 1001 },
    { samples: -1 },
    { samples: NaN },
    { noise: -0.1 },
    { noise: Infinity },
    { noiseSeed: 0.5 },
  ]) {
    it(`${JSON.stringify(Object.keys(settings))} ${String(Object.values(settings))} are refused`, async () => {
      expect(await codeOf(explainer.saliency({ image, ...settings }))).to.equal(
        'setting-out-of-range',
      );
    });
  }

  it('Grad-CAM weighs the last convolution that has places', async () => {
    const spec = build([6, 6, 2], 53, [
      conv(3, 4, { activation: 'relu', name: 'wide' }),
      conv(4, 5, { activation: 'relu', name: 'single' }),
      flatten(),
      dense(3),
    ]);
    const { url, revoke } = toUrl(toKeras(spec));
    const explainer = createExplainer({ model: url, backend: 'cpu' });
    const picture = { data: randomArray(72, mulberry32(54)), shape: spec.input };
    const cam = async (options: { camLayer?: string }): Promise<Float32Array> =>
      (await explainer.saliency({ image: picture, methods: ['grad-cam'], target: 1, ...options }))
        .map;
    const usual = await cam({});
    expect(usual).to.deep.equal(await cam({ camLayer: 'wide' }));
    const single = await cam({ camLayer: 'single' });
    expect(new Set(single).size).to.equal(1);
    expect(new Set(usual).size).to.be.above(1);
    revoke();
  });

  it('a layer that Grad-CAM cannot weigh is a named error', async () => {
    const cam = (options: { camLayer?: string; layer?: string }) =>
      codeOf(explainer.saliency({ image, methods: ['grad-cam'], ...options }));
    expect(await cam({ camLayer: 'nowhere' })).to.equal('layer-unknown');
    expect(await cam({ camLayer: 'conv2', layer: 'conv1' })).to.equal('cam-layer-unfit');
    const dense = net.layers.at(-1)!.name;
    expect(await cam({ camLayer: dense })).to.equal('cam-layer-unfit');
  });
});
