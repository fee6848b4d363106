import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type Explainer,
  type SaliencyMethod,
} from '../../dist/engine.js';
import { codeOf, errorOf } from '../support/errors.js';
import { sampleOf } from '../support/lrp.js';
import { largest, largestDifference } from '../support/reference.js';

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** The others' softmax among themselves; 0 at the target. */
function rivalsOf(logits: Float32Array, target: number): number[] {
  const powers = Array.from(logits, (logit, index) => (index === target ? 0 : Math.exp(logit)));
  return powers.map((power) => power / sum(powers));
}

function softmax(logits: Float32Array): number[] {
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest(logits)));
  return powers.map((power) => power / sum(powers));
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`a contrast on ${backend}`, () => {
    it('gives linear methods the difference of the maps of the classes', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const all = ['gradient', 'gradient-x-input', 'integrated-gradients', 'smoothgrad'] as const;
      // Where there is no wasm, its kernels are asked: a contrast is nothing but another seed.
      const methods = backend === 'wasm' ? all : all.slice(0, 1);
      // An identity at every number of steps and samples.
      const few = { steps: 4, samples: 4 };
      const mapsOf = async (options: object) =>
        (await explainer.saliencyOf(image, { methods, ...few, ...options })).details;
      const { maps: of4 } = await mapsOf({ target: 4 });
      const { maps: of9, logits } = await mapsOf({ target: 9 });
      const others = await Promise.all(
        [...logits.keys()].map((target) => mapsOf({ target }).then(({ maps }) => maps)),
      );
      const against9 = await mapsOf({ target: 4, contrast: 9 });
      const againstAll = await mapsOf({ target: 4, contrast: 'others' });
      const againstRivals = await mapsOf({ target: 4, contrast: 'rivals' });
      const weights = rivalsOf(logits, 4);
      for (const method of methods) {
        const expected = of4[method].map((value, at) => value - of9[method][at]!);
        const tolerance = 1e-4 * largest(expected);
        expect(largestDifference(against9.maps[method], expected), method).to.be.below(tolerance);
        const mean = (shares: readonly number[]) =>
          of4[method].map(
            (value, at) =>
              value - sum(others.map((maps, index) => shares[index]! * maps[method][at]!)),
          );
        const equal = mean(others.map((_, index) => (index === 4 ? 0 : 1 / 9)));
        expect(largestDifference(againstAll.maps[method], equal), method).to.be.below(tolerance);
        const weighted = mean(weights);
        expect(largestDifference(againstRivals.maps[method], weighted), method).to.be.below(
          tolerance,
        );
      }
    });

    it('gives LRP-epsilon and LRP-0 the difference, and LRP-0 that of gradient × input', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      for (const composite of ['epsilon', 'lrp-0'] as const) {
        const lrp = (options: object) => explainer.lrpOf(image, { composite, ...options });
        const [of4, of9] = [await lrp({ target: 4 }), await lrp({ target: 9 })];
        const against = await lrp({ target: 4, contrast: 9 });
        const expected = of4.map.map((value, at) => value - of9.map[at]!);
        expect(largestDifference(against.map, expected)).to.be.below(1e-4 * largest(expected));
        const { logits } = of4.details;
        expect(against.details.start).to.be.closeTo(logits[4]! - logits[9]!, 1e-4);
        const one = await lrp({ target: 4, contrast: 9, start: 'one' });
        expect(one.details.start).to.equal(0);
      }
      const asked = { target: 4, contrast: 9 };
      const lrp0 = await explainer.lrpOf(image, { composite: 'lrp-0', ...asked });
      const method: SaliencyMethod = 'gradient-x-input';
      const product = await explainer.saliencyOf(image, { method, ...asked });
      expect(largestDifference(lrp0.map, product.map)).to.be.below(1e-4 * largest(product.map));
    });

    it('gives occlusion the difference of the scores', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const occluder = { occluder: 14, stride: 14 } as const;
      for (const score of ['logit', 'probability'] as const) {
        for (const contrast of [9, 'others', 'rivals'] as const) {
          const result = await explainer.occlusionOf(image, {
            ...occluder,
            target: 4,
            score,
            contrast,
          });
          const { grid, contrast: scores } = result.details;
          const whole = (await explainer.predict(image)).logits;
          const shares =
            contrast === 9
              ? Array.from(whole, (_, index) => (index === 9 ? 1 : 0))
              : contrast === 'others'
                ? Array.from(whole, (_, index) => (index === 4 ? 0 : 1 / 9))
                : rivalsOf(whole, 4);
          const against = (logits: Float32Array) => {
            const each = score === 'logit' ? Array.from(logits) : softmax(logits);
            return {
              own: each[4]!,
              other: sum(each.map((value, index) => value * shares[index]!)),
            };
          };
          const before = against(whole);
          for (const [row, top] of grid.tops.entries()) {
            for (const [column, left] of grid.lefts.entries()) {
              const hidden = Float32Array.from(image.data, (value, at) => {
                const [y, x] = [Math.floor(at / 28), at % 28];
                return y >= top && y < top + 14 && x >= left && x < left + 14 ? 0 : value;
              });
              const { logits } = await explainer.predict({ data: hidden, shape: image.shape });
              const now = against(logits);
              const fall = before.own - before.other - (now.own - now.other);
              const cell = row * grid.lefts.length + column;
              const found = score === 'logit' ? scores!.logits : scores!.probabilities;
              expect(found[cell]).to.be.closeTo(now.other, 1e-4);
              // Each pixel is hidden once.
              expect(result.map[top * 28 + left]).to.be.closeTo(fall, 2e-4);
              const { contrast: there } = await explainer.occludedAt(image, [top, left], {
                ...occluder,
                target: 4,
                contrast,
              });
              expect(there!.logits[0]).to.equal(scores!.logits[cell]);
            }
          }
        }
      }
    });
  });
}

