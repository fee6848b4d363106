import { expect } from '@esm-bundle/chai';
import {
  configure,
  createExplainer,
  type BackendChoice,
  type Explainer,
  type SaliencyOptions,
  type Shape3,
} from '../../dist/engine.js';
import { forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  build,
  conv,
  dense,
  flatten,
  mulberry32,
  randomArray,
  shapes,
  type NetSpec,
} from '../oracle/net.js';
import { codeOf } from '../support/errors.js';
import {
  largest,
  largestDifference,
  loadReference,
  type Reference,
  type ReferenceEntry,
} from '../support/reference.js';

const backends = ['cpu', 'wasm', 'webgl'] satisfies BackendChoice[];
const GRID = 7;

/** RISE's masks in plain loops: grids of cells kept at random, enlarged, cut out at random. */
function masksOf(seed: number, [height, width]: readonly number[], count: number): Float32Array[] {
  // The kit scatters its seeds before the same generator.
  const next = mulberry32(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b));
  const [tall, wide] = [Math.ceil(height! / GRID), Math.ceil(width! / GRID)];
  const along = (at: number, cell: number): [number, number, number] => {
    const place = Math.min(Math.max(((at + 0.5) * GRID) / ((GRID + 1) * cell) - 0.5, 0), GRID - 1);
    const low = Math.floor(place);
    return [low, Math.min(low + 1, GRID - 1), place - low];
  };
  return Array.from({ length: count }, () => {
    const kept = Array.from({ length: GRID * GRID }, () => (next() < 0.5 ? 1 : 0));
    const [top, left] = [Math.floor(next() * tall), Math.floor(next() * wide)];
    return Float32Array.from({ length: height! * width! }, (_, pixel) => {
      const [above, below, down] = along(Math.floor(pixel / width!) + top, tall);
      const [first, last, across] = along((pixel % width!) + left, wide);
      const row = (x: number): number =>
        kept[above * GRID + x]! + (kept[below * GRID + x]! - kept[above * GRID + x]!) * down;
      return row(first) + (row(last) - row(first)) * across;
    });
  });
}

/** `sum(score * mask) / (p N)`. */
function riseOf(masks: readonly Float32Array[], score: (mask: Float32Array) => number) {
  const total = new Float64Array(masks[0]!.length);
  for (const mask of masks) {
    const weight = score(mask) / (0.5 * masks.length);
    mask.forEach((value, pixel) => (total[pixel]! += weight * value));
  }
  return Float32Array.from(total);
}

function masked(data: Float32Array, mask: Float32Array, fill = 0): Float32Array {
  const channels = data.length / mask.length;
  return data.map((value, i) => fill + (value - fill) * mask[Math.floor(i / channels)]!);
}

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

const small: Shape3 = [12, 9, 2];
const net = build([12, 9, 2], 71, [
  conv(3, 6, { padding: 'same', activation: 'relu', name: 'conv1' }),
  conv(2, 4, { strides: 2, activation: 'relu', name: 'conv2' }),
  flatten(),
  dense(5, { name: 'hidden' }),
  dense(3, { name: 'logits' }),
]);
const data = randomArray(216, mulberry32(72));
const image = { data, shape: small };

/** The last activations of the network, or of a layer of it. */
function outputOf(of: NetSpec, input: Float32Array, layer = of.layers.length - 1): number[] {
  return [...forward(of, input).activations[layer]!];
}

/** A network whose output is 1 whatever it sees: RISE by one mask is twice the mask. */
function constantNet(shape: Shape3): NetSpec {
  const constant = build(shape, 1, [flatten(), dense(1, { name: 'one' })]);
  const one = constant.layers.at(-1)!;
  if (one.kind !== 'dense') throw new Error('not dense');
  one.weights.kernel.fill(0);
  one.weights.bias?.fill(1);
  return constant;
}

function explain(of: NetSpec, backend: BackendChoice, card?: object): Explainer {
  const { url } = toUrl(toKeras(of));
  const told = card && URL.createObjectURL(new Blob([JSON.stringify(card)]));
  return createExplainer({ model: url, backend, ...(told ? { card: told } : {}) });
}

/** Plain loops and a drawing processor take minutes for the masked images of larger networks. */
const smallNetworks = ['mnist-cnn', 'padded', 'residual', 'strided'];
const networksOn = (backend: BackendChoice): string[] =>
  backend === 'wasm' ? [...smallNetworks, 'cifar10-cnn', 'cifar10-allcnn'] : smallNetworks;

function few(backend: BackendChoice, name: string, entries: ReferenceEntry[]): ReferenceEntry[] {
  if (!name.includes('-cnn') && !name.includes('cifar')) return entries;
  return entries.slice(0, backend === 'wasm' ? 4 : 1);
}

