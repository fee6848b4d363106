import { expect } from '@esm-bundle/chai';
import { createExplainer, reluRules, type BackendChoice } from '../../dist/engine.js';
import { backward, forward } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import {
  averagePool,
  build,
  conv,
  dense,
  flatten,
  maxPool,
  mulberry32,
  randomArray,
  shapes,
  zeroPadding,
  type NetSpec,
} from '../oracle/net.js';
import { codeOf } from '../support/errors.js';
import { largestDifference } from '../support/reference.js';

const backends: BackendChoice[] = ['cpu', 'wasm', 'webgl'];

const net = build([10, 8, 2], 31, [
  conv(3, 4, { padding: 'same', activation: 'relu', name: 'conv1' }),
  maxPool(2),
  conv(2, 5, { activation: 'relu', name: 'conv2' }),
  flatten(),
  dense(6, { activation: 'relu', name: 'hidden' }),
  dense(3, { name: 'scores' }),
]);
const image = randomArray(160, mulberry32(32));

/** Runs `work` with the address of the network as a file. */
async function withModel<T>(spec: NetSpec, work: (url: string) => Promise<T>): Promise<T> {
  const { url, revoke } = toUrl(toKeras(spec));
  try {
    return await work(url);
  } finally {
    revoke();
  }
}

interface Expected {
  unit: string;
  layer: string;
  /** Which of the layer's neurons the seed names, from their values, row-major. */
  neurons: (values: Float64Array, shape: readonly number[]) => number[];
}

/** The first largest among candidates. */
function best(values: Float64Array, candidates: number[]): number[] {
  return [candidates.reduce((a, b) => (values[b]! > values[a]! ? b : a))];
}
const all = (length: number) => Array.from({ length }, (_, index) => index);

const seeds: Expected[] = [
  { unit: 'max', layer: 'conv2', neurons: (values) => best(values, all(values.length)) },
  {
    unit: '3',
    layer: 'conv2',
    neurons: (values, [h, w, c]) =>
      best(
        values,
        all(h! * w!).map((place) => place * c! + 3),
      ),
  },
  {
    unit: '1,2',
    layer: 'conv2',
    neurons: (values, [, w, c]) =>
      best(
        values,
        all(c!).map((k) => (2 * w! + 1) * c! + k),
      ),
  },
  { unit: '2, 3, 1', layer: 'conv1', neurons: (_, [, w, c]) => [(3 * w! + 2) * c! + 1] },
  {
    unit: '*,*,4',
    layer: 'conv2',
    neurons: (_, [h, w, c]) => all(h! * w!).map((place) => place * c! + 4),
  },
  { unit: 'max', layer: 'hidden', neurons: (values) => best(values, all(values.length)) },
  { unit: '2', layer: 'hidden', neurons: () => [2] },
];

for (const backend of backends) {
  describe(`seeds on ${backend}`, () => {
    for (const { unit, layer, neurons } of seeds) {
      it(`"${unit}" of ${layer}, by every rule, as float64 loops have it`, () =>
        withModel(net, async (url) => {
          const explainer = createExplainer({ model: url, backend });
          const result = await explainer.saliency({
            image: { data: image, shape: net.input },
            methods: reluRules,
            layer,
            unit,
          });
          const tape = forward(net, image);
          const index = net.layers.findIndex(({ name }) => name === layer);
          const values = tape.activations[index]!;
          const shape = shapes(net)[index]!;
          const chosen = neurons(values, shape);
          const signal = new Float64Array(values.length);
          for (const neuron of chosen) signal[neuron] = 1;
          for (const method of reluRules) {
            const expected = Float32Array.from(
              backward(net, tape, { layer: index, signal }, method),
            );
            const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
            expect(largestDifference(result.details.maps[method]!, expected)).to.be.at.most(
              1e-4 * scale,
            );
          }
          const { neuron } = result.details;
          const activation = chosen.reduce((sum, i) => sum + values[i]!, 0);
          expect(neuron!.layer).to.equal(layer);
          expect(neuron!.layerShape).to.deep.equal(shape);
          expect(neuron!.activation).to.be.closeTo(activation, 1e-4 * Math.abs(activation) + 1e-6);
          const [, w = 1, c = 1] = shape.length === 3 ? shape : [];
          const [first] = chosen;
          const position =
            shape.length === 1
              ? [first]
              : chosen.length > 1
                ? [4]
                : [Math.floor(first! / (w * c)), Math.floor(first! / c) % w, first! % c];
          expect(neuron!.position).to.deep.equal(position);
        }));
    }
  });
}

