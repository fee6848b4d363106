import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  type BackendChoice,
  type Curve,
  type Explainer,
  type FaithfulnessResponse,
  type InputTensor,
} from '../../dist/engine.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, dense, flatten, mulberry32, randomArray, type NetSpec } from '../oracle/net.js';

const [HEIGHT, WIDTH, CHANNELS] = [6, 8, 2];
const PIXELS = HEIGHT * WIDTH;
const STEPS = 12;
const TARGET = 1;

/** Two classes and nothing but weights: the logit of their difference is a sum over pixels. */
const net = build([HEIGHT, WIDTH, CHANNELS], 3, [flatten(), dense(2, { activation: 'softmax' })]);
const image: InputTensor = {
  data: randomArray(PIXELS * CHANNELS, mulberry32(8)),
  shape: [HEIGHT, WIDTH, CHANNELS],
};

interface Linear {
  kernel: Float32Array;
  bias: Float32Array;
}

function weightsOf({ layers }: NetSpec): Linear {
  const layer = layers.at(-1)!;
  if (layer.kind !== 'dense') throw new Error('The last layer is dense.');
  return { kernel: layer.weights.kernel, bias: layer.weights.bias! };
}

/** The share of each pixel in the difference of the logits, target minus other, of a picture. */
function sharesOf(data: Float32Array | Float64Array): Float64Array {
  const { kernel } = weightsOf(net);
  const shares = new Float64Array(PIXELS);
  data.forEach((value, i) => {
    const weight = kernel[2 * i + TARGET]! - kernel[2 * i + 1 - TARGET]!;
    shares[Math.floor(i / CHANNELS)]! += weight * value;
  });
  return shares;
}

function meanColour({ data, shape }: InputTensor): Float64Array {
  const channels = shape[2];
  const sums = new Float64Array(channels);
  data.forEach((value, i) => (sums[i % channels]! += value));
  const count = data.length / channels;
  return Float64Array.from(data, (_, i) => sums[i % channels]! / count);
}

/** Every pixel the mean of all others, weighed by a Gaussian of an eighth of the shorter side. */
function blurred({ data, shape: [height, width, channels] }: InputTensor): Float64Array {
  const deviation = Math.min(height, width) / 8;
  const weight = (distance: number): number => Math.exp(-(distance ** 2) / (2 * deviation ** 2));
  const result = new Float64Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sums = new Float64Array(channels);
      let total = 0;
      for (let v = 0; v < height; v++) {
        for (let u = 0; u < width; u++) {
          const share = weight(v - y) * weight(u - x);
          total += share;
          sums.forEach((_, c) => (sums[c]! += share * data[(v * width + u) * channels + c]!));
        }
      }
      sums.forEach((sum, c) => (result[(y * width + x) * channels + c] = sum / total));
    }
  }
  return result;
}

/** The analytic curve: pixels of one picture give way to those of another, the best scored first. */
function expectedCurve(
  scores: Float32Array,
  from: Float32Array | Float64Array,
  to: Float32Array | Float64Array,
): number[] {
  const { bias } = weightsOf(net);
  const [before, after] = [sharesOf(from), sharesOf(to)];
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const exchanged = new Set(order.slice(0, Math.round((step / STEPS) * PIXELS)));
    let difference = bias[TARGET]! - bias[1 - TARGET]!;
    before.forEach((share, pixel) => (difference += exchanged.has(pixel) ? after[pixel]! : share));
    return 1 / (1 + Math.exp(-difference));
  });
}

