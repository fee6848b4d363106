import { expect } from '@esm-bundle/chai';
import {
  createExplainer,
  forEachHidden,
  occludedPicture,
  type BackendChoice,
  type InputTensor,
  type Occluder,
  type OcclusionOptions,
  type OcclusionResult,
} from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  maxPool,
  mulberry32,
  randomArray,
  type NetSpec,
} from '../oracle/net.js';
import { codeOf } from '../support/errors.js';
import { largestDifference } from '../support/reference.js';

const [height, width, channels] = [12, 10, 2] as const;
const image: InputTensor = {
  data: randomArray(height * width * channels, mulberry32(3)),
  shape: [height, width, channels],
};
const linear = build([height, width, channels], 1, [flatten(), dense(3)]);
const net = build([height, width, channels], 2, [
  conv(3, 4, { padding: 'same', activation: 'relu' }),
  maxPool(2),
  conv(3, 6, { activation: 'relu' }),
  flatten(),
  dense(3),
]);

/** In plain float64 loops: every position, its fall, the mean for each pixel. */
function loops(spec: NetSpec, { details }: OcclusionResult, target: number): Float32Array {
  const { grid, occluder, covered } = details;
  const whole = forward(spec, image.data).logits[target]!;
  const sums = new Float64Array(height * width);
  const counts = new Float64Array(height * width);
  for (const top of grid.tops) {
    for (const left of grid.lefts) {
      const data = Float32Array.from(image.data);
      const hidden = hiddenByLoops(occluder, top, left);
      for (const pixel of hidden) {
        for (let channel = 0; channel < channels; channel++) {
          data[pixel * channels + channel] = covered.data[pixel * channels + channel]!;
        }
      }
      const fall = whole - forward(spec, data).logits[target]!;
      for (const pixel of hidden) {
        sums[pixel]! += fall;
        counts[pixel]!++;
      }
    }
  }
  return Float32Array.from(sums, (sum, pixel) => (counts[pixel] ? sum / counts[pixel]! : 0));
}

function hiddenByLoops(occluder: Occluder, top: number, left: number): number[] {
  const pixels: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [down, right] = [y - top + 0.5, x - left + 0.5];
      const inWindow = down > 0 && right > 0 && down < occluder.height && right < occluder.width;
      const [a, b] = [occluder.height / 2, occluder.width / 2];
      const inEllipse = ((down - a) / a) ** 2 + ((right - b) / b) ** 2 <= 1 + 1e-12;
      if (inWindow && (occluder.shape === 'square' || inEllipse)) pixels.push(y * width + x);
    }
  }
  return pixels;
}

const settings: OcclusionOptions[] = [
  { occluder: 4, stride: 2 },
  { occluder: [3, 5], stride: [2, 3], fill: 0.5 },
  { occluder: 5, stride: 3, shape: 'circle', fill: 'mean' },
  { occluder: [12, 10], stride: 1, fill: 'blur' },
  { occluder: 1, stride: 1, fill: 'noise', noiseSeed: 4 },
  { occluder: 2, stride: 5, fill: [0.1, -0.2] },
  { occluder: [12, 3], stride: [12, 2], fill: -1 },
];

