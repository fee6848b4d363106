import { expect } from '@esm-bundle/chai';
import type { BackendChoice, InputTensor, LrpResult } from '../../dist/engine.js';
import { mulberry32, randomArray } from '../oracle/net.js';
import { imbalance, layerOf, sampleOf, sum } from '../support/lrp.js';
import { largest, largestDifference } from '../support/reference.js';

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`parts of relevance on ${backend}`, () => {
    for (const [layer, form] of [
      ['conv2', '*,*,c'],
      ['conv1', 'x,y,*'],
      ['pool2', 'x,y,c'],
      ['dense1', 'c'],
    ] as const) {
      it(`relevance through one ${form} of ${layer} alone`, async () => {
        const { explainer, image } = await sampleOf('mnist-cnn', backend);
        const request = { composite: 'epsilon-plus', channelsOf: [layer] } as const;
        const whole = await explainer.lrpOf(image, request);
        const all = layerOf(whole, layer).channels!;
        const strongest = all.indexOf(Math.max(...all));
        const [, columns = 1, depth = all.length] = layerOf(whole, layer).shape;
        const place = Math.floor(strongest / depth);
        const unit = form
          .replace('x', String(place % columns))
          .replace('y', String(Math.floor(place / columns)))
          .replace('c', String(strongest % depth));
        const part = await explainer.lrpOf(image, { ...request, restart: { layer, unit } });
        const { shape, channels, conservation } = layerOf(part, layer);
        const parts = unit.split(',');
        const wanted = parts.length === 3 ? [parts[1], parts[0], parts[2]] : parts;
        const inside = channels!.filter((_, index) => {
          let rest = index;
          return [...shape].reverse().every((length, back) => {
            const at = rest % length;
            rest = Math.floor(rest / length);
            const part = wanted[wanted.length - 1 - back];
            return part === '*' || Number(part) === at;
          });
        });
        expect(channels).to.deep.equal(layerOf(whole, layer).channels);
        expect(part.details.restart!.kept).to.be.closeTo(sum(inside), 1e-6);
        expect(conservation.leftOut).to.be.closeTo(sum(channels!) - sum(inside), 1e-4);
        expect(imbalance(layerOf(part, layer))).to.be.below(1e-5);
        expect(largest(part.map)).to.be.above(0);
        expect(largestDifference(part.map, whole.map)).to.be.above(0);
      });
    }

    it('the parts of a layer give the whole', async () => {
      const { explainer, image } = await sampleOf('strided', backend);
      const whole = await explainer.lrpOf(image, { composite: 'epsilon-alpha2-beta1' });
      const layer = whole.details.layers.find(({ shape }) => shape.length === 3)!;
      const total = new Float32Array(whole.map.length);
      for (let channel = 0; channel < layer.shape[2]!; channel++) {
        const restart = { layer: layer.name, unit: `*,*,${channel}` };
        const options = { composite: 'epsilon-alpha2-beta1', restart } as const;
        const { map } = await explainer.lrpOf(image, options);
        map.forEach((value, index) => (total[index]! += value));
      }
      expect(largestDifference(total, whole.map)).to.be.below(1e-5 * largest(whole.map));
    });

    it('goes on from a pixel of the picture itself', async () => {
      const { explainer, image } = await sampleOf('strided', backend);
      const whole = await explainer.lrpOf(image);
      const restart = { layer: 'input', unit: '2,1,*' };
      const { map, details } = await explainer.lrpOf(image, { restart });
      const [, width, channels] = image.shape;
      const start = (width + 2) * channels;
      const expected = whole.map.map((value, index) =>
        index >= start && index < start + channels ? value : 0,
      );
      expect(largest(expected)).to.be.above(0);
      expect(largestDifference(map, expected)).to.equal(0);
      expect(details.conservation.leftOut).to.be.closeTo(sum(whole.map) - sum(map), 1e-5);
    });

    it('what goes by another branch is left out, and counted', async () => {
      const { explainer, image } = await sampleOf('residual', backend);
      const restart = { layer: 'conv3', unit: '*,*,*' };
      const { details } = await explainer.lrpOf(image, { restart });
      const skipped = layerOf({ details } as LrpResult, 'conv1');
      expect(Math.abs(skipped.conservation.leftOut)).to.be.above(0);
      expect(imbalance(skipped)).to.be.below(1e-5);
      const { arriving, ...shares } = details.conservation;
      expect(sum(Object.values(shares))).to.be.closeTo(arriving, 1e-4);
    });

    it('each output place of a larger picture has the map of its own part', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const [height, width] = [32, 36];
      const data = new Float32Array(height * width);
      const random = randomArray(height * width, mulberry32(3), 0, 0.2);
      data.set(random);
      for (let y = 0; y < 28; y++) {
        data.set(image.data.subarray(y * 28, (y + 1) * 28), (y + 4) * width + 4);
      }
      const larger: InputTensor = { data, shape: [height, width, 1] };
      const options = { composite: 'epsilon-plus', denseAs: 'conv', target: 3 } as const;
      const all = await explainer.lrpOf(larger, options);
      expect(all.details.places.shape).to.deep.equal([2, 3]);
      const total = new Float32Array(data.length);
      for (let row = 0; row < 2; row++) {
        for (let column = 0; column < 3; column++) {
          const one = await explainer.lrpOf(larger, { ...options, place: `${column},${row}` });
          // The two poolings make one step of the output four pixels.
          const crop = new Float32Array(784);
          for (let y = 0; y < 28; y++) {
            const start = (4 * row + y) * width + 4 * column;
            crop.set(data.subarray(start, start + 28), y * 28);
          }
          const own: InputTensor = { data: crop, shape: [28, 28, 1] };
          const single = await explainer.lrpOf(own, { composite: 'epsilon-plus', target: 3 });
          const logit = all.details.places.data[row * 3 + column]!;
          expect(logit).to.be.closeTo(single.target.logit, 1e-4);
          const placed = new Float32Array(data.length);
          for (let y = 0; y < 28; y++) {
            const start = (4 * row + y) * width + 4 * column;
            placed.set(single.map.subarray(y * 28, (y + 1) * 28), start);
          }
          expect(largestDifference(one.map, placed)).to.be.below(1e-4 * largest(placed));
          one.map.forEach((value, index) => (total[index]! += value));
        }
      }
      expect(largestDifference(all.map, total)).to.be.below(1e-4 * largest(total));
    });

    it('starts from the logit, from 1, and against the other classes', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const plain = await explainer.lrpOf(image, {});
      const { logits } = plain.details;
      const { index, logit } = plain.target;
      const one = await explainer.lrpOf(image, { start: 'one' });
      expect(plain.details.start).to.equal(logit);
      expect(one.details.start).to.equal(1);
      const scaled = one.map.map((value) => value * logit);
      expect(largestDifference(scaled, plain.map)).to.be.below(1e-4 * largest(plain.map));
      const others = logits.filter((_, other) => other !== index);
      const against = await explainer.lrpOf(image, { contrast: 'others' });
      expect(against.details.start).to.be.closeTo(logit - sum(others) / 9, 1e-4);
      const rivals = await explainer.lrpOf(image, { contrast: 'rivals' });
      const powers = others.map((other) => Math.exp(other));
      const mean = sum(others.map((other, at) => (other * powers[at]!) / sum(powers)));
      expect(rivals.details.start).to.be.closeTo(logit - mean, 1e-4);
      const equal = await explainer.lrpOf(image, { contrast: 'others', start: 'one' });
      expect(equal.details.start).to.be.closeTo(0, 1e-6);
    });

    it('randomises the upper layers for the sanity check, what is explained staying the same', async () => {
      const { explainer, image } = await sampleOf('mnist-cnn', backend);
      const own = await explainer.lrpOf(image, { composite: 'z-plus' });
      const none = await explainer.lrpOf(image, {
        composite: 'z-plus',
        randomized: { layers: 0, seed: 1 },
      });
      expect(none.map).to.deep.equal(own.map);
      expect(none.details.sanity!.layers).to.deep.equal(['logits', 'dense1', 'conv2', 'conv1']);
      expect(none.details.sanity!.similarity.rankCorrelation).to.be.closeTo(1, 1e-6);
      const upper = { randomized: { layers: 1, seed: 1 } };
      const random = await explainer.lrpOf(image, { composite: 'z-plus', ...upper });
      expect(random.target.index).to.equal(own.target.index);
      expect(largestDifference(random.map, own.map)).to.be.above(0);
    });
  });
}