function expectCurve({ probabilities, shares, area }: Curve, expected: number[]): void {
  expect(probabilities).to.have.length(expected.length);
  probabilities!.forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-5));
  shares.forEach((share, i) => expect(share).to.be.closeTo(i / (expected.length - 1), 1e-12));
  const trapezoids = expected.slice(1).map((value, i) => (value + expected[i]!) / 2);
  const mean = trapezoids.reduce((sum, part) => sum + part, 0) / trapezoids.length;
  expect(area).to.be.closeTo(mean, 1e-5);
}

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`faithfulness of a linear model on ${backend}`, () => {
    let explainer: Explainer;
    let revoke: () => void;
    const curvesOf = (scores: Float32Array, rest = {}): Promise<FaithfulnessResponse> =>
      explainer.faithfulnessOf({ image, scores, target: TARGET, steps: STEPS, ...rest });

    before(() => {
      const made = toUrl(toKeras(net));
      explainer = createExplainer({ model: made.url, backend });
      revoke = made.revoke;
    });
    after(() => revoke());

    it('gives the analytic curves, equal scores in the order of the pixels', async () => {
      const random = mulberry32(4);
      for (const scores of [
        randomArray(PIXELS, random),
        Float32Array.from({ length: PIXELS }, (_, i) => i % 3),
        new Float32Array(PIXELS),
      ]) {
        const { deletion, insertion } = await curvesOf(scores);
        expectCurve(deletion, expectedCurve(scores, image.data, meanColour(image)));
        expectCurve(insertion, expectedCurve(scores, blurred(image), image.data));
      }
    });

    it('a perfect ranking beats any order, the reversed is beaten by any', async () => {
      const loss = (other: Float64Array): Float32Array => {
        const [own, without] = [sharesOf(image.data), sharesOf(other)];
        return Float32Array.from(own, (share, pixel) => share - without[pixel]!);
      };
      const lost = loss(meanColour(image));
      const gained = loss(blurred(image));
      const best = { deletion: await curvesOf(lost), insertion: await curvesOf(gained) };
      const worst = {
        deletion: await curvesOf(lost.map((value) => -value)),
        insertion: await curvesOf(gained.map((value) => -value)),
      };
      const { randomDeletion, randomInsertion } = best.deletion;
      expect(best.deletion.deletion.area).to.be.below(randomDeletion.area);
      expect(randomDeletion.area).to.be.below(worst.deletion.deletion.area);
      expect(best.insertion.insertion.area).to.be.above(randomInsertion.area);
      expect(randomInsertion.area).to.be.above(worst.insertion.insertion.area);
      const falling = best.deletion.deletion.probabilities;
      const lowest = Math.min(...falling!);
      expect(falling![3]!).to.be.below(falling![0]!);
      expect(lowest).to.be.below(falling![0]!).and.below(falling!.at(-1)!);
    });

    it('the random order is the same every time, whatever the scores', async () => {
      const one = await curvesOf(new Float32Array(PIXELS));
      const other = await curvesOf(randomArray(PIXELS, mulberry32(1)));
      expect(one.randomDeletion).to.deep.equal(other.randomDeletion);
      expect(one.randomInsertion).to.deep.equal(other.randomInsertion);
      expect(one.randomDeletion).not.to.deep.equal(one.deletion);
    });

    it('takes any number of steps, also more than pixels; 32 unless told', async () => {
      for (const [steps, points] of [
        [2, 3],
        [17, 18],
        [PIXELS + 5, PIXELS + 6],
        [undefined, 33],
      ] as const) {
        const rest = steps === undefined ? {} : { steps };
        const scores = randomArray(PIXELS, mulberry32(2));
        const curves = await explainer.faithfulnessOf({ image, scores, target: 0, ...rest });
        for (const curve of [curves.deletion, curves.insertion, curves.randomDeletion]) {
          expect(curve.probabilities).to.have.length(points);
          expect([curve.shares[0], curve.shares.at(-1)]).to.deep.equal([0, 1]);
        }
      }
    });

    it('refuses scores, targets and steps that are none', async () => {
      const fine = { image, scores: new Float32Array(PIXELS), target: 0 };
      const refused = (rest: object) => codeOf(explainer.faithfulnessOf({ ...fine, ...rest }));
      for (const length of [0, PIXELS - 1, PIXELS * CHANNELS]) {
        expect(await refused({ scores: new Float32Array(length) })).to.equal('scores-shape');
      }
      for (const target of [-1, 2, 0.5, NaN]) {
        expect(await refused({ target })).to.equal('target-out-of-range');
      }
      for (const steps of [0, 1, 2.5, 1001, NaN]) {
        expect(await refused({ steps })).to.equal('setting-out-of-range');
      }
      const wrong = { data: new Float32Array(4), shape: [2, 2, 1] };
      expect(await refused({ image: wrong })).to.equal('image-shape');
    });

    it('leaves nothing behind in memory, also after an error', async () => {
      await curvesOf(new Float32Array(PIXELS));
      const before = await explainer.memory();
      await curvesOf(randomArray(PIXELS, mulberry32(3)));
      await codeOf(curvesOf(new Float32Array(PIXELS), { target: 7 }));
      expect(await explainer.memory()).to.deep.equal(before);
    });
  });

  describe(`faithfulness of mnist-cnn on ${backend}`, () => {
    const model = new URL('/models/mnist-cnn/model.json', location.href).href;
    const explainer = createExplainer({ model, backend });

    it('begins and ends with the picture, its mean colour, its blur', async () => {
      const { details, target } = await explainer.saliency({
        image: 'sample:3',
        method: 'gradient',
      });
      const { input } = details;
      const pictures = [input.data, meanColour(input), blurred(input)];
      const { output } = await explainer.forward({
        data: Float32Array.from(pictures.flatMap((picture) => [...picture])),
        shape: [3, ...input.shape],
      });
      const [original, mean, blur] = pictures.map((_, row) => {
        const logits = [...output.data.slice(row * 10, (row + 1) * 10)];
        const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
        return powers[target.index]! / powers.reduce((sum, power) => sum + power, 0);
      });
      const curves = await explainer.faithfulnessOf({
        image: input,
        scores: details.maps['gradient']!,
        target: target.index,
        steps: 5,
      });
      for (const { probabilities } of [curves.deletion, curves.randomDeletion]) {
        expect(probabilities![0]).to.be.closeTo(original!, 1e-5);
        expect(probabilities!.at(-1)).to.be.closeTo(mean!, 1e-5);
      }
      for (const { probabilities } of [curves.insertion, curves.randomInsertion]) {
        expect(probabilities![0]).to.be.closeTo(blur!, 1e-5);
        expect(probabilities!.at(-1)).to.be.closeTo(original!, 1e-5);
      }
    });

    it('stops when it is cancelled, and leaves nothing behind', async () => {
      const { details, target } = await explainer.saliency({
        image: 'sample:3',
        method: 'gradient',
      });
      const request = {
        image: details.input,
        scores: details.maps['gradient']!,
        target: target.index,
        steps: 400,
      };
      const before = await explainer.memory();
      const abort = new AbortController();
      let seen = 0;
      const reason: unknown = await explainer
        .faithfulnessOf(request, {
          signal: abort.signal,
          onProgress: ({ phase, loaded, total }) => {
            if (phase !== 'explain') return;
            expect(total).to.equal(4 * 401);
            seen = Math.max(seen, loaded);
            if (loaded >= 32) abort.abort();
          },
        })
        .catch((error: unknown) => error);
      expect(reason).to.have.property('name', 'AbortError');
      expect(seen).to.be.below(4 * 401);
      expect(await explainer.memory()).to.deep.equal(before);
    });
  });
}