for (const backend of ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[]) {
  describe(`occlusion on ${backend}`, () => {
    const urls = [toUrl(toKeras(net)), toUrl(toKeras(linear))];
    const [explainer, linearExplainer] = urls.map(({ url }) =>
      createExplainer({ model: url, backend }),
    ) as [ReturnType<typeof createExplainer>, ReturnType<typeof createExplainer>];
    after(() => urls.forEach(({ revoke }) => revoke()));

    for (const asked of settings) {
      for (const pass of ['full', 'incremental'] as const) {
        it(`${JSON.stringify(asked)}, ${pass}: what float64 loops give`, async () => {
          const request: OcclusionOptions = { ...asked, target: 1, score: 'logit', pass };
          const result = await explainer.occlusionOf(image, request);
          expect(result.details.pass).to.equal(pass);
          expect(largestDifference(result.map, loops(net, result, 1))).to.be.below(1e-5);
        });
      }
    }

    it('of a linear model each window falls by what its pixels give', async () => {
      const result = await linearExplainer.occlusionOf(image, {
        occluder: 1,
        stride: 1,
        target: 2,
        score: 'logit',
      });
      const gradient = await linearExplainer.saliencyOf(image, {
        methods: ['gradient-x-input'],
        target: 2,
      });
      const expected = Float32Array.from(
        { length: height * width },
        (_, pixel) => gradient.map[pixel * channels]! + gradient.map[pixel * channels + 1]!,
      );
      expect(largestDifference(result.map, expected)).to.be.below(1e-5);
    });

    it('a model that does not look gives 0', async () => {
      const blind = toKeras(linear);
      new Uint8Array(blind.weights).fill(0);
      const { url, revoke } = toUrl(blind);
      const result = await createExplainer({ model: url, backend }).occlusionOf(image);
      revoke();
      expect(result.map.every((value) => value === 0)).to.equal(true);
      expect(result.details.probabilities!.every((p) => Math.abs(p - 1 / 3) < 1e-6)).to.equal(true);
    });

    it('one position at a time gives what the sweep gives', async () => {
      const request: OcclusionOptions = { occluder: 4, stride: 3, target: 0, fill: 'noise' };
      const { details } = await explainer.occlusionOf(image, request);
      for (const [row, top] of details.grid.tops.entries()) {
        for (const [column, left] of details.grid.lefts.entries()) {
          const cell = row * details.grid.lefts.length + column;
          const alone = await explainer.occludedAt(image, [top, left], request);
          expect(alone.occluded.probability).to.be.closeTo(details.probabilities![cell]!, 1e-6);
          expect(alone.occluded.logit).to.be.closeTo(details.logits[cell]!, 1e-5);
          expect(alone.predictions[0]!.index).to.equal(details.winners[cell]);
          expect(alone.predictions[0]!.probability).to.be.closeTo(
            details.winnerProbabilities![cell]!,
            1e-6,
          );
        }
      }
    });

    it('an occluder may lie partly or wholly outside', async () => {
      for (const position of [
        [-3, -2],
        [10, 8],
        [-4, 0],
        [12, 10],
      ] as const) {
        const asked: OcclusionOptions = { occluder: 4, fill: 1, target: 1 };
        const { occluded, covered } = await explainer.occludedAt(image, position, asked);
        const occluder = { height: 4, width: 4, shape: 'square' as const };
        const picture = occludedPicture(image, covered, occluder, position);
        const { details } = await explainer.saliencyOf(picture, { target: 1 });
        expect(occluded.logit).to.be.closeTo(details.logits[1]!, 1e-5);
      }
    });
  });
}

