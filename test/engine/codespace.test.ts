import { expect } from '@esm-bundle/chai';
import {
  betweenCodes,
  createAscent,
  createExplainer,
  type AscentFrame,
  type AscentOptions,
  type BackendChoice,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten } from '../oracle/net.js';
import { codeOf } from '../support/errors.js';
import { largestDifference } from '../support/reference.js';

const few: AscentOptions = { generator: 'mnist-gan', target: 7, runs: 3, seed: 11 };

const pictures = (frame: AscentFrame) => frame.runs.map(({ picture }) => [...picture]);

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`activation maximisation on ${backend}`, () => {
    const there = { model: 'mnist-cnn', backend };
    const explainer = createExplainer(there);

    for (const generator of ['mnist-gan', 'mnist-dcgan']) {
      it(`${generator}: the probability of the class rises, and the answer is that of the picture`, async () => {
        const ascent = createAscent({ ...there, ...few, generator });
        const start = await ascent.step(0);
        const end = await ascent.step(40);
        const mean = ({ runs }: AscentFrame) =>
          runs.reduce((sum, { probability }) => sum + probability! / runs.length, 0);
        expect(mean(end)).to.be.above(Math.max(0.6, mean(start)));
        expect(end.target).to.deep.equal({ index: 7, label: '7' });
        for (const { picture, probability, probabilities, objectives, steps } of end.runs) {
          const { details } = await explainer.saliencyOf(
            { data: picture, shape: end.shape },
            { target: 7 },
          );
          const powers = details.logits.map((logit) =>
            Math.exp(logit - Math.max(...details.logits)),
          );
          const total = powers.reduce((sum, power) => sum + power, 0);
          expect(powers[7]! / total).to.be.closeTo(probability!, 1e-4);
          expect(probabilities).to.have.length(steps + 1);
          expect(objectives).to.have.length(steps + 1);
          expect(probabilities!.at(-1)).to.equal(probability);
        }
      });
    }

    it('the same seeds give the same pictures, however they are sliced; others do not', async () => {
      const whole = await createAscent({ ...there, ...few }).step(12);
      const sliced = createAscent({ ...there, ...few });
      await sliced.step(5);
      const parts = await sliced.step(7);
      expect(pictures(parts)).to.deep.equal(pictures(whole));
      expect(parts.runs.map(({ probabilities }) => probabilities)).to.deep.equal(
        whole.runs.map(({ probabilities }) => probabilities),
      );
      const other = await createAscent({ ...there, ...few, seed: 12 }).step(12);
      // Its first run is the second of the others; batches of other sizes round alike to this.
      expect(largestDifference(other.runs[0]!.picture, whole.runs[1]!.picture)).to.be.below(0.05);
      expect(largestDifference(other.runs[2]!.picture, whole.runs[2]!.picture)).to.be.above(0.1);
    });

    it('a run that has arrived stays where it is', async () => {
      const ascent = createAscent({ ...there, ...few, stopAt: 0.5 });
      const first = await ascent.step(60);
      const arrived = first.runs.filter(({ status }) => status === 'reached');
      expect(arrived.length).to.be.above(0);
      const second = await ascent.step(10);
      for (const [
        run,
        { status, picture, steps, probability, probabilities },
      ] of first.runs.entries()) {
        if (status !== 'reached') continue;
        expect(probability).to.be.at.least(0.5);
        expect(second.runs[run]!.steps).to.equal(steps);
        expect(second.runs[run]!.probabilities).to.deep.equal(probabilities);
        expect(largestDifference(second.runs[run]!.picture, picture)).to.be.below(1e-5);
      }
    });
  });
}