/** Compares a map; the largest value that is expected. */
async function compare(
  explainer: Explainer,
  reference: Reference,
  inputs: Reference,
  entry: ReferenceEntry,
  settings: SaliencyOptions,
): Promise<number> {
  const input = inputs.entry({ kind: 'input', sample: entry.sample });
  const given = { data: inputs.array(input), shape: input.shape as Shape3 };
  const { map, shape } = await explainer.saliencyOf(given, { target: entry.target!, ...settings });
  const expected = reference.array(entry);
  expect(shape).to.deep.equal(entry.shape);
  const label = `${entry.sample} ${entry.target} ${entry.layer ?? ''}`;
  expect(largestDifference(map, expected), label).to.be.at.most(1e-4 * largest(expected));
  return largest(expected);
}

for (const backend of backends) {
  describe(`maps of masked images on ${backend}`, () => {
    for (const name of networksOn(backend)) {
      it(`RISE by the same masks in PyTorch, Score-CAM by pytorch-grad-cam: ${name}`, async () => {
        const [reference, inputs] = await Promise.all([
          loadReference(`masked-${name}`),
          loadReference(name),
        ]);
        const explainer = createExplainer({ model: reference.model, backend });
        const rise = reference.entries({ kind: 'map', method: 'rise' });
        expect(rise.length).to.be.at.least(8);
        for (const entry of few(backend, name, rise)) {
          const { masks, noiseSeed } = entry.parameters as { masks: number; noiseSeed: number };
          await compare(explainer, reference, inputs, entry, { method: 'rise', masks, noiseSeed });
        }
        const cams = reference.entries({ kind: 'map', method: 'score-cam' });
        expect(cams.length).to.be.at.least(8);
        const highest: number[] = [];
        for (const entry of few(backend, name, cams)) {
          const camLayer = entry.layer!;
          const asked = { method: 'score-cam', camLayer } as const;
          highest.push(await compare(explainer, reference, inputs, entry, asked));
        }
        // A map whose sum is negative everywhere is rectified to 0.
        expect(Math.max(...highest)).to.be.above(0);
      });
    }

    it('RISE’s masks are those of PyTorch, and of plain loops to the bit', async () => {
      const reference = await loadReference('masked-mnist-cnn');
      const explainer = explain(constantNet([28, 28, 1]), backend, { head: 'value' });
      for (const noiseSeed of [0, 5]) {
        const stored = reference
          .entries({ kind: 'masks' })
          .find(({ parameters }) => parameters!.noiseSeed === noiseSeed)!;
        // Channels are last: the first of four masks.
        const first = reference.array(stored).filter((_, at) => at % 4 === 0);
        const [looped] = masksOf(noiseSeed, [28, 28], 1);
        const white = { data: new Float32Array(784).fill(1), shape: [28, 28, 1] as Shape3 };
        const { map } = await explainer.saliencyOf(white, { method: 'rise', masks: 1, noiseSeed });
        const mask = map.map((value) => value / 2);
        expect(mask).to.deep.equal(looped);
        expect(largestDifference(mask, first)).to.be.at.most(1e-7);
      }
    });

    it('RISE of a class, of a neuron, with another fill and of a value, by loops in float64', async () => {
      const masks = masksOf(3, small, 40);
      const asked = { method: 'rise', masks: 40, noiseSeed: 3 } as const;
      const explainer = explain(net, backend);
      for (const target of [0, 2]) {
        for (const baseline of [0, 0.5]) {
          const probability = (mask: Float32Array) =>
            softmax(outputOf(net, masked(data, mask, baseline)))[target]!;
          const { map } = await explainer.saliencyOf(image, { ...asked, target, baseline });
          const expected = riseOf(masks, probability);
          expect(largestDifference(map, expected)).to.be.at.most(1e-5 * largest(expected));
        }
      }
      const hidden = net.layers.findIndex(({ name }) => name === 'hidden');
      const neuron = await explainer.saliencyOf(image, { ...asked, layer: 'hidden', unit: '1' });
      const activation = (mask: Float32Array) => outputOf(net, masked(data, mask), hidden)[1]!;
      const ofNeuron = riseOf(masks, activation);
      expect(largestDifference(neuron.map, ofNeuron)).to.be.at.most(1e-5 * largest(ofNeuron));
      const single = build(small, 74, [conv(3, 4, { activation: 'relu' }), flatten(), dense(1)]);
      const value = explain(single, backend, { head: 'value' });
      const ofValue = await value.saliencyOf(image, { ...asked });
      const expected = riseOf(masks, (mask) => outputOf(single, masked(data, mask))[0]!);
      expect(largestDifference(ofValue.map, expected)).to.be.at.most(1e-5 * largest(expected));
    });

    it('Score-CAM of a class and a neuron, and by the maps that vary most, in float64', async () => {
      const explainer = explain(net, backend);
      for (const [camLayer, masks] of [
        ['conv2', undefined],
        ['conv1', undefined],
        ['conv1', 3],
      ] as const) {
        const expected = scoreCam(camLayer, (input) => outputOf(net, input)[1]!, masks);
        const settings = { camLayer, ...(masks ? { masks } : {}) };
        const asked = { method: 'score-cam', target: 1, ...settings } as const;
        const { map, details } = await explainer.saliencyOf(image, asked);
        expect(largest(expected)).to.be.above(0);
        expect(largestDifference(map, expected)).to.be.at.most(1e-5 * largest(expected));
        const of = masks ?? (camLayer === 'conv1' ? 6 : 4);
        expect(details.masked).to.deep.equal({ 'score-cam': { done: of, of } });
      }
      const hidden = net.layers.findIndex(({ name }) => name === 'hidden');
      const expected = scoreCam('conv2', (input) => outputOf(net, input, hidden)[2]!);
      const neuron = { layer: 'hidden', unit: '2' };
      const { map } = await explainer.saliencyOf(image, { method: 'score-cam', ...neuron });
      expect(largestDifference(map, expected)).to.be.at.most(1e-5 * largest(expected));
    });

    it('an image has the same map alone and in a batch', async () => {
      const explainer = explain(net, backend);
      const other = { data: randomArray(216, mulberry32(73)), shape: small };
      const asked = { method: ['rise', 'score-cam', 'gradient'], masks: 33, target: 0 } as const;
      const together = await explainer.saliencyOfBatch([image, other], asked);
      for (const [index, one] of [image, other].entries()) {
        const alone = await explainer.saliencyOf(one, asked);
        for (const method of asked.method) {
          const [a, b] = [together[index]!, alone].map(({ details }) => details.maps[method]!);
          expect(largestDifference(a!, b!)).to.be.at.most(1e-6 * largest(b!));
        }
        expect(together[index]!.details.masked!.rise).to.deep.equal({ done: 33, of: 33 });
      }
    });
  });
}