describe('what a result says of its contrast', () => {
  const all = (explainer: Explainer, image: Parameters<Explainer['picture']>[0], options: object) =>
    Promise.all([
      explainer.saliencyOf(image, options),
      explainer.lrpOf(image, options),
      explainer.occlusionOf(image, { occluder: 14, ...options }),
      explainer.explain('gradient', image, options),
      explainer.explain('lrp', image, options),
      explainer.explain('occlusion', image, { occluder: 14, ...options }),
    ]);

  it('names the class with its scores, or the kind; nothing without one', async () => {
    const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
    const { logits, predictions } = await explainer.predict(image);
    const nine = predictions.find(({ index }) => index === 9)!;
    for (const named of [9, '9']) {
      for (const { contrast } of await all(explainer, image, { target: 4, contrast: named })) {
        expect(contrast).to.deep.equal({ kind: 'class', ...nine, logit: logits[9]! });
      }
    }
    for (const kind of ['others', 'rivals'] as const) {
      for (const { contrast } of await all(explainer, image, { contrast: kind })) {
        expect(contrast).to.deep.equal({ kind });
      }
    }
    for (const options of [{}, { contrast: 'none' }]) {
      for (const result of await all(explainer, image, options)) {
        expect(result).not.to.have.property('contrast');
      }
    }
  });

  it('takes labels in any case', async () => {
    const explainer = createExplainer({ model: 'cifar10-cnn', backend: 'wasm' });
    const { contrast } = await explainer.saliencyOf('sample:0', { contrast: 'Automobile' });
    expect(contrast).to.include({ kind: 'class', index: 1, label: 'automobile' });
  });

  it('leaves it out with a note where the prediction comes to be that class', async () => {
    const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
    const [best] = (await explainer.predict(image)).predictions;
    const plain = await all(explainer, image, {});
    const results = await all(explainer, image, { contrast: best!.index });
    results.forEach((result, index) => {
      expect(result).not.to.have.property('contrast');
      expect(result.map).to.deep.equal(plain[index]!.map);
      expect(result.details.notes.join()).to.contain('The network predicts the class');
    });
  });

  it('of a batch each image has its own', async () => {
    const explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
    const images = ['sample:4', 'sample:9'];
    const method = 'gradient' as const;
    const batch = await explainer.saliencyOfBatch(images, { method, contrast: 9 });
    expect(batch.map(({ contrast }) => contrast?.kind)).to.deep.equal(['class', undefined]);
    const alone = await explainer.saliencyOf('sample:4', { method, contrast: 9 });
    expect(largestDifference(batch[0]!.map, alone.map)).to.be.below(1e-5 * largest(alone.map));
  });

  it('a neuron has none', async () => {
    const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
    const neuron = { method: 'gradient', layer: 'conv2' } as const;
    const plain = await explainer.saliencyOf(image, neuron);
    const result = await explainer.saliencyOf(image, { ...neuron, contrast: 9 });
    expect(result).not.to.have.property('contrast');
    expect(result.map).to.deep.equal(plain.map);
  });

  it('stays in the sanity check what it was', async () => {
    const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
    const [best] = (await explainer.predict(image)).predictions;
    const method = 'gradient' as const;
    for (const contrast of [9, 'others', best!.index]) {
      const own = await explainer.saliencyOf(image, { method, contrast });
      const check = { method, contrast, randomizedLayers: 0 };
      const same = await explainer.sanityOf(image, check);
      expect(same.maps[method]).to.deep.equal(own.map);
      const random = await explainer.sanityOf(image, { ...check, randomizedLayers: 2 });
      expect(largestDifference(random.maps[method]!, own.map)).to.be.above(0);
      const randomized = { layers: 2, seed: 1 };
      const lrp = await explainer.lrpOf(image, { contrast, randomized });
      expect(lrp.contrast?.kind).to.equal(own.contrast?.kind);
    }
  });
});