describe('activation maximisation', () => {
  const there = { model: 'mnist-cnn', backend: 'wasm' } as const;
  const explainer = createExplainer(there);

  it('over pixels fools the network and stays between black and white', async () => {
    const ascent = createAscent({ ...there, ...few, generator: null, totalVariation: 0.01 });
    const { runs } = await ascent.step(80);
    for (const { picture, probability } of runs) {
      expect(probability).to.be.above(0.9);
      expect(picture.every((value) => value >= 0 && value <= 1)).to.equal(true);
    }
  });

  it('over pixels it may begin with a picture', async () => {
    const { input: picture } = await explainer.picture('sample:3');
    const { runs } = await createAscent({ ...there, ...few, generator: null, picture }).step(0);
    for (const run of runs) expect([...run.picture]).to.deep.equal([...picture.data]);
  });

  it('of a channel its mean activation rises', async () => {
    const asked = { layer: 'conv2', unit: '*,*,3' };
    const { runs } = await createAscent({ ...there, ...few, ...asked, noise: 0 }).step(30);
    for (const { objectives } of runs) expect(objectives.at(-1)!).to.be.above(objectives[0]!);
  });

  it('the mean image pulls the pictures near', async () => {
    const { input: meanImage } = await explainer.picture('sample:7');
    const distance = (picture: Float32Array) =>
      picture.reduce((sum, value, index) => sum + (value - meanImage.data[index]!) ** 2, 0);
    const far = await createAscent({ ...there, ...few, prior: 'none', stopAt: 1 }).step(40);
    const told = { prior: 'mean-image', lambda: 0.1, meanImage, stopAt: 1 } as const;
    const near = await createAscent({ ...there, ...few, ...told }).step(40);
    for (const [run, { picture }] of near.runs.entries()) {
      expect(distance(picture)).to.be.below(distance(far.runs[run]!.picture));
    }
  });

  it('goes on from codes that were given, and a replayed code gives its picture', async () => {
    const { runs } = await createAscent({ ...there, ...few }).step(10);
    const again = createAscent({ ...there, ...few });
    again.replaceCodes(runs.map(({ code }) => code));
    const { runs: replayed } = await again.step(0);
    for (const [run, { picture, seed }] of replayed.entries()) {
      expect(seed).to.equal(null);
      expect(largestDifference(picture, runs[run]!.picture)).to.be.below(1e-6);
    }
  });

  it('walks between two codes along a great circle', () => {
    const [from, to] = [Float32Array.of(3, 0), Float32Array.of(0, 1)];
    const near = (code: Float32Array, x: number, y: number) => {
      expect(code[0]).to.be.closeTo(x, 1e-6);
      expect(code[1]).to.be.closeTo(y, 1e-6);
    };
    near(betweenCodes(from, to, 0), 3, 0);
    near(betweenCodes(from, to, 1), 0, 1);
    near(betweenCodes(from, to, 0.5), Math.SQRT2, Math.SQRT2);
    near(betweenCodes(from, from, 0.3), 3, 0);
    near(betweenCodes(from, new Float32Array(2), 0.5), 1.5, 0);
  });

  it('gives up a run that has no finite numbers, and goes on with the others', async () => {
    const ascent = createAscent({ ...there, ...few, radius: 1e38 });
    const { runs } = await ascent.step(0);
    // Sums of such numbers are infinite, their differences none.
    const wild = runs[1]!.code.map((value) => 3e38 * Math.sign(value));
    ascent.replaceCodes([runs[0]!.code, wild, runs[2]!.code]);
    const end = await ascent.step(40);
    expect(end.runs[1]!.status).to.equal('failed');
    expect(end.runs[1]!.code.every(Number.isFinite)).to.equal(true);
    for (const run of [0, 2]) {
      const { objectives } = end.runs[run]!;
      expect(objectives.at(-1)!).to.be.above(objectives[0]!);
    }
    expect(end.runs.every(({ picture }) => picture.every(Number.isFinite))).to.equal(true);
  });

  it('leaves nothing in the engine between two steps', async () => {
    const ascent = createAscent({ ...there, ...few });
    await ascent.step(1);
    const before = await explainer.memory();
    await ascent.step(3);
    await codeOf(createAscent({ ...there, ...few, target: 'nobody' }).step(1));
    expect(await explainer.memory()).to.deep.equal(before);
  });

  it('fits a generator of another size, range and number of channels to the classifier', async () => {
    const wide = build([12, 12, 3], 4, [conv(3, 4, { activation: 'relu' }), flatten(), dense(3)]);
    const { url, revoke } = toUrl(toKeras(wide));
    const { runs, shape } = await createAscent({
      model: url,
      backend: 'wasm',
      ...few,
      target: 1,
    }).step(5);
    revoke();
    expect(shape).to.deep.equal([12, 12, 3]);
    const [{ picture, objectives }] = runs as [AscentFrame['runs'][number]];
    expect(picture).to.have.length(12 * 12 * 3);
    for (let pixel = 0; pixel < 144; pixel++) {
      expect(picture[3 * pixel]).to.equal(picture[3 * pixel + 1]);
    }
    expect(objectives.at(-1)!).to.be.above(objectives[0]!);
  });

  it('takes the range of the pictures from the card that generatorCard names', async () => {
    const card = { output: { shape: [28, 28, 1], range: [-1, 1] } };
    const generatorCard = URL.createObjectURL(new Blob([JSON.stringify(card)]));
    const place = { model: 'mnist-cnn', backend: 'wasm' } as const;
    const own = await createAscent({ ...place, ...few }).step(0);
    const other = await createAscent({ ...place, ...few, generatorCard }).step(0);
    URL.revokeObjectURL(generatorCard);
    // What the generator makes is in [0, 1]; as values from -1 to 1 it is the upper half.
    other.runs.forEach(({ picture }, run) => {
      const expected = own.runs[run]!.picture.map((value) => (value + 1) / 2);
      expect(largestDifference(picture, expected)).to.be.below(1e-6);
    });
  });

  for (const [what, asked, code] of [
    ['a class that is not there', { target: 12 }, 'target-out-of-range'],
    ['a class of another name', { target: 'eleven' }, 'target-unknown'],
    ['no run', { runs: 0 }, 'setting-out-of-range'],
    ['too many runs', { runs: 65 }, 'setting-out-of-range'],
    ['a seed that is no whole number', { seed: 0.5 }, 'setting-out-of-range'],
    ['a learning rate of 0', { learningRate: 0 }, 'setting-out-of-range'],
    ['a negative weight', { lambda: -1 }, 'setting-out-of-range'],
    ['a probability above 1', { stopAt: 1.5 }, 'setting-out-of-range'],
    ['an unknown prior', { prior: 'l3' as 'l2' }, 'setting-out-of-range'],
    ['a mean image that is not given', { prior: 'mean-image' }, 'setting-out-of-range'],
    ['an unknown layer', { layer: 'conv9' }, 'layer-unknown'],
    ['an unknown unit', { layer: 'conv2', unit: '99' }, 'unit-unknown'],
    ['a classifier as the generator', { generator: 'mnist-cnn' }, 'generator-unfit'],
    ['a generator of another name', { generator: 'gan' }, 'model-unknown'],
  ] satisfies [string, Partial<AscentOptions>, string][]) {
    it(`refuses ${what}`, async () => {
      const attempt = async () => createAscent({ ...there, ...few, ...asked }).step(1);
      expect(await codeOf(attempt())).to.equal(code);
    });
  }

  it('refuses codes of another length, and such that are no numbers', async () => {
    const ascent = createAscent({ ...there, ...few });
    ascent.replaceCodes([new Float32Array(99)]);
    expect(await codeOf(ascent.step(1))).to.equal('code-size');
    ascent.replaceCodes([new Float32Array(100).fill(NaN)]);
    expect(await codeOf(ascent.step(1))).to.equal('code-values');
  });
});