describe('an occlusion sweep', () => {
  const { url, revoke } = toUrl(toKeras(net));
  const explainer = createExplainer({ model: url, backend: 'wasm' });
  after(revoke);

  it('goes from coarse to fine, and every part is a state of the whole', async () => {
    const parts: OcclusionResult[] = [];
    const seen: [number, number][] = [];
    const result = await explainer.occlusionOf(
      image,
      { occluder: 2, stride: 1 },
      {
        onPart: (part) => parts.push(part),
        onProgress: ({ phase, loaded, total }) => {
          if (phase === 'explain') seen.push([loaded, total]);
        },
      },
    );
    const { grid } = result.details;
    const cells = grid.tops.length * grid.lefts.length;
    expect(cells).to.equal(99);
    expect(parts.length).to.be.at.least(1);
    expect(seen.every(([, total]) => total === cells)).to.equal(true);
    expect(seen.map(([loaded]) => loaded)).to.deep.equal([
      0,
      ...parts.map((part) => part.details.done),
    ]);
    const [first] = parts;
    // Corners of the coarse grid, apart from each other.
    const known = [...first!.details.known].flatMap((is, cell) => (is ? [cell] : []));
    const steps = known.map((cell) => [Math.floor(cell / 9) % 4, (cell % 9) % 4]);
    expect(steps.every(([row, column]) => row === 0 && column === 0)).to.equal(true);
    for (const { details } of parts) {
      expect(details.known.reduce((sum, is) => sum + is, 0)).to.equal(details.done);
      details.probabilities!.forEach((probability, cell) => {
        if (details.known[cell]) expect(probability).to.equal(result.details.probabilities![cell]);
        else expect(Number.isNaN(probability)).to.equal(true);
      });
    }
  });

  it('leaves gaps where the stride is longer than the occluder, and says where', async () => {
    const { details, map } = await explainer.occlusionOf(image, { occluder: 2, stride: 5 });
    expect(details.grid).to.deep.equal({ tops: [0, 5, 10], lefts: [0, 5] });
    details.counts.forEach((count, pixel) => {
      const [y, x] = [Math.floor(pixel / width), pixel % width];
      expect(count).to.equal(y % 5 < 2 && x % 5 < 2 ? 1 : 0);
      if (count === 0) expect(map[pixel]).to.equal(0);
    });
  });

  it('stops when it is no longer wanted', async () => {
    const abort = new AbortController();
    const sweep = explainer.occlusionOf(
      image,
      { occluder: 2, stride: 1 },
      { signal: abort.signal, onPart: () => abort.abort() },
    );
    const error: unknown = await sweep.catch((thrown: unknown) => thrown);
    expect((error as Error).name).to.equal('AbortError');
  });

  it('lets a hand on the occluder in between two slices', async () => {
    let done = false;
    let answered = 0;
    let asked: Promise<unknown> | null = null;
    const sweep = explainer
      .occlusionOf(
        image,
        { occluder: 2, stride: 1, fill: 0.25 },
        {
          priority: () => 0,
          onPart: ({ details }) => {
            asked ??= explainer
              .occludedAt(image, [3, 3], { occluder: 2, fill: 0.25 }, { priority: () => 1 })
              .then(() => {
                expect(done).to.equal(false);
                answered = details.done;
              });
          },
        },
      )
      .then(() => (done = true));
    await sweep;
    await asked;
    expect(answered).to.be.above(0);
  });

  it('gives memory back a moment later', async () => {
    const job = { occluder: 3, stride: 2 } satisfies OcclusionOptions;
    await explainer.occlusionOf(image, job);
    await explainer.saliencyOf(image);
    const idle = () => new Promise((resolve) => setTimeout(resolve, 1500));
    await idle();
    const before = await explainer.memory();
    await explainer.occlusionOf(image, { ...job, fill: 'blur' });
    await explainer.occlusionOf(image, { ...job, fill: 'noise', pass: 'full' });
    await explainer.occludedAt(image, [1, 1], job);
    expect(await codeOf(explainer.occlusionOf(image, { ...job, target: 'nobody' }))).to.equal(
      'target-unknown',
    );
    await idle();
    expect(await explainer.memory()).to.deep.equal(before);
  });

  for (const [what, asked, code] of [
    ['larger than the picture', { occluder: 13 }, 'setting-out-of-range'],
    ['wider than the picture', { occluder: [2, 11] }, 'setting-out-of-range'],
    ['of size 0', { occluder: 0 }, 'setting-out-of-range'],
    ['of a fractional size', { occluder: 2.5 }, 'setting-out-of-range'],
    ['of no size', { occluder: NaN }, 'setting-out-of-range'],
    ['with stride 0', { stride: 0 }, 'setting-out-of-range'],
    ['with a fractional stride', { stride: [1, 1.5] }, 'setting-out-of-range'],
    ['of another shape', { shape: 'star' as 'square' }, 'setting-out-of-range'],
    ['of an unknown fill', { fill: 'paint' as 'blur' }, 'setting-out-of-range'],
    ['with a colour of three channels for two', { fill: [0, 0, 0] }, 'setting-out-of-range'],
    ['of no colour', { fill: NaN }, 'setting-out-of-range'],
    ['with a noise that has no seed', { fill: 'noise', noiseSeed: 0.5 }, 'setting-out-of-range'],
    ['by an unknown pass', { pass: 'quick' as 'full' }, 'setting-out-of-range'],
    ['at too many positions', { occluder: 2, stride: 1, limit: 98 }, 'occlusion-positions'],
  ] satisfies [string, OcclusionOptions, string][]) {
    it(`refuses an occluder ${what}`, async () => {
      expect(await codeOf(explainer.occlusionOf(image, asked))).to.equal(code);
    });
  }

  it('hides what it says it hides', () => {
    const hidden: number[] = [];
    const occluder: Occluder = { height: 3, width: 3, shape: 'circle' };
    forEachHidden(occluder, [0, 0], [4, 4, 1], (pixel) => hidden.push(pixel));
    expect(hidden).to.deep.equal([0, 1, 2, 4, 5, 6, 8, 9, 10]);
    hidden.length = 0;
    forEachHidden({ ...occluder, height: 5, width: 5 }, [-1, 0], [4, 5, 1], (pixel) =>
      hidden.push(pixel),
    );
    expect(hidden).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18]);
  });
});

it('a network whose picture is one pixel is all or nothing', async () => {
  const { url, revoke } = toUrl(toKeras(build([1, 1, 3], 5, [flatten(), dense(2)])));
  const one: InputTensor = { data: Float32Array.of(0.2, -1, 0.5), shape: [1, 1, 3] };
  const { map, details } = await createExplainer({ model: url, backend: 'wasm' }).occlusionOf(one);
  revoke();
  expect(map).to.have.length(1);
  expect(details.grid).to.deep.equal({ tops: [0], lefts: [0] });
});