describe('maps of masked images', () => {
  it('of RISE converge, for a linear network, to what the masks have in common', async () => {
    // The mean of mask i times mask j, over the masks' expectation.
    const linear = build([7, 7, 1], 9, [flatten(), dense(1)]);
    const weights = randomArray(49, mulberry32(10));
    const last = linear.layers.at(-1)!;
    if (last.kind !== 'dense') throw new Error('not dense');
    last.weights.kernel.set(weights);
    last.weights.bias?.fill(0);
    const ones = new Float32Array(49).fill(1);
    const explainer = explain(linear, 'wasm', { head: 'value' });
    const { map } = await explainer.saliencyOf(
      { data: ones, shape: [7, 7, 1] },
      { method: 'rise', masks: 20_000 },
    );
    // Cells of one pixel, enlarged from 7 to 8 and not shifted: each pixel mixes neighboring cells.
    const mix = (at: number): [number, number][] => {
      const place = Math.min(Math.max(((at + 0.5) * 7) / 8 - 0.5, 0), 6);
      const low = Math.floor(place);
      return [
        [low, 1 - (place - low)],
        [Math.min(low + 1, 6), place - low],
      ];
    };
    const cellsOf = (pixel: number): Float64Array => {
      const cells = new Float64Array(49);
      for (const [y, down] of mix(Math.floor(pixel / 7))) {
        for (const [x, across] of mix(pixel % 7)) cells[y * 7 + x]! += down * across;
      }
      return cells;
    };
    const all = ones.reduce<Float64Array[]>((made, _, pixel) => [...made, cellsOf(pixel)], []);
    // Of independent cells kept by half: E[m_i m_j] = 1/4 + (1/4) a_i . a_j.
    const expected = Float32Array.from({ length: 49 }, (_, i) =>
      weights.reduce((sum, weight, j) => {
        const common = all[i]!.reduce((dot, share, cell) => dot + share * all[j]![cell]!, 0);
        return sum + weight * (0.25 + 0.25 * common) * 2;
      }, 0),
    );
    // The deviation of the mean of 20,000 products, each of a deviation below 3.
    expect(largestDifference(map, expected)).to.be.below(0.1);
    expect(largest(expected)).to.be.above(0.5);
  });

  it('tell how many masked images there are, and come in parts', async () => {
    const explainer = createExplainer({ model: 'cifar10-allcnn', backend: 'wasm' });
    const parts: number[] = [];
    const totals = new Set<number>();
    let last: Float32Array | null = null;
    const result = await explainer.saliency(
      { image: 'sample:1', method: ['gradient', 'rise'], masks: 150 },
      {
        onProgress: ({ phase, total, part }) => {
          if (phase === 'explain') totals.add(total);
          if (!part) return;
          const [one] = part;
          expect(Object.keys(one!.maps)).to.deep.equal(['gradient', 'rise']);
          parts.push(one!.masked!.rise!.done);
          expect(one!.masked!.rise!.of).to.equal(150);
          last = one!.maps.rise!;
        },
      },
    );
    expect([...totals]).to.include(150);
    expect(parts.length).to.be.above(0);
    expect(parts).to.deep.equal([...parts].sort((a, b) => a - b));
    expect(parts.every((done) => done > 0 && done < 150)).to.equal(true);
    const { rise } = result.details.maps;
    expect(last!).not.to.deep.equal(rise);
    expect(largestDifference(last!, rise!)).to.be.below(largest(rise!));
    expect(result.details.masked).to.deep.equal({ rise: { done: 150, of: 150 } });
  });

  it('are cancelled on the way, and let others have their turn', async () => {
    const explainer = createExplainer({ model: 'cifar10-allcnn', backend: 'wasm' });
    await explainer.predict('sample:0');
    const cancel = new AbortController();
    let computed = 0;
    const long = explainer.saliency(
      { method: 'rise', masks: 20_000 },
      {
        signal: cancel.signal,
        onProgress: ({ loaded, total }) => {
          if (total === 20_000) computed = Math.max(computed, loaded);
          if (computed > 0) cancel.abort();
        },
      },
    );
    expect(await long.catch(({ name }: Error) => name)).to.equal('AbortError');
    expect(computed).to.be.within(1, 19_999);
    // Milliseconds after which a job lets those go first who wait.
    configure({ turn: 50 });
    const order: string[] = [];
    const slow = explainer
      .saliency({ method: 'rise', masks: 400 }, { onProgress: () => begun() })
      .then(() => order.push('rise'));
    let begun = (): void => {};
    await new Promise<void>((resolve) => (begun = resolve));
    const quick = explainer.predict('sample:1').then(() => order.push('predict'));
    await Promise.all([slow, quick]);
    configure({ turn: 20_000 });
    expect(order).to.deep.equal(['predict', 'rise']);
  });

  it('refuse what cannot be computed', async () => {
    const explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
    for (const masks of [0, -1, 1.5, 20_001]) {
      const asked = explainer.saliency({ method: 'rise', masks });
      expect(await codeOf(asked)).to.equal('setting-out-of-range');
    }
    const asked = { method: 'score-cam', camLayer: 'dense1' } as const;
    expect(await codeOf(explainer.saliency(asked))).to.equal('cam-layer-unfit');
  });
});

