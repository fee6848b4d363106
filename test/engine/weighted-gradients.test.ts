import { expect } from '@esm-bundle/chai';
import { createExplainer, type BackendChoice, type Shape3 } from '../../dist/engine.js';
import * as tf from '../bundles/tfjs-layers.js';
import { backward, forward, seedForClass } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, maxPool, mulberry32, randomArray } from '../oracle/net.js';
import { largest, largestDifference, loadReference } from '../support/reference.js';

const net = build([16, 14, 2], 91, [
  conv(3, 5, { padding: 'same', activation: 'relu' }),
  maxPool(2),
  conv(2, 4, { activation: 'tanh' }),
  flatten(),
  dense(3),
]);
const size = 16 * 14 * 2;
const data = randomArray(size, mulberry32(92));
const image = { data, shape: net.input };

const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);
const magnitude = (values: Float32Array): number => sum(values.map(Math.abs));
const scoreOf = (values: ArrayLike<number>, target: number): number =>
  forward(net, values).logits[target]!;

function gradientAt(point: ArrayLike<number>, target: number): Float64Array {
  return backward(net, forward(net, point), seedForClass(net, target), 'gradient');
}

/** What tfjs draws for a seed of the kit. */
function drawn(make: () => tf.Tensor): Float32Array {
  return tf.tidy(() => make().dataSync() as Float32Array);
}