describe('equals', () => {
  const same = build([3, 4, 1], 1, [
    conv(1, 3, { name: 'maps' }),
    flatten(),
    dense(4, { name: 'scores' }),
  ]);
  for (const layer of same.layers) {
    if (layer.kind === 'conv2d' || layer.kind === 'dense') {
      layer.weights.kernel.fill(1);
      layer.weights.bias!.fill(0.5);
    }
  }
  const input = { data: new Float32Array(12).fill(1), shape: same.input };

  for (const backend of backends) {
    for (const [layer, unit, position] of [
      ['maps', 'max', [0, 0, 0]],
      ['maps', '2', [0, 0, 2]],
      ['maps', '3,1', [1, 3, 0]],
      ['scores', 'max', [0]],
    ] as const) {
      it(`the first is the seed of "${unit}" of ${layer} on ${backend}`, () =>
        withModel(same, async (url) => {
          const explainer = createExplainer({ model: url, backend });
          const { details } = await explainer.saliencyOf(input, { layer, unit });
          expect(details.neuron!.position).to.deep.equal(position);
        }));
    }

    it(`the first is the target on ${backend}`, () =>
      withModel(same, async (url) => {
        const { target } = await createExplainer({ model: url, backend }).saliencyOf(input);
        expect(target.index).to.equal(0);
      }));
  }
});

describe('a unit that is not there', () => {
  for (const [layer, unit] of [
    ['conv2', '5'],
    ['conv2', '-1'],
    ['conv2', '1.5'],
    ['conv2', '9,0'],
    ['conv2', '0,0,5'],
    ['conv2', '*,*,5'],
    ['conv2', '*,0,1'],
    ['conv2', 'strongest'],
    ['conv2', '1,2,3,4'],
    ['hidden', '6'],
    ['hidden', '0,0'],
    ['hidden', '*,*,1'],
  ] as const) {
    it(`"${unit}" of ${layer} is a named error`, () =>
      withModel(net, async (url) => {
        const explainer = createExplainer({ model: url, backend: 'cpu' });
        const request = { image: { data: image, shape: net.input }, layer, unit };
        expect(await codeOf(explainer.saliency(request))).to.equal('unit-unknown');
      }));
  }
});

/** Without activations every cell that a neuron reads has a gradient. */
const linear = build([23, 19, 2], 41, [
  zeroPadding([
    [1, 0],
    [2, 1],
  ]),
  conv(3, 3, { strides: 2, padding: 'same', name: 'conv1' }),
  averagePool(3, { strides: 2, padding: 'same', name: 'pool1' }),
  conv(2, 4, { dilation: 2, name: 'conv2' }),
  flatten(),
  dense(2, { name: 'scores' }),
]);

describe('the receptive field', () => {
  const [height, width] = linear.input;

  for (const layer of ['conv1', 'pool1', 'conv2']) {
    it(`of every place of ${layer} is where its gradient is not zero`, () =>
      withModel(linear, async (url) => {
        const explainer = createExplainer({ model: url, backend: 'cpu' });
        const data = randomArray(height * width * 2, mulberry32(1));
        const input = { data, shape: linear.input };
        const index = linear.layers.findIndex(({ name }) => name === layer);
        const [rows, columns] = shapes(linear)[index]! as [number, number];
        for (let y = 0; y < rows; y++) {
          for (let x = 0; x < columns; x++) {
            const { map, details } = await explainer.saliencyOf(input, {
              layer,
              unit: `${x},${y},1`,
            });
            expect(details.neuron!.receptiveField, `${x},${y}`).to.deep.equal(
              support(map, [height, width, 2]),
            );
          }
        }
      }));
  }

  it('of a whole channel and of a dense unit is the whole picture', () =>
    withModel(linear, async (url) => {
      const explainer = createExplainer({ model: url, backend: 'cpu' });
      const input = { data: new Float32Array(height * width * 2), shape: linear.input };
      for (const [layer, unit] of [
        ['conv1', '*,*,0'],
        ['scores', '1'],
      ] as const) {
        const { details } = await explainer.saliencyOf(input, { layer, unit });
        expect(details.neuron!.receptiveField).to.deep.equal({ top: 0, left: 0, height, width });
      }
    }));

  it('of the shipped networks is what their layers say', async () => {
    const fields = {
      // 5x5; after a pool of 2 (5 - 1) * 2 more; after another (3 - 1) * 4.
      'cifar10-cnn': { conv1: 5, conv2: 14 },
      'cifar10-allcnn': { conv1: 3, conv2: 5, conv3: 7 },
    };
    for (const [model, layers] of Object.entries(fields)) {
      const explainer = createExplainer({ model, backend: 'cpu' });
      for (const [layer, side] of Object.entries(layers)) {
        const { details } = await explainer.saliency({ layer, unit: '6,6,0' });
        const { height: rows, width: columns } = details.neuron!.receptiveField;
        expect([rows, columns], `${model} ${layer}`).to.deep.equal([side, side]);
      }
    }
  });
});

/** The smallest box around what is not zero. */
function support(map: Float32Array, [, width, channels]: readonly number[]) {
  const ys: number[] = [];
  const xs: number[] = [];
  map.forEach((value, index) => {
    if (value === 0) return;
    ys.push(Math.floor(index / (width! * channels!)));
    xs.push(Math.floor(index / channels!) % width!);
  });
  const [top, left] = [Math.min(...ys), Math.min(...xs)];
  return { top, left, height: Math.max(...ys) - top + 1, width: Math.max(...xs) - left + 1 };
}