describe('contrasts that are refused', () => {
  const refused: [string, object, string, string][] = [
    ['an unknown label', { contrast: 'cat' }, 'target-unknown', '"cat" for "contrast"'],
    ['an index beyond the classes', { contrast: 10 }, 'target-out-of-range', 'contrast 10'],
    ['a negative index', { contrast: '-1' }, 'target-out-of-range', 'contrast -1'],
    ['the class itself', { target: 4, contrast: '4' }, 'setting-out-of-range', 'contrast "4"'],
    ['no name', { contrast: {} }, 'argument-invalid', 'contrast'],
  ];
  for (const [what, options, code, words] of refused) {
    it(`${what}: ${code}`, async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
      for (const method of ['saliencyOf', 'lrpOf', 'occlusionOf'] as const) {
        const error = await errorOf(explainer[method](image, options));
        expect(error.code, method).to.equal(code);
        expect(error.message, method).to.contain(words);
      }
    });
  }

  it('lists the classes', async () => {
    const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
    const { hint } = await errorOf(explainer.saliencyOf(image, { contrast: 'cat' }));
    expect(hint).to.contain('0, 1, 2').and.to.contain('"rivals"');
  });
});

describe('a step of signed gradient', () => {
  it('goes towards the best other class, bounded, within the range of pixels', async () => {
    const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
    const { predictions, logits } = await explainer.predict(image);
    const step = await explainer.perturb(image, { epsilon: 0.1 });
    expect(step.before.target).to.include({ index: predictions[0]!.index });
    expect(step.before.towards).to.include({ index: predictions[1]!.index });
    expect(step.before.predictions).to.deep.equal(predictions);
    expect(step.before.towards.logit).to.equal(logits[predictions[1]!.index]);
    expect(largest(step.change)).to.be.closeTo(0.1, 1e-6);
    expect(Math.min(...step.image.data)).to.be.at.least(0);
    expect(Math.max(...step.image.data)).to.be.at.most(1);
    const again = await explainer.predict(step.image);
    expect(again.predictions[0]!.index).to.equal(step.after.predictions[0]!.index);
    expect(step.after.target.logit).to.be.closeTo(again.logits[step.after.target.index]!, 1e-4);
    const difference = ({ target, towards }: typeof step.before) => target.logit - towards.logit;
    expect(difference(step.after)).to.be.below(difference(step.before));
  });

  it('of 0 changes nothing', async () => {
    const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
    const step = await explainer.perturb(image, { epsilon: 0, limit: 0 });
    expect(step.image.data).to.deep.equal(image.data);
    expect(step.after.predictions[0]).to.deep.equal(step.before.predictions[0]);
  });

  it('goes by the range of each channel', async () => {
    const model = new URL('/models/efficientnet-lite0/model.json', location.href).href;
    const explainer = createExplainer({ model, backend: 'wasm' });
    const { preprocessing } = await explainer.pictureModel();
    const step = await explainer.perturb('sample:0', { epsilon: 2 / 255, limit: 0 });
    const { black, white } = preprocessing;
    const channels = [0, 1, 2].map((channel) =>
      largest(step.change.filter((_, index) => index % 3 === channel)),
    );
    channels.forEach((change, channel) =>
      expect(change).to.be.closeTo(Math.abs(white[channel]! - black[channel]!) * (2 / 255), 1e-5),
    );
  });

  for (const [what, options, code] of [
    ['a step beyond the range', { epsilon: 1.5 }, 'setting-out-of-range'],
    ['no number', { epsilon: NaN }, 'setting-out-of-range'],
    ['a limit below 0', { limit: -0.1 }, 'setting-out-of-range'],
    ['the class itself', { target: 4, towards: 4 }, 'setting-out-of-range'],
    ['a word instead of a class', { towards: 'rivals' }, 'setting-out-of-range'],
    ['an unknown class', { towards: 'cat' }, 'target-unknown'],
  ] as const) {
    it(`refuses ${what}: ${code}`, async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', 'wasm');
      expect(await codeOf(explainer.perturb(image, options))).to.equal(code);
    });
  }
});