/** A Gaussian over the image, normalized over the part of it that lies inside; separable, as loops. */
function blurred(deviation: number): Float64Array {
  const [height, width, channels] = net.input;
  const blurAlong = (values: ArrayLike<number>, axis: 0 | 1): Float64Array => {
    const length = axis === 0 ? height : width;
    const out = new Float64Array(size);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = axis === 0 ? y : x;
        const weights = Array.from({ length }, (_, from) =>
          Math.exp(-((at - from) ** 2) / (2 * deviation ** 2)),
        );
        const total = weights.reduce((all, weight) => all + weight, 0);
        for (let c = 0; c < channels; c++) {
          weights.forEach((weight, from) => {
            const cell = axis === 0 ? from * width + x : y * width + from;
            out[(y * width + x) * channels + c]! += (weight / total) * values[cell * channels + c]!;
          });
        }
      }
    }
    return out;
  };
  return deviation === 0 ? Float64Array.from(data) : blurAlong(blurAlong(data, 0), 1);
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`GradientSHAP on ${backend}`, () => {
    const { url, revoke } = toUrl(toKeras(net));
    const explainer = createExplainer({ model: url, backend });
    after(revoke);
    const method = 'gradient-shap';

    for (const baseline of [0, 0.4, 'noise'] as const) {
      it(`from the baseline ${baseline} is what float64 loops make of its random numbers`, async () => {
        const [samples, noise, noiseSeed] = [7, 0.2, 3];
        const odd = (seed: number) => 2 * seed + 1;
        const shares = drawn(() => tf.randomUniform([samples], 0, 1, 'float32', odd(noiseSeed)));
        const offsets = drawn(() =>
          tf.randomNormal([samples * size], 0, 1, 'float32', odd(noiseSeed)),
        );
        const total = new Float64Array(size);
        for (let k = 0; k < samples; k++) {
          const start =
            baseline === 'noise'
              ? drawn(() => tf.randomUniform(net.input, 0, 1, 'float32', odd(noiseSeed + k)))
              : new Float32Array(size).fill(baseline);
          const end = data.map((value, i) => value + noise * offsets[k * size + i]!);
          const point = end.map((value, i) => start[i]! + shares[k]! * (value - start[i]!));
          gradientAt(point, 1).forEach(
            (value, i) => (total[i]! += (value * (end[i]! - start[i]!)) / samples),
          );
        }
        const expected = Float32Array.from(total);
        const asked = { method, target: 1, samples, noise, noiseSeed, baseline } as const;
        const { map } = await explainer.saliencyOf(image, asked);
        expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
        const batch = await explainer.saliencyOfBatch([image, image], asked);
        expect(largestDifference(batch[1]!.map, expected)).to.be.at.most(1e-4 * largest(expected));
      });
    }

    it('approaches integrated gradients and the difference of the score with many samples', async () => {
      const asked = { target: 2, baseline: 0.1, samples: 1000, steps: 1000 };
      const shap = await explainer.saliencyOf(image, { ...asked, method });
      const path = await explainer.saliencyOf(image, { ...asked, method: 'integrated-gradients' });
      const difference = scoreOf(data, 2) - scoreOf(new Float32Array(size).fill(0.1), 2);
      expect(sum(shap.map)).to.be.closeTo(difference, 0.03 * magnitude(shap.map));
      expect(largestDifference(shap.map, path.map)).to.be.at.most(0.1 * largest(path.map));
    });

    it('repeats itself, and changes with its seed', async () => {
      const of = async (noiseSeed: number) =>
        (await explainer.saliencyOf(image, { method, samples: 5, noiseSeed })).map;
      expect(await of(1)).to.deep.equal(await of(1));
      expect(await of(1)).not.to.deep.equal(await of(2));
    });

    for (const model of [
      'mnist-cnn',
      'cifar10-cnn',
      'no-bias',
      'residual',
      'rescaled',
      'strided',
    ]) {
      it(`of ${model} is Captum's at the same points`, async () => {
        const reference = await loadReference(`families-${model}`);
        const inputs = await loadReference(model);
        const own = createExplainer({ model: reference.model, backend });
        const maps = reference.entries({ kind: 'map', method });
        expect(maps.length).to.be.at.least(4);
        for (const map of backend === 'webgl' ? maps.slice(0, 2) : maps) {
          const input = inputs.entry({ kind: 'input', sample: map.sample });
          const given = { data: inputs.array(input), shape: input.shape as Shape3 };
          const asked = { method, target: map.target!, ...map.parameters } as const;
          const { map: actual } = await own.saliencyOf(given, asked);
          const expected = reference.array(map);
          const label = `${map.sample} ${map.target} ${JSON.stringify(map.parameters)}`;
          const error = largestDifference(actual, expected);
          expect(error, label).to.be.at.most(1e-4 * largest(expected));
        }
      });
    }
  });

  describe(`blur integrated gradients on ${backend}`, () => {
    const { url, revoke } = toUrl(toKeras(net));
    const explainer = createExplainer({ model: url, backend });
    after(revoke);
    const method = 'blur-integrated-gradients';
    const most = 14 / 8;

    for (const steps of [1, 6, 32]) {
      it(`in ${steps} steps are what float64 loops make of the path`, async () => {
        const total = new Float64Array(size);
        for (let k = 0; k < steps; k++) {
          const at = (share: number) => blurred(most * (1 - (k + share) / steps));
          const [start, middle, end] = [at(0), at(0.5), k === steps - 1 ? blurred(0) : at(1)];
          gradientAt(middle, 1).forEach((value, i) => (total[i]! += value * (end[i]! - start[i]!)));
        }
        const expected = Float32Array.from(total);
        const asked = { method, target: 1, steps } as const;
        const { map } = await explainer.saliencyOf(image, asked);
        expect(largestDifference(map, expected)).to.be.at.most(1e-4 * largest(expected));
        const batch = await explainer.saliencyOfBatch([image, image], asked);
        expect(largestDifference(batch[1]!.map, expected)).to.be.at.most(1e-4 * largest(expected));
      });
    }

    it('add up to the difference of the score between the sharp and the blurred image', async () => {
      const { map } = await explainer.saliencyOf(image, { method, target: 0, steps: 400 });
      const difference = scoreOf(data, 0) - scoreOf(blurred(most), 0);
      expect(sum(map)).to.be.closeTo(difference, 2e-3 * magnitude(map));
      // The same difference as from the blurred image on the straight line.
      const asked = { method: 'integrated-gradients', baseline: 'blur', target: 0 } as const;
      const straight = await explainer.saliencyOf(image, { ...asked, steps: 400 });
      expect(sum(straight.map)).to.be.closeTo(difference, 2e-3 * magnitude(straight.map));
    });

    it('of an image of one color are zero', async () => {
      const even = { data: new Float32Array(size).fill(0.5), shape: net.input };
      const { map } = await explainer.saliencyOf(even, { method, steps: 4 });
      expect(largest(map)).to.be.at.most(1e-5);
    });
  });
}