/** Each map of a layer weighted by a softmax of the scores of the image that it masks. */
function scoreCam(layer: string, score: (input: Float32Array) => number, most = Infinity) {
  const at = net.layers.findIndex(({ name }) => name === layer);
  const [height, width, channels] = shapes(net)[at] as Shape3;
  const activations = forward(net, data).activations[at]!;
  const maps = Array.from({ length: channels }, (_, channel) =>
    Array.from({ length: height * width }, (_, cell) => activations[cell * channels + channel]!),
  );
  const spread = (map: number[]): number => {
    const mean = map.reduce((sum, value) => sum + value, 0) / map.length;
    return map.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const chosen = [...maps].sort((a, b) => spread(b) - spread(a)).slice(0, most);
  const scores = chosen.map((map) => {
    const large = enlarged(map, height, width);
    const [low, high] = [Math.min(...large), Math.max(...large)];
    return score(
      masked(
        data,
        Float32Array.from(large, (value) => (high > low ? (value - low) / (high - low) : 0)),
      ),
    );
  });
  const weights = softmax(scores);
  const sum = chosen[0]!.map((_, cell) =>
    chosen.reduce((total, map, index) => total + weights[index]! * map[cell]!, 0),
  );
  return Float32Array.from(
    enlarged(
      sum.map((value) => Math.max(value, 0)),
      height,
      width,
    ),
  );
}

function enlarged(values: readonly number[], height: number, width: number): number[] {
  const [rows, columns] = small;
  const along = (at: number, from: number, to: number): [number, number, number] => {
    const place = Math.min(Math.max(((at + 0.5) * from) / to - 0.5, 0), from - 1);
    const low = Math.floor(place);
    return [low, Math.min(low + 1, from - 1), place - low];
  };
  return Array.from({ length: rows * columns }, (_, pixel) => {
    const [top, bottom, down] = along(Math.floor(pixel / columns), height, rows);
    const [left, right, across] = along(pixel % columns, width, columns);
    const row = (y: number): number =>
      (1 - across) * values[y * width + left]! + across * values[y * width + right]!;
    return (1 - down) * row(top) + down * row(bottom);
  });
}
